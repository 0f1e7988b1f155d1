"""What several rules on trails ask: the verdicts with their traces, and where in which file a step is written."""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Route
from claimspring.model.ids import SourceId
from claimspring.rules.context import Context
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import NodeId, article_of, outlet_of
from claimspring.trace.walk import End


def decided_traces(context: Context) -> Iterator[tuple[Record[Claim], ClaimTrace]]:
    """The claims whose verdict says something either way, each with its trails.

    Those with a document on the way that has no file, or whose file could not be read, are left out: that is found by
    other rules, and what follows from it would be noise.
    """
    wanted = {record.path for record in context.decided}
    for key, record in context.corpus.claims.items():
        if record.path in wanted:
            trace = context.provenance.trace(key)
            if not any(End.MISSING in walk.ends.values() for walk in (*trace.evidence.walks, *trace.article.walks)):
                yield record, trace


def step_place(context: Context, document: NodeId, origin: NodeId) -> tuple[str, Route]:
    """The file and the place in it that say that a document was made from another, or is an edition of it."""
    graph = context.provenance.graph
    if article := article_of(document):
        record = context.corpus.articles[article]
        steps, path = record.value.header.derived_from, record.path
    else:
        source = context.corpus.sources[SourceId(document)]
        steps, path = source.value.derived_from, source.path
    for index, step in enumerate(steps):
        if graph.node(step.source) == origin:
            return path, ("derived_from", index, "source")
    return path, ("article",) if article_of(origin) else ("edition_of",)


def called(node: NodeId) -> str:
    """A document as a message names it."""
    article = article_of(node)
    return f"the article '{article}'" if article else f"'{outlet_of(node) or node}'"
