"""A claim is published, and nobody answers for it.

## What it does
Wants `reviewed_by` in every review with `status: published`.

## Why it is bad
The codes of principles want readers to know who checked. A desk may answer as one: `reviewed_by: [desk]`.

## Example
```yaml
review:
  status: published
  verdict: refuted
  reviewed_on: 2026-11-23
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
    """Every published claim without a reviewer."""
    if not record.value.review.reviewed_by:
        yield Problem(
            record.path,
            ("review", "status"),
            "published, but nobody answers for the review",
            "add 'reviewed_by: [desk]', or the names, to 'review'",
        )
