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

from claimspring.model.finding import Problem, Severity
from claimspring.model.values import earliest
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Every source and article read before it was there."""
    for path, published, retrieved in _dates(context):
        if published and retrieved and retrieved < earliest(published):
            yield Problem(
                path,
                ("retrieved",),
                f"read on '{retrieved}', before it was published on '{published}'",
                "correct the date that is wrong (year-month-day)",
            )


def _dates(context: Context) -> Iterator[tuple[str, str | None, dt.date | None]]:
    for article in context.corpus.articles.values():
        yield article.path, article.value.header.published, article.value.header.retrieved
    for source in context.corpus.sources.values():
        yield source.path, source.value.published, source.value.retrieved
