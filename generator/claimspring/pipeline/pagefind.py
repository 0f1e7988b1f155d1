"""The full-text search: Pagefind, run over a folder of documents.

Pagefind's command takes 1 to 3 ms a document; its Python interface, fed one by one, took a hundred times that.
"""

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import cbor2

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

_MAGIC = b"pagefind_dcd"
"""What each compressed file of an index begins with, before its CBOR."""

_FILTERS = 3
"""Where a meta file lists the filters: [version, pages, word indexes, filters, ...]."""


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
    _sort(index)
    _pack(index)


def _sort(index: Path) -> None:
    """Put into order what Pagefind leaves in the order of a hash map: the values of each filter, and the filters.

    Both are found by their names, never by their place. A file's name is the hash of its bytes, as Pagefind's is.
    """
    renamed = {}
    for path in sorted(index.glob("filter/*.pf_filter")):
        key, values = _read(path)
        renamed[path.stem] = _replace(path, [key, sorted(values)], path.stem)
    entry_file = index / "pagefind-entry.json"
    entry = json.loads(entry_file.read_bytes())
    for path in sorted(index.glob("pagefind.*.pf_meta")):
        meta = _read(path)
        filters = ([renamed.get(value, value) for value in row] for row in meta[_FILTERS])
        meta[_FILTERS] = sorted(filters)
        name = _replace(path, meta, path.stem.removeprefix("pagefind."), "pagefind.")
        entry["languages"][name.partition("_")[0]]["hash"] = name
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_file.write_text(json.dumps(entry, separators=(",", ":"), ensure_ascii=False), "utf-8")


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


def _read(path: Path) -> Any:  # noqa: ANN401 -- a list of lists, numbers and texts, as the file has it
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_MAGIC))


def _replace(path: Path, content: list[Any], old: str, before: str = "") -> str:
    """Write `content` in the place of a file, under the name that its bytes give; returns that name.

    `old` is the language, an underscore and the first digits of a hash; the new name is as long.
    """
    made = _MAGIC + cbor2.dumps(content)
    language = old.partition("_")[0]
    name = f"{language}_{hashlib.sha256(made).hexdigest()}"[: len(old)]
    path.unlink()
    (path.parent / f"{before}{name}{path.suffix}").write_bytes(gzip.compress(made, mtime=0))
    return name
