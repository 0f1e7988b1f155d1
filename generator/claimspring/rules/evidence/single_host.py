"""All the evidence for a verdict lies on one site.

## What it does
Reports a decided verdict with two or more pieces of evidence that bear on it, all from sources on one host.

## Why it is bad
Two pages of one site are one voice. Of 3,568 fact-checks in the AVeriTeC collection, 49 % rest on one domain.

## Example
```yaml
evidence:
  - {source: tass-2023-08-14, stance: supports, passage: will visit Russia}       # tass.com
  - {source: tass-2023-08-15, stance: supports, passage: has arrived in Moscow}   # tass.com
```

## What to write instead
Look for a document elsewhere that says so of its own knowledge, and add it.

```yaml
evidence:
  - {source: tass-2023-08-14, stance: supports, passage: will visit Russia}
  - {source: mnd-2023-08-14, stance: supports, passage: from August 14 to August 19}
```
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing

SEVERITY = Severity.NOTE


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every decided verdict with several pieces of evidence from a single host."""
    hosts = list(_hosts(record.value, context))
    if len(hosts) > 1 and len(set(hosts)) == 1 and hosts[0]:
        yield Problem(
            record.path,
            ("evidence",),
            f"all {len(hosts)} pieces of evidence lie on one site, '{hosts[0]}'",
            "look for a document elsewhere that says so of its own knowledge",
            at_key=True,
        )


def _hosts(claim: Claim, context: Context) -> Iterator[str | None]:
    for _, evidence in bearing(claim):
        record = context.corpus.sources.get(evidence.source)
        url = record.value.url if record else None
        yield (urlsplit(url).hostname or "").removeprefix("www.") if url else None
