"""What several rules on trails ask: a verdict with its trace, and where in which file a step is written."""

from claimspring.model.finding import Route
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.rules.context import Context
from claimspring.trace.backlinks import leading_claims
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import NodeId, article_of, outlet_of
from claimspring.trace.walk import End


def decided_trace(context: Context, key: ClaimKey) -> ClaimTrace | None:
    """The trails of a claim whose verdict says something either way.

    None also where a document on the way has no file, or its file could not be read: that is found by other rules, and
    what follows from it would be noise.
    """
    record = context.corpus.claims.get(key)
    if record is None or not context.is_decided(record.value):
        return None
    trace = context.provenance.trace(key)
    walks = (*trace.evidence.walks, *trace.article.walks)
    return None if any(End.MISSING in walk.ends.values() for walk in walks) else trace


def ends_a_chain(context: Context, node: NodeId) -> bool:
    """Whether a chain behind a decided verdict stops at a document that is not primary."""
    if context.provenance.graph.begins(node) or context.provenance.graph.links.get(node):
        return False
    for key in leading_claims(context.provenance.backlinks, context.naming, node):
        trace = decided_trace(context, key)
        walks = (*trace.evidence.walks, *trace.article.walks) if trace else ()
        if any(walk.ends.get(node) is End.SECONDARY for walk in walks):
            return True
    return False


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
