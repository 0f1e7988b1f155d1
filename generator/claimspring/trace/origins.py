"""How many origins are independent. Origins in, groups out, each group counting once for a stated reason; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimspring.model.ids import PublisherId, SourceId
from claimspring.trace.graph import Graph, NodeId, edition_root


class Reason(StrEnum):
    """Why several origins count once."""

    ONE_TEXT = "one-text"
    """They are language versions or copies of one document."""
    ONE_OUTLET = "one-outlet"
    """One outlet or body published them."""
    ONE_OWNER = "one-owner"
    """Their publishers have one owner."""


@dataclass(frozen=True, slots=True)
class Group:
    """Origins that count once."""

    origins: tuple[NodeId, ...]
    reason: Reason | None
    """None for an origin that stands alone."""
    owner: PublisherId | None
    """Who has the last say over the publisher of the first of them."""


def independent(graph: Graph, origins: Sequence[NodeId]) -> tuple[Group, ...]:
    """Put together the origins that count once: editions of one text, and documents of one owner.

    Documents that share an origin need no rule here: their chains end at the same one.
    """
    parent: dict[str, str] = {}
    texts = [f"text:{_text(graph, origin)}" for origin in origins]
    owners = [graph.owner_of(origin) for origin in origins]
    for name, owner in zip(texts, owners, strict=True):
        text = _find(parent, name)
        if owner:
            parent[_find(parent, f"owner:{owner}")] = text
    groups: dict[str, list[NodeId]] = {}
    for origin, name in zip(origins, texts, strict=True):
        groups.setdefault(_find(parent, name), []).append(origin)
    owner_of = dict(zip(origins, owners, strict=True))
    return tuple(_group(graph, tuple(members), owner_of[members[0]]) for members in groups.values())


def _find(parent: dict[str, str], key: str) -> str:
    """Find the representative of a key's set, shortening the way for the next time."""
    while (above := parent.setdefault(key, key)) != key:
        parent[key] = key = parent[above]
    return key


def _text(graph: Graph, origin: NodeId) -> SourceId:
    return edition_root(graph.corpus, SourceId(origin))


def _group(graph: Graph, origins: tuple[NodeId, ...], owner: PublisherId | None) -> Group:
    return Group(origins, _reason(graph, origins) if len(origins) > 1 else None, owner)


def _reason(graph: Graph, origins: tuple[NodeId, ...]) -> Reason:
    if len({_text(graph, origin) for origin in origins}) == 1:
        return Reason.ONE_TEXT
    if len({graph.publisher_of(origin) for origin in origins}) == 1:
        return Reason.ONE_OUTLET
    return Reason.ONE_OWNER
