"""A claim is published without a verdict.

## What it does
Wants a `verdict` in every review with `status: published`.

## Why it is bad
Readers come for the answer. A review that gives none looks broken, and ClaimReview data without a rating is refused.

## Example
```yaml
review:
  status: published
  summary: The call was not addressed to him.
```

## What to write instead
An id of `claims/ratings.yml`. If the evidence does not decide it, choose the verdict that says so.

```yaml
review:
  status: published
  verdict: unproven
  summary: The call was not addressed to him.
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
    """Every published claim without a verdict."""
    if record.value.review.verdict is None:
        yield Problem(
            record.path,
            ("review", "status"),
            "published without a verdict",
            f"add 'verdict' to 'review': {', '.join(context.corpus.ratings)}",
        )
