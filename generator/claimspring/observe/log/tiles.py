"""The log as files, for servers that only hand out files: C2SP `tlog-tiles`. Entries to files, files to entries."""

from collections.abc import Callable, Iterator, Sequence

from claimspring.observe.log.tree import levels

WIDTH = 256
_HASH = 32
_LENGTH = 2

Read = Callable[[str], bytes | None]
"""A path under `log/` to what lies there; None where nothing does."""


class TileError(ValueError):
    """A file of the log is missing or damaged; the message names it."""


def files(entries: Sequence[bytes], leaves: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    """Every file of a log, but its checkpoint: the path under `log/`, and the bytes."""
    rows = levels(leaves)
    for number, row in enumerate(rows[::8]):
        for place, part in _parts(row):
            yield _path(f"tile/{number}", place, len(part)), b"".join(part)
    for place, part in _parts(entries):
        yield _path("tile/entries", place, len(part)), b"".join(map(_framed, part))


def read_entries(read: Read, size: int) -> list[bytes]:
    """The entries of a log of that size.

    Raises:
        TileError: when one of the files is missing, or is not what it should be.
    """
    entries: list[bytes] = []
    for place, width in _widths(size):
        path = _path("tile/entries", place, width)
        found = list(_unframed(_must(read, path), path))
        if len(found) < width:
            raise TileError(f"log/{path} holds {len(found)} entries instead of {width}")
        entries += found[:width]
    return entries


def read_leaves(read: Read, size: int) -> list[bytes]:
    """The leaf hashes of a log of that size, as its own tiles tell them.

    Raises:
        TileError: when one of the files is missing, or is not what it should be.
    """
    leaves: list[bytes] = []
    for place, width in _widths(size):
        path = _path("tile/0", place, width)
        tile = _must(read, path)
        if len(tile) < width * _HASH:
            raise TileError(f"log/{path} is too short")
        leaves += [tile[at : at + _HASH] for at in range(0, width * _HASH, _HASH)]
    return leaves


def bundle_of(index: int, size: int) -> str:
    """The path of the file that holds the entry at `index` in a log of that size."""
    place = index // WIDTH
    return _path("tile/entries", place, min(WIDTH, size - place * WIDTH))


def _must(read: Read, path: str) -> bytes:
    raw = read(path)
    if raw is None:
        raise TileError(f"log/{path} is missing")
    return raw


def _widths(size: int) -> Iterator[tuple[int, int]]:
    return ((place, min(WIDTH, size - place * WIDTH)) for place in range((size + WIDTH - 1) // WIDTH))


def _parts(row: Sequence[bytes]) -> Iterator[tuple[int, Sequence[bytes]]]:
    return ((start // WIDTH, row[start : start + WIDTH]) for start in range(0, len(row), WIDTH))


def _path(folder: str, number: int, width: int) -> str:
    """`x001/x234/067`, with `.p/12` behind for a tile that is not yet full."""
    groups = [f"{number % 1000:03d}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03d}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"{folder}/{'/'.join(groups)}{partial}"


def _framed(entry: bytes) -> bytes:
    return len(entry).to_bytes(_LENGTH, "big") + entry


def _unframed(raw: bytes, path: str) -> Iterator[bytes]:
    at = 0
    while at < len(raw):
        length = int.from_bytes(raw[at : at + _LENGTH], "big")
        at += _LENGTH
        if at + length > len(raw):
            raise TileError(f"log/{path} breaks off")
        yield raw[at : at + length]
        at += length
