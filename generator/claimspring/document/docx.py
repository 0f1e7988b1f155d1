"""A Word file to its reading, in a process of its own: hostile ones take minutes, or all memory."""

import re
import zipfile
import zlib
from dataclasses import dataclass

from claimspring.document.article.model import ArticleReading
from claimspring.document.article.read import from_json
from claimspring.document.bounded import PATIENCE, ask
from claimspring.document.packed import PackedTooLargeError, opened, part

SECONDS = 6
"""How much processor time one file may take."""
MEMORY = 1 << 30
_PARAGRAPH = re.compile(rb"<w:p[ />]")
_PARAGRAPHS, _TAGS = 20_000, 1_000_000
"""So many a document may have: a novel has a tenth, and reading them takes a tenth of a millisecond each."""


@dataclass(frozen=True, slots=True)
class WordFailure:
    """Why a file was not read, in a short phrase."""

    reason: str


def read_docx(body: bytes) -> ArticleReading | WordFailure:
    """The text of a Word file, with its headings, lists, tables and notes."""
    try:
        with opened(body) as archive:
            main = next((name for name in archive.namelist() if name.startswith("word/document")), None)
            text = part(archive, main) if main else b""
    except PackedTooLargeError as error:
        return WordFailure(str(error))
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError):
        return WordFailure("it is damaged")
    paragraphs = sum(1 for _ in _PARAGRAPH.finditer(text))
    if paragraphs > _PARAGRAPHS or text.count(b"<") > _TAGS:
        return WordFailure(f"it has {paragraphs:,} paragraphs in {len(text):,} bytes, more than any article")
    answer = ask("claimspring.document.docx_process", body, SECONDS * PATIENCE)
    return from_json(answer) if answer else WordFailure("it is damaged, or takes too long to read")
