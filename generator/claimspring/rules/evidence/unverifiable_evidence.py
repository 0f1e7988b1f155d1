"""A verdict is given, but none of its evidence can be looked up.

## What it does
Wants, among the evidence that bears on a decided verdict, at least one piece with an exact passage from a source that
has an address.

## Why it is bad
A reader who wants to check the check has nowhere to go, and no words to look for.

## Example
```yaml
evidence:
  - source: rte-2023-08        # unlocated: "RTE's page was not found"
    stance: supports
```

## What to write instead
Add evidence that can be followed, or choose a verdict that decides nothing.

```yaml
evidence:
  - source: mfa-2023-08-07     # has a url
    stance: supports
    passage: practical cooperation between the two armed forces
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing, can_be_followed

SEVERITY = Severity.ERROR


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every decided verdict whose evidence is there, but leads nowhere."""
    if any(bearing(record.value)) and not can_be_followed(record.value, context.corpus.sources):
        yield Problem(
            record.path,
            ("evidence",),
            "no piece of evidence has both an exact passage and an address to read it at",
            "add one that has, or choose a verdict that decides nothing",
            at_key=True,
        )
