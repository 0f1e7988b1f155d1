"""The pieces that pictures of trails are made of: boxes with their lettering, arrows, the frame. Pure.

Everything that matters is told by shape or word: an inferred step is dashed and says so, a document that nobody
located is an empty dotted box, an origin has a heavy edge, an arrow whose document does not name its source has a
hollow head.
Colours come from the style sheet and from the page's own text colour.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from generator.render.escape import escaped
from generator.render.trail.captions import Caption
from generator.render.trail.lettering import broken, fitted
from generator.render.trail.scene import Arrow, Box, Scene
from generator.render.words import Words
from generator.trace.graph import NodeId

Svg: TypeAlias = str
"""A piece of a picture, escaped: plain strings, for a site draws hundreds of thousands of them."""

NAME, SMALL = 13.0, 11.0
_BOLD = 1.12
"""How much wider bold letters are."""
_LEADING, _SMALL_LEADING, _PAD = 16.0, 14.0, 9.0
_NAME_LINES = 2


class Size(NamedTuple):
    """How many lines are written in a box: of its name, and below it. This alone decides how high it is."""

    name: int
    below: int

    @property
    def height(self) -> float:
        """The height of the box that holds them."""
        return 2 * _PAD + _LEADING * self.name + _SMALL_LEADING * self.below - 4


class Letters(NamedTuple):
    """What is written in a box, line by line, each escaped and closed."""

    lines: tuple[Svg, ...]
    size: Size


class Label(NamedTuple):
    """What is written at an arrow: where it begins, and of which arrow it speaks."""

    start: Svg
    arrow: Arrow

    def written(self, words: Words) -> Svg:
        """That the arrow is inferred, that the meaning changed on it."""
        said = ["≠"] if self.arrow.link.distortion else []
        if self.arrow.link.inferred:
            said.append(words.say("inferred"))
        return f"{escaped(' '.join(said))}</text>"


class Hole(NamedTuple):
    """Where a line of letters comes in a picture."""

    start: Svg


Piece: TypeAlias = Svg | Label | Hole
"""What a picture is made of, before its letters are known."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture without its letters, which alone differ from one language to the next."""

    width: float
    height: float
    between: tuple[Svg, ...]
    """What stands before, between and after the letters."""
    labels: tuple[Label, ...]
    """The first letters are those of arrows, all others those of boxes, in the order of the scene."""

    @classmethod
    def of(cls, width: float, height: float, pieces: Iterable[Piece]) -> "Sketch":
        """Cut a picture at its letters; arrows come before boxes."""
        between, labels = [""], []
        for piece in pieces:
            if isinstance(piece, str):
                between[-1] += piece
                continue
            between[-1] += piece.start
            between.append("")
            if isinstance(piece, Label):
                labels.append(piece)
        return cls(width, height, tuple(between), tuple(labels))

    def lettered(self, letters: Iterable[Letters], words: Words) -> "Drawing":
        """The picture with the letters of each box, in the order of the scene."""
        lines = [label.written(words) for label in self.labels]
        for written in letters:
            lines += written.lines
        parts = [""] * (2 * len(lines) + 1)
        parts[::2] = self.between
        parts[1::2] = lines
        return Drawing(self.width, self.height, "".join(parts))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is in a picture, and its size."""

    width: float
    height: float
    inside: Svg

    def svg(self, form: str, ident: str, title: str, description: str) -> Markup:
        """The whole element, named and described for those who do not see it; `ident` is unique on the page."""
        width, height = num(self.width), num(self.height)
        return Markup(  # noqa: S704 -- every part is escaped
            f'<svg class="{form}" role="img" aria-labelledby="{ident}-t {ident}-d" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}"><title id="{ident}-t">{escaped(title)}</title>'
            f'<desc id="{ident}-d">{escaped(description)}</desc>{self.inside}</svg>'
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


def letters(caption: Caption, room: float) -> Letters:
    """Who published the document, when, and what there is to say of it, in a box of a given width."""
    return _set(caption.who, caption.below, room - 2 * _PAD)


@lru_cache(maxsize=1 << 14)
def _set(name: str, below: tuple[str, ...], room: float) -> Letters:
    """Kept, for the same document stands in the pictures of many claims."""
    first = broken(name, room, NAME * _BOLD, _NAME_LINES)
    rest = [fitted(line, room, SMALL) for line in below]
    return Letters(tuple(f"{escaped(line)}</text>" for line in (*first, *rest)), Size(len(first), len(rest)))


def boxes(scene: Scene, places: Mapping[NodeId, Place], sizes: Iterable[Size]) -> Iterator[Svg | Hole]:
    """All boxes of a scene, where they stand."""
    for box, size in zip(scene.boxes, sizes, strict=True):
        yield from _box(box, places[box.node], size)


def _box(box: Box, place: Place, size: Size) -> Iterator[Svg | Hole]:
    """A box with room for its letters."""
    kinds = {"o": box.origin, "l": not box.located, "f": box.focus, "n": box.credited is False}
    classes = " ".join(["b", *(letter for letter, holds in kinds.items() if holds)])
    x, y, width, tall = num(place.x), num(place.y), num(place.width), num(place.height)
    yield f'<g class="{classes}"><rect x="{x}" y="{y}" width="{width}" height="{tall}" rx="5"/>'
    left, height = num(place.x + _PAD), place.y + _PAD + NAME - 3
    for _ in range(size.name):
        yield Hole(f'<text class="n" x="{left}" y="{num(height)}">')
        height += _LEADING
    for _ in range(size.below):
        yield Hole(f'<text x="{left}" y="{num(height - 1)}">')
        height += _SMALL_LEADING
    yield "</g>"


def arrow_shape(arrow: Arrow, path: str, tip: tuple[float, float], heading: tuple[int, int]) -> Svg:
    """A line along a path with a head at its tip; the heading is (1, 0) to the right, (0, 1) down, and so on."""
    (x, y), (right, down) = tip, heading
    back_x, back_y = x - 8 * right, y - 8 * down
    corners = ((x, y), (back_x - 4 * down, back_y - 4 * right), (back_x + 4 * down, back_y + 4 * right))
    head = "L".join(f"{num(a)} {num(b)}" for a, b in corners)
    return line_shape(arrow, path, f'<path class="h" d="M{head}Z"/>')


def line_shape(arrow: Arrow, path: str, head: Svg = "") -> Svg:
    """A line along a path, as the arrow's nature wants it."""
    kinds = {"i": arrow.link.inferred, "c": arrow.closes, "u": not arrow.link.credited}
    classes = " ".join(["a", *(letter for letter, holds in kinds.items() if holds)])
    return f'<g class="{classes}"><path d="{path}"/>{head}</g>'


def arrow_label(arrow: Arrow, x: float, y: float, anchor: str = "start") -> Iterator[Label]:
    """The label of an arrow of which there is something to say."""
    if arrow.link.distortion or arrow.link.inferred:
        end = "" if anchor == "start" else f' text-anchor="{anchor}"'
        yield Label(f'<text class="s" x="{num(x)}" y="{num(y)}"{end}>', arrow)


@lru_cache(maxsize=1 << 14)
def num(value: float) -> str:
    """A coordinate in as few characters as are seen; kept, for pictures stand on one grid."""
    return f"{value:.1f}".removesuffix(".0")


def question_mark(x: float, y: float) -> Svg:
    """That the chain goes on, nobody knows where."""
    return f'<text class="q" x="{num(x)}" y="{num(y)}">?</text>'
