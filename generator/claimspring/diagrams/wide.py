"""The picture of a trail in layers, from the start on the left to the origins on the right. Shape in, SVG out.

Arrows follow the information: their heads are at the documents that were made, on the left.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from claimspring.diagrams.captions import Caption
from claimspring.diagrams.layout import Columns, Pair, columns
from claimspring.diagrams.scene import Line, Shape
from claimspring.diagrams.shapes import (
    KEPT,
    Drawing,
    Place,
    Sketch,
    Svg,
    arrow_label,
    arrow_shape,
    box_start,
    letters,
    num,
    question_mark,
)
from claimspring.i18n.translator import Words

_WIDTH, _ACROSS, _DOWN = 164.0, 62.0, 14.0
_EDGE, _LOOP, _STUB = 2.0, 30.0, 30.0
_APART = 10.0
"""The heads of arrows that come to one document."""


def wide(shape: Shape, told: Iterable[Caption], words: Words) -> Drawing:
    """Draw the shape in layers, with the captions of its boxes."""
    written = [letters(caption, _WIDTH, words) for caption in told]
    return _sketch(shape, max(text.height for text in written), words).lettered(written)


@lru_cache(maxsize=KEPT)
def _sketch(shape: Shape, height: float, words: Words) -> Sketch:
    """The picture without letters, all boxes being of one height."""
    layout = columns(shape)
    unit = height + _DOWN
    places = [
        Place(_EDGE + slot.column * (_WIDTH + _ACROSS), _EDGE + slot.y * unit - unit / 2, _WIDTH, height)
        for slot in layout.slots
    ]
    last = max(place.right for place in places)
    tails = {arrow.tail for arrow in shape.arrows}
    open_ends = [
        (place, place.bottom - 12 if box in tails else place.middle)  # below the arrows, where there are some
        for box, (look, place) in enumerate(zip(shape.boxes, places, strict=True))
        if look.open_end
    ]
    stub = any(place.right == last for place, _ in open_ends)
    loop = any(arrow.closes for arrow in shape.arrows)
    bottom = _EDGE + layout.height * unit - _DOWN
    return Sketch.of(
        last + _EDGE + _STUB * stub,
        bottom + _EDGE + _LOOP * loop,
        arrows=_arrows(shape, layout, places, unit, words),
        boxes=map(box_start, shape.boxes, places),
        marks=(_stub(place.right, y) for place, y in open_ends),
    )


def _stub(x: float, y: float) -> Svg:
    return f'<path class="e" d="M{num(x)} {num(y)}h12"/>{question_mark(x + 16, y + 5)}'


def _arrows(shape: Shape, layout: Columns, places: Sequence[Place], unit: float, words: Words) -> Iterator[Svg]:
    """All lines, and then the labels, whose edges cover the lines below them."""
    leaving = Counter(arrow.tail for arrow in shape.arrows if not arrow.closes)
    labels: list[Svg] = []
    ways = {arrow.pair: list(_way(arrow, layout, unit)) for arrow in shape.arrows if not arrow.closes}
    ends = _tips(shape, ways, places)
    for arrow in shape.arrows:
        tail, head = places[arrow.tail], places[arrow.head]
        if arrow.closes:
            yield _loop(arrow, tail, head)
            continue
        turns = [(tail.right, ends[arrow.pair]), *ways[arrow.pair], (head.x, head.middle)]
        yield arrow_shape(arrow, _curve(turns), turns[0], (-1, 0))
        if leaving[arrow.tail] == 1:
            labels.append(arrow_label(arrow, words, tail.right + 4, tail.middle - 6))
        else:
            labels.append(arrow_label(arrow, words, turns[1][0] - 9, turns[1][1] - 6, "end"))
    yield from labels


def _way(arrow: Line, layout: Columns, unit: float) -> Iterator[tuple[float, float]]:
    """Where an arrow turns between its ends."""
    for slot in layout.ways[arrow.pair]:
        x, y = _EDGE + slot.column * (_WIDTH + _ACROSS), _EDGE + slot.y * unit - _DOWN / 2
        yield x, y
        yield x + _WIDTH, y


def _tips(
    shape: Shape, ways: Mapping[Pair, Sequence[tuple[float, float]]], places: Sequence[Place]
) -> dict[Pair, float]:
    """The heights at which arrows end, one below the other where several come to one document: heads tell of each."""
    coming: dict[int, list[Pair]] = {}
    for arrow in shape.arrows:
        if not arrow.closes:
            coming.setdefault(arrow.tail, []).append(arrow.pair)
    ends: dict[Pair, float] = {}
    for tail, pairs in coming.items():
        pairs.sort(key=lambda pair: ways[pair][0][1] if ways[pair] else places[pair[1]].middle)
        place = places[tail]
        step = min(_APART, (place.height - 2 * _APART) / max(1, len(pairs) - 1))
        top = place.middle - step * (len(pairs) - 1) / 2
        ends |= {pair: top + step * number for number, pair in enumerate(pairs)}
    return ends


def _curve(turns: list[tuple[float, float]]) -> str:
    """Bends between the layers, straight lines through them; the first begins behind the head."""
    path = [f"M{num(turns[0][0] + 6)} {num(turns[0][1])}"]
    for index, (x, y) in enumerate(turns[1:], 1):
        before_x, before_y = turns[index - 1]
        if index % 2 == 0 or before_y == y:
            path.append(f"H{num(x)}")
        else:
            middle = num((before_x + x) / 2)
            path.append(f"C{middle} {num(before_y)} {middle} {num(y)} {num(x)} {num(y)}")
    return "".join(path)


def _loop(arrow: Line, tail: Place, head: Place) -> Svg:
    """Back below the boxes; a document that rests on itself gets a small bow."""
    start, end = tail.x + tail.width * 0.6, head.x + head.width * 0.4
    top, low = num(tail.bottom + 6), num(max(tail.bottom, head.bottom) + _LOOP)
    path = f"M{num(start)} {top}C{num(start)} {low} {num(end)} {low} {num(end)} {num(head.bottom)}"
    return arrow_shape(arrow, path, (start, tail.bottom), (0, -1))
