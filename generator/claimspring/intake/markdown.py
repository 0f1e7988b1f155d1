"""Blocks to an article's Markdown, and the proof that readers see the blocks and nothing else.

The rule is `reading(written file) = blocks taken in`; a block for which it does not hold is never written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from claimspring.document.article.model import ArticleBlock, BlockRole
from claimspring.reading.text import read

_SIGNS = re.compile(r"([\\`*\[\]|]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w))")
_EVERY_SIGN = re.compile(r"([\\`*_\[\]<>&|~#!{}])")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_LEADING = re.compile(r"^([-+=:>#~{])")
_MARKS = "[*_`<!"
_LONGEST, _MOST_MARKS = 10_000, 300
"""Of a paragraph; the parser of articles reads Markdown up to somewhat more, and beyond shows its marks."""
_SPACE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_HEADINGS = {2: "##", 3: "###", 4: "####"}


class NotWritableError(ValueError):
    """Readers would not see what was taken in: a bug of ours, and nothing is written."""


def written(blocks: Iterable[ArticleBlock]) -> str:
    """The Markdown of an article's text, with as few signs escaped as will do.

    Raises:
        NotWritableError: when its reading text is not that of the blocks.
    """
    clean = [part for block in blocks for part in _clean(block)]
    wanted = [word for block in clean for word in block.words]
    for signs in (_SIGNS, _EVERY_SIGN):
        text = "\n\n".join(_chunks(clean, signs)) + "\n"
        shown = read(text)
        seen = (shown.text[block.start : block.end] for block in shown.blocks)
        if [word for word in seen if word] == [word for word in wanted if word]:
            return text
    raise NotWritableError("the text as readers would see it is not the text taken in")


def escaped(text: str, signs: re.Pattern[str] = _EVERY_SIGN) -> str:
    """A line of text in which nothing is Markdown."""
    plain = signs.sub(r"\\\1", text)
    return _LEADING.sub(r"\\\1", _NUMBER.sub(r"\1\\\2", plain))


def _clean(block: ArticleBlock) -> Iterator[ArticleBlock]:
    """The block without what no reader sees, in parts that are short enough to be read as Markdown."""
    if block.cells:
        yield block._replace(cells=tuple(map(_line, block.cells)))
        return
    text = _line(block.text)
    if not text:
        if block.role in {BlockRole.ENTRY, BlockRole.PAGE}:
            yield block._replace(text="")
        return
    for part in _parts(text):
        yield block._replace(text=part)


def _line(text: str) -> str:
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


def _is_readable(chunk: str) -> bool:
    """Whether lines without a blank one between them are read as Markdown."""
    return len(chunk) <= _LONGEST and sum(map(chunk.count, _MARKS)) <= _MOST_MARKS


def _parts(text: str) -> Iterator[str]:
    """The text cut at spaces, only where it is longer than a paragraph of Markdown may be."""
    start, marks, space = 0, 0, 0
    for index, character in enumerate(text):
        marks += character in _MARKS
        if character == " ":
            space = index
        if index - start > _LONGEST or marks > _MOST_MARKS:
            stop = space if space > start else index
            yield text[start:stop].strip()
            start, marks = stop, sum(text.count(mark, stop, index) for mark in _MARKS)
    if text[start:].strip():
        yield text[start:].strip()


def _chunks(blocks: Sequence[ArticleBlock], signs: re.Pattern[str]) -> Iterator[str]:
    """Each block as it is written; items of a list and rows of a table together."""
    for role, group in groupby(blocks, key=lambda block: block.role):
        members = list(group)
        if role is BlockRole.ROW:
            yield from _tables(members, signs)
        elif role is BlockRole.ITEM:
            items = [f"- {escaped(block.text, signs)}" for block in members]
            yield ("\n" if _is_readable("\n".join(items)) else "\n\n").join(items)
        else:
            yield from (_chunk(block, escaped(block.text, signs)) for block in members)


def _chunk(block: ArticleBlock, text: str) -> str:
    match block.role:
        case BlockRole.HEADING:
            return f"{_HEADINGS.get(block.level, '##')} {text}"
        case BlockRole.QUOTE:
            return f"> {text}"
        case BlockRole.CAPTION | BlockRole.STANDFIRST:
            return f"{{.{block.role.value}}}\n{text}"
        case BlockRole.ENTRY:
            time = f' time="{block.time}"' if block.time else ""
            name = f' id="{_attribute(block.id)}"' if _attribute(block.id) else ""
            label = f"{{.live{time}{name}}}"
            return f"{label}\n### {text}" if text else label
        case BlockRole.PAGE:
            return f'{{.page n="{block.page}"}}'
        case _:
            return text


def _attribute(value: str) -> str:
    return re.sub(r"[^\w.:-]", "", value)[:80]


def _tables(rows: Sequence[ArticleBlock], signs: re.Pattern[str]) -> Iterator[str]:
    """A table for each run of rows with as many cells; one that no table can be is a paragraph for each cell."""
    for width, group in groupby(rows, key=lambda row: len(row.cells)):
        members = list(group)
        lines = [f"| {' | '.join(escaped(cell, signs) for cell in row.cells)} |" for row in members]
        table = "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])
        if width > 1 and _is_readable(table):
            yield table
        else:
            yield from (escaped(cell, signs) for row in members for cell in row.cells if cell)
