"""The process that reads one PDF: the file on standard input, JSON on standard output.

Run as `python -m claimspring.document.pdf_process` by `claimspring.document.pdf`, with bounds on time and memory.
"""

import json
import sys
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from claimspring.document.bounded import hold
from claimspring.document.pdf import MEMORY, SECONDS

CHARACTERS = 20_000_000
"""How much text is taken from one document."""


def _extract(body: bytes) -> dict[str, Any]:
    pages: list[str] = []
    size = 0
    with pypdfium2.PdfDocument(body) as document:
        title = document.get_metadata_dict().get("Title") or ""
        for page in document:
            text = page.get_textpage().get_text_range()
            pages.append(text.replace("\r\n", "\n"))
            size += len(text)
            if size > CHARACTERS:
                break
    return {"title": title, "pages": pages}


def main() -> int:
    """Read standard input, write standard output; 1 when the input is no PDF that can be read."""
    hold(MEMORY, SECONDS)
    try:
        read = _extract(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        if "password" not in str(error).lower():
            return 1
        read = {"locked": True}
    except (MemoryError, ValueError):
        return 1
    sys.stdout.buffer.write(json.dumps(read).encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
