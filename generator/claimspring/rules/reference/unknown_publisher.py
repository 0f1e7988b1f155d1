"""A publisher is named that `claims/publishers.yml` does not hold.

## What it does
Looks up every publisher that a source, an article, a claim's credits or another publisher (`owner`) names.

## Why it is bad
Without the publisher the site cannot say who speaks, who owns them, and whether two outlets are one voice.

## Example
```yaml
publisher: tas
```

## What to write instead
An id of `claims/publishers.yml`. For a new publisher, add its entry there first.

```yaml
publisher: tass
```
"""

from collections.abc import Iterator

from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.earlier_check import CheckKey, EarlierCheck
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ArticleId, ClaimKey, PublisherId, SourceId
from claimspring.model.publisher import Publisher
from claimspring.model.source import Source
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR

FILE = "claims/publishers.yml"


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """An article's publisher."""
    if record.value.header.publisher:
        yield from _unknown(context, record.path, ("publisher",), record.value.header.publisher)


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """The publishers that a claim's credits name."""
    for index, credit in enumerate(record.value.credits):
        if credit.publisher is not None:
            yield from _unknown(context, record.path, ("credits", index, "publisher"), credit.publisher)


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """A source's publisher."""
    yield from _unknown(context, record.path, ("publisher",), record.value.publisher)


def check_check(context: Context, key: CheckKey, record: Record[EarlierCheck]) -> Iterator[Problem]:
    """The publisher after whom the folder of a check is named."""
    yield from _unknown(context, record.path, (), key.publisher)


def check_publisher(context: Context, publisher_id: PublisherId, publisher: Publisher) -> Iterator[Problem]:
    """A publisher's owner."""
    if publisher.owner is not None:
        yield from _unknown(context, FILE, (publisher_id, "owner"), publisher.owner)


def _unknown(context: Context, path: str, route: Route, publisher: PublisherId) -> Iterator[Problem]:
    """An id of a publisher that leads nowhere, at the place that names it."""
    publishers = context.corpus.publishers
    if publisher not in publishers and not context.is_there(FILE, publisher):
        hint = did_you_mean(publisher, publishers) or f"add '{publisher}' to {FILE}, or correct the id"
        meant = surely_meant(publisher, publishers)
        yield Problem(path, route, f"there is no publisher '{publisher}'", hint, replacement=meant)
