"""Plain text to the blocks of an article: lines that a program broke made whole again, once and for all.

Where there are blank lines, all lines between two of them are one paragraph, unless each begins with a mark of a list
or a quotation, or one of them is a byline near the top: exact by construction. Without blank lines each line is a
paragraph, unless all lines end at about one width: then a line goes on in the next where it is as long as the others
and does not end a sentence.
"""

import re
from collections.abc import Iterator, Sequence

from claimspring.document.article.model import ArticleBlock, BlockRole
from claimspring.document.byline import is_byline

_BLANK = re.compile(r"\n[ \t\u00a0]*\n")
_ITEM = re.compile(r"^\s*(?:[-*+•–]|\d{1,3}[.)])\s+(?=\S)")
_QUOTED = re.compile(r"^\s*>+ ?")
_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
_SENTENCE = re.compile(r"""[.!?…:;。！？]["'»”’)\]]*$""")
_HEAD = 4
"""Parts from the top among which bylines stand, each on its line."""
_LEAST_WIDTH, _WIDEST, _RAGGED, _LEAST_LINES = 50, 100, 16, 4


def blocks_of(text: str) -> tuple[ArticleBlock, ...]:
    """The blocks of a plain text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").strip("\ufeff\n")
    return tuple(
        block
        for number, part in enumerate(_BLANK.split(lines))
        for block in _part([line for line in part.split("\n") if line.strip()], lines, is_head=number < _HEAD)
    )


def _part(lines: Sequence[str], whole: str, *, is_head: bool) -> Iterator[ArticleBlock]:
    """The blocks of lines without a blank one between them."""
    if not lines:
        return
    if is_head and (bylines := [number for number, line in enumerate(lines, 1) if is_byline(line.strip())]):
        yield from (ArticleBlock(BlockRole.PARAGRAPH, _joined([line])) for line in lines[: bylines[-1]])
        yield from _part(lines[bylines[-1] :], whole, is_head=False)
    elif all(_ITEM.match(line) for line in lines) or (_ITEM.match(lines[0]) and len(lines) > 1):
        yield from (ArticleBlock(BlockRole.ITEM, item) for item in _items(lines))
    elif all(_QUOTED.match(line) for line in lines):
        yield ArticleBlock(BlockRole.QUOTE, _joined(_QUOTED.sub("", line) for line in lines))
    elif len(lines) == 1 and (heading := _HEADING.match(lines[0])):
        level = min(max(len(heading[1]), 2), 4)
        yield ArticleBlock(BlockRole.HEADING, _joined([lines[0][heading.end() :]]), level=level)
    elif _BLANK.search(whole):
        yield ArticleBlock(BlockRole.PARAGRAPH, _joined(lines))
    else:
        yield from (ArticleBlock(BlockRole.PARAGRAPH, paragraph) for paragraph in _unwrapped(lines))


def _items(lines: Sequence[str]) -> Iterator[str]:
    """The items of a list; a line without a mark goes on with the one before."""
    item: list[str] = []
    for line in lines:
        if _ITEM.match(line) and item:
            yield _joined(item)
            item = []
        item.append(_ITEM.sub("", line))
    yield _joined(item)


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    width = max(map(len, lines))
    full = sum(len(line) > width - _RAGGED for line in lines)
    if not _LEAST_WIDTH <= width <= _WIDEST or len(lines) < _LEAST_LINES or 2 * full < len(lines):
        yield from map(_joined, ([line] for line in lines))
        return
    paragraph: list[str] = []
    for line in lines:
        paragraph.append(line)
        if len(line) <= width - _RAGGED and _SENTENCE.search(line.rstrip()):
            yield _joined(paragraph)
            paragraph = []
    if paragraph:
        yield _joined(paragraph)


def _joined(lines: Iterator[str] | Sequence[str]) -> str:
    return " ".join(" ".join(lines).split())
