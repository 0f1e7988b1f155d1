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
from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.values import earliest
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Every date after tomorrow."""
    latest = context.today + dt.timedelta(days=1)
    for path, route, day in _dates(context):
        if day is not None and (day if isinstance(day, dt.date) else earliest(day)) > latest:
            yield Problem(path, route, f"'{day}' has not come yet", "correct the date (year-month-day)")


def _dates(context: Context) -> Iterator[tuple[str, Route, dt.date | str | None]]:
    for article in context.corpus.articles.values():
        yield article.path, ("published",), article.value.header.published
        yield article.path, ("retrieved",), article.value.header.retrieved
    for source in context.corpus.sources.values():
        yield source.path, ("published",), source.value.published
        yield source.path, ("retrieved",), source.value.retrieved
    for claim in context.corpus.claims.values():
        for route, day in _in_claim(claim.value):
            yield claim.path, route, day


def _in_claim(claim: Claim) -> Iterator[tuple[Route, dt.date | None]]:
    yield ("review", "reviewed_on"), claim.review.reviewed_on
    if claim.review.contacted:
        yield ("review", "contacted", "on"), claim.review.contacted.on
    for index, entry in enumerate(claim.history):
        yield ("history", index, "on"), entry.on
