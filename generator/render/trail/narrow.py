"""The picture of a trail as rows, for phones: one document under the other. `Scene` in, SVG out; pure.

What leads to the next row is an arrow downwards; every other arrow takes a rail at the left, shared by all arrows from
the same document or to the same document.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.render.trail.captions import captions
from generator.render.trail.layout import Bundle, Rows, rows
from generator.render.trail.scene import Pair, Scene
from generator.render.trail.shapes import (
    Drawing,
    Label,
    Place,
    Size,
    Sketch,
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


def narrow(scene: Scene, words: Words) -> Drawing:
    """Draw the scene in rows."""
    width = max(_TOTAL - _left(rows(scene)), _LEAST)
    written = [letters(caption, width) for caption in captions(scene, words).values()]
    return _sketch(scene, tuple(text.size for text in written)).lettered(written, words)


@lru_cache(maxsize=8)
def _sketch(scene: Scene, sizes: tuple[Size, ...]) -> Sketch:
    """Kept for the other languages of the same picture, which follow at once."""
    layout = rows(scene)
    left = _left(layout)
    width = max(_TOTAL - left, _LEAST)
    places: dict[NodeId, Place] = {}
    y = _EDGE
    for box, size in zip(scene.boxes, sizes, strict=True):
        places[box.node] = Place(left, y, width, size.height)
        y = places[box.node].bottom + _DOWN
    marks = (places[box.node] for box in scene.boxes if box.open_end)
    pieces = [
        *_arrows(scene, layout, places),
        *boxes(scene, places, sizes),
        *(question_mark(place.right - 18, place.middle + 5) for place in marks),
    ]
    return Sketch.of(left + width + _EDGE, y - _DOWN + _EDGE, pieces)


def _left(layout: Rows) -> float:
    """Where the boxes begin, beside the rails."""
    return _EDGE + (layout.width * _RAIL + 8 if layout.width else 0)


def _arrows(scene: Scene, layout: Rows, places: Mapping[NodeId, Place]) -> Iterator[Svg | Label]:
    downward = {arrow.tail for arrow in scene.arrows if arrow.pair not in layout.bundles}
    longest = _longest(layout)
    for arrow in scene.arrows:
        tail, head = places[arrow.tail], places[arrow.head]
        bundle = layout.bundles.get(arrow.pair)
        if bundle is None:
            x = tail.x + 24
            yield arrow_shape(arrow, f"M{num(x)} {num(tail.bottom)}V{num(head.y - 6)}", (x, head.y), (0, 1))
            yield from arrow_label(arrow, x + 10, tail.bottom + 15)
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
            yield from arrow_label(arrow, head.right, head.y - 5, "end")
        elif arrow.tail in downward:
            yield from arrow_label(arrow, tail.right, tail.bottom + 15, "end")
        else:
            yield from arrow_label(arrow, tail.x + 2, tail.bottom + 15)


def _longest(layout: Rows) -> frozenset[Pair]:
    """Of the arrows that share a rail, the longest, which is drawn whole; the others only run into it, or out of it."""
    longest: dict[Bundle, tuple[int, Pair]] = {}
    for pair, bundle in layout.bundles.items():
        length = abs(layout.rows[pair[1]] - layout.rows[pair[0]])
        longest[bundle] = max(longest.get(bundle, (length, pair)), (length, pair))
    return frozenset(pair for _, pair in longest.values())
