"""The graph of documents after edits of a few sources, from that before them: only what they lead to is made anew.

Nothing else is: not where documents came or went, editions or articles lead elsewhere, or a source is an article of
this desk, for then other documents' links may be others, too.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from claimspring.model.corpus import Corpus
from claimspring.model.ids import SourceId
from claimspring.model.recorder import plain
from claimspring.trace.graph import Graph, Link, NodeId, source_links
from claimspring.trace.lineage_issues import Step

Links = Mapping[NodeId, tuple[Link, ...]]
Steps = Mapping[NodeId, tuple[Step, ...]]


class Relinked(NamedTuple):
    """What documents link to after an edit."""

    links: Links
    documents: Collection[NodeId]
    """Those that link to others than before."""
    targets: Collection[NodeId]
    """Those to which they link now or did before."""


def relinked(graph: Graph, corpus: Corpus, sources: Collection[SourceId]) -> Relinked | None:
    """The links of a later corpus in which these sources alone are others; None where all are to be made anew."""
    before = plain(graph.links)
    links, targets = dict(before), set[NodeId]()
    for source in sources:
        old, new, node = graph.corpus.sources.get(source), corpus.sources.get(source), NodeId(source)
        if old is None or new is None or source in graph.aliases:
            return None
        if (old.value.url, old.value.edition_of) != (new.value.url, new.value.edition_of):
            return None
        its = source_links(graph, corpus, source)
        if not its or node not in before:  # the graph has no documents but those that were made from others
            return None
        links[node] = its
        targets.update(link.target for link in (*before[node], *its))
    return Relinked(links, [NodeId(source) for source in sources], targets)


def relinked_steps(steps: Steps, now: Relinked) -> Steps:
    """The steps to each document, from those of before."""
    later, changed = dict(steps), frozenset(now.documents)
    for target in now.targets:
        others = (step for step in steps.get(target, ()) if step.document not in changed)
        made = (Step(node, link) for node in now.documents for link in now.links[node] if link.target == target)
        its = sorted((*others, *made), key=lambda step: step.document)
        later[target] = tuple(its)
        if not its:
            del later[target]
    return later


def closes_a_loop(now: Relinked) -> bool:
    """Whether one of the documents that link to others than before leads back to itself."""
    return any(_leads_back(now.links, node) for node in now.documents)


def _leads_back(links: Links, node: NodeId) -> bool:
    seen = dict.fromkeys(link.target for link in links[node])
    for other in (queue := list(seen)):
        fresh = [link.target for link in links.get(other, ()) if link.target not in seen]
        seen |= dict.fromkeys(fresh)
        queue += fresh
    return node in seen
