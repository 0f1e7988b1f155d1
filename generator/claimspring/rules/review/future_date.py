"""Something is said to have happened on a day that has not come yet.

## What it does
Compares every date of work done (reviewed, read, asked, changed) and of publication with today. A day's grace is given
for time zones. A partial date counts from its first day.

## Why it is bad
It is a slip, most often in the year, and it puts the claim at the top of every list for months.

## Example
```yaml
review:
  reviewed_on: 2062-11-23
```

## What to write instead
```yaml
review:
  reviewed_on: 2026-11-23
```
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.model.source import Source
from claimspring.model.values import earliest
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """An article's dates."""
    header = record.value.header
    yield from _future(context, record.path, [(("published",), header.published), (("retrieved",), header.retrieved)])


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """A source's dates."""
    source = record.value
    yield from _future(context, record.path, [(("published",), source.published), (("retrieved",), source.retrieved)])


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """The dates of a claim's review and history."""
    yield from _future(context, record.path, _in_claim(record.value))


def _future(context: Context, path: str, dates: Iterable[tuple[Route, dt.date | str | None]]) -> Iterator[Problem]:
    """Every date after tomorrow."""
    latest = context.today + dt.timedelta(days=1)
    for route, day in dates:
        if day is not None and (day if isinstance(day, dt.date) else earliest(day)) > latest:
            yield Problem(path, route, f"'{day}' has not come yet", "correct the date (year-month-day)")


def _in_claim(claim: Claim) -> Iterator[tuple[Route, dt.date | None]]:
    yield ("review", "reviewed_on"), claim.review.reviewed_on
    if claim.review.contacted:
        yield ("review", "contacted", "on"), claim.review.contacted.on
    if claim.review.under_review:
        yield ("review", "under_review", "since"), claim.review.under_review.since
    for index, entry in enumerate(claim.history):
        yield ("history", index, "on"), entry.on
