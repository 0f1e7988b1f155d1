"""An HTML page to the blocks of its article, by trafilatura; and the second opinion that tells when to doubt them.

Careful (`favor_precision`), and quick instead where the careful reading keeps less than three fifths of the quick one:
the settings that agree best with the texts people marked on four public sets of pages
(`python -m tests.bench.intake FOLDER`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import trafilatura

from claimspring.document.article.model import ArticleBlock, BlockRole

SETTINGS = "favor_precision, fast below 0.6"
_LEAST = 0.6
_SPACE = re.compile(r"\s+")
_HEADING_LEVEL = {"h1": 2, "h2": 2, "h3": 3}
_INLINE_BREAK = "\x0b"
_LONGEST_CELL = 400


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of an article's text."""

    blocks: tuple[ArticleBlock, ...]
    agreed: bool
    """Whether careful and quick reading have about the same length."""


def body_of(tree: Any) -> Body:  # noqa: ANN401 -- lxml ships no types
    """The blocks of the article that a page holds; none where trafilatura finds none."""
    careful, quick = _blocks(tree, careful=True), _blocks(tree, careful=False)
    if _length(careful) >= _LEAST * _length(quick):
        return Body(careful, agreed=True)
    return Body(quick, agreed=False)


def _length(blocks: tuple[ArticleBlock, ...]) -> int:
    return sum(len(word) for block in blocks for word in block.words)


def _blocks(tree: Any, *, careful: bool) -> tuple[ArticleBlock, ...]:  # noqa: ANN401 -- lxml ships no types
    document = trafilatura.bare_extraction(
        tree, favor_precision=careful, fast=not careful, include_comments=False, include_formatting=False
    )
    body = getattr(document, "body", None)
    return () if body is None else tuple(_walk(body))


def _walk(element: Any) -> Iterator[ArticleBlock]:  # noqa: ANN401
    if element.text and element.text.strip():
        yield from _paragraphs(element.text)
    for child in element:
        match child.tag:
            case "head":
                yield from _one(BlockRole.HEADING, child, level=_HEADING_LEVEL.get(child.get("rend", ""), 4))
            case "list":
                for item in child:
                    yield from _one(BlockRole.ITEM, item)
            case "quote":
                yield from _lines(BlockRole.QUOTE, child)
            case "table":
                yield from _rows(child)
            case "p" | "code":
                yield from _lines(BlockRole.PARAGRAPH, child)
            case _:
                yield from _walk(child)
        if child.tail and child.tail.strip():
            yield from _paragraphs(child.tail)


def _one(role: BlockRole, element: Any, level: int = 0) -> Iterator[ArticleBlock]:  # noqa: ANN401
    text = _plain(_text(element).replace(_INLINE_BREAK, " "))
    if text:
        yield ArticleBlock(role, text, level=level)


def _lines(role: BlockRole, element: Any) -> Iterator[ArticleBlock]:  # noqa: ANN401
    """A block for each line that the page breaks by itself: what stands there as `br` was meant as a paragraph."""
    for line in _text(element).split(_INLINE_BREAK):
        if text := _plain(line):
            yield ArticleBlock(role, text)


def _rows(table: Any) -> Iterator[ArticleBlock]:  # noqa: ANN401
    for row in table.iter("row"):
        cells = [_text(cell) for cell in row.iter("cell")]
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) < 2 or max(map(len, filled)) > _LONGEST_CELL:  # a table that only places text on the page
            for line in (line for cell in filled for line in cell.split(_INLINE_BREAK)):
                yield from _paragraphs(line)
        else:
            yield ArticleBlock(BlockRole.ROW, "", cells=tuple(_plain(cell) for cell in cells))


def _paragraphs(text: str) -> Iterator[ArticleBlock]:
    if plain := _plain(text):
        yield ArticleBlock(BlockRole.PARAGRAPH, plain)


def _text(element: Any) -> str:  # noqa: ANN401
    parts = [element.text or ""]
    for child in element:
        inner = _text(child)
        block = child.tag in {"lb", "p", "item", "row", "head", "quote", "list", "table"}
        parts.append(f"{_INLINE_BREAK}{inner}{_INLINE_BREAK}" if block else inner)
        parts.append(child.tail or "")
    return "".join(parts)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
