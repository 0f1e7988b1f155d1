"""A draft, or a claim not traced yet, already has a verdict.

## What it does
Reports claims with `status: draft` or `status: untraced` and a `verdict`. What an earlier check found is no verdict of
this desk: it stands in the check.

## Why it is bad
A verdict that nobody has reviewed is a prejudice, and it is one careless line away from being published.

## Example
```yaml
review:
  status: draft
  verdict: refuted
```

## What to write instead
Hand the claim to a second person, or leave the verdict out until the evidence is gathered.

```yaml
review:
  status: in-review
  verdict: refuted
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR
_UNREVIEWED = {ReviewStatus.DRAFT: "a draft", ReviewStatus.UNTRACED: "an untraced claim"}


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every draft with a verdict."""
    review = record.value.review
    told = _UNREVIEWED.get(review.status)
    if told and review.verdict is not None:
        yield Problem(
            record.path,
            ("review", "verdict"),
            f"{told} has the verdict '{review.verdict}'",
            "set 'status: in-review', or leave the verdict out for now",
        )
