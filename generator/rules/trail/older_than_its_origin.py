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

from generator.model.finding import Problem, Severity
from generator.rules.context import Context
from generator.rules.trail.told import step_place
from generator.trace.doubts import is_older
from generator.trace.graph import LinkKind, NodeId, article_node

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every impossible step of a document, and of a claim's trail."""
    graph = context.provenance.graph
    for node, links in graph.links.items():
        for link in links:
            if link.kind is LinkKind.DERIVATION and is_older(graph, node, link.target):
                path, route = step_place(context, node, link.target)
                yield Problem(path, route, _said(context, node, link.target), _HINT)
    for key, record in context.corpus.claims.items():
        before = article_node(key.article)
        for index, step in enumerate(record.value.trail):
            node = graph.node(step.source)
            if is_older(graph, before, node):
                yield Problem(record.path, ("trail", index, "source"), _said(context, before, node), _HINT)
            before = node


_HINT = "correct one of the dates, or name the document that was there before"


def _said(context: Context, document: NodeId, origin: NodeId) -> str:
    graph = context.provenance.graph
    dates = graph.published(document), graph.published(origin)
    return f"'{document}' of {dates[0]} is older than '{origin}' of {dates[1]}, from which it is said to come"
