"""The picture of a trail as rows, for phones: one document under the other. `Shape` in, SVG out; pure.

Arrows follow the information, up to the documents that were made. What comes from the next row is an arrow upwards;
every other arrow takes a rail at the left, shared by all arrows to the same document or from the same document.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from claimspring.diagrams.captions import Caption
from claimspring.diagrams.layout import Bundle, Pair, Rows, rows
from claimspring.diagrams.scene import Shape
from claimspring.diagrams.shapes import (
    KEPT,
    Drawing,
    Place,
    Sketch,
    Svg,
    arrow_label,
    arrow_shape,
    arrow_sign,
    box_start,
    letters,
    line_shape,
    num,
    question_mark,
)
from claimspring.i18n.translator import Words

_TOTAL, _LEAST = 340.0, 200.0
_RAIL, _DOWN, _EDGE, _APART = 13.0, 24.0, 2.0, 9.0
_MARK = 16.0
"""The room of a question mark."""


def narrow(shape: Shape, told: Iterable[Caption], words: Words) -> Drawing:
    """Draw the shape in rows, with the captions of its boxes."""
    width = _room(shape)
    rooms = (width - _MARK if look.open_end else width for look in shape.boxes)
    written = [letters(caption, room, words) for caption, room in zip(told, rooms, strict=True)]
    return _sketch(shape, tuple(text.height for text in written), words).lettered(written)


@lru_cache(maxsize=KEPT)
def _room(shape: Shape) -> float:
    """How wide the boxes are, beside the rails."""
    return max(_TOTAL - _left(rows(shape)), _LEAST)


def _left(layout: Rows) -> float:
    """Where the boxes begin."""
    return _EDGE + (layout.width * _RAIL + 8 if layout.width else 0)


@lru_cache(maxsize=KEPT)
def _sketch(shape: Shape, heights: tuple[float, ...], words: Words) -> Sketch:
    """The picture without letters, of boxes of these heights."""
    layout = rows(shape)
    left, width = _left(layout), _room(shape)
    places: list[Place] = []
    y = _EDGE
    for height in heights:
        places.append(Place(left, y, width, height))
        y += height + _DOWN
    marks = (place for look, place in zip(shape.boxes, places, strict=True) if look.open_end)
    return Sketch.of(
        left + width + _EDGE,
        y - _DOWN + _EDGE,
        arrows=_arrows(shape, layout, places, words),
        boxes=map(box_start, shape.boxes, places),
        marks=(question_mark(place.right - 18, place.middle + 5) for place in marks),
    )


def _arrows(shape: Shape, layout: Rows, places: Sequence[Place], words: Words) -> Iterator[Svg]:
    longest, arrivals = _longest(layout), _arrivals(layout)
    for arrow in shape.arrows:
        tail, head = places[arrow.tail], places[arrow.head]
        bundle = layout.bundles.get(arrow.pair)
        if bundle is None:
            x = tail.x + 24
            yield arrow_shape(arrow, f"M{num(x)} {num(head.y)}V{num(tail.bottom + 6)}", (x, tail.bottom), (0, -1))
            yield arrow_label(arrow, words, x + 10, tail.bottom + 15)
            continue
        rail = tail.x - 12 - layout.rails[bundle] * _RAIL
        leave, arrive = tail.y + tail.height * 0.7, head.y + 12 + _APART * arrivals[arrow.head].index(bundle)
        tip, out = (tail.x, leave), f"M{num(tail.x - 6)} {num(leave)}H{num(rail)}"
        if arrow.pair in longest:
            yield arrow_shape(arrow, f"{out}V{num(arrive)}H{num(head.x)}", tip, (1, 0))
        elif bundle.leaving:
            yield line_shape(arrow, f"M{num(rail)} {num(arrive)}H{num(head.x)}")
        else:
            yield arrow_shape(arrow, out, tip, (1, 0))
        yield (
            arrow_sign(arrow, head.x - 12, arrive - 6) if bundle.leaving else arrow_sign(arrow, tail.x - 10, leave - 4)
        )


def _arrivals(layout: Rows) -> dict[int, list[Bundle]]:
    """The bundles that come to each box, from the innermost rail to the outermost."""
    found: dict[int, list[Bundle]] = {}
    for (_, head), bundle in sorted(layout.bundles.items(), key=lambda item: layout.rails[item[1]]):
        if bundle not in (there := found.setdefault(head, [])):
            there.append(bundle)
    return found


def _longest(layout: Rows) -> frozenset[Pair]:
    """Of the arrows that share a rail, the longest, which is drawn whole; the others only run into it, or out of it."""
    longest: dict[Bundle, tuple[int, Pair]] = {}
    for pair, bundle in layout.bundles.items():
        length = abs(pair[1] - pair[0])
        longest[bundle] = max(longest.get(bundle, (length, pair)), (length, pair))
    return frozenset(pair for _, pair in longest.values())
