"""What is doubtful on the way: gaps, dates that cannot be, meaning that changed, outlets on their own state.

`Graph` and walks in, remarks out; pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimspring.model.publisher import Control, Publisher, PublisherKind
from claimspring.model.values import LocalizedText, earliest, latest
from claimspring.trace.graph import Graph, Link, NodeId
from claimspring.trace.walk import End, Walk

_GOVERNMENT = frozenset({PublisherKind.GOVERNMENT, PublisherKind.MILITARY})


class GapKind(StrEnum):
    """What is missing at a document."""

    SECONDARY = "secondary"
    """The chain ends here, though the document is not primary."""
    UNLOCATED = "unlocated"
    """The document is known only from a credit."""
    MISSING = "missing"
    """There is no file for the document."""
    OUTLET = "outlet"
    """Only the outlet is credited, no document."""
    LOOP = "loop"
    """What the document was made from leads back to it and nowhere else."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the trail is broken or thin."""

    document: NodeId
    kind: GapKind
    ends: bool
    """Whether chains end here without an origin."""
    reason: LocalizedText | None = None
    """Why the document was not located, in the editor's words."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step back that deserves a remark."""

    document: NodeId
    link: Link


@dataclass(frozen=True, slots=True)
class SelfInterest:
    """An outlet of a state on what a body of the same state says, or on nothing but its own word."""

    document: NodeId
    origin: NodeId
    country: str


def steps_of(walks: Sequence[Walk]) -> tuple[Step, ...]:
    """Every step of the walks, once, in their order."""
    found = {
        (node, link.target): Step(node, link) for walk in walks for node, links in walk.links.items() for link in links
    }
    return tuple(found.values())


def gaps(graph: Graph, walks: Sequence[Walk]) -> tuple[Gap, ...]:
    """Chains that end without an origin, and documents that nobody has located; one remark for each document."""
    found: dict[NodeId, Gap] = {}
    for walk in walks:
        for node in walk.links:
            end = walk.ends.get(node, End.ORIGIN)
            source = graph.source(node)
            if source and source.unlocated:
                found[node] = Gap(node, GapKind.UNLOCATED, end is not End.ORIGIN, source.unlocated)
            elif end is not End.ORIGIN:
                found[node] = Gap(node, GapKind(end.value), ends=True)
    return tuple(found.values())


def is_older(graph: Graph, document: NodeId, than: NodeId) -> bool:
    """Whether a document is surely older than another: its last possible day is before the other's first."""
    mine, other = graph.published(document), graph.published(than)
    return bool(mine and other) and latest(mine or "") < earliest(other or "")


def self_interest(graph: Graph, walks: Sequence[Walk]) -> tuple[SelfInterest, ...]:
    """State outlets on the walks, each with every end of a chain that is a body of the same state, or itself."""
    found: dict[tuple[NodeId, NodeId], SelfInterest] = {}
    for walk in walks:
        of_state = {end: country for end in walk.ends if (country := _state(graph, end))}
        for node in walk.links if of_state else ():
            if country := _state_of_outlet(graph, node):
                found |= {(node, end): SelfInterest(node, end, country) for end in of_state if of_state[end] == country}
    return tuple(found.values())


def _publisher(graph: Graph, node: NodeId) -> Publisher | None:
    publisher = graph.publisher_of(node)
    return graph.corpus.publishers.get(publisher) if publisher else None


def _state(graph: Graph, node: NodeId) -> str | None:
    """The country whose state has the say over a document's publisher."""
    publisher = _publisher(graph, node)
    if publisher and (publisher.control is Control.STATE or publisher.kind in _GOVERNMENT):
        return publisher.country
    return None


def _state_of_outlet(graph: Graph, node: NodeId) -> str | None:
    """The same for outlets only: a ministry that speaks of itself is no outlet."""
    publisher = _publisher(graph, node)
    return _state(graph, node) if publisher and publisher.kind not in _GOVERNMENT else None
