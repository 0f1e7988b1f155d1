"""The graph read the other way: which documents were made from each one. Pure."""

from collections.abc import Mapping

from generator.trace.doubts import Step
from generator.trace.graph import Graph, NodeId


def backlinks(graph: Graph) -> Mapping[NodeId, tuple[Step, ...]]:
    """For each document, the steps by which others were made from it, in the order of their ids."""
    found: dict[NodeId, list[Step]] = {}
    for node in sorted(graph.links):
        for link in graph.links[node]:
            found.setdefault(link.target, []).append(Step(node, link))
    return {node: tuple(steps) for node, steps in found.items()}


def made_from(back: Mapping[NodeId, tuple[Step, ...]], node: NodeId, limit: int) -> tuple[Step, ...]:
    """The steps to a document from those made from it, directly or over others, nearest first, up to a limit."""
    seen = {node}
    found: list[Step] = []
    for target in (queue := [node]):
        for step in back.get(target, ()):
            if len(found) == limit:
                return tuple(found)
            found.append(step)
            if step.document not in seen:
                seen.add(step.document)
                queue.append(step.document)
    return tuple(found)
