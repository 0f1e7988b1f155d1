"""The way back from one document: every document that it rests on, and where the chains end.

`Graph` and a starting point in, `Walk` out. A walk touches only what can be reached from its start, so that the cost of
a claim does not grow with the corpus. Every pass is linear and iterative: chains may be of any length.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from claimspring.trace.graph import Graph, Link, LinkKind, NodeId, article_of, outlet_of

Links: TypeAlias = Mapping[NodeId, tuple[Link, ...]]
NO_LINKS: Links = MappingProxyType({})

LOOPS = 100
"""How many loops of one walk are listed."""


class End(StrEnum):
    """Why a chain stops at a document."""

    ORIGIN = "origin"
    """The information began here."""
    SECONDARY = "secondary"
    """The document is not primary, and nothing is known of what it was made from."""
    MISSING = "missing"
    """There is no file for it."""
    OUTLET = "outlet"
    """Only the outlet is known, not the document."""
    LOOP = "loop"
    """What it was made from leads back to it and nowhere else."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What lies behind one document (or an article)."""

    start: NodeId
    links: Links
    """Every document reached, nearest first, with the steps that lead on from it."""
    ends: Mapping[NodeId, End]
    """Where chains stop, and why; a loop's end still has its links."""
    loops: tuple[tuple[NodeId, ...], ...]
    """Documents each derived from the next and the last from the first; one loop for each step that closes one."""

    @property
    def origins(self) -> tuple[NodeId, ...]:
        """The documents where the information began, nearest first."""
        return tuple(node for node in self.links if self.ends.get(node) is End.ORIGIN)


def walk(graph: Graph, start: NodeId, way: Links = NO_LINKS, begins_at: Collection[NodeId] = ()) -> Walk:
    """Follow every document back to where its information began.

    Args:
        graph: All links there are.
        start: A document or an article.
        way: Links that replace the graph's own for some documents: the way one claim took, step by step.
        begins_at: The documents where the passage in question began; chains to others are left out, and where no chain
            leads there the editor's word stands as a step of its own.
    """
    reached, order, closing = _explore(graph.links, start, way)
    if begins_at:
        links, ends = _restrict(reached, start, begins_at)
    else:
        links, ends = _stop_at_origins(graph, reached, order, way)
    for node, steps in links.items():
        if not steps and node not in ends:
            ends[node] = _kind_of_end(graph, node)
    closing = [(node, target) for node, target in closing if node in links or target in links]
    if closing:
        ends |= _caught(links, ends, closing)
    loops = (shortest_chain(reached, target, {node}) for node, target in closing[:LOOPS])
    return Walk(start, links, ends, tuple(loops))


def shortest_chain(links: Links, start: NodeId, goals: Collection[NodeId]) -> tuple[NodeId, ...]:
    """The documents from the start to the nearest of the goals; empty where none can be reached."""
    came_from = {start: start}
    for node in (queue := [start]):
        if node in goals:
            chain = [node]
            while chain[-1] != start:
                chain.append(came_from[chain[-1]])
            return tuple(reversed(chain))
        for link in links.get(node, ()):
            if link.target not in came_from:
                came_from[link.target] = node
                queue.append(link.target)
    return ()


def _explore(
    links: Links, start: NodeId, way: Links
) -> tuple[dict[NodeId, tuple[Link, ...]], list[NodeId], list[tuple[NodeId, NodeId]]]:
    """Go depth first through all that can be reached.

    Returns:
        The links of every document reached; the documents in the order in which they were left, so that a document
        comes after all that it rests on (loops aside); and the steps that close a loop, because they return to a
        document on the current way.
    """
    reached = {start: way.get(start) or links.get(start, ())}
    order: list[NodeId] = []
    closing: list[tuple[NodeId, NodeId]] = []
    path, on_path = [start], {start}
    pending = [iter(reached[start])]
    while path:
        link = next(pending[-1], None)
        if link is None:
            pending.pop()
            on_path.discard(path[-1])
            order.append(path.pop())
        elif link.target in on_path:
            closing.append((path[-1], link.target))
        elif link.target not in reached:
            node = link.target
            reached[node] = way.get(node) or links.get(node, ())
            on_path.add(node)
            path.append(node)
            pending.append(iter(reached[node]))
    return reached, order, closing


def _stop_at_origins(
    graph: Graph, reached: Links, order: Iterable[NodeId], way: Links
) -> tuple[dict[NodeId, tuple[Link, ...]], dict[NodeId, End]]:
    """End the chains where the information began.

    That is at a document marked as an origin, and at a primary one that does not lead on to an earlier place where
    information begins: the translation of a statement is primary, but the statement is the origin. A document for which
    the claim's way names the next step is passed through.
    """
    leads: set[NodeId] = set()
    ends: dict[NodeId, End] = {}
    for node in order:
        onward = any(link.target in leads for link in reached[node])
        if node not in way and (graph.is_marked(node) if onward else graph.begins(node)):
            ends[node] = End.ORIGIN
        if onward or node in ends:
            leads.add(node)
    cut = {node: () if node in ends else steps for node, steps in reached.items()}
    kept = _nearest_first(cut, next(iter(reached)))
    return kept, {node: end for node, end in ends.items() if node in kept}


def _restrict(
    reached: Links, start: NodeId, begins_at: Collection[NodeId]
) -> tuple[dict[NodeId, tuple[Link, ...]], dict[NodeId, End]]:
    """Keep only the chains that lead to the documents where the passage began."""
    cut = {node: () if node in begins_at else steps for node, steps in reached.items()}
    cut = _nearest_first(cut, start)
    off = [node for node in begins_at if node not in cut]
    if off:
        cut[start] += tuple(Link(node, LinkKind.TRAIL) for node in off)
        cut |= dict.fromkeys(off, ())
    useful = leading_to(cut, begins_at)
    kept = {
        node: tuple(link for link in steps if link.target in useful) for node, steps in cut.items() if node in useful
    }
    return _nearest_first(kept, start), {node: End.ORIGIN for node in begins_at if node in kept}


def _nearest_first(links: Links, start: NodeId) -> dict[NodeId, tuple[Link, ...]]:
    """The part that can be reached from the start, breadth first."""
    kept = {start: links[start]}
    for node in (queue := [start]):
        for link in links[node]:
            if link.target not in kept:
                kept[link.target] = links[link.target]
                queue.append(link.target)
    return kept


def _kind_of_end(graph: Graph, node: NodeId) -> End:
    if outlet_of(node):
        return End.OUTLET
    if graph.begins(node):
        return End.ORIGIN
    known = graph.source(node) or (article_of(node) in graph.corpus.articles)
    return End.SECONDARY if known else End.MISSING


def _caught(links: Links, ends: Mapping[NodeId, End], closing: Iterable[tuple[NodeId, NodeId]]) -> dict[NodeId, End]:
    """The documents that close a loop out of which no chain leads to an end."""
    free = leading_to(links, ends)
    return {node: End.LOOP for node, _ in closing if node in links and node not in free}


def reach(links: Links, start: NodeId) -> set[NodeId]:
    """Every document that can be reached, the start included."""
    found = {start}
    for node in (queue := [start]):
        fresh = [link.target for link in links.get(node, ()) if link.target not in found]
        found.update(fresh)
        queue += fresh
    return found


def leading_to(links: Links, goals: Iterable[NodeId]) -> set[NodeId]:
    """The documents from which at least one of the goals can be reached, the goals included."""
    before: dict[NodeId, list[NodeId]] = {}
    for node, steps in links.items():
        for link in steps:
            before.setdefault(link.target, []).append(node)
    found = set(goals)
    for node in (queue := list(found)):
        fresh = [earlier for earlier in before.get(node, ()) if earlier not in found]
        found.update(fresh)
        queue += fresh
    return found
