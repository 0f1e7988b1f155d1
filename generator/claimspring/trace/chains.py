"""The single chains of a walk: listed up to a limit, counted beyond it, and what all of them have in common. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from claimspring.trace.graph import NodeId
from claimspring.trace.walk import Links, Walk, shortest_chain

Chain: TypeAlias = tuple[NodeId, ...]
"""Documents from the start of a walk to an end of it, each made from the next."""

LISTED = 50
"""How many chains of one walk are listed; their number can grow exponentially with the documents."""

COUNTED = 10**12
"""Beyond this a number of chains says no more than "very many"."""

STEPS = 20_000
"""How many steps a listing may take: only loops can make it go astray."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Some or all chains, and how many there are."""

    listed: tuple[Chain, ...]
    total: int
    """The number of chains; at least so many where `exact` is False."""
    exact: bool


def chains(walk: Walk) -> Chains:
    """List the chains of a walk in the order of the files, and count them.

    A chain visits no document twice. Without loops the count is exact, by dynamic programming over the documents; with
    loops it is exact as long as all chains could be listed (counting them is #P-complete: Valiant, The Complexity of
    Enumeration and Reliability Problems, 1979).
    """
    listed: list[Chain] = []
    for step, chain in enumerate(_ways_through(walk)):
        if len(listed) == LISTED or step == STEPS:
            return _counted(walk, listed)
        if chain:
            listed.append(chain)
    return Chains(tuple(listed), len(listed), exact=True)


def _counted(walk: Walk, listed: list[Chain]) -> Chains:
    if walk.loops:
        return Chains(tuple(listed), len(listed), exact=False)
    total = min(_count(walk), COUNTED)
    return Chains(tuple(listed), total, exact=total < COUNTED)


def _ways_through(walk: Walk) -> Iterator[Chain | None]:
    """Yield a chain at every end, and None at every other step, so that the caller can give up."""
    path = [walk.start]
    on_path = {walk.start}
    pending = [iter(walk.links[walk.start])]
    if walk.start in walk.ends:
        yield (walk.start,)
    while path:
        link = next(pending[-1], None)
        if link is None:
            pending.pop()
            on_path.discard(path.pop())
        elif link.target not in on_path:
            path.append(link.target)
            on_path.add(link.target)
            pending.append(iter(walk.links[link.target]))
            yield tuple(path) if link.target in walk.ends else None


def _count(walk: Walk) -> int:
    """Number of chains of a walk without loops; numbers beyond `COUNTED` stay there, so that they stay small."""
    count: dict[NodeId, int] = {}
    for node in _rear_first(walk.links, walk.start):
        onward = sum(count[link.target] for link in walk.links[node])
        count[node] = min(onward + (node in walk.ends), COUNTED)
    return count[walk.start]


def _rear_first(links: Links, start: NodeId) -> Iterator[NodeId]:
    """Every document after all that it was made from."""
    seen, path, pending = {start}, [start], [iter(links[start])]
    while path:
        link = next(pending[-1], None)
        if link is None:
            pending.pop()
            yield path.pop()
        elif link.target not in seen:
            seen.add(link.target)
            path.append(link.target)
            pending.append(iter(links[link.target]))


def in_every_chain(walk: Walk) -> Chain:
    """The documents through which every chain passes, from the start to the origin.

    They lie on any one chain, so one is taken and swept from its start: a document on it is avoidable exactly when
    something before it leads, past it, to something after it. Linear in the size of the walk, loops or not.
    """
    spine = shortest_chain(walk.links, walk.start, walk.ends)
    place = {node: index for index, node in enumerate(spine)}
    after = len(spine)
    furthest, common, seen = 0, [], set()
    for index, node in enumerate(spine):
        if furthest <= index:
            common.append(node)
        queue = [node]
        for document in queue:
            if document in walk.ends and document != spine[-1]:
                furthest = after
            for link in walk.links[document]:
                if link.target in place:
                    furthest = max(furthest, place[link.target])
                elif link.target not in seen:
                    seen.add(link.target)
                    queue.append(link.target)
    return tuple(common)
