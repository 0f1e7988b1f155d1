"""An article's HTML to its reading, in a process of its own; a page that it cannot read is read plainly.

Where the process dies, takes too long or finds nothing, the whole sentences outside of menus are taken, as `observe`
sees them, and the editor is told.
"""

import json
import time

from pydantic import TypeAdapter

from claimspring.document.article.model import (
    ArticleBlock,
    ArticleReading,
    BlockRole,
    Fact,
    FactField,
    Origin,
    ReadingDoubt,
)
from claimspring.document.bounded import PATIENCE, ask
from claimspring.document.charset import decode
from claimspring.document.markup import visible

SECONDS = 6
"""How much processor time one article may take."""
MEMORY = 1 << 30
"""How much address space the process that reads it may have."""
MAX_BYTES = 10_000_000
"""Of HTML."""
_PLAIN_SECONDS = 5.0
_SHORTEST_UTF_16 = 32
_READING = TypeAdapter(ArticleReading)


class TooLargeError(ValueError):
    """The page is larger than is read."""


def read_html(body: bytes, content_type: str | None = None, address: str | None = None) -> ArticleReading:
    """The article that a page holds; raises `TooLargeError`."""
    if len(body) > MAX_BYTES:
        raise TooLargeError(f"the page has {len(body):,} bytes, more than {MAX_BYTES:,}")
    document = characters(body, content_type)
    given = json.dumps(address).encode() + b"\n" + document.encode("utf-8", "replace")
    answer = ask("claimspring.document.article.process", given, SECONDS * PATIENCE)
    reading = from_json(answer) if answer else ArticleReading()
    return reading if reading.blocks else _plainly(document, reading)


def characters(body: bytes, content_type: str | None) -> str:
    """The page's characters; UTF-16 without a mark, which no rule of browsers knows, is told by its zeros."""
    head = body[:1_000]
    if (
        len(head) >= _SHORTEST_UTF_16
        and head.count(0) > len(head) // 4
        and not body.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        return body.decode("utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le", "replace")
    return decode(body, content_type).replace("\0", "\ufffd")


def as_json(reading: ArticleReading) -> str:
    """A reading as it is written by the process that made it."""
    return _READING.dump_json(reading).decode()


def from_json(written: bytes) -> ArticleReading:
    """A reading as the process wrote it."""
    return _READING.validate_json(written)


def _plainly(document: str, reading: ArticleReading) -> ArticleReading:
    try:
        page = visible(document, time.monotonic() + _PLAIN_SECONDS)
    except TimeoutError:
        return reading
    lines = [line for line in map(_one_line, page.main.split("\n")) if any(map(str.isalnum, line))]
    facts = dict(reading.facts)
    if page.title:
        facts.setdefault(FactField.TITLE, Fact(page.title, Origin.TITLE))
    return ArticleReading(
        blocks=tuple(ArticleBlock(BlockRole.PARAGRAPH, line) for line in lines),
        facts=facts,
        doubts=(*(doubt for doubt in reading.doubts if doubt is not ReadingDoubt.SHORT), ReadingDoubt.PLAIN),
        reader="sentences",
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
