"""A claim is published without an account of how the verdict was reached.

## What it does
Wants a `rationale` in every published review whose verdict decides something.

## Why it is bad
The summary tells the result. Only the rationale lets a reader follow the way from the passages to the verdict, and
object to a step of it.

## Example
```yaml
review:
  status: published
  verdict: refuted
  summary: The refused call was addressed to Wei Fenghe.
```

## What to write instead
```yaml
review:
  status: published
  verdict: refuted
  summary: The refused call was addressed to Wei Fenghe.
  rationale: >
    The Pentagon's statement of 7 February names the minister whom it tried to reach: Wei Fenghe.
    Li Shangfu took office a month later.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published, decided claim without a rationale."""
    review = record.value.review
    if review.status is ReviewStatus.PUBLISHED and review.rationale is None:
        yield Problem(
            record.path,
            ("review", "verdict"),
            f"nobody says how the verdict '{review.verdict}' was reached",
            "add a 'rationale' to 'review': the way from the passages to the verdict",
        )
