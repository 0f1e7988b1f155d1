"""The pieces that pictures of trails are made of: boxes with their lettering, arrows, the frame. Pure.

Everything that matters is told by shape or word: an inferred step is dashed and says so, a document that nobody
located is an empty dotted box, an origin has a heavy edge, an arrow whose document does not name its source has a
hollow head.
Colours come from the style sheet and from the page's own text colour.
"""

from dataclasses import dataclass

from markupsafe import Markup

from generator.render.names import STANCES
from generator.render.trail.lettering import broken, fitted
from generator.render.trail.naming import who
from generator.render.trail.scene import Arrow, Box, Scene
from generator.render.words import Words

NAME, SMALL = 13.0, 11.0
_BOLD = 1.12
"""How much wider bold letters are."""
_LEADING, _SMALL_LEADING, _PAD = 16.0, 14.0, 9.0
_NAME_LINES = 2


@dataclass(frozen=True, slots=True)
class Letters:
    """What is written in a box."""

    name: tuple[str, ...]
    below: tuple[str, ...]

    @property
    def height(self) -> float:
        """The height of the box that holds it."""
        return 2 * _PAD + _LEADING * len(self.name) + _SMALL_LEADING * len(self.below) - 4


@dataclass(frozen=True, slots=True)
class Drawing:
    """The parts of a picture and its size."""

    width: float
    height: float
    parts: list[Markup]

    def svg(self, form: str, ident: str, title: str, description: str) -> Markup:
        """The whole element, named and described for those who do not see it; `ident` is unique on the page."""
        return Markup(
            '<svg class="{form}" role="img" aria-labelledby="{ident}-t {ident}-d" viewBox="0 0 {width} {height}" '
            'width="{width}" height="{height}"><title id="{ident}-t">{title}</title>'
            '<desc id="{ident}-d">{description}</desc>{parts}</svg>'
        ).format(
            form=form,
            ident=ident,
            width=num(self.width),
            height=num(self.height),
            title=title,
            description=description,
            parts=Markup().join(self.parts),
        )


@dataclass(frozen=True, slots=True)
class Place:
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


def letters(scene: Scene, box: Box, words: Words, room: float) -> Letters:
    """Who published the document, when, and what there is to say of it."""
    inside = room - 2 * _PAD
    published = scene.graph.published(box.node)
    below = [words.partial_date(published)] if published else []
    if box.stance:
        below.append(words.say(STANCES[box.stance]))
    if box.credited is not None:
        below.append(words.say("credited") if box.credited else words.say("never credited"))
    return Letters(
        name=tuple(broken(who(scene.graph, box.node, words), inside, NAME * _BOLD, _NAME_LINES)),
        below=tuple(fitted(line, inside, SMALL) for line in below),
    )


def box_shape(box: Box, place: Place, written: Letters) -> Markup:
    """A box with its lettering."""
    kinds = {"o": box.origin, "l": not box.located, "f": box.focus, "n": box.credited is False}
    classes = " ".join(["b", *(letter for letter, holds in kinds.items() if holds)])
    lines = []
    height = place.y + _PAD + NAME - 3
    for line in written.name:
        lines.append(Markup('<text class="n" x="{}" y="{}">{}</text>').format(num(place.x + _PAD), num(height), line))
        height += _LEADING
    for line in written.below:
        lines.append(Markup('<text x="{}" y="{}">{}</text>').format(num(place.x + _PAD), num(height - 1), line))
        height += _SMALL_LEADING
    return Markup('<g class="{}"><rect x="{}" y="{}" width="{}" height="{}" rx="5"/>{}</g>').format(
        classes, num(place.x), num(place.y), num(place.width), num(place.height), Markup().join(lines)
    )


def arrow_shape(arrow: Arrow, path: str, tip: tuple[float, float], heading: tuple[int, int]) -> Markup:
    """A line along a path with a head at its tip; the heading is (1, 0) to the right, (0, 1) down, and so on."""
    (x, y), (right, down) = tip, heading
    back_x, back_y = x - 8 * right, y - 8 * down
    corners = ((x, y), (back_x - 4 * down, back_y - 4 * right), (back_x + 4 * down, back_y + 4 * right))
    head = "L".join(f"{num(a)} {num(b)}" for a, b in corners)
    return line_shape(arrow, path, Markup('<path class="h" d="M{}Z"/>').format(head))


def line_shape(arrow: Arrow, path: str, head: Markup = Markup()) -> Markup:  # noqa: B008 -- immutable
    """A line along a path, as the arrow's nature wants it."""
    kinds = {"i": arrow.link.inferred, "c": arrow.closes, "u": not arrow.link.credited}
    classes = " ".join(["a", *(letter for letter, holds in kinds.items() if holds)])
    return Markup('<g class="{}"><path d="{}"/>{}</g>').format(classes, path, head)


def arrow_label(arrow: Arrow, words: Words, x: float, y: float, anchor: str = "start") -> Markup:
    """What is written at an arrow: that it is inferred, that the meaning changed on it."""
    said = ["≠"] if arrow.link.distortion else []
    if arrow.link.inferred:
        said.append(words.say("inferred"))
    if not said:
        return Markup()
    end = "" if anchor == "start" else Markup(' text-anchor="{}"').format(anchor)
    return Markup('<text class="s" x="{}" y="{}"{}>{}</text>').format(num(x), num(y), end, " ".join(said))


def num(value: float) -> str:
    """A coordinate in as few characters as are seen."""
    return f"{value:.1f}".removesuffix(".0")


def question_mark(x: float, y: float) -> Markup:
    """That the chain goes on, nobody knows where."""
    return Markup('<text class="q" x="{}" y="{}">?</text>').format(num(x), num(y))
