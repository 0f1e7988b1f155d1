"""What several rules on trails ask: the verdicts with their traces, and where in which file a step is written."""

from collections.abc import Iterator

from generator.model.claim import Claim
from generator.model.corpus import Record
from generator.model.finding import Route
from generator.model.ids import SourceId
from generator.rules.context import Context
from generator.rules.weigh import decided
from generator.trace.claim import ClaimTrace
from generator.trace.graph import NodeId, article_of


def decided_traces(context: Context) -> Iterator[tuple[Record[Claim], ClaimTrace]]:
    """The claims whose verdict says something either way, each with its trails."""
    wanted = {record.path: record for record in decided(context)}
    for key, record in context.corpus.claims.items():
        if record.path in wanted:
            yield record, context.provenance.trace(key)


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
