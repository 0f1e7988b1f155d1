"""A published claim has no entry for its first publication.

## What it does
Wants an entry `first-publication` in the `history` of every published claim.

## Why it is bad
Corrections are told against a first version. Without its date, feeds and structured data cannot say how old a check is.

## Example
```yaml
review:
  status: published
history: []
```

## What to write instead
```yaml
review:
  status: published
history:
  - {on: 2026-11-23, change: first-publication}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import ChangeKind, Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim whose history does not begin."""
    if all(entry.change is not ChangeKind.FIRST_PUBLICATION for entry in record.value.history):
        yield Problem(
            record.path,
            ("history",) if record.value.history else ("review", "status"),
            "published, but the history has no first publication",
            "add to 'history': {on: the day, change: first-publication}",
            at_key=bool(record.value.history),
        )
