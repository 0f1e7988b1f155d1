"""A claim is published without the day of its review.

## What it does
Wants `reviewed_on` in every review with `status: published`.

## Why it is bad
A verdict holds for what was known on a day. Without the date nobody can tell whether it is stale.

## Example
```yaml
review:
  status: published
  verdict: refuted
  reviewed_by: [desk]
```

## What to write instead
```yaml
review:
  status: published
  verdict: refuted
  reviewed_by: [desk]
  reviewed_on: 2026-11-23
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim without the day of its review."""
    if record.value.review.reviewed_on is None:
        yield Problem(
            record.path,
            ("review", "status"),
            "published without the day of the review",
            "add 'reviewed_on' to 'review', as year-month-day",
        )
