"""The full-text search: Pagefind, run over a folder of documents.

Pagefind's command takes 1 to 3 ms a document; its Python interface, fed one by one, took a hundred times that.
"""

import json
import subprocess
import sys
from pathlib import Path

from claimspring.pipeline.search_order import put_in_order

UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
)
"""Pagefind's ready-made interfaces and worker: the site has its own."""

PACK_DIGITS = 2
"""By so many digits of their hashes fragments lie together."""


class SearchIndexError(Exception):
    """Pagefind did not run, or did not like the documents."""


def index_documents(folder: Path, index: Path) -> None:
    """Write the index of the HTML files in a folder; raises SearchIndexError with Pagefind's words if that fails.

    The same documents give the same bytes. Memory grows with the number of words on each page, summed up: about 0.7 kB
    for each. One language at a time.
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
    put_in_order(index)
    _pack(index)


def _pack(index: Path) -> None:
    """Put the fragments, one for each document, into packs: one for all whose hashes begin with the same two digits.

    The first line of a pack tells where each fragment in it begins and how long it is. The site's search cuts them out
    (`site/assets/search-worker.js`).
    """
    packs: dict[str, list[Path]] = {}
    for path in sorted(index.glob("fragment/*.pf_fragment")):
        language, _, digits = path.stem.partition("_")
        packs.setdefault(f"{language}_{digits[:PACK_DIGITS]}", []).append(path)
    for name, paths in packs.items():
        places, pieces, start = {}, [], 0
        for path in paths:
            pieces.append(path.read_bytes())
            places[path.stem] = [start, len(pieces[-1])]
            start += len(pieces[-1])
            path.unlink()
        told = json.dumps(places, separators=(",", ":")).encode()
        (index / "fragment" / f"{name}.pf_fragments").write_bytes(b"\n".join([told, b"".join(pieces)]))
