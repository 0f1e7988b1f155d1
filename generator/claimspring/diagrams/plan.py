"""Where the documents of a trail stand in a picture with a lane for each publisher and time along the lanes. Pure.

A `Scene` in, a `Plan` out, or None where the trail is too large or goes in a circle: such a one is drawn in boxes.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimspring.diagrams.scene import Arrow, Box, Scene
from claimspring.model.values import earliest
from claimspring.trace.graph import NodeId

_WHOLE_DAY = len("2023-08-14")
MOST_LANES, MOST_COLUMNS = 6, 5
"""More of either cannot be read on a page 1080 units wide."""


class Dot(NamedTuple):
    """A document in the picture."""

    box: Box
    lane: int
    column: int


class Plan(NamedTuple):
    """Dots in the order of time, and the steps between them."""

    dots: tuple[Dot, ...]
    arrows: tuple[Arrow, ...]
    """Each from a document to the one that it was made from; the picture shows them the other way round."""
    lanes: tuple[tuple[Dot, ...], ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return 1 + max(dot.column for dot in self.dots)

    def dot(self, node: NodeId) -> Dot:
        """The dot of a document."""
        return next(dot for dot in self.dots if dot.box.node == node)


def plan(scene: Scene) -> Plan | None:
    """Lanes in the order in which the information reaches them; columns in the order of days."""
    if not scene.arrows or scene.omitted or any(arrow.closes for arrow in scene.arrows):
        return None
    sources: dict[NodeId, list[NodeId]] = {}
    for arrow in scene.arrows:
        sources.setdefault(arrow.tail, []).append(arrow.head)
    lanes: dict[object, int] = {}
    placed: dict[NodeId, Dot] = {}
    for box in _in_order(scene.boxes, sources):
        lane = lanes.setdefault(box.publisher or box.node, len(lanes))
        column = max(_columns(box, lane, sources, placed), default=0)
        while any(dot.lane == lane and dot.column == column for dot in placed.values()):
            column += 1
        placed[box.node] = Dot(box, lane, column)
    dots = tuple(placed.values())
    rows = tuple(tuple(dot for dot in dots if dot.lane == lane) for lane in range(len(lanes)))
    made = Plan(dots, scene.arrows, rows)
    return made if len(rows) <= MOST_LANES and made.columns <= MOST_COLUMNS else None


def _in_order(boxes: Sequence[Box], sources: Mapping[NodeId, Sequence[NodeId]]) -> Iterator[Box]:
    """The documents, none before one that it was made from, else by their days; the article, which is first, last."""
    waiting = list(reversed(boxes))
    done: set[NodeId] = set()
    while waiting:
        ready = [box for box in waiting if all(source in done for source in sources.get(box.node, ()))]
        box = min(
            ready, key=lambda box: (box is boxes[0], earliest(box.published).isoformat() if box.published else "")
        )
        waiting.remove(box)
        done.add(box.node)
        yield box


def _columns(
    box: Box, lane: int, sources: Mapping[NodeId, Sequence[NodeId]], placed: Mapping[NodeId, Dot]
) -> Iterator[int]:
    """The least columns in which the document may stand, for what is placed already."""
    for source in sources.get(box.node, ()):
        before = placed[source]
        yield before.column + (before.lane == lane or not _is_one_day(box, before.box))
    for dot in placed.values():
        if box.published and dot.box.published and not _is_one_day(box, dot.box):
            is_later = earliest(dot.box.published) < earliest(box.published)
            yield dot.column + is_later


def _is_one_day(box: Box, other: Box) -> bool:
    return box.published == other.published and len(box.published or "") == _WHOLE_DAY
