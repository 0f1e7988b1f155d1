"""The full-text search: Pagefind, run over a folder of documents.

Pagefind's command takes 1 to 3 ms a document; its Python interface, fed one by one, took a hundred times that.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from pagefind_bin import get_executable

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
    packs: dict[str, dict[str, bytes]] = {}
    for name, fragment in sorted(_run(folder, index).items()):
        packs.setdefault(pack_of(name), {})[name] = fragment
    shutil.rmtree(index / "fragment")
    (index / "fragment").mkdir()
    for place, fragments in packs.items():
        (index / place).write_bytes(pack(fragments))


def index_loose(folder: Path, index: Path) -> None:
    """The same with its fragments as Pagefind writes them, each for itself."""
    _run(folder, index)


def _run(folder: Path, index: Path) -> dict[str, bytes]:
    """Returns the fragments by their names."""
    try:
        command = [get_executable(), "--site", folder, "--output-path", index, "--silent"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- fixed words and paths
    except OSError as error:
        raise SearchIndexError(f"Pagefind does not run: {error}") from error
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not index {folder}: {done.stderr.strip() or done.stdout.strip()}")
    for pattern in UNUSED:
        for path in index.glob(pattern):
            path.unlink()
    return put_in_order(index)


def pack_of(fragment: str) -> str:
    """The file that holds a fragment, that of one document: of all whose hashes begin with the same two digits.

    >>> pack_of("en_0a1b2c3")
    'fragment/en_0a.pf_fragments'
    """
    language, _, digits = fragment.partition("_")
    return f"fragment/{language}_{digits[:PACK_DIGITS]}.pf_fragments"


def pack(fragments: Mapping[str, bytes]) -> bytes:
    """Fragments together; the first line tells where each begins and how long it is.

    The site's search cuts them out (`site/assets/search-worker.js`).
    """
    places, start = {}, 0
    for name, raw in sorted(fragments.items()):
        places[name] = [start, len(raw)]
        start += len(raw)
    told = json.dumps(places, separators=(",", ":")).encode()
    return b"\n".join([told, b"".join(fragments[name] for name in places)])


def unpack(raw: bytes) -> dict[str, bytes]:
    """The fragments in a pack."""
    told, _, fragments = raw.partition(b"\n")
    return {name: fragments[start : start + length] for name, (start, length) in json.loads(told).items()}
