"""A claim was reviewed before its article was published.

## What it does
Compares `reviewed_on` with the first day on which the article can have been published.

## Why it is bad
Nobody can check what nobody has read. One of the two dates is wrong.

## Example
```yaml
review:
  reviewed_on: 2022-11-23      # the article is of 14 August 2023
```

## What to write instead
```yaml
review:
  reviewed_on: 2026-11-23
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.values import earliest
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every claim with a review older than its article."""
    article = context.corpus.articles.get(key.article)
    reviewed = record.value.review.reviewed_on
    published = article.value.header.published if article else None
    if reviewed and published and reviewed < earliest(published):
        yield Problem(
            record.path,
            ("review", "reviewed_on"),
            f"reviewed on '{reviewed}', before the article was published on '{published}'",
            "correct the date that is wrong (year-month-day)",
        )
