"""Pagefind's index in -> the same with nothing in the order in which a file system lists files, or a hash map its keys.

Pagefind numbers documents as it meets them. Here they are numbered by their addresses, the last first: in this order a
file system in memory lists what was written in order, so that hardly ever a number is another. A file's name is the
hash of its bytes, as Pagefind's is.
"""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

import cbor2

_MAGIC = b"pagefind_dcd"
"""What each compressed file of an index begins with, before its CBOR or JSON."""
VERSION, PAGES, WORDS, FILTERS = 0, 1, 2, 3
"""Where a meta file lists these: [version, pages, word indexes, filters, ...]."""
ITSELF = ""
"""A word beside its forms, which bear accents or the like."""
Posting: TypeAlias = list[Any]
"""Where a word stands on a page: [number, places in its text, places in its title]."""
_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""Deflated, no flags, no time, and no telling on what system."""
_GZIP = 16
"""Added to the size of the window: what is read has the head and the foot of gzip."""
_LEVEL = 6
"""Of compression: 9 takes five times as long for 2 % less."""


def place_of(address: str) -> list[str]:
    """What documents are put in order by."""
    return f"{address}index.html".split("/") if address.endswith("/") else address.split("/")


def put_in_order(index: Path) -> dict[str, bytes]:
    """Number the documents by their addresses, and sort the filters and their values: both are found by name.

    Returns the documents' fragments by their names.
    """
    fragments: dict[str, bytes] = {}
    entry_file = index / "pagefind-entry.json"
    entry = json.loads(entry_file.read_bytes())
    for path in sorted(index.glob("pagefind.*.pf_meta")):
        meta = cbor2.loads(unpacked(path.read_bytes()))
        names = [name for name, _ in meta[PAGES]]
        its = {name: (index / f"fragment/{name}.pf_fragment").read_bytes() for name in names}
        fragments |= its
        order = _order(names, its)
        numbers = [0] * len(order)
        for new, old in enumerate(order):
            numbers[old] = new
        is_moved = numbers != sorted(numbers)
        meta[PAGES] = [meta[PAGES][old] for old in order]
        for words in meta[WORDS]:
            file = index / f"index/{words[-1]}.pf_index"
            made = unpacked(file.read_bytes())
            words[-1] = _replace(file, cbor2.dumps(_renumbered(cbor2.loads(made), numbers)) if is_moved else made)
        for row in meta[FILTERS]:
            row[-1] = _filter(index / f"filter/{row[-1]}.pf_filter", numbers)
        meta[FILTERS].sort()
        name = _replace(path, cbor2.dumps(meta))
        entry["languages"][name.partition("_")[0]]["hash"] = name
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_file.write_bytes(entry_json(entry))
    return fragments


def _order(names: Sequence[str], fragments: Mapping[str, bytes]) -> list[int]:
    """The numbers of documents, those with the last addresses first."""
    places = [place_of(json.loads(unpacked(fragments[name]))["url"]) for name in names]
    return sorted(range(len(names)), key=lambda number: (places[number], names[number]), reverse=True)


def _renumbered(chunk: list[Any], numbers: Sequence[int]) -> list[Any]:
    """A chunk of the word index: [[[word, pages, [[form, pages], ...]], ...]]."""
    (words,) = chunk
    return [[in_order(word[0], dict(of_word(word, numbers))) for word in words]]


def of_word(word: list[Any], numbers: Sequence[int]) -> Iterator[tuple[str, list[Posting]]]:
    """The pages of a word (as ITSELF) and of each of its forms by their new numbers, without those of -1."""
    _, pages, forms = word
    yield ITSELF, _numbered(pages, numbers)
    for form, its in forms:
        yield form, _numbered(its, numbers)


def _numbered(pages: list[Posting], numbers: Sequence[int]) -> list[Posting]:
    """The pages of a word, whose numbers are told as steps."""
    ats = accumulate(map(itemgetter(0), pages))
    return [[numbers[at], *page[1:]] for at, page in zip(ats, pages, strict=True) if numbers[at] >= 0]


def in_order(name: str, by_form: dict[str, list[Posting]]) -> list[Any]:
    """A word of the index, of its pages and those of its forms by their numbers, as Pagefind writes it.

    A form comes where the first page that has it does, on one page those of the text come before those of the title.
    """
    for pages in by_form.values():
        pages.sort(key=itemgetter(0))
    forms = [(pages[0][0], not pages[0][1], form) for form, pages in by_form.items() if form != ITSELF and pages]
    told = [[form, _stepped(by_form[form])] for *_, form in sorted(forms)]
    return [name, _stepped(by_form[ITSELF]), told]


def _stepped(pages: list[Posting]) -> list[Posting]:
    """Pages in order, each with its number less that of the one before."""
    before = 0
    for page in pages:
        page[0], before = page[0] - before, page[0]
    return pages


def _filter(path: Path, numbers: Sequence[int]) -> str:
    """Sort the values of a filter and the pages of each; returns the file's new name."""
    key, values = cbor2.loads(unpacked(path.read_bytes()))
    return _replace(path, filter_cbor(key, ((value, [numbers[page] for page in pages]) for value, pages in values)))


def filter_cbor(key: str, values: Iterable[tuple[str, Iterable[int]]]) -> bytes:
    """A filter: its name, and each value with the pages that have it."""
    return cbor2.dumps([key, sorted([value, sorted(pages)] for value, pages in values)])


def entry_json(entry: Mapping[str, Any]) -> bytes:
    """The file that tells which languages there are, and the name of each one's meta file."""
    return json.dumps(entry, separators=(",", ":"), ensure_ascii=False).encode()


def unpacked(raw: bytes) -> bytes:
    """What a file of an index holds."""
    return zlib.decompress(raw, zlib.MAX_WBITS | _GZIP).removeprefix(_MAGIC)


def packed(content: bytes, old: str) -> tuple[str, bytes]:
    """A file of an index, and the name that its bytes give: as long as an old one.

    A name is the language, an underscore and the first digits of a hash.
    """
    made = _MAGIC + content
    return f"{old.partition('_')[0]}_{hashlib.sha256(made).hexdigest()}"[: len(old)], _compressed(made)


def _replace(path: Path, content: bytes) -> str:
    """Write `content` in the place of a file, under the name that its bytes give; returns that name."""
    before, _, old = path.stem.rpartition(".")
    name, raw = packed(content, old)
    path.unlink()
    path.with_name(f"{before}.{name}{path.suffix}" if before else f"{name}{path.suffix}").write_bytes(raw)
    return name


def _compressed(content: bytes) -> bytes:
    """As gzip (RFC 1952), with a head of our own: what `gzip` writes of the system differs between Pythons."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed_ = packer.compress(content) + packer.flush()
    return _HEAD + packed_ + struct.pack("<2L", zlib.crc32(content), len(content) & 0xFFFFFFFF)
