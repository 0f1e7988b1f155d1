"""Pagefind's index in -> the same with nothing in the order in which a file system lists files, or a hash map its keys.

Pagefind numbers documents as it meets them. Here they are numbered by their addresses, the last first: in this order a
file system in memory lists what was written in order, so that hardly ever a number is another. A file's name is the
hash of its bytes, as Pagefind's is.
"""

import gzip
import hashlib
import json
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cbor2

_MAGIC = b"pagefind_dcd"
"""What each compressed file of an index begins with, before its CBOR or JSON."""
_PAGES, _WORDS, _FILTERS = 1, 2, 3
"""Where a meta file lists these: [version, pages, word indexes, filters, ...]."""
_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""Deflated, no flags, no time, and no telling on what system."""
_LEVEL = 6
"""Of compression: 9 takes five times as long for 2 % less."""


def place_of(address: str) -> list[str]:
    """What documents are put in order by."""
    return f"{address}index.html".split("/") if address.endswith("/") else address.split("/")


def put_in_order(index: Path) -> None:
    """Number the documents by their addresses, and sort the filters and their values: both are found by name."""
    entry_file = index / "pagefind-entry.json"
    entry = json.loads(entry_file.read_bytes())
    for path in sorted(index.glob("pagefind.*.pf_meta")):
        meta = cbor2.loads(_read(path))
        order = _order(index, [name for name, _ in meta[_PAGES]])
        numbers = [0] * len(order)
        for new, old in enumerate(order):
            numbers[old] = new
        is_moved = numbers != sorted(numbers)
        meta[_PAGES] = [meta[_PAGES][old] for old in order]
        for words in meta[_WORDS]:
            file = index / f"index/{words[-1]}.pf_index"
            made = _read(file)
            words[-1] = _replace(file, cbor2.dumps(_renumbered(cbor2.loads(made), numbers)) if is_moved else made)
        for row in meta[_FILTERS]:
            row[-1] = _filter(index / f"filter/{row[-1]}.pf_filter", numbers)
        meta[_FILTERS].sort()
        name = _replace(path, cbor2.dumps(meta))
        entry["languages"][name.partition("_")[0]]["hash"] = name
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_file.write_text(json.dumps(entry, separators=(",", ":"), ensure_ascii=False), "utf-8")


def _order(index: Path, names: Sequence[str]) -> list[int]:
    """The numbers of documents, those with the last addresses first."""
    places = [place_of(json.loads(_read(index / f"fragment/{name}.pf_fragment"))["url"]) for name in names]
    return sorted(range(len(names)), key=lambda number: (places[number], names[number]), reverse=True)


def _renumbered(chunk: list[Any], numbers: Sequence[int]) -> list[Any]:
    """A chunk of the word index: [[[word, pages, [[form, pages], ...]], ...]]."""
    (words,) = chunk
    return [
        [
            [word, _pages(pages, numbers), [[form, _pages(its, numbers)] for form, its in forms]]
            for word, pages, forms in words
        ]
    ]


def _pages(pages: list[list[Any]], numbers: Sequence[int]) -> list[list[Any]]:
    """The pages of a word, each with its number less that of the one before."""
    found, at = [], 0
    for step, *places in pages:
        at += step
        found.append([numbers[at], *places])
    found.sort(key=lambda page: page[0])
    before = 0
    for page in found:
        page[0], before = page[0] - before, page[0]
    return found


def _filter(path: Path, numbers: Sequence[int]) -> str:
    """Sort the values of a filter and the pages of each; returns the file's new name."""
    key, values = cbor2.loads(_read(path))
    ordered = sorted([value, sorted(numbers[page] for page in pages)] for value, pages in values)
    return _replace(path, cbor2.dumps([key, ordered]))


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_MAGIC)


def _replace(path: Path, content: bytes) -> str:
    """Write `content` in the place of a file, under the name that its bytes give; returns that name.

    A name is the language, an underscore and the first digits of a hash; the new one is as long.
    """
    before, _, old = path.stem.rpartition(".")
    made = _MAGIC + content
    name = f"{old.partition('_')[0]}_{hashlib.sha256(made).hexdigest()}"[: len(old)]
    path.unlink()
    new = path.with_name(f"{before}.{name}{path.suffix}" if before else f"{name}{path.suffix}")
    new.write_bytes(_compressed(made))
    return name


def _compressed(content: bytes) -> bytes:
    """As gzip (RFC 1952), with a head of our own: what `gzip` writes of the system differs between Pythons."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    return _HEAD + packed + struct.pack("<2L", zlib.crc32(content), len(content) & 0xFFFFFFFF)
