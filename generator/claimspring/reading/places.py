"""Where the content of a Markdown block stands in its source: a block parser's state in, steps out.

markdown-it tells the lines of a block, not the columns, and its content is without the marks of quotations and lists
around it, indentation and escaped bars of a table. A step (content offset, source offset) begins each stretch that
is in the source as it is in the content; so one step a line, and one more for white space before it.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

Steps: TypeAlias = list[tuple[int, int]]

_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED_BAR = re.compile(r"\\\|")
PLACES = "places"
"""The key of a token's meta under which its steps are."""


def note_places(state: StateBlock, tokens: list[Token]) -> None:
    """Tell each of the tokens that a rule just made where its content stands; the state is that of the rule's end."""
    marks = 0
    cells: Iterator[Steps] = iter(())
    for token in tokens:
        match token.type:
            case "heading_open" | "paragraph_open":
                marks = len(token.markup) if token.markup.startswith("#") else 0
            case "tr_open":
                cells = _cells(state, token)
            case "inline" if token.level and _is_cell(token, tokens):
                token.meta[PLACES] = next(cells, [(0, state.eMarks[_first_line(token)])])
            case "inline":
                token.meta[PLACES] = list(_lines(state, token, marks))
            case "fence":
                token.meta[PLACES] = list(_code(state, token, _first_line(token) + 1))
            case "code_block":
                token.meta[PLACES] = list(_code(state, token, _first_line(token)))


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _is_cell(token: Token, tokens: list[Token]) -> bool:
    return tokens[0].type == "table_open" and token.type == "inline"


def _begin(state: StateBlock, line: int) -> int:
    """The first character of a line that is not white space or a mark of what is around the block."""
    return state.bMarks[line] + state.tShift[line]


def _lines(state: StateBlock, token: Token, marks: int) -> Iterator[tuple[int, int]]:
    """Steps of a paragraph or heading; `marks` are the signs that make it one."""
    line = _first_line(token)
    first, *others = token.content.split("\n")
    begin = _begin(state, line)
    if not first:
        yield 0, begin + marks
        return
    place = state.src.find(first[0], begin + marks, state.eMarks[line])
    while place < 0:  # blank lines of white space that CommonMark does not count as such are cut off the content
        line += 1
        place = state.src.find(first[0], _begin(state, line), state.eMarks[line])
    yield 0, place
    yield from _following(state, others, line + 1, len(first) + 1)


def _code(state: StateBlock, token: Token, line: int) -> Iterator[tuple[int, int]]:
    yield from _following(state, token.content.removesuffix("\n").split("\n"), line, 0)


def _following(state: StateBlock, parts: list[str], line: int, offset: int) -> Iterator[tuple[int, int]]:
    """Steps of whole lines; white space at their beginning may have been part of a tab."""
    for part in parts:
        begin = _begin(state, line)
        lead = len(part) - len(part.lstrip(" \t"))
        if lead:
            yield offset, max(begin - lead, state.bMarks[line])
        if lead < len(part) or not lead:
            yield offset + lead, begin
        offset += len(part) + 1
        line += 1


def _cells(state: StateBlock, row: Token) -> Iterator[Steps]:
    """Steps of each cell of a table's row."""
    line = _first_line(row)
    start, end = _trimmed(state.src, _begin(state, line), state.eMarks[line])
    cuts = [match.start() for match in _BAR.finditer(state.src[start:end])]
    spans = list(zip([start, *(start + cut + 1 for cut in cuts)], [*(start + cut for cut in cuts), end], strict=True))
    if spans[0][0] == spans[0][1]:
        spans.pop(0)
    if spans and spans[-1][0] == spans[-1][1]:
        spans.pop()
    for span in spans:
        first, last = _trimmed(state.src, *span)
        steps = [(0, first)]
        for number, match in enumerate(_ESCAPED_BAR.finditer(state.src, first, last)):
            steps.append((match.start() - first - number, match.start() + 1))
        yield steps


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return start + lead, start + lead + len(words.strip())
