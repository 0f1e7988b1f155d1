"""The pieces that pictures of trails are made of: boxes with their lettering, arrows, the frame. Pure.

Everything that matters is told by shape or word: an inferred step is dashed and says so where there is room, a document
that nobody located is an empty dotted box, an origin has a heavy edge, an arrow whose document does not name its source
has a hollow head.
Colours come from the style sheet and from the page's own text colour.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from claimspring.diagrams.captions import Caption
from claimspring.diagrams.lettering import broken, fitted
from claimspring.diagrams.scene import Line, Look
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Said, apart, multilingual
from claimspring.i18n.translator import Words

Svg: TypeAlias = str
"""A piece of a picture, escaped: plain strings, for a site draws hundreds of thousands of them."""

NAME, SMALL = 13.0, 11.0
_BOLD = 1.12
"""How much wider bold letters are."""
_LEADING, _SMALL_LEADING, _PAD = 16.0, 14.0, 9.0
_NAME_LINES = 3
KEPT = 1 << 11
"""How many sketches of each kind are kept; a few hundred shapes are those of most claims."""


class Letters(NamedTuple):
    """What is written in a box, seen from its upper left corner, and the height of the box that holds it."""

    text: Svg
    height: float


class Sketch(NamedTuple):
    """A picture without its letters: one serves for all trails of its shape."""

    width: float
    height: float
    between: tuple[Svg, ...]
    """What stands before, between and after the letters of the boxes."""

    @classmethod
    def of(
        cls, width: float, height: float, arrows: Iterable[Svg], boxes: Iterable[Svg], marks: Iterable[Svg]
    ) -> "Sketch":
        """Put a picture together: arrows, above them the boxes, of which only the beginnings are given, then marks."""
        starts = list(boxes)
        starts[0] = "".join(arrows) + starts[0]
        ends = ["", *["</g>"] * len(starts)]
        starts.append("".join(marks))
        return cls(width, height, tuple(end + start for end, start in zip(ends, starts, strict=True)))

    def lettered(self, letters: Sequence["Letters"]) -> "Drawing":
        """The picture with the letters of each box."""
        parts = [""] * (2 * len(letters) + 1)
        parts[::2] = self.between
        parts[1::2] = [written.text for written in letters]
        return Drawing(self.width, self.height, "".join(parts))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is in a picture, and its size."""

    width: float
    height: float
    inside: Svg

    def svg(self, form: str, ident: str, title: Said, description: Said) -> Markup:
        """The whole element, named and described for those who do not see it; `ident` is unique on the page."""
        width, height = num(self.width), num(self.height)
        return markup(
            html(
                f'<svg class="{form}" role="img" aria-labelledby="{ident}-t {ident}-d" viewBox="0 0 {width} {height}" '
                f'width="{width}" height="{height}"><title id="{ident}-t">{escaped(title)}</title>'
                f'<desc id="{ident}-d">{escaped(description)}</desc>{self.inside}</svg>'
            )
        )


class Place(NamedTuple):
    """A box's place on the page: its left upper corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height


def letters(caption: Caption, room: float, words: Words) -> Letters:
    """Who published the document, when, and what there is to say of it, in a box of a given width."""
    return _set(caption.who, caption.below, room - 2 * _PAD, len(words.languages))


@lru_cache(maxsize=1 << 14)
def _set(name: Said, below: tuple[Said, ...], room: float, languages: int) -> Letters:
    """Kept, for the same document stands in the pictures of many claims.

    The box is as high as the language with the most lines needs, so that a picture is the same in all of them.
    """
    small = zip(*(apart(line, languages) for line in below), strict=True) if below else [()] * languages
    written = [
        _written(broken(one, room, NAME * _BOLD, _NAME_LINES), [fitted(line, room, SMALL) for line in lines])
        for one, lines in zip(apart(name, languages), small, strict=True)
    ]
    return Letters(str(multilingual([text for text, _ in written])), max(height for _, height in written))


def _written(name: Sequence[str], below: Sequence[str]) -> Letters:
    parts, y = [], _PAD + NAME - 3
    for line in name:
        parts.append(f'<text class="n" x="{num(_PAD)}" y="{num(y)}">{escaped(line)}</text>')
        y += _LEADING
    for line in below:
        parts.append(f'<text x="{num(_PAD)}" y="{num(y - 1)}">{escaped(line)}</text>')
        y += _SMALL_LEADING
    return Letters("".join(parts), 2 * _PAD + _LEADING * len(name) + _SMALL_LEADING * len(below) - 4)


def box_start(look: Look, place: Place) -> Svg:
    """A box up to its letters."""
    kinds = {"o": look.origin, "l": not look.located, "f": look.focus, "n": look.uncredited}
    classes = " ".join(["b", *(letter for letter, holds in kinds.items() if holds)])
    return (
        f'<g class="{classes}" transform="translate({num(place.x)} {num(place.y)})">'
        f'<rect width="{num(place.width)}" height="{num(place.height)}"/>'
    )


def arrow_shape(arrow: Line, path: str, tip: tuple[float, float], heading: tuple[int, int]) -> Svg:
    """A line along a path with a head at its tip; the heading is (1, 0) to the right, (0, 1) down, and so on."""
    (x, y), (right, down) = tip, heading
    back_x, back_y = x - 8 * right, y - 8 * down
    corners = ((x, y), (back_x - 4 * down, back_y - 4 * right), (back_x + 4 * down, back_y + 4 * right))
    head = "L".join(f"{num(a)} {num(b)}" for a, b in corners)
    return line_shape(arrow, path, f'<path class="h" d="M{head}Z"/>')


def line_shape(arrow: Line, path: str, head: Svg = "") -> Svg:
    """A line along a path, as the arrow's nature wants it."""
    kinds = {"i": arrow.inferred, "c": arrow.closes, "u": not arrow.credited}
    classes = " ".join(["a", *(letter for letter, holds in kinds.items() if holds)])
    return f'<g class="{classes}"><path d="{path}"/>{head}</g>'


def arrow_sign(arrow: Line, x: float, y: float) -> Svg:
    """That the meaning changed on an arrow, where there is no room for words: its dashes say that it is inferred."""
    return f'<text class="s" x="{num(x)}" y="{num(y)}">≠</text>' if arrow.distorted else ""


def arrow_label(arrow: Line, words: Words, x: float, y: float, anchor: str = "start") -> Svg:
    """What is written at an arrow: that it is inferred, that the meaning changed on it; mostly nothing."""
    said: list[Said] = ["≠"] if arrow.distorted else []
    if arrow.inferred:
        said.append(words.say("unknown") if arrow.unknown else words.say("probably"))
    if not said:
        return ""
    end = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="s" x="{num(x)}" y="{num(y)}"{end}>{escaped(" ".join(map(str, said)))}</text>'


@lru_cache(maxsize=1 << 14)
def num(value: float) -> str:
    """A coordinate in as few characters as are seen; kept, for pictures stand on one grid."""
    return f"{value:.1f}".removesuffix(".0")


def question_mark(x: float, y: float) -> Svg:
    """That the chain goes on, nobody knows where."""
    return f'<text class="q" x="{num(x)}" y="{num(y)}">?</text>'
