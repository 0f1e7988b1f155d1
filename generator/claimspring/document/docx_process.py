"""The process that reads one Word file: the file on standard input, JSON on standard output.

Run as `python -m claimspring.document.docx_process` by `claimspring.document.docx`, with bounds on time and memory.
mammoth makes HTML of it: unlike other readers it keeps tracked insertions and content controls.
"""

import io
import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import mammoth  # type: ignore[import-untyped]

from claimspring.document.article.language import language_of
from claimspring.document.article.model import (
    ArticleBlock,
    ArticleReading,
    BlockRole,
    Fact,
    FactField,
    Origin,
    ReadingDoubt,
)
from claimspring.document.article.read import as_json
from claimspring.document.bounded import hold
from claimspring.document.docx import MEMORY, SECONDS
from claimspring.document.packed import opened, part

_CHANGES = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\s")
_HIDDEN = re.compile(rb"<w:vanish\s*(?:/>|w:val=\"(?:1|true|on)\")")
_TITLE = re.compile(rb"<dc:title>([^<]*)</dc:title>")
_LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_BACK = re.compile(r"^#(?:foot|end)note-ref")
_BOLD = 3
"""So many paragraphs that are wholly bold may well be headings."""


def read(body: bytes) -> ArticleReading:
    """The text of a Word file."""
    html = mammoth.convert_to_html(
        io.BytesIO(body),
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(lambda _image: {}),
    ).value
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    blocks = tuple(_walk(tree))
    raw, properties = _parts(body)
    doubts = [
        (ReadingDoubt.PENDING_CHANGES, bool(_CHANGES.search(raw))),
        (ReadingDoubt.HIDDEN_TEXT, bool(_HIDDEN.search(raw))),
        (ReadingDoubt.BOLD_PARAGRAPHS, sum(map(_is_bold, tree.iter("p"))) >= _BOLD),
    ]
    facts: dict[FactField, Fact] = {}
    heading = next((block.text for block in blocks[:3] if block.role is BlockRole.HEADING), "")
    title = _TITLE.search(properties)
    if heading:
        facts[FactField.TITLE] = Fact(heading, Origin.HEADLINE)
        blocks = tuple(block for number, block in enumerate(blocks) if number > 2 or block.text != heading)
    elif title and title[1].strip():
        facts[FactField.TITLE] = Fact(_plain(title[1].decode("utf-8", "replace")), Origin.PROPERTIES)
    language = language_of("\n".join(word for block in blocks for word in block.words))
    if language:
        facts[FactField.LANGUAGE] = Fact(language, Origin.TEXT)
    return ArticleReading(
        blocks=blocks,
        facts=facts,
        doubts=tuple(doubt for doubt, holds in doubts if holds),
        reader=f"mammoth {version('mammoth')}",
    )


def _parts(body: bytes) -> tuple[bytes, bytes]:
    """The raw document, and what the program that made it noted."""
    with opened(body) as archive:
        names = archive.namelist()
        main = next((name for name in names if name.startswith("word/document")), None)
        properties = "docProps/core.xml" if "docProps/core.xml" in names else None
        return part(archive, main) if main else b"", part(archive, properties) if properties else b""


def _walk(element: Any) -> Iterator[ArticleBlock]:  # noqa: ANN401 -- lxml ships no types
    for child in element:
        match child.tag:
            case "table":
                yield from _rows(child)
            case "ul" | "ol" | "div" | "blockquote":
                yield from _walk(child)
            case "li":
                yield from _item(child)
            case tag if tag in _LEVELS:
                yield from _block(BlockRole.HEADING, _text(child), level=_LEVELS[tag])
            case _:
                for line in _text(child).split("\n"):
                    yield from _block(BlockRole.PARAGRAPH, line)


def _item(element: Any) -> Iterator[ArticleBlock]:  # noqa: ANN401
    """An item, and the lists within it behind it."""
    nested = [child for child in element if child.tag in {"ul", "ol"}]
    for child in nested:
        element.remove(child)
    yield from _block(BlockRole.ITEM, _text(element))
    for child in nested:
        yield from _walk(child)


def _rows(table: Any) -> Iterator[ArticleBlock]:  # noqa: ANN401
    for row in table.iter("tr"):
        cells = tuple(_plain(_text(cell)) for cell in row if cell.tag in {"td", "th"})
        if len(cells) == 1:
            yield from _block(BlockRole.PARAGRAPH, cells[0])
        elif any(cells):
            yield ArticleBlock(BlockRole.ROW, "", cells=cells)


def _block(role: BlockRole, text: str, level: int = 0) -> Iterator[ArticleBlock]:
    if plain := _plain(text):
        yield ArticleBlock(role, plain, level=level)


def _text(element: Any) -> str:  # noqa: ANN401
    """The text of an element; a break is a line's end, and the arrow that leads back from a note is no text."""
    if element.tag == "a" and _BACK.match(element.get("href") or ""):
        return ""
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "br" else _text(child))
        if child.tag == "p":
            parts.append("\n")
        parts.append(child.tail or "")
    return "".join(parts)


def _is_bold(paragraph: Any) -> bool:  # noqa: ANN401
    """Whether a paragraph is nothing but bold, and short."""
    children = list(paragraph)
    alone = len(children) == 1 and children[0].tag == "strong"
    return alone and not (paragraph.text or "").strip() and not (children[0].tail or "").strip()


def _plain(text: str) -> str:
    return " ".join(text.split())


def main() -> int:
    """Read standard input, write standard output; 1 when the input is no Word file that can be read."""
    hold(MEMORY, SECONDS)
    try:
        reading = read(sys.stdin.buffer.read())
    except Exception:  # noqa: BLE001 -- mammoth raises whatever a damaged file leads it to
        return 1
    sys.stdout.write(as_json(reading))
    return 0


if __name__ == "__main__":
    sys.exit(main())
