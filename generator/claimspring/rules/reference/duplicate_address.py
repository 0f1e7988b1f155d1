"""Two source files have the same address.

## What it does
Compares the addresses of all sources, without regard to what does not make another page: `http` or `https`, `www.` and
`m.`, a trailing slash, `index.html`, the order of parameters, trackers, pages sped up for phones, fragments.

## Why it is bad
One document counts as two, so that one origin looks like two independent ones.

## Example
`claims/sources/tass-1.yml` and `claims/sources/tass-2.yml` both hold

```yaml
url: https://tass.com/defense/1659905
```

## What to write instead
Keep one file, and let every claim name it; two passages of one document are two pieces of evidence from one source.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.rules.web_address import canonical

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every source at an address that an earlier one has."""
    first: dict[str, str] = {}
    for source_id, record in context.corpus.sources.items():
        if record.value.url is None:
            continue
        address = canonical(record.value.url)
        other = first.setdefault(address, source_id)
        if other != source_id:
            yield Problem(
                record.path,
                ("url",),
                f"'{other}' has the same address",
                f"keep one of the two files, and name '{other}' wherever '{source_id}' is named",
            )
