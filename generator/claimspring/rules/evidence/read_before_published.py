"""A document was read before it was published.

## What it does
Compares `retrieved` with `published` on sources and articles. A partial date counts from its first day.

## Why it is bad
One of the two dates is wrong, most often because day and month changed places.

## Example
```yaml
published: 2023-12-08
retrieved: 2023-08-14
```

## What to write instead
Look at the document again and correct the date that is wrong; always year, month, day.

```yaml
published: 2023-08-12
retrieved: 2023-08-14
```
"""

import datetime as dt
from collections.abc import Iterator

from claimspring.model.article import Article
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId, SourceId
from claimspring.model.source import Source
from claimspring.model.values import earliest
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """An article read before it was there."""
    header = record.value.header
    yield from _too_early(record.path, header.published, header.retrieved)


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """A source read before it was there."""
    yield from _too_early(record.path, record.value.published, record.value.retrieved)


def _too_early(path: str, published: str | None, retrieved: dt.date | None) -> Iterator[Problem]:
    if published and retrieved and retrieved < earliest(published):
        yield Problem(
            path,
            ("retrieved",),
            f"read on '{retrieved}', before it was published on '{published}'",
            "correct the date that is wrong (year-month-day)",
        )
