"""A document is older than what it is said to be made from.

## What it does
Compares the dates of documents on both sides of every step: `derived_from` in sources and articles, and a claim's
`trail`. A date without its day or month counts with every day it can mean, so that only what is impossible is reported.

## Why it is bad
Nobody copies from tomorrow's paper. One of the two dates is wrong, or the step is.

## Example
```yaml
published: 2023-08-14
derived_from:
  - source: statement-2023-08-22    # put online eight days later
```

## What to write instead
Correct the date, or name the document that was there before: the remarks, not their later transcript.

```yaml
published: 2023-08-14
derived_from:
  - source: remarks-2023-08-14
```
"""

from collections.abc import Iterator

from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.model.source import Source
from claimspring.model.values import earliest
from claimspring.rules.context import Context
from claimspring.rules.traces import called, step_place
from claimspring.trace.graph import LinkKind, NodeId, article_node
from claimspring.trace.lineage_issues import is_older

SEVERITY = Severity.WARNING


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """Every impossible step of an article."""
    yield from _steps(context, article_node(article_id))


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """Every impossible step of a source."""
    if source_id not in context.provenance.graph.aliases:
        yield from _steps(context, NodeId(source_id))


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every impossible step of a claim's trail."""
    before = article_node(key.article)
    for index, step in enumerate(record.value.trail):
        node = context.provenance.graph.node(step.source)
        if said := _impossible(context, before, node):
            yield Problem(record.path, ("trail", index, "source"), said, _HINT)
        before = node


def _steps(context: Context, node: NodeId) -> Iterator[Problem]:
    for link in context.provenance.graph.links.get(node, ()):
        if link.kind is LinkKind.DERIVATION and (said := _impossible(context, node, link.target)):
            path, route = step_place(context, node, link.target)
            yield Problem(path, route, said, _HINT)


_HINT = "correct one of the dates, or name the document that was there before"


def _impossible(context: Context, document: NodeId, origin: NodeId) -> str | None:
    """What cannot be, in words; a date that has not come yet is another rule's."""
    graph = context.provenance.graph
    later = graph.published(origin)
    if not is_older(graph, document, origin) or later is None or earliest(later) > context.today:
        return None
    earlier = graph.published(document)
    return f"{called(document)} of {earlier} is older than {called(origin)} of {later}, from which it is said to come"
