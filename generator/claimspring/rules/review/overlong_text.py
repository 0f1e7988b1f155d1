"""A text is longer than the place that it is written for.

## What it does
Counts characters, language by language: at most 120 in a review's `fact`, 160 in each of its `reasons`, 24 in `from`
and `to` of the words that `changed` on a step, 22 in the `short` name of a publisher.

## Why it is bad
These texts stand in lists, on cards and in drawings. What does not fit is cut off or pushes the rest away.

## Example
```yaml
changed:
  from: the Chinese ministry of national defence
  to: Li Shangfu
```

## What to write instead
```yaml
changed:
  from: the ministry
  to: Li Shangfu
```
"""

from collections.abc import Iterator, Sequence

from claimspring.model.article import Article
from claimspring.model.claim import FACT, REASON, Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ArticleId, ClaimKey, PublisherId, SourceId
from claimspring.model.publisher import SHORT, Publisher
from claimspring.model.source import Source
from claimspring.model.step import CHANGED, StepBack
from claimspring.model.values import LocalizedText
from claimspring.read.files import PUBLISHERS
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """The texts of a claim that are too long."""
    review = record.value.review
    yield from _overlong(record.path, ("review", "fact"), review.fact, FACT)
    for index, reason in enumerate(review.reasons):
        yield from _overlong(record.path, ("review", "reasons", index), reason, REASON)
    yield from _steps(record.path, "trail", record.value.trail)


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """The changed words on an article's way that are too long."""
    yield from _steps(record.path, "derived_from", record.value.header.derived_from)


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """The changed words on a source's way that are too long."""
    yield from _steps(record.path, "derived_from", record.value.derived_from)


def check_publisher(context: Context, publisher_id: PublisherId, publisher: Publisher) -> Iterator[Problem]:
    """A short name that is not short."""
    yield from _overlong(PUBLISHERS, (publisher_id, "short"), publisher.short, SHORT)


def _steps(path: str, key: str, steps: Sequence[StepBack]) -> Iterator[Problem]:
    for index, step in enumerate(steps):
        if step.changed:
            yield from _overlong(path, (key, index, "changed", "from"), step.changed.from_, CHANGED)
            yield from _overlong(path, (key, index, "changed", "to"), step.changed.to, CHANGED)


def _overlong(path: str, route: Route, text: LocalizedText | None, most: int) -> Iterator[Problem]:
    for language, words in text.root.items() if text else ():
        if len(words) > most:
            message = f"the text has {len(words)} characters"
            yield Problem(path, (*route, language), message, f"say it in at most {most}")
