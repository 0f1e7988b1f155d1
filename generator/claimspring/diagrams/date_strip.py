"""The days that decide a verdict on one line, to scale, with who held which office meanwhile. Pure.

Spans and events in, SVG out, for wide pages and for phones.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from claimspring.diagrams.lanes import svg
from claimspring.diagrams.shapes import Svg, num
from claimspring.diagrams.text_blocks import LEADING, TextPlace, block
from claimspring.i18n.multilingual import Said
from claimspring.i18n.translator import Words

WIDE, NARROW = 1080, 358
_BAR, _ROOM, _LEAST, _LINES = 34, 172, 96, 4
_OFFICE = 250
"""What a name with its office needs."""
_LONG, _TALL = 0.86, 400
"""The part of the width that the days take, and the height of the narrow picture."""


class DayMark(NamedTuple):
    """A day, and what happened on it."""

    on: dt.date
    day: Said
    what: Said


class OfficeSpan(NamedTuple):
    """Somebody in an office; a side that is not known, or not over, is open."""

    name: Said
    """Who, and which office."""
    who: Said
    """The same where there is no room for the office."""
    start: dt.date | None
    end: dt.date | None


class Strip(NamedTuple):
    """What is drawn."""

    spans: Sequence[OfficeSpan]
    moments: Sequence[DayMark]
    """The earliest first; at least two."""

    def share(self, day: dt.date) -> float:
        """How far a day is from the first to the last moment, from 0 to 1."""
        first, last = self.moments[0].on, self.moments[-1].on
        return (day - first).days / max((last - first).days, 1)

    def is_dark(self, span: OfficeSpan) -> bool:
        """Every other span is dark."""
        return self.spans.index(span) % 2 == 1


def wide(strip: Strip, words: Words, heading: str) -> Svg:
    """The picture for wide pages."""
    long = WIDE * _LONG - _ROOM / 2
    at = [28 + long * strip.share(moment.on) for moment in strip.moments]
    parts = [_span(strip, span, words, 28, long) for span in strip.spans]
    top = 8 + _BAR if strip.spans else 20
    if not strip.spans:
        parts.append(f'<path class="tick" d="M0 {top}H{WIDE}"/>')
    ends: list[float] = []
    for x, behind, moment in zip(at, [*at[1:], WIDE + _ROOM], strip.moments, strict=True):
        row = next((index for index, end in enumerate(ends) if end < x), len(ends))
        room = behind - x - 16 if _LEAST < behind - x - 16 < _ROOM else _ROOM
        ends[row : row + 1] = [x + room + 8]
        base = top + 30 + row * (LEADING * (_LINES + 1) + 16)
        is_last = x + _ROOM > WIDE
        text = x - 10 if is_last else x + 10
        parts.append(f'<path class="tick" d="M{num(x)} 4V{num(base + 4)}"/>')
        parts.append(block(words, moment.day, TextPlace(text, base, room, 1, "b", is_last)))
        parts.append(block(words, moment.what, TextPlace(text, base + 19, room, _LINES, "", is_last)))
    height = top + 30 + len(ends) * (LEADING * (_LINES + 1) + 16)
    return svg("wide", WIDE, height, heading, parts)


def _span(strip: Strip, span: OfficeSpan, words: Words, left: float, long: float) -> Svg:
    start = max(0.0, left + long * strip.share(span.start)) if span.start else 0.0
    end = min(float(WIDE), left + long * strip.share(span.end)) if span.end else float(WIDE)
    style, letters = ("dark", "b inv") if strip.is_dark(span) else ("light", "b")
    text = max(start + 14, left + 12 if not span.start or start < left else start + 14)
    drawn = f'<rect class="{style}" x="{num(start)}" y="8" width="{num(end - start)}" height="{_BAR}"/>'
    if end - text < _ROOM / 3:
        return drawn
    name = span.name if end - text > _OFFICE else span.who
    return drawn + block(words, name, TextPlace(text, 31, end - text - 8, 1, letters))


def narrow(strip: Strip, words: Words, heading: str) -> Svg:
    """The picture for phones: time runs down."""
    bar = 34 if strip.spans else 2
    parts, floor = [], 0.0
    for moment in strip.moments:
        true = 20 + _TALL * strip.share(moment.on)
        y = max(true, floor)
        parts.append(f'<path class="tick" d="M1 {num(true)}H{bar + 6}L{bar + 16} {num(y - 5)}"/>')
        parts.append(block(words, moment.day, TextPlace(bar + 22, y, NARROW - bar - 22, 1, "b")))
        parts.append(block(words, moment.what, TextPlace(bar + 22, y + 19, NARROW - bar - 22, 2, "")))
        floor = y + 19 + 2 * LEADING + 14
    height = max(floor, 20 + _TALL + 10) - 10
    spans = [_tall(strip, span, words, height) for span in strip.spans]
    return svg("narrow", NARROW, height, heading, [*spans, *parts])


def _tall(strip: Strip, span: OfficeSpan, words: Words, height: float) -> Svg:
    start = max(1.0, 20 + _TALL * strip.share(span.start)) if span.start else 1.0
    end = min(height, 20 + _TALL * strip.share(span.end)) if span.end else height
    style, letters = ("dark", "b inv") if strip.is_dark(span) else ("light", "b")
    drawn = f'<rect class="{style}" x="1" y="{num(start)}" width="34" height="{num(end - start)}"/>'
    if end - start < _ROOM / 3:
        return drawn
    name = span.name if end - start > _OFFICE else span.who
    text = block(words, name, TextPlace(0, 0, end - start - 12, 1, letters))
    return f'{drawn}<g transform="translate(23 {num(end - 7)}) rotate(-90)">{text}</g>'
