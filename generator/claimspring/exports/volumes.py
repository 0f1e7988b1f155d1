"""A dump in as many files as it takes for each to stay under 20 MB, the size up to which hosts and mail take a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from claimspring.exports.batches import Records
from claimspring.i18n.multilingual import encoded

FULL = 18_000_000
"""So many bytes close a file: with the record that made them so many it stays under 20 MB."""


class DumpVolume(Protocol):
    """One file of a dump while it is written."""

    @property
    def size(self) -> int:
        """Its bytes so far."""

    def add(self, record: bytes) -> None:
        """Write one more record."""

    def finished(self, following: str | None) -> bytes:
        """The file; `following` is the name of the one in which the dump goes on."""


def volumes(batches: Iterable[Records], dumps: Mapping[str, Callable[[], DumpVolume]]) -> Iterator[tuple[str, bytes]]:
    """The files of dumps as (place, bytes): `data/claims.csv`, then `data/claims-2.csv`; one of each at least.

    `batches` hold the records for each dump; files that are full come first.
    """
    begun = [_Dump(place, begin) for place, begin in dumps.items()]
    for batch in batches:
        for dump, records in zip(begun, batch, strict=True):
            for record in records:
                yield from dump.add(record)
    for dump in begun:
        yield dump.end()


class _Dump:
    """A dump while it is written, one file after the other."""

    def __init__(self, place: str, begin: Callable[[], DumpVolume]) -> None:
        self._place, self._begin = place, begin
        self._number, self._volume, self._holds_any = 1, begin(), False

    def add(self, record: bytes) -> Iterator[tuple[str, bytes]]:
        """Write one more record; the file before it, where that is full."""
        if self._holds_any and self._volume.size >= FULL:
            self._number += 1
            following = numbered(self._place, self._number).rpartition("/")[2]
            yield numbered(self._place, self._number - 1), self._volume.finished(following)
            self._volume = self._begin()
        self._volume.add(record)
        self._holds_any = True

    def end(self) -> tuple[str, bytes]:
        """The last file."""
        return numbered(self._place, self._number), self._volume.finished(None)


def numbered(place: str, number: int) -> str:
    """The place of one file of a dump, from 1."""
    stem, dot, ending = place.rpartition(".")
    return place if number == 1 else f"{stem}-{number}{dot}{ending}"


class TextVolume:
    """A file of text: a head, the records with something between them, and an end that may name the next file."""

    def __init__(self, head: str, between: str, end: Callable[[str | None], str]) -> None:
        self._pieces = [encoded(head)]
        self._between, self._end = encoded(between), end
        self.size = len(self._pieces[0])

    def add(self, record: bytes) -> None:
        """Write one more record."""
        pieces = [self._between, record] if len(self._pieces) > 1 else [record]
        self._pieces += pieces
        self.size += sum(map(len, pieces))

    def finished(self, following: str | None) -> bytes:
        """The file."""
        return b"".join([*self._pieces, encoded(self._end(following))])
