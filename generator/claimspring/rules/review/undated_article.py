"""An article does not say when it appeared.

## What it does
Wants `published` in the head of every article of which a claim is published: the day, the month or at least the year.

## Why it is bad
A claim is true or false on the day that it is made. Without that day nobody can tell what its author could have known,
and whether a review was made before there was anything to review.

## Example
```yaml
title: Bridge opens in spring
publisher: gazette
language: en
```

## What to write instead
As much of the date as the page shows.

```yaml
title: Bridge opens in spring
publisher: gazette
published: 2026-03
language: en
```
"""

from collections.abc import Iterator

from claimspring.model.claim import ReviewStatus
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every article with published claims and no date."""
    claims = context.corpus.claims.items()
    checked = {key.article for key, record in claims if record.value.review.status is ReviewStatus.PUBLISHED}
    for article, record in context.corpus.articles.items():
        if article in checked and record.value.header.published is None:
            hint = "add 'published': as much of the date as the page shows, such as 2026-03 or 2026"
            yield Problem(record.path, ("title",), "the article has no date", hint)
