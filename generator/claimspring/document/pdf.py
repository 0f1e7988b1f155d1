"""PDF to text, in a process of its own: PDFium is not safe in threads, and a hostile file may crash it or never end."""

import json
from dataclasses import dataclass

from claimspring.document.bounded import ask

SECONDS = 20
"""How long one document may take."""
MEMORY = 1 << 29
"""How much address space the process that reads it may have."""
BROKEN_WORD = ("\x02", "\ufffe")
"""What PDFium writes for a hyphen at the end of a line that only breaks a word."""


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """What a PDF holds."""

    pages: tuple[str, ...] = ()
    """The text of each page, line by line."""
    title: str = ""
    """What the program that made the file calls it: as often a file's name as a title."""
    locked: bool = False
    """Whether it is not to be read without a password."""


def read_pdf(body: bytes, seconds: float = SECONDS) -> PrintedDocument | None:
    """The pages of a document; None when the file cannot be read in time and memory."""
    written = ask("claimspring.document.pdf_process", body, min(seconds, SECONDS))
    if written is None:
        return None
    read = json.loads(written)
    return PrintedDocument(tuple(read.get("pages", ())), read.get("title", ""), bool(read.get("locked")))


def pdf_text(body: bytes, seconds: float = SECONDS) -> str | None:
    """The text of every page, pages apart by an empty line; None when the file cannot be read in time and memory."""
    document = read_pdf(body, seconds)
    if document is None or document.locked:
        return None
    text = "\n\n".join(document.pages).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for sign in BROKEN_WORD:
        text = text.replace(sign, "")
    return text
