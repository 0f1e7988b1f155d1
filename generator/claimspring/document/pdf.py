"""PDF to text, in a process of its own: PDFium is not safe in threads, and a hostile file may crash it or never end."""

from claimspring.document.bounded import ask

SECONDS = 20
"""How long one document may take."""
MEMORY = 1 << 29
"""How much address space the process that reads it may have."""


def pdf_text(body: bytes, seconds: float = SECONDS) -> str | None:
    """The text of every page, pages apart by an empty line; None when the file cannot be read in time and memory."""
    written = ask("claimspring.document.pdf_process", body, min(seconds, SECONDS))
    return None if written is None else written.decode("utf-8", "replace")
