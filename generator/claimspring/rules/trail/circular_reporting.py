"""Documents rest on each other in a circle.

## What it does
Follows `derived_from` through all sources and articles, and every claim's `trail`, and reports each step that closes a
loop, with the documents of the loop. A document that gives itself as its source is the smallest.

## Why it is bad
In a circle nobody knows anything: each has it from the next. Either somebody repeated his own report, or one of the
steps is noted the wrong way round.

## Example
```yaml
# claims/sources/herald.yml
derived_from: [{source: gazette}]
# claims/sources/gazette.yml
derived_from: [{source: herald}]
```

## What to write instead
Look which of the two came first, and take the other step out.

```yaml
# claims/sources/gazette.yml
derived_from: [{source: ministry-notice}]
```
"""

from collections.abc import Iterator

from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.model.source import Source
from claimspring.rules.context import Context
from claimspring.rules.traces import called, step_place
from claimspring.trace.graph import NodeId, article_node

SEVERITY = Severity.ERROR


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """Every step of an article that closes a loop."""
    yield from _closed_by(context, article_node(article_id))


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """Every step of a source that closes a loop."""
    if source_id not in context.provenance.graph.aliases:
        yield from _closed_by(context, NodeId(source_id))


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """A claim's trail that leads back to its own article or to itself, unless a document's own steps do."""
    if not record.value.trail:
        return
    for documents in context.provenance.trace(key).article.cycles:
        if tuple(sorted(set(documents))) not in context.loops:
            yield Problem(record.path, ("trail",), _said(documents), _HINT, at_key=True)


def _closed_by(context: Context, node: NodeId) -> Iterator[Problem]:
    for loop in context.loops_closed_by.get(node, ()):
        path, route = step_place(context, loop.closing.document, loop.closing.link.target)
        yield Problem(path, route, _said(loop.documents), _HINT)


_HINT = "look which document came first, and take the step back out"


def _said(documents: tuple[NodeId, ...]) -> str:
    if len(documents) == 1:
        return f"{called(documents[0])} gives itself as its source"
    return "documents rest on each other in a circle: " + " from ".join(map(called, (*documents, documents[0])))
