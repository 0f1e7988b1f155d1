"""The picture of a trail as rows, for phones: one document under the other. `Scene` in, SVG out; pure.

What leads to the next row is an arrow downwards; every other arrow takes a rail at the left, shared by all arrows to
the same document.
"""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.render.trail.layout import Rows
from generator.render.trail.scene import Pair, Scene
from generator.render.trail.shapes import (
    Drawing,
    Place,
    arrow_label,
    arrow_shape,
    box_shape,
    letters,
    line_shape,
    num,
    question_mark,
)
from generator.render.words import Words
from generator.trace.graph import NodeId

_TOTAL, _LEAST = 340.0, 200.0
_RAIL, _DOWN, _EDGE = 13.0, 24.0, 2.0


def narrow(scene: Scene, layout: Rows, words: Words) -> Drawing:
    """Draw the scene in rows."""
    left = _EDGE + (layout.width * _RAIL + 8 if layout.width else 0)
    width = max(_TOTAL - left, _LEAST)
    written = {box.node: letters(scene, box, words, width) for box in scene.boxes}
    places: dict[NodeId, Place] = {}
    y = _EDGE
    for box in scene.boxes:
        places[box.node] = Place(left, y, width, written[box.node].height)
        y = places[box.node].bottom + _DOWN
    parts = list(_arrows(scene, layout, places, words))
    parts += (box_shape(box, places[box.node], written[box.node]) for box in scene.boxes)
    parts += (
        question_mark(places[box.node].right - 18, places[box.node].middle + 5) for box in scene.boxes if box.open_end
    )
    return Drawing(left + width + _EDGE, y - _DOWN + _EDGE, parts)


def _arrows(scene: Scene, layout: Rows, places: Mapping[NodeId, Place], words: Words) -> Iterator[Markup]:
    downward = {arrow.tail for arrow in scene.arrows if arrow.pair not in layout.rails}
    longest = _longest(scene, layout)
    for arrow in scene.arrows:
        tail, head = places[arrow.tail], places[arrow.head]
        if arrow.pair not in layout.rails:
            x = tail.x + 24
            yield arrow_shape(arrow, f"M{num(x)} {num(tail.bottom)}V{num(head.y - 6)}", (x, head.y), (0, 1))
            yield arrow_label(arrow, words, x + 10, tail.bottom + 15)
            continue
        rail = tail.x - 12 - layout.rails[arrow.pair] * _RAIL
        leave, arrive = tail.y + tail.height * 0.7, head.y + head.height * 0.3
        path = f"M{num(tail.x)} {num(leave)}H{num(rail)}"
        if arrow.pair in longest:
            path += f"V{num(arrive)}H{num(head.x - 6)}"
            yield arrow_shape(arrow, path, (head.x, arrive), (1, 0))
        else:
            yield line_shape(arrow, path)
        if arrow.tail in downward:
            yield arrow_label(arrow, words, tail.right, tail.bottom + 15, "end")
        else:
            yield arrow_label(arrow, words, tail.x + 2, tail.bottom + 15)


def _longest(scene: Scene, layout: Rows) -> frozenset[Pair]:
    """Of the arrows that share a rail, the longest, which is drawn whole; the others only run into it."""
    longest: dict[tuple[NodeId, int], tuple[int, Pair]] = {}
    for arrow in scene.arrows:
        if (rail := layout.rails.get(arrow.pair)) is not None:
            length = abs(layout.rows[arrow.head] - layout.rows[arrow.tail])
            key = (arrow.head, rail)
            longest[key] = max(longest.get(key, (length, arrow.pair)), (length, arrow.pair))
    return frozenset(pair for _, pair in longest.values())
