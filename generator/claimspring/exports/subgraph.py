"""The part of the provenance graph that an export is about: documents with their links, claims with their origins.

`Provenance` in, `Extract` out; pure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from claimspring.model.ids import ClaimKey, PublisherId
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import Graph, Link, LinkKind, NodeId, article_node, outlet_of
from claimspring.trace.provenance import Provenance


@dataclass(frozen=True)
class Extract:
    """Some claims and the documents behind them."""

    provenance: Provenance
    claims: tuple[ClaimKey, ...]
    documents: tuple[NodeId, ...]

    @property
    def traces(self) -> Iterator[ClaimTrace]:
        """The trails of its claims, one by one: those of all claims together would fill the memory."""
        return map(self.provenance.trace, self.claims)

    @property
    def graph(self) -> Graph:
        """The graph that it is a part of."""
        return self.provenance.graph

    def links(self) -> Iterator[tuple[NodeId, Link]]:
        """Every link between its documents that the documents' own files tell."""
        known = frozenset(self.documents)
        for node in self.documents:
            for link in self.graph.links.get(node, ()):
                if link.target in known:
                    yield node, link

    def trail_links(self) -> Iterator[tuple[ClaimKey, NodeId, Link]]:
        """The links that only a claim's trail tells."""
        for trace in self.traces:
            for step in trace.article.steps:
                if step.link.kind in {LinkKind.TRAIL, LinkKind.CREDIT}:
                    yield trace.key, step.document, step.link

    @cached_property
    def publishers(self) -> tuple[PublisherId, ...]:
        """Who published the documents, and who owns those, in the order of the ids."""
        found: set[PublisherId] = set()
        queue = [publisher for node in self.documents if (publisher := self.graph.publisher_of(node))]
        for publisher in queue:
            listed = self.graph.corpus.publishers.get(publisher)
            if publisher not in found and listed and listed.owner:
                queue.append(listed.owner)
            found.add(publisher)
        return tuple(sorted(found))


def everything(provenance: Provenance, claims: Iterable[ClaimKey]) -> Extract:
    """The whole graph, with some claims (those that readers may see)."""
    corpus = provenance.corpus
    nodes = [article_node(article) for article in corpus.articles]
    nodes += [provenance.graph.node(source) for source in corpus.sources]
    return Extract(provenance, tuple(claims), tuple(dict.fromkeys(nodes)))


def around(provenance: Provenance, key: ClaimKey) -> Extract:
    """One claim and the documents on its two trails; a credit without a document is left out."""
    trace = provenance.trace(key)
    nodes = [*trace.article.documents, *trace.credit.named]
    nodes += [node for part in trace.by_stance.values() for node in part.documents]
    documents = dict.fromkeys(node for node in nodes if outlet_of(node) is None)
    return Extract(provenance, (key,), tuple(documents))
