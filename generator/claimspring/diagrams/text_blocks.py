"""Lines of text in a picture, in several languages at once; each breaks its own lines. Pure."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claimspring.diagrams.lettering import broken, width
from claimspring.diagrams.shapes import Svg, num
from claimspring.i18n.html import escaped
from claimspring.i18n.multilingual import Said, apart, multilingual
from claimspring.i18n.translator import Words

LEADING = 17
_SIZE, _LABEL_SIZE = 14.5, 13.5
_FACE = 0.84
"""The site's own faces are so much narrower than the widest that a reader may have in their place."""


class TextPlace(NamedTuple):
    """Where a text stands and what it looks like."""

    x: float
    y: float
    """The base line of the first line."""
    room: float
    lines: int
    """How many lines it may have; what does not fit ends in an ellipsis."""
    style: str
    end: bool = False
    """Whether `x` is where the lines end."""


class StackedText(NamedTuple):
    """A text of several that stand upon one another."""

    said: Said
    style: str
    lines: int


def block(words: Words, said: Said, place: TextPlace) -> Svg:
    """The text, from its first line down."""
    return str(words.each(lambda text: _block(text, place), said))


def stacked(words: Words, texts: Sequence[StackedText], x: float, y: float, room: float) -> Svg:
    """Texts upon one another, the last line of the last one at `y`."""
    split = [apart(text.said, len(words.languages)) for text in texts]
    drawn = []
    for index in range(len(words.languages)):
        base, pieces = y, []
        for text, said in zip(reversed(texts), reversed(split), strict=True):
            base -= (len(_broken(said[index], room, text.lines)) - 1) * LEADING
            pieces.append(_block(said[index], TextPlace(x, base, room, text.lines, text.style)))
            base -= LEADING + 1
        drawn.append("".join(reversed(pieces)))
    return str(multilingual(drawn))


def label(words: Words, said: Said, x: float, y: float, least: float) -> Svg:
    """Changed words in a box that holds them in whatever face; `x` is its middle, no further left than `least`."""

    def drawn(text: str) -> Svg:
        long = round(width(text, _LABEL_SIZE) * _FACE + 4)
        left = max(round(least), round(x - long / 2 - 10))
        return (
            f'<g class="chg"><rect x="{left}" y="{num(y - 13)}" width="{long + 20}" height="26" rx="3"/>'
            f'<text class="c" x="{num(left + 10 + long / 2)}" y="{num(y + 5)}" text-anchor="middle" '
            f'textLength="{long}" lengthAdjust="spacingAndGlyphs">{escaped(text)}</text></g>'
        )

    return str(words.each(drawn, said))


@lru_cache(maxsize=1 << 12)
def _broken(text: str, room: float, lines: int) -> tuple[str, ...]:
    """Kept, for names and days come again."""
    return tuple(broken(text, room / _FACE, _SIZE, lines)) or ("",)


def _block(text: str, place: TextPlace) -> Svg:
    first, *others = _broken(text, place.room, place.lines)
    x, anchor = num(place.x), ' text-anchor="end"' if place.end else ""
    style = f' class="{place.style}"' if place.style else ""
    spans = "".join(f'<tspan x="{x}" dy="{LEADING}">{escaped(line)}</tspan>' for line in others)
    return f'<text{style} x="{x}" y="{num(place.y)}"{anchor}>{escaped(first)}{spans}</text>'
