"""The same picture as `lanes` for phones: time runs down, the lanes are indents. Pure."""

from collections.abc import Mapping

from claimspring.diagrams.lanes import (
    Point,
    TrailWords,
    arrow_head,
    certainty,
    changed_words,
    event_column,
    is_unnamed,
    lines,
    sign,
    stroke,
    svg,
)
from claimspring.diagrams.plan import Dot, Plan
from claimspring.diagrams.scene import Arrow
from claimspring.diagrams.shapes import Svg, num
from claimspring.diagrams.text_blocks import LEADING, TextPlace, block, label
from claimspring.i18n.translator import Words
from claimspring.trace.graph import NodeId

NARROW = 358
_FIRST, _INDENT, _NEXT = 18, 18, 18
_SURE, _CHANGED, _EVENT = 28, 38, 52
"""The room that certainty, changed words and an event take between two documents."""


def narrow(plan: Plan, told: TrailWords, words: Words, heading: str) -> Svg:
    """The picture; `heading` is the id of its heading."""
    order = sorted(plan.dots, key=lambda dot: (dot.column, dot.lane))
    event = event_column(plan, told)
    left = _FIRST + _INDENT * len(plan.lanes) + 6
    at: dict[NodeId, Point] = {}
    parts, y = [], 22.0
    for before, dot in zip([None, *order], order, strict=False):
        if event is not None and told.event and before and before.column <= event < dot.column:
            parts.append(f'<path class="rule" d="M4 {num(y - 8)}H{NARROW}"/>')
            parts.append(block(words, told.event.said, TextPlace(left, y + 10, NARROW - left, 2, "b")))
            y += _EVENT
        arriving = [arrow for arrow in plan.arrows if arrow.tail == dot.box.node]
        y += _CHANGED * any(arrow.link.changed is not None for arrow in arriving)
        y += _SURE * any(arrow.link.inferred or arrow.link.changed for arrow in arriving)
        at[dot.box.node] = Point(_FIRST + _INDENT * dot.lane, y)
        parts.append(_written(dot, told, words, left, y))
        y += 34 + sum(_NEXT if text.lines == 1 else _NEXT + LEADING for text in lines(dot, told, words))
    steps = [_step(plan, arrow, words, at, left) for arrow in plan.arrows]
    signs = [sign(dot, told, *at[dot.box.node]) for dot in order]
    return svg("narrow", NARROW, y - 12, heading, [*steps, *parts, *signs])


def _written(dot: Dot, told: TrailWords, words: Words, x: float, y: float) -> Svg:
    room = NARROW - x
    drawn = [block(words, told.names[dot.box.node], TextPlace(x, y - 1, room, 1, "b u" if is_unnamed(dot) else "b"))]
    for text in lines(dot, told, words):
        y += _NEXT
        drawn.append(
            block(words, text.said, TextPlace(x, y, room, text.lines, "s" if text.style == "b" else text.style))
        )
    return "".join(drawn)


def _step(plan: Plan, arrow: Arrow, words: Words, at: Mapping[NodeId, Point], left: float) -> Svg:
    """A line from dot to dot, with what is sure of it and what changed above its head."""
    (x0, y0), (x1, y1) = at[arrow.head], at[arrow.tail]
    line = f"M{num(x0)} {num(y0 + 10)}V{num(y1 - 13)}"
    if x0 != x1:
        line = f"M{num(x0)} {num(y0 + 10)}C{num(x0)} {num(y1 - 24)} {num(x1)} {num(y0 + 30)} {num(x1)} {num(y1 - 14)}"
    drawn = stroke(plan, arrow, line, arrow_head(x1, y1 - 12))
    if arrow.link.changed:
        drawn += label(words, changed_words(arrow, words), 0, y1 - 52, left - 10)
    if arrow.link.inferred or arrow.link.changed:
        drawn += block(words, certainty(arrow, words), TextPlace(left, y1 - 23, NARROW - left, 1, "s"))
    return drawn
