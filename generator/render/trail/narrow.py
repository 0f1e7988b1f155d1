"""The picture of a trail as rows, for phones: one document under the other. `Scene` in, SVG out; pure.

What leads to the next row is an arrow downwards; every other arrow takes a rail at the left, shared by all arrows from
the same document or to the same document.
"""

from collections.abc import Iterator, Mapping

from generator.render.trail.captions import Caption
from generator.render.trail.layout import Bundle, Rows, rows
from generator.render.trail.scene import Pair, Scene
from generator.render.trail.shapes import (
    Drawing,
    Place,
    Svg,
    arrow_label,
    arrow_shape,
    boxes,
    letters,
    line_shape,
    num,
    question_mark,
)
from generator.render.words import Words
from generator.trace.graph import NodeId

_TOTAL, _LEAST = 340.0, 200.0
_RAIL, _DOWN, _EDGE = 13.0, 24.0, 2.0


def narrow(scene: Scene, told: Mapping[NodeId, Caption], words: Words) -> Drawing:
    """Draw the scene in rows."""
    layout = rows(scene)
    left = _EDGE + (layout.width * _RAIL + 8 if layout.width else 0)  # where the boxes begin, beside the rails
    width = max(_TOTAL - left, _LEAST)
    written = [letters(told[box.node], width, words) for box in scene.boxes]
    places: dict[NodeId, Place] = {}
    y = _EDGE
    for box, text in zip(scene.boxes, written, strict=True):
        places[box.node] = Place(left, y, width, text.height)
        y = places[box.node].bottom + _DOWN
    marks = (places[box.node] for box in scene.boxes if box.open_end)
    pieces = [
        *_arrows(scene, layout, places, words),
        *boxes(scene, places, written),
        *(question_mark(place.right - 18, place.middle + 5) for place in marks),
    ]
    return Drawing(left + width + _EDGE, y - _DOWN + _EDGE, "".join(pieces))


def _arrows(scene: Scene, layout: Rows, places: Mapping[NodeId, Place], words: Words) -> Iterator[Svg]:
    downward = {arrow.tail for arrow in scene.arrows if arrow.pair not in layout.bundles}
    longest = _longest(layout)
    for arrow in scene.arrows:
        tail, head = places[arrow.tail], places[arrow.head]
        bundle = layout.bundles.get(arrow.pair)
        if bundle is None:
            x = tail.x + 24
            yield arrow_shape(arrow, f"M{num(x)} {num(tail.bottom)}V{num(head.y - 6)}", (x, head.y), (0, 1))
            yield arrow_label(arrow, words, x + 10, tail.bottom + 15)
            continue
        rail = tail.x - 12 - layout.rails[bundle] * _RAIL
        leave, arrive = tail.y + tail.height * 0.7, head.y + head.height * 0.3
        out, back = f"M{num(tail.x)} {num(leave)}H{num(rail)}", f"V{num(arrive)}H{num(head.x - 6)}"
        if arrow.pair in longest:
            yield arrow_shape(arrow, out + back, (head.x, arrive), (1, 0))
        elif bundle.leaving:
            yield arrow_shape(arrow, f"M{num(rail)} {num(arrive)}{back[back.index('H') :]}", (head.x, arrive), (1, 0))
        else:
            yield line_shape(arrow, out)
        if bundle.leaving:
            yield arrow_label(arrow, words, head.right, head.y - 5, "end")
        elif arrow.tail in downward:
            yield arrow_label(arrow, words, tail.right, tail.bottom + 15, "end")
        else:
            yield arrow_label(arrow, words, tail.x + 2, tail.bottom + 15)


def _longest(layout: Rows) -> frozenset[Pair]:
    """Of the arrows that share a rail, the longest, which is drawn whole; the others only run into it, or out of it."""
    longest: dict[Bundle, tuple[int, Pair]] = {}
    for pair, bundle in layout.bundles.items():
        length = abs(layout.rows[pair[1]] - layout.rows[pair[0]])
        longest[bundle] = max(longest.get(bundle, (length, pair)), (length, pair))
    return frozenset(pair for _, pair in longest.values())
