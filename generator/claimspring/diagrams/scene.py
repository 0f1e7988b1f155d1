"""What is to be drawn of a trail, before anybody says where and in which language: boxes and arrows.

`trace`'s findings in, `Scene` out; pure. A scene holds at most `LIMIT` boxes and says how many it leaves out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from claimspring.model.claim import Stance
from claimspring.model.ids import PublisherId
from claimspring.trace.backlinks import made_from
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import Graph, Link, LinkKind, NodeId, article_of
from claimspring.trace.lineage_issues import Step
from claimspring.trace.lineage_summary import Descent

LIMIT = 60
"""How many documents a picture shows before it can no longer be read."""


Pair: TypeAlias = tuple[NodeId, NodeId]
"""The tail and the head of an arrow."""


class Box(NamedTuple):
    """A document (or article, or outlet) in the picture."""

    node: NodeId
    origin: bool
    """The information began here."""
    open_end: bool
    """The chain stops here although the information did not begin here."""
    located: bool
    """Whether the document itself was found."""
    publisher: PublisherId | None
    published: str | None
    credited: bool | None = None
    """Whether the article names it; None where that is not the question."""
    wrongly: bool = False
    """The article names it, and it did not say it."""
    stance: Stance | None = None
    """What it does to the statement, where it is evidence."""
    focus: bool = False
    """The picture is about this document."""


class Arrow(NamedTuple):
    """From a document to one that it was made from."""

    tail: NodeId
    head: NodeId
    link: Link
    closes: bool
    """Closes a loop: it points back to where the chain came from."""

    @property
    def pair(self) -> Pair:
        """What tells it from every other arrow of its scene."""
        return self.tail, self.head


class Look(NamedTuple):
    """What a box looks like, whatever document it stands for."""

    origin: bool
    open_end: bool
    located: bool
    uncredited: bool
    focus: bool


class Line(NamedTuple):
    """What an arrow looks like, between boxes that are named by their numbers."""

    tail: int
    head: int
    closes: bool
    inferred: bool
    credited: bool
    distorted: bool
    unknown: bool

    @property
    def pair(self) -> tuple[int, int]:
        """What tells it from every other line of its shape."""
        return self.tail, self.head


class Shape(NamedTuple):
    """All of a scene that a drawing shows but for its letters: the trails of many claims have the same."""

    boxes: tuple[Look, ...]
    arrows: tuple[Line, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Boxes and arrows; each box comes after every box with an arrow to it, loops aside."""

    graph: Graph
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    omitted: int = 0
    """How many documents found no room."""

    def shape(self) -> Shape:
        """What the scene looks like."""
        number = {box.node: index for index, box in enumerate(self.boxes)}
        return Shape(
            tuple(Look(box.origin, box.open_end, box.located, box.credited is False, box.focus) for box in self.boxes),
            tuple(
                Line(
                    number[tail],
                    number[head],
                    closes,
                    link.inferred,
                    link.credited or link.unknown,
                    link.distortion is not None,
                    link.unknown,
                )
                for tail, head, link, closes in self.arrows
            ),
        )


@dataclass(frozen=True, slots=True)
class _Plot:
    """What a scene is made from."""

    graph: Graph
    starts: Sequence[NodeId]
    steps: Sequence[Step]
    origins: Collection[NodeId]
    open_ends: Collection[NodeId] = ()
    credited: Mapping[NodeId, bool] = field(default_factory=dict)
    wrong: Collection[NodeId] = ()
    stances: Mapping[NodeId, Stance] = field(default_factory=dict)
    focus: NodeId | None = None


def article_scene(trace: ClaimTrace) -> Scene:
    """How the sentence came to the article, with what the article credits beside the way."""
    part, credit = trace.article, trace.credit
    on_the_way = (*part.documents[1:], *credit.beside)
    return _scene(
        _Plot(
            graph=part.graph,
            starts=part.starts,
            steps=[*_told(part.steps, credit.wrong), *(Step(part.starts[0], _credit(node)) for node in credit.beside)],
            origins=[node for node in part.origins if node not in credit.wrong],
            open_ends=part.open_ends,
            wrong=credit.wrong,
            credited={node: node not in credit.never_named for node in on_the_way if node not in part.beyond_unknown},
        )
    )


def evidence_scene(trace: ClaimTrace) -> Scene:
    """Where the evidence comes from; context is shown only where there is nothing else."""
    part = trace.evidence if trace.evidence.walks else next(iter(trace.by_stance.values()), trace.evidence)
    stances: dict[NodeId, Stance] = {}
    for exhibit in trace.exhibits:
        stances.setdefault(exhibit.walk.start, exhibit.evidence.stance)
    return _scene(
        _Plot(part.graph, part.starts, part.steps, part.origins, part.open_ends, stances=stances),
    )


def source_scene(part: Descent, back: Mapping[NodeId, tuple[Step, ...]]) -> Scene:
    """What one document was made from, and what was made from it."""
    focus = part.starts[0]
    later = made_from(back, focus, LIMIT // 2)
    targets = {step.link.target for step in later}
    tails = dict.fromkeys(step.document for step in later)
    return _scene(
        _Plot(
            graph=part.graph,
            starts=(*(node for node in tails if node not in targets), *tails, focus),
            steps=[*later, *part.steps],
            origins=part.origins,
            open_ends=part.open_ends,
            focus=focus,
        )
    )


def _told(steps: Iterable[Step], wrong: Collection[NodeId]) -> Iterator[Step]:
    """The steps; to a document that did not say it the article has no more than its credit."""
    for step in steps:
        is_credit = step.link.target in wrong and article_of(step.document) is not None
        yield Step(step.document, step.link._replace(kind=LinkKind.CREDIT, how=None)) if is_credit else step


def _credit(node: NodeId) -> Link:
    return Link(node, LinkKind.CREDIT, credited=True)


def _scene(plot: _Plot) -> Scene:
    onward: dict[NodeId, dict[NodeId, Link]] = {start: {} for start in plot.starts}
    for step in plot.steps:
        onward.setdefault(step.document, {}).setdefault(step.link.target, step.link)
        onward.setdefault(step.link.target, {})
    shown = _nearest(plot.starts, onward)
    order, closing = _order(plot.starts, {node: [head for head in onward[node] if head in shown] for node in shown})
    arrows = tuple(
        Arrow(tail, head, link, (tail, head) in closing)
        for tail in order
        for head, link in onward[tail].items()
        if head in shown
    )
    return Scene(plot.graph, tuple(_box(plot, node) for node in order), arrows, len(onward) - len(shown))


def _nearest(starts: Iterable[NodeId], onward: Mapping[NodeId, Iterable[NodeId]]) -> frozenset[NodeId]:
    """As many documents as there is room for, those nearest to the start first."""
    seen = dict.fromkeys(starts)
    for node in (queue := list(seen)):
        fresh = [head for head in onward[node] if head not in seen]
        seen |= dict.fromkeys(fresh)
        queue += fresh
    return frozenset(queue[:LIMIT])


def _order(
    starts: Iterable[NodeId], heads: Mapping[NodeId, Sequence[NodeId]]
) -> tuple[list[NodeId], set[tuple[NodeId, NodeId]]]:
    """Tails before heads, each document right after the last of those made from it; and the arrows that close loops."""
    closing = _closing(starts, heads)
    waiting = dict.fromkeys(heads, 0)
    for tail, targets in heads.items():
        for head in targets:
            waiting[head] += (tail, head) not in closing
    ready = [node for node in reversed(list(dict.fromkeys(starts))) if node in heads and not waiting[node]]
    order: list[NodeId] = []
    while ready:
        node = ready.pop()
        order.append(node)
        for head in reversed(heads[node]):
            if (node, head) not in closing:
                waiting[head] -= 1
                if not waiting[head]:
                    ready.append(head)
    return order, closing


def _closing(starts: Iterable[NodeId], heads: Mapping[NodeId, Sequence[NodeId]]) -> set[tuple[NodeId, NodeId]]:
    """The arrows back to a document on the current way of a depth-first search."""
    seen: set[NodeId] = set()
    closing: set[tuple[NodeId, NodeId]] = set()

    def visit(node: NodeId, path: frozenset[NodeId]) -> None:
        seen.add(node)
        path |= {node}
        for head in heads[node]:
            if head in path:
                closing.add((node, head))
            elif head not in seen:
                visit(head, path)

    for start in starts:
        if start in heads and start not in seen:
            visit(start, frozenset())
    return closing


def _box(plot: _Plot, node: NodeId) -> Box:
    source = plot.graph.source(node)
    return Box(
        node=node,
        origin=node in plot.origins,
        open_end=node in plot.open_ends,
        located=bool(source and source.url) or article_of(node) is not None,
        publisher=source.publisher if source else plot.graph.publisher_of(node),
        published=source.published if source else plot.graph.published(node),
        credited=plot.credited.get(node),
        wrongly=node in plot.wrong,
        stance=plot.stances.get(node),
        focus=node == plot.focus,
    )
