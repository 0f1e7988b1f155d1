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

from claimspring.model.article import Article
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """Every article with published claims and no date."""
    if article_id in context.reviewed and record.value.header.published is None:
        hint = "add 'published': as much of the date as the page shows, such as 2026-03 or 2026"
        yield Problem(record.path, ("title",), "the article has no date", hint)
