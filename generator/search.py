"""The full-text search: Pagefind, run over a folder of documents. Level 2.

Pagefind's command takes 1 to 3 ms a document; its Python interface, fed one by one, took a hundred times that.
"""

import subprocess
import sys
from pathlib import Path

UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
)
"""Pagefind's ready-made interfaces and worker: the site has its own."""


class SearchIndexError(Exception):
    """Pagefind did not run, or did not like the documents."""


def index_documents(folder: Path, index: Path) -> None:
    """Write the index of the HTML files in a folder; raises SearchIndexError with Pagefind's words if that fails.

    Memory grows with the number of words on each page, summed up: about 0.7 kB for each. One language at a time.
    """
    # -P: whatever lies in the folder that is worked on, the program there is not taken for Pagefind.
    program = [sys.executable, "-P", "-m", "pagefind"]
    command = [*program, "--site", str(folder), "--output-path", str(index), "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- fixed words and paths
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not index {folder}: {done.stderr.strip() or done.stdout.strip()}")
    for pattern in UNUSED:
        for path in index.glob(pattern):
            path.unlink()
