"""A Word file to its reading, in a process of its own: hostile ones take minutes, or all memory."""

import zipfile
from dataclasses import dataclass

from claimspring.document.article.model import ArticleReading
from claimspring.document.article.read import from_json
from claimspring.document.bounded import ask
from claimspring.document.packed import PackedTooLargeError, opened

SECONDS = 10
"""How much processor time one file may take."""
MEMORY = 1 << 30
_PATIENCE = 2


@dataclass(frozen=True, slots=True)
class WordFailure:
    """Why a file was not read, in a short phrase."""

    reason: str


def read_docx(body: bytes) -> ArticleReading | WordFailure:
    """The text of a Word file, with its headings, lists, tables and notes."""
    try:
        opened(body).close()
    except PackedTooLargeError as error:
        return WordFailure(str(error))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return WordFailure("it is damaged")
    answer = ask("claimspring.document.docx_process", body, SECONDS * _PATIENCE)
    return from_json(answer) if answer else WordFailure("it is damaged, or takes too long to read")
