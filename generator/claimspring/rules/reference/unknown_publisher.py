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

from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR

FILE = "claims/publishers.yml"


def check(context: Context) -> Iterator[Problem]:
    """Every id of a publisher that leads nowhere, at the place that names it."""
    publishers = context.corpus.publishers
    for path, route, publisher in _named(context):
        if publisher not in publishers and not context.is_there(FILE, publisher):
            hint = did_you_mean(publisher, publishers) or f"add '{publisher}' to {FILE}, or correct the id"
            meant = surely_meant(publisher, publishers)
            yield Problem(path, route, f"there is no publisher '{publisher}'", hint, replacement=meant)


def _named(context: Context) -> Iterator[tuple[str, Route, str]]:
    corpus = context.corpus
    for article in corpus.articles.values():
        yield article.path, ("publisher",), article.value.header.publisher
    for claim in corpus.claims.values():
        for index, credit in enumerate(claim.value.credits):
            if credit.publisher is not None:
                yield claim.path, ("credits", index, "publisher"), credit.publisher
    for source in corpus.sources.values():
        yield source.path, ("publisher",), source.value.publisher
    for publisher_id, publisher in corpus.publishers.items():
        if publisher.owner is not None:
            yield FILE, (publisher_id, "owner"), publisher.owner
