"""The threads of an article: left whom it credits, right whose text its words match, a line for each statement.

In: threads in the order of the text, and what to call their ends. Out: the SVG in two widths, of which the style sheet
shows one. Lanes stand by their number of lines, the unknown last; in a lane, what was seen before what is probable;
groups on the left stand where their lines end on average (the barycentre heuristic of Sugiyama, Tagawa and Toda, 1981).
More threads than can be told apart are drawn as bands, as wide as they are many. Pure.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from claimspring.diagrams.lettering import broken, width
from claimspring.diagrams.shapes import num
from claimspring.i18n.html import Html, escaped, html

T = TypeVar("T")

MOST_LINES = 60
"""More statements are drawn as bands."""
_BANDS = 540.0
"""How high all bands of a side are together."""


class Stroke(StrEnum):
    """What is known of a line; the value is its class."""

    CREDITED = "k"
    UNCREDITED = "u"
    WRONG = "w"
    """The one credited did not say the words."""
    UNKNOWN = "q"


@dataclass(frozen=True, slots=True)
class Thread:
    """One statement's way from whom the article credits to whose words it has."""

    left: str
    """The key of the one credited; empty where nobody is."""
    lane: str
    """The key of the one whose text it matches; empty where that is unknown."""
    stroke: Stroke
    probable: bool = False
    """The step was not seen."""
    icon: str = ""
    """The verdict's icon, where readers should find it; empty where the statement stands."""
    changed: str = ""
    """The words that changed on the way: “a” → “b”."""


@dataclass(frozen=True, slots=True)
class LaneText:
    """What stands beside a lane."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What stands in the picture, in one language."""

    left_head: str
    right_head: str
    lefts: Mapping[str, str]
    lanes: Mapping[str, LaneText]


@dataclass(frozen=True, slots=True)
class _Form:
    """The measures of one of the two widths."""

    name: str
    width: float
    left_text: float
    """The right edge of the names on the left, and of their numbers."""
    bends: tuple[float, float, float, float]
    """Where lines begin, begin to bend, end bending, and end."""
    right_text: float
    pitch: float
    label: float
    """How high a line with a label is; 0 where labels stand among the texts of the lane."""
    size: float
    small: float
    radius: float


_WIDE = _Form("wide", 1080, 178, (190, 300, 470, 772), 788, 9, 26, 14.5, 14.5, 7)
_NARROW = _Form("narrow", 358, 76, (84, 104, 160, 196), 206, 8, 0, 13.5, 12.5, 5.5)
_TOP, _LANE, _GAP, _LINE = 36.0, 44.0, 18.0, 16.0


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Threads drawn as one line."""

    threads: tuple[Thread, ...]
    thick: float

    @property
    def first(self) -> Thread:
        return self.threads[0]


@dataclass(frozen=True, slots=True)
class _Lane:
    key: str
    bundles: tuple[_Bundle, ...]
    number: int
    name: list[str]
    texts: list[str]
    changed: list[str]


def threads_svg(threads: Sequence[Thread], legend: Legend, titled: str) -> Html:
    """Both widths; `titled` is the id of the heading that says what the picture shows."""
    return html("".join(_Drawing(form, threads, legend).svg(titled) for form in (_WIDE, _NARROW)))


class _Drawing:
    """One width of the picture."""

    def __init__(self, form: _Form, threads: Sequence[Thread], legend: Legend) -> None:
        self._form, self._legend = form, legend
        self._bands = len(threads) > MOST_LINES
        self._pitch = _BANDS / len(threads) if self._bands else form.pitch
        self._left_at: dict[str, float] = {}
        self._out: list[str] = []
        lanes = [self._lane(key, found) for key, found in _grouped(threads, lambda thread: thread.lane)]
        lanes.sort(key=lambda lane: (not lane.key, -lane.number))
        self._right: list[tuple[_Bundle, float]] = []
        bottom = self._place_lanes(lanes)
        ends = self._place_lefts(bottom)
        self._bottom = max(bottom, ends)

    def svg(self, titled: str) -> str:
        form, height = self._form, self._bottom + 4
        heads = (
            self._text(form.left_text, [self._legend.left_head], "h", 14, end=True)
            + self._text(form.right_text, [self._legend.right_head], "h", 14)
            if not self._is_narrow
            else self._text(form.left_text, self._broken(self._legend.left_head, 74, 2), "h", 12, end=True)
            + self._text(form.right_text, self._broken(self._legend.right_head, 150, 2), "h", 12)
        )
        return (
            f'<svg class="{form.name}" viewBox="0 0 {num(form.width)} {num(height)}" role="img" '
            f'aria-labelledby="{titled}">{heads}{"".join(self._out)}</svg>'
        )

    @property
    def _is_narrow(self) -> bool:
        return not self._form.label

    def _broken(self, text: str, room: float, lines: int) -> list[str]:
        return broken(text, room * 1.12, self._form.small, lines)  # the face is narrower than the one measured

    def _lane(self, key: str, found: Sequence[Thread]) -> _Lane:
        text, form = self._legend.lanes[key], self._form
        room = form.width - form.right_text - (0 if self._is_narrow else 40)
        name = f"{len(found)} {text.name}" if self._is_narrow else text.name
        order = sorted(found, key=_looks)
        alike = _looks if self._bands else id
        bundles = [tuple(bundle) for _, bundle in groupby(order, alike)]
        changed = [thread.changed for thread in order if thread.changed and not self._bands]
        return _Lane(
            key=key,
            bundles=tuple(_Bundle(bundle, self._height(bundle)) for bundle in bundles),
            number=len(found),
            name=self._broken(name, room, 2),
            texts=self._broken(text.note, room, 2) if text.note else [],
            changed=[line for one in changed for line in self._broken(one, room, 2)] if self._is_narrow else [],
        )

    def _height(self, bundle: Sequence[Thread]) -> float:
        if not self._bands and self._form.label and bundle[0].changed:
            return self._form.label
        return self._pitch * len(bundle)

    def _place_lanes(self, lanes: Sequence[_Lane]) -> float:
        y = _TOP
        for lane in lanes:
            lines = len(lane.name) + len(lane.texts) + len(lane.changed)
            tall = sum(bundle.thick for bundle in lane.bundles)
            height = max(_LANE, tall + 8, lines * _LINE + 8)
            at = y + (height - tall) / 2
            for bundle in lane.bundles:
                self._right.append((bundle, at + bundle.thick / 2))
                at += bundle.thick
            self._draw_lane(lane, y, height)
            y += height + _GAP
        return y - _GAP

    def _draw_lane(self, lane: _Lane, y: float, height: float) -> None:
        style = _lane_style(lane)
        x, form = self._form.bends[3], self._form
        self._out.append(f'<path class="bar {style}" d="M{num(x)} {num(y)}V{num(y + height)}"/>')
        lines = len(lane.name) + len(lane.texts) + len(lane.changed)
        top = y + (height - lines * _LINE) / 2 + 12.5
        left = form.right_text
        if not self._is_narrow:
            number = str(lane.number)
            self._out.append(self._text(left, [number], f"big {style}", y + height / 2 + 10))
            left += 10 + 16 * len(number)
        self._out.append(self._text(left, lane.name, f"nm {style}", top))
        self._out.append(self._text(left, lane.texts, "s", top + _LINE * len(lane.name)))
        self._out.append(self._text(left, lane.changed, "c", top + _LINE * (len(lane.name) + len(lane.texts))))

    def _place_lefts(self, bottom: float) -> float:
        groups = _grouped(self._right, lambda pair: pair[0].first.left)
        groups.sort(key=lambda group: sum(at for _, at in group[1]) / len(group[1]))
        heights = [max(30.0, sum(self._pitch * len(bundle.threads) for bundle, _ in pairs)) for _, pairs in groups]
        free = max(0.0, bottom - _TOP - sum(heights))
        gap = max(8.0, free / len(groups)) if groups else 0.0
        y = _TOP + gap / 2
        marks: list[str] = []
        for (key, pairs), height in zip(groups, heights, strict=True):
            tall = sum(self._pitch * len(bundle.threads) for bundle, _ in pairs)
            at = y + (height - tall) / 2
            last = (-99.0, 0)
            for bundle, right in sorted(pairs, key=lambda pair: pair[1]):
                thick = self._pitch * len(bundle.threads)
                left = at + thick / 2
                self._draw_line(bundle, left, right)
                if bundle.first.icon and not self._bands:
                    column = last[1] + 1 if left - last[0] < 2 * self._form.radius else 0
                    last = (left, column)
                    marks.append(self._icon(bundle.first.icon, left, column))
                at += thick
            self._name_left(key, sum(len(bundle.threads) for bundle, _ in pairs), y + height / 2)
            y += height + gap
        self._out += marks
        self._out += [self._label(bundle, right) for bundle, right in self._right if self._labelled(bundle)]
        return y - gap

    def _labelled(self, bundle: _Bundle) -> bool:
        return bool(self._form.label and bundle.first.changed and not self._bands)

    def _draw_line(self, bundle: _Bundle, left: float, right: float) -> None:
        begin, bend, bent, end = map(num, self._form.bends)
        middle = num((self._form.bends[1] + self._form.bends[2]) / 2)
        style = bundle.first.stroke + (" p" if bundle.first.probable else "")
        thick = f' stroke-width="{num(max(1.5, 0.86 * self._pitch * len(bundle.threads)))}"' if self._bands else ""
        y, z = num(left), num(right)
        path = f"M{begin} {y}H{bend}C{middle} {y} {middle} {z} {bent} {z}H{end}"
        self._out.append(f'<path class="{style}"{thick} d="{path}"/>')

    def _name_left(self, key: str, number: int, y: float) -> None:
        form, name = self._form, self._legend.lefts[key]
        if self._is_narrow:
            lines = self._broken(f"{name} {number}", form.left_text, 3)
            self._out.append(self._text(form.left_text, lines, "b", y + 5 - 7 * (len(lines) - 1), end=True))
            return
        lines = self._broken(name, form.left_text - 30, 2)
        self._out.append(self._text(form.left_text - 30, lines, "b", y + 5 - 8 * (len(lines) - 1), end=True))
        self._out.append(self._text(form.left_text, [str(number)], "n", y + 5, end=True))

    def _icon(self, icon: str, y: float, column: int) -> str:
        radius = self._form.radius
        x = self._form.bends[0] + radius * 1.8 + column * radius * 2.6
        place = f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"/>'
        arm = radius * 0.4
        across, bow = num(2 * arm), num(arm * 1.4)
        if icon == "half":
            sign = f"M{num(x)} {num(y - arm * 1.4)}a{bow} {bow} 0 0 1 0 {num(arm * 2.8)}z"
        elif icon in {"cross", "barely"}:
            sign = f"M{num(x - arm)} {num(y - arm)}l{across} {across}m0 -{across}l-{across} {across}"
        else:
            sign = f"M{num(x - arm)} {num(y)}h{num(2 * arm)}"
        return f'<g class="m v-{icon}">{place}<path d="{sign}"/></g>'

    def _label(self, bundle: _Bundle, y: float) -> str:
        """The words that changed, on their line; the given length holds whatever face is used."""
        size = 13.5
        long = width(bundle.first.changed, size) * 0.88
        right = self._form.bends[3] - 10
        left = right - long - 18
        return (
            f'<g class="chg"><rect x="{num(left)}" y="{num(y - 11)}" width="{num(long + 18)}" height="22" rx="3"/>'
            f'<text class="c" textLength="{num(long)}" lengthAdjust="spacingAndGlyphs" x="{num((left + right) / 2)}" '
            f'y="{num(y + 4.5)}" text-anchor="middle">{escaped(bundle.first.changed)}</text></g>'
        )

    def _text(self, x: float, lines: Sequence[str], style: str, y: float, *, end: bool = False) -> str:
        anchor = ' text-anchor="end"' if end else ""
        step = 14 if self._is_narrow else _LINE
        return "".join(
            f'<text class="{style}" x="{num(x)}" y="{num(y + step * number)}"{anchor}>{escaped(line)}</text>'
            for number, line in enumerate(lines)
        )


def _looks(thread: Thread) -> tuple[bool, str, str]:
    return thread.probable, thread.stroke, thread.left


def _lane_style(lane: _Lane) -> str:
    """A lane is blue where the article credits its publisher for none of the statements."""
    strokes = {bundle.first.stroke for bundle in lane.bundles}
    for stroke in (Stroke.CREDITED, Stroke.UNCREDITED, Stroke.WRONG):
        if stroke in strokes:
            return stroke
    return Stroke.UNKNOWN


def _grouped(items: Iterable[T], key: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.items())
