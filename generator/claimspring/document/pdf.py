"""PDF to text, in a process of its own: PDFium is not safe in threads, and a hostile file may crash it or never end."""

import subprocess
import sys

SECONDS = 20
"""How long one document may take."""
MEMORY = 1 << 29
"""How much address space the process that reads it may have."""


def pdf_text(body: bytes, seconds: float = SECONDS) -> str | None:
    """The text of every page, pages apart by an empty line; None when the file cannot be read in time and memory."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "claimspring.document.pdf_process"],
            input=body,
            capture_output=True,
            timeout=min(seconds, SECONDS),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
