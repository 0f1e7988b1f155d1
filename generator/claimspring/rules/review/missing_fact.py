"""A claim is published without the fact that a reader should remember.

## What it does
Wants a `fact` in every review with `status: published`.

## Why it is bad
Lists, cards and pictures show the fact beside the statement. Without it a reader learns that something is wrong, and
not what is right.

## Example
```yaml
review:
  status: published
  verdict: refuted
```

## What to write instead
What is the case, in at most 120 characters, in each language of the claim.

```yaml
review:
  status: published
  verdict: refuted
  fact: {en: "The call was to Wei Fenghe, then minister."}
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
    """Every published claim without a fact."""
    if record.value.review.fact is None:
        hint = "add to 'review' a 'fact': what is the case, in at most 120 characters"
        yield Problem(record.path, ("review", "status"), "published without a fact", hint)
