"""A change of verdict does not say from what to what.

## What it does
Wants `from` and `to` in every entry `verdict-change` of a history.

## Why it is bad
"The verdict was changed" tells a reader nothing, least of all one who has quoted the old one.

## Example
```yaml
history:
  - {on: 2026-12-02, change: verdict-change}
```

## What to write instead
```yaml
history:
  - {on: 2026-12-02, change: verdict-change, from: supported, to: misleading, note: AFP's report came to light}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import verdict_changes

SEVERITY = Severity.WARNING


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every verdict change that lacks one of its ends."""
    for index, entry in verdict_changes(record.value):
        if entry.was is None or entry.now is None:
            yield Problem(
                record.path,
                ("history", index, "change"),
                "the change of verdict does not say from what to what",
                "add 'from' and 'to', ids of claims/ratings.yml",
            )
