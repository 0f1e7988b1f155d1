"""The trail of a statement in lanes: one for each publisher, time along them, the words where they are known. Pure.

`Plan` and what is said of it in, SVG out, for wide pages. The arrow follows the information. Ink is credited, blue is
not; dashed is probable; a ring is a document that was not found; yellow are words that changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from claimspring.diagrams.plan import Dot, Plan
from claimspring.diagrams.scene import Arrow
from claimspring.diagrams.shapes import Svg, num
from claimspring.diagrams.text_blocks import StackedText, TextPlace, block, label, stacked
from claimspring.i18n.multilingual import Multilingual, Said, composed
from claimspring.i18n.translator import Words
from claimspring.model.step import ChangedAt
from claimspring.model.values import earliest, latest
from claimspring.trace.graph import NodeId, article_of

WIDE = 1080
_LEFT, _RIGHT, _GAP, _TOP = 214, 196, 112, 96
_LONGEST, _LEAST = 300.0, 96.0
"""The room for words beside a dot."""
_EVENT, _CHANGE = 0.3, 0.62
"""Where between two columns the event stands that decides, and the words that changed."""


class Event(NamedTuple):
    """What happened between two documents and decides the verdict."""

    on: str
    said: Said


@dataclass(frozen=True, slots=True)
class TrailWords:
    """What is written into the picture."""

    names: Mapping[NodeId, Said]
    """Who published each document."""
    days: Mapping[NodeId, Said]
    quoted: Mapping[NodeId, Said]
    """Words that the document uses, where they are known."""
    sign: Svg
    """The sign of the verdict, drawn in a box of 16 by 16; it stands at the article."""
    event: Event | None = None


class Point(NamedTuple):
    """Where a dot stands."""

    x: float
    y: float


def wide(plan: Plan, told: TrailWords, words: Words, heading: str) -> Svg:
    """The picture; `heading` is the id of its heading."""
    step = (WIDE - _LEFT - _RIGHT) / max(plan.columns - 1, 1)
    height = _TOP + _GAP * (len(plan.lanes) - 1) + 46
    at = {dot.box.node: Point(_LEFT + dot.column * step, _TOP + dot.lane * _GAP) for dot in plan.dots}
    parts = [_lane(told, words, row) for row in plan.lanes]
    event = event_column(plan, told)
    if event is not None and told.event:
        x = _LEFT + (event + _EVENT) * step
        parts.append(f'<path class="rule" d="M{num(x)} 14V{num(height - 6)}"/>')
        parts.append(block(words, told.event.said, TextPlace(x + 10, 24, WIDE - x - 10, 2, "b")))
    parts += [_arrow(plan, arrow, words, at) for arrow in plan.arrows]
    for dot in plan.dots:
        free = step * (_EVENT if dot.column == event else 1) - 34
        room = max(min(free, _LONGEST), _LEAST) if dot.column < plan.columns - 1 else _RIGHT - 34
        x, y = at[dot.box.node]
        parts += [sign(dot, told, x, y), stacked(words, lines(dot, told, words), x + 16, y - 15, room)]
    return svg("wide", WIDE, height, heading, parts)


def svg(form: str, width: float, height: float, heading: str, parts: list[Svg]) -> Svg:
    """The whole element in one of its two forms."""
    box = f'viewBox="0 0 {num(width)} {num(height)}"'
    return f'<svg class="{form}" {box} role="img" aria-labelledby="{heading}">{"".join(parts)}</svg>'


def _lane(told: TrailWords, words: Words, row: tuple[Dot, ...]) -> Svg:
    y = _TOP + row[0].lane * _GAP
    style = "b u" if all(is_unnamed(dot) for dot in row) else "b"
    name = block(words, told.names[row[0].box.node], TextPlace(0, y - 3, _LEFT - 46, 2, style))
    return f'<path class="lane" d="M{_LEFT - 24} {num(y)}H{WIDE}"/>{name}'


def is_unnamed(dot: Dot) -> bool:
    """Whether the article does not credit the document."""
    return dot.box.credited is False


def stroke(plan: Plan, arrow: Arrow, line: str, head: str) -> Svg:
    """A line with its head: blue where the document it comes from is not credited, dashed where it is not sure."""
    style = "u" if is_unnamed(plan.dot(arrow.head)) else ""
    dashed = f"{style} p".strip() if arrow.link.inferred else style
    drawn = f' class="{dashed}"' if dashed else ""
    return f'<path{drawn} d="{line}"/><path class="{f"{style} head".strip()}" d="{head}"/>'


def _arrow(plan: Plan, arrow: Arrow, words: Words, at: Mapping[NodeId, Point]) -> Svg:
    """From the older document to the one made from it: along its lane, then down, where nothing is in the way."""
    (x0, y0), (x1, y1) = at[arrow.head], at[arrow.tail]
    down = 1 if y1 > y0 else -1
    if y0 == y1:
        line, head = f"M{num(x0 + 10)} {num(y0)}H{num(x1 - 13)}", f"M{num(x1 - 18)} {num(y1 - 5)}l9 5-9 5"
        return stroke(plan, arrow, line, head) + _on_lane(arrow, words, x0 + _CHANGE * (x1 - x0), y0)
    head = arrow_head(x1, y1 - 12 * down, down)
    if x0 == x1:
        line = f"M{num(x0)} {num(y0 + 10 * down)}V{num(y1 - 13 * down)}"
        return stroke(plan, arrow, line, head) + _beside(arrow, words, x0 + 12, (y0 + y1) / 2 - 24 * down)
    if any(
        plan.dot(arrow.head).column < dot.column <= plan.dot(arrow.tail).column
        for dot in plan.lanes[_lane_of(plan, arrow)]
    ):
        bend = f"{num(x0)} {num(y1)} {num(x1)} {num(y0)}"
        line = f"M{num(x0)} {num(y0 + 10 * down)}C{bend} {num(x1)} {num(y1 - 14 * down)}"
        return stroke(plan, arrow, line, head) + _beside(arrow, words, (x0 + x1) / 2, (y0 + y1) / 2)
    line = f"M{num(x0 + 10)} {num(y0)}H{num(x1)}V{num(y1 - 13 * down)}"
    return stroke(plan, arrow, line, head) + _on_lane(arrow, words, x0 + _CHANGE * (x1 - x0), y0)


def _lane_of(plan: Plan, arrow: Arrow) -> int:
    return plan.dot(arrow.head).lane


def arrow_head(x: float, y: float, down: int = 1) -> str:
    """The two strokes at the end of a line that leads down, or up."""
    return f"M{num(x - 5)} {num(y - 6 * down)}l5 {9 * down} 5 {-9 * down}"


def _on_lane(arrow: Arrow, words: Words, x: float, y: float) -> Svg:
    below = certainty(arrow, words)
    drawn = label(words, changed_words(arrow, words), x, y, _LEFT) if arrow.link.changed else ""
    return drawn + (block(words, below, TextPlace(x - 60, y + (31 if drawn else 18), 260, 1, "s")) if below else "")


def _beside(arrow: Arrow, words: Words, x: float, y: float) -> Svg:
    below = certainty(arrow, words)
    drawn = label(words, changed_words(arrow, words), x, y - 8, _LEFT) if arrow.link.changed else ""
    return drawn + (block(words, below, TextPlace(x, y + (23 if drawn else 4), 200, 1, "s")) if below else "")


def changed_words(arrow: Arrow, words: Words) -> Multilingual:
    """The words that became others on a step."""
    changed = arrow.link.changed
    before, after = (words.plain(changed.from_), words.plain(changed.to)) if changed else ("", "")
    return words.say("“%(before)s” → “%(after)s”", before=before, after=after)


def certainty(arrow: Arrow, words: Words) -> Said:
    """What is sure of a step: that it is credited, probable or unknown, that nobody knows where the words changed."""
    say, notes = words.say, []
    if arrow.link.inferred:
        notes.append(say("unknown") if arrow.link.unknown else say("probably"))
    elif arrow.link.credited:
        notes.append(say("credited"))
    if arrow.link.changed and arrow.link.changed.where is ChangedAt.UNKNOWN:
        notes.append(say("here or one step before"))
    return composed("; ".join(map(str, notes)))


def sign(dot: Dot, told: TrailWords, x: float, y: float) -> Svg:
    """A dot; at the article its verdict."""
    if article_of(dot.box.node):
        return f'<g transform="translate({num(x - 11)} {num(y - 11)}) scale(1.375)">{told.sign}</g>'
    style = f"dot{' u' if is_unnamed(dot) else ''}{'' if dot.box.located else ' hollow'}"
    return f'<circle class="{style}" cx="{num(x)}" cy="{num(y)}" r="8"/>'


def lines(dot: Dot, told: TrailWords, words: Words) -> list[StackedText]:
    """When, in which words, and that it was not found."""
    node, found = dot.box.node, []
    if day := told.days.get(node):
        found.append(StackedText(day, "b", 1))
    if quoted := told.quoted.get(node):
        found.append(StackedText(quoted, "it", 2))
    if not dot.box.located and not article_of(node):
        found.append(StackedText(words.say("not found"), "s", 1))
    return found


def event_column(plan: Plan, told: TrailWords) -> int | None:
    """The column behind which the event stands; None where it does not fall between two of them."""
    if told.event is None:
        return None
    days = {dot.column: dot.box.published for dot in plan.dots if dot.box.published}
    day = earliest(told.event.on)
    before = [column for column, published in days.items() if latest(published) < day]
    behind = [column for column, published in days.items() if earliest(published) > day]
    if not before or not behind or max(before) >= min(behind):
        return None
    return max(before)
