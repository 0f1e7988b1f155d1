"""A dump in as many files as it takes for each to stay under 20 MB, the size up to which hosts and mail take a file."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from claimspring.i18n.multilingual import encoded

R_contra = TypeVar("R_contra", contravariant=True)
R = TypeVar("R")

FULL = 18_000_000
"""So many bytes close a file: with the record that made them so many it stays under 20 MB."""


class DumpVolume(Protocol[R_contra]):
    """One file of a dump while it is written."""

    @property
    def size(self) -> int:
        """Its bytes so far."""

    def add(self, record: R_contra) -> None:
        """Write one more record."""

    def finished(self, following: str | None) -> bytes:
        """The file; `following` is the name of the one in which the dump goes on."""


def volumes(place: str, records: Iterable[R], begin: Callable[[], DumpVolume[R]]) -> Iterator[tuple[str, bytes]]:
    """The files of a dump as (place, bytes): `data/claims.csv`, then `data/claims-2.csv`; one of them at least."""
    number, volume, holds_any = 1, begin(), False
    for record in records:
        if holds_any and volume.size >= FULL:
            number += 1
            yield numbered(place, number - 1), volume.finished(numbered(place, number).rpartition("/")[2])
            volume = begin()
        volume.add(record)
        holds_any = True
    yield numbered(place, number), volume.finished(None)


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

    def add(self, record: str) -> None:
        """Write one more record."""
        pieces = [self._between, encoded(record)] if len(self._pieces) > 1 else [encoded(record)]
        self._pieces += pieces
        self.size += sum(map(len, pieces))

    def finished(self, following: str | None) -> bytes:
        """The file."""
        return b"".join([*self._pieces, encoded(self._end(following))])
