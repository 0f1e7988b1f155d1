"""The process that reads one PDF: the file on standard input, UTF-8 text on standard output.

Run as `python -m claimspring.document.pdf_process` by `claimspring.document.pdf`, with bounds on time and memory.
"""

import sys

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from claimspring.document.bounded import hold
from claimspring.document.pdf import MEMORY, SECONDS

CHARACTERS = 20_000_000
"""How much text is taken from one document."""


def _extract(body: bytes) -> str:
    pages: list[str] = []
    size = 0
    with pypdfium2.PdfDocument(body) as document:
        for page in document:
            text = page.get_textpage().get_text_range()
            pages.append(text.replace("\r\n", "\n").replace("\ufffe", "").replace("\x02", ""))
            size += len(text)
            if size > CHARACTERS:
                break
    return "\n\n".join(pages)


def main() -> int:
    """Read standard input, write standard output; 1 when the input is no PDF that can be read."""
    hold(MEMORY, SECONDS)
    try:
        text = _extract(sys.stdin.buffer.read())
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return 1
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
