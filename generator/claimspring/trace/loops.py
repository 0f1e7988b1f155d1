"""The loops of the whole graph: documents that, step by step, rest on themselves. `Graph` in, loops out; pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimspring.trace.graph import Graph, NodeId
from claimspring.trace.lineage_issues import Step
from claimspring.trace.walk import Links, shortest_chain


@dataclass(frozen=True, slots=True)
class Loop:
    """A way from a document back to itself."""

    closing: Step
    """The step that closes it."""
    documents: tuple[NodeId, ...]
    """Each made from the next, and the last, by the closing step, from the first."""


def loops(graph: Graph) -> Iterator[Loop]:
    """One loop for every step that leads back to a document on the current way of a depth-first search.

    Documents are taken in the order of their ids. Every document in some loop is in the strongly connected part of one
    that is told, and without the closing steps there is no loop left.
    """
    for step in _closing(graph.links):
        yield Loop(step, shortest_chain(graph.links, step.link.target, {step.document}))


def _closing(links: Links) -> Iterator[Step]:
    seen: set[NodeId] = set()
    for start in sorted(links):
        if start in seen:
            continue
        seen.add(start)
        path, on_path, pending = [start], {start}, [iter(links[start])]
        while path:
            link = next(pending[-1], None)
            if link is None:
                pending.pop()
                on_path.discard(path.pop())
            elif link.target in on_path:
                yield Step(path[-1], link)
            elif link.target not in seen:
                seen.add(link.target)
                path.append(link.target)
                on_path.add(link.target)
                pending.append(iter(links.get(link.target, ())))
