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

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.rules.traces import called, step_place
from claimspring.trace.graph import NodeId
from claimspring.trace.loops import loops

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Every step of a document that closes a loop, and every trail that leads back to its own article or to itself."""
    known: set[frozenset[NodeId]] = set()
    for loop in loops(context.provenance.graph):
        known.add(frozenset(loop.documents))
        path, route = step_place(context, loop.closing.document, loop.closing.link.target)
        yield Problem(path, route, _said(loop.documents), _HINT)
    for key, record in context.corpus.claims.items():
        for documents in context.provenance.trace(key).article.cycles:
            if record.value.trail and frozenset(documents) not in known:
                yield Problem(record.path, ("trail",), _said(documents), _HINT, at_key=True)


_HINT = "look which document came first, and take the step back out"


def _said(documents: tuple[NodeId, ...]) -> str:
    if len(documents) == 1:
        return f"{called(documents[0])} gives itself as its source"
    return "documents rest on each other in a circle: " + " from ".join(map(called, (*documents, documents[0])))
