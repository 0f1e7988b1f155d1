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

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.model.source import Source
from claimspring.rules.context import Context
from claimspring.rules.web_address import canonical

SEVERITY = Severity.WARNING


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """A source at an address that an earlier one has."""
    if record.value.url is None:
        return
    first = context.first_at[canonical(record.value.url)]
    if first != source_id:
        yield Problem(
            record.path,
            ("url",),
            f"'{first}' has the same address",
            f"keep one of the two files, and name '{first}' wherever '{source_id}' is named",
        )
