"""Where everything in the picture stands. `Shape` in, places in abstract units out; pure, and the same at every build.

Two layouts of one shape: `columns` for wide pages, in layers from the start on the left to the origins on the right,
after Sugiyama, Tagawa and Toda (Methods for Visual Understanding of Hierarchical System Structures, 1981); `rows` for
phones, one document under the other, with the arrows on rails at the side.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple, TypeAlias

from claimspring.diagrams.scene import Line, Shape

SWEEPS = 4
"""How often the order within the layers is improved, and then the heights."""

BEND = 0.45
"""The room that an arrow needs where it passes through a layer, in boxes."""


Pair: TypeAlias = tuple[int, int]
"""The boxes at the tail and at the head of an arrow, by their numbers."""


class Slot(NamedTuple):
    """A box's place: its layer, and the height of its middle in boxes."""

    column: int
    y: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The layered picture."""

    slots: Sequence[Slot]
    """One for each box."""
    ways: Mapping[Pair, tuple[Slot, ...]]
    """For each arrow, where it passes through the layers between its ends."""
    width: int
    """How many layers there are."""
    height: float
    """In boxes."""


class Bundle(NamedTuple):
    """Arrows that share a rail: all of one look that leave one document, or all that come to one."""

    end: int
    leaving: bool
    closes: bool
    inferred: bool
    credited: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """The picture of one document under the other."""

    bundles: Mapping[Pair, Bundle]
    """For every arrow that does not just lead to the next row, with which others it shares a rail."""
    rails: Mapping[Bundle, int]
    """Where the rail of a bundle runs, counted outwards."""
    width: int
    """How many rails there are."""


_Joint: TypeAlias = tuple[int, int]
"""A box (its number, 0) or the bend of an arrow in a layer (number of the arrow, layer)."""


def columns(shape: Shape) -> Columns:
    """Lay the shape out in layers."""
    layer = _layers(shape)
    forward = [arrow for arrow in shape.arrows if not arrow.closes]
    width = max(layer, default=-1) + 1
    layers: list[list[_Joint]] = [[] for _ in range(max(width, 1))]
    for box, column in enumerate(layer):
        layers[column].append((box, 0))
    links: list[tuple[_Joint, _Joint]] = []
    bends: dict[Pair, list[_Joint]] = {}
    for index, arrow in enumerate(forward):
        between = range(layer[arrow.tail] + 1, layer[arrow.head])
        bends[arrow.pair] = [(index, column) for column in between]
        for column in between:
            layers[column].append((index, column))
        way = [(arrow.tail, 0), *bends[arrow.pair], (arrow.head, 0)]
        links += itertools.pairwise(way)
    heights = _heights(_untangled(layers, links), links)
    lowest = min((y for y in heights.values()), default=0.0) - 0.5
    place = {joint: heights[joint] - lowest for joint in heights}
    return Columns(
        slots=[Slot(column, place[box, 0]) for box, column in enumerate(layer)],
        ways={pair: tuple(Slot(joint[1], place[joint]) for joint in joints) for pair, joints in bends.items()},
        width=len(layers),
        height=max(place.values(), default=0.0) + 0.5,
    )


def depth(shape: Shape) -> int:
    """How many layers the shape has."""
    return max(_layers(shape), default=0) + 1


def rows(shape: Shape) -> Rows:
    """Lay the shape out as a list with rails: each box is the row of its number."""
    bundles = _bundles([arrow for arrow in shape.arrows if arrow.closes or arrow.head != arrow.tail + 1])
    touched: dict[Bundle, list[int]] = {}
    for pair, bundle in bundles.items():
        touched.setdefault(bundle, []).extend(pair)
    rails: dict[Bundle, int] = {}
    taken: list[list[tuple[int, int]]] = []
    for bundle, places in sorted(touched.items(), key=lambda item: (max(item[1]) - min(item[1]), item[0])):
        span = (min(places), max(places))
        rails[bundle] = next((n for n, there in enumerate(taken) if _free(there, span)), len(taken))
        taken += [[] for _ in range(rails[bundle] + 1 - len(taken))]
        taken[rails[bundle]].append(span)
    return Rows(bundles, rails, len(taken))


def _bundles(arrows: Sequence[Line]) -> dict[Pair, Bundle]:
    """Put every arrow with those of its look that share its tail or its head, whichever are more."""
    leaving = Counter((arrow.tail, *_look(arrow)) for arrow in arrows)
    coming = Counter((arrow.head, *_look(arrow)) for arrow in arrows)
    found = {}
    for arrow in arrows:
        look = _look(arrow)
        leaves = not arrow.closes and leaving[arrow.tail, *look] > coming[arrow.head, *look]
        found[arrow.pair] = Bundle(arrow.tail if leaves else arrow.head, leaves, *look)
    return found


def _look(arrow: Line) -> tuple[bool, bool, bool]:
    return arrow.closes, arrow.inferred, arrow.credited


def _free(taken: Iterable[tuple[int, int]], span: tuple[int, int]) -> bool:
    return all(span[1] < first or last < span[0] for first, last in taken)


def _layers(shape: Shape) -> list[int]:
    """The longest way from a start; origins, where nothing leads on, stand together in the last layer."""
    layer = [0] * len(shape.boxes)
    onward: dict[int, list[int]] = {}
    for arrow in shape.arrows:
        if not arrow.closes:
            onward.setdefault(arrow.tail, []).append(arrow.head)
    for box, column in enumerate(layer):
        for head in onward.get(box, ()):
            layer[head] = max(layer[head], column + 1)
    last = max(layer, default=0)
    return [last if look.origin and box not in onward else layer[box] for box, look in enumerate(shape.boxes)]


def _untangled(
    layers: Sequence[list[_Joint]], links: Iterable[tuple[_Joint, _Joint]]
) -> tuple[tuple[_Joint, ...], ...]:
    """Order each layer by the mean place of its neighbours in the layer before, then in the one after, and again."""
    before, after = _neighbours(links)
    place = {joint: float(index) for layer in layers for index, joint in enumerate(layer)}
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        near = before if forward else after
        for layer in layers if forward else reversed(layers):
            if len(layer) == 1:
                continue
            layer.sort(key=lambda joint: _mean([place[other] for other in near.get(joint, ())], place[joint]))
            place |= {joint: float(index) for index, joint in enumerate(layer)}
    return tuple(map(tuple, layers))


def _heights(layers: Sequence[Sequence[_Joint]], links: Iterable[tuple[_Joint, _Joint]]) -> dict[_Joint, float]:
    """Put everything as near to the level of its neighbours as the order in its layer allows."""
    before, after = _neighbours(links)
    height: dict[_Joint, float] = {}
    for layer in layers:
        total = fsum(map(_room, layer))
        height |= zip(layer, _spread([-total / 2] * len(layer), layer), strict=True)
    for sweep in range(SWEEPS):
        near = after if sweep % 2 == 0 else before
        for layer in reversed(layers) if sweep % 2 == 0 else layers:
            wanted = [_mean([height[other] for other in near.get(joint, ())], height[joint]) for joint in layer]
            height |= zip(layer, _spread(wanted, layer), strict=True)
    return height


def _spread(wanted: Sequence[float], layer: Sequence[_Joint]) -> list[float]:
    """The heights nearest to those wanted (least squares) at which nothing overlaps and the order is kept.

    With the room between neighbours taken out, that is isotonic regression, solved by pooling adjacent violators.
    """
    if len(layer) == 1:
        return list(wanted)
    offsets = [0.0]
    for above, below in itertools.pairwise(layer):
        offsets.append(offsets[-1] + (_room(above) + _room(below)) / 2)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        level, size = want - offset, 1
        while pools and pools[-1][0] > level:
            other, count = pools.pop()
            level, size = (level * size + other * count) / (size + count), size + count
        pools.append((level, size))
    levels = [level for level, size in pools for _ in range(size)]
    return [level + offset for level, offset in zip(levels, offsets, strict=False)]


def _room(joint: _Joint) -> float:
    return BEND if joint[1] else 1.0


def _neighbours(
    links: Iterable[tuple[_Joint, _Joint]],
) -> tuple[dict[_Joint, list[_Joint]], dict[_Joint, list[_Joint]]]:
    before: dict[_Joint, list[_Joint]] = {}
    after: dict[_Joint, list[_Joint]] = {}
    for tail, head in links:
        after.setdefault(tail, []).append(head)
        before.setdefault(head, []).append(tail)
    return before, after


def _mean(values: Sequence[float], otherwise: float) -> float:
    return fsum(values) / len(values) if values else otherwise
