"""Where something came from: the figures over one or more walks taken together. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimspring.model.recorder import Recorder, recorded_property
from claimspring.trace.chains import COUNTED, LISTED, Chain, Chains, chains, in_every_chain
from claimspring.trace.graph import Graph, NodeId, article_of
from claimspring.trace.lineage_issues import Gap, SelfInterest, Step, gaps, is_older, self_interest, steps_of
from claimspring.trace.origins import Group, independent
from claimspring.trace.walk import End, Walk, shortest_chain


@dataclass(frozen=True)
class Descent:
    """What lies behind one or more documents; each figure is worked out when it is first asked for."""

    graph: Graph
    walks: tuple[Walk, ...]

    @property
    def recorder(self) -> Recorder:
        """Through which the graph is read, for what is not in the walks themselves."""
        return self.graph.recorder

    @cached_property
    def starts(self) -> tuple[NodeId, ...]:
        """The documents at which the walks begin."""
        return tuple(dict.fromkeys(walk.start for walk in self.walks))

    @cached_property
    def documents(self) -> tuple[NodeId, ...]:
        """Every document of every walk, in the order of the walks, nearest first in each."""
        return tuple(dict.fromkeys(node for walk in self.walks for node in walk.links))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step back, once."""
        return steps_of(self.walks)

    @cached_property
    def origins(self) -> tuple[NodeId, ...]:
        """Where the information began, as far as the steps that lead there are known."""
        found = dict.fromkeys(origin for walk in self.walks for origin in walk.origins)
        return tuple(origin for origin in found if origin not in self.beyond_unknown)

    @cached_property
    def beyond_unknown(self) -> frozenset[NodeId]:
        """The documents to which no way leads but over a step of which nobody knows."""
        if not any(link.unknown for walk in self.walks for links in walk.links.values() for link in links):
            return frozenset()
        reached = dict.fromkeys(self.starts)
        onward: dict[NodeId, list[NodeId]] = {}
        for walk in self.walks:
            for node, links in walk.links.items():
                onward.setdefault(node, []).extend(link.target for link in links if not link.unknown)
        for node in (queue := list(reached)):
            fresh = [target for target in onward.get(node, ()) if target not in reached]
            reached |= dict.fromkeys(fresh)
            queue += fresh
        return frozenset(self.documents).difference(reached)

    @recorded_property
    def groups(self) -> tuple[Group, ...]:
        """The origins, those that count once put together."""
        return independent(self.graph, self.origins)

    @property
    def independent_origins(self) -> int:
        """How many origins are independent of each other."""
        return len(self.groups)

    @cached_property
    def open_ends(self) -> tuple[NodeId, ...]:
        """Where chains stop although the information did not begin there, or go on over unknown steps alone."""
        ends = (node for walk in self.walks for node, end in walk.ends.items() if end is not End.ORIGIN)
        unknown = (
            node
            for walk in self.walks
            for node, links in walk.links.items()
            if links and all(link.unknown for link in links)
        )
        return tuple(node for node in dict.fromkeys((*ends, *unknown)) if node not in self.beyond_unknown)

    @recorded_property
    def distance_to_primary(self) -> int | None:
        """Steps to the nearest primary document: 0 where a start is primary itself, None where no chain has one."""
        return self._distance({node for node in self.documents if self.graph.is_primary(node)})

    @cached_property
    def distance_to_origin(self) -> int | None:
        """Steps to the nearest place where the information began, primary or not."""
        return self._distance(self.origins)

    def _distance(self, goals: Collection[NodeId]) -> int | None:
        ways = (shortest_chain(walk.links, walk.start, goals) for walk in self.walks)
        return min((len(way) - 1 for way in ways if way), default=None)

    @cached_property
    def cycles(self) -> tuple[Chain, ...]:
        """Loops: documents each derived from the next and the last from the first."""
        loops: dict[Chain, Chain] = {}
        for walk in self.walks:
            for loop in walk.loops:
                first = loop.index(min(loop))
                loops.setdefault(loop[first:] + loop[:first], loop)
        return tuple(loops.values())

    @recorded_property
    def gaps(self) -> tuple[Gap, ...]:
        """Chains that end without an origin, and documents that nobody has located."""
        return gaps(self.graph, self.walks)

    @cached_property
    def single_points_of_failure(self) -> Chain:
        """The documents through which every chain passes, nearest first; an article is none of its own sources."""
        if not self.walks:
            return ()
        common = [in_every_chain(walk) for walk in self.walks]
        shared = frozenset(common[0]).intersection(*common[1:])
        return tuple(node for node in common[0] if node in shared and article_of(node) is None)

    @cached_property
    def chains(self) -> Chains:
        """Every chain, listed up to a limit and counted beyond it."""
        return _together([chains(walk) for walk in self.walks])

    @recorded_property
    def anachronisms(self) -> tuple[Step, ...]:
        """Steps on which the derived document is older than the one it is said to be made from."""
        return tuple(step for step in self.steps if is_older(self.graph, step.document, step.link.target))

    @cached_property
    def distortions(self) -> tuple[Step, ...]:
        """Steps on which the meaning changed."""
        return tuple(step for step in self.steps if step.link.distortion)

    @recorded_property
    def self_interest(self) -> tuple[SelfInterest, ...]:
        """State outlets that rest on a body of their own state, or on themselves."""
        return self_interest(self.graph, self.walks)


def descent(graph: Graph, walks: Iterable[Walk]) -> Descent:
    """Take walks together; of walks that are the same, one."""
    return Descent(graph, tuple({id(walk): walk for walk in walks}.values()))


def _together(parts: Sequence[Chains]) -> Chains:
    listed = tuple(dict.fromkeys(chain for part in parts for chain in part.listed))
    total = sum(part.total for part in parts)
    return Chains(listed[:LISTED], min(total, COUNTED), all(part.exact for part in parts))
