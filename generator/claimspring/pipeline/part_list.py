"""The list of what an earlier build made: for each part its files, and the questions that were asked to make it.

A head, then a line for each part: its name, its files, and what else is known, with tabs between them. Before those of
one process stands the table of its questions, with the answers that they had, after a tab. The last line is the hash of
all others. A list that is damaged, that another program wrote, or that came with a commit is none.
"""

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from claimspring.model.recorder import Query, Reads, Recorder
from claimspring.pipeline.fingerprint import program
from claimspring.pipeline.former_site import FileStamp
from claimspring.read.cache_folder import is_trusted


class KeptFile(NamedTuple):
    """A file of the site as it was kept."""

    place: str
    """Empty for what is no file of the site."""
    name: str
    """Where it lies in the store."""
    size: int
    changed: int
    """When it was last written, in nanoseconds."""
    inode: int

    @property
    def stamp(self) -> FileStamp:
        """What tells it apart from a file that was put in its place."""
        return FileStamp(self.inode, self.size, self.changed)


Answers: TypeAlias = Callable[[str], Mapping[Hashable, str]]
"""Names today's answers, by what is asked and for which key."""


class ReadTable:
    """Questions, and the answers that they had; those of many parts are the same."""

    def __init__(self, answered: Mapping[str, tuple[list[int], list[Hashable], list[str]]]) -> None:
        """`answered` holds numbers, keys and answers, by what was asked."""
        self._answered = answered
        self._stale: set[int] | None = None

    @classmethod
    def of(cls, line: bytes) -> "ReadTable":
        """A table as it was written."""
        told: dict[str, tuple[list[int], list[Any], list[str]]] = json.loads(line)
        for _, keys, _ in told.values():
            keys[:] = [tuple(key) if isinstance(key, list) else key for key in keys]
        return cls(told)

    @staticmethod
    def line(asked: Iterable[int], queries: Sequence[Query], answers: Answers) -> bytes:
        """The table of questions by their numbers in `queries`."""
        told: dict[str, tuple[list[int], list[Hashable], list[str]]] = {}
        for number in asked:
            name, key = queries[number]
            numbers, keys, answered = told.setdefault(name, ([], [], []))
            numbers.append(number)
            keys.append(key)
            answered.append(answers(name)[key])
        return json.dumps(told, separators=(",", ":")).encode()

    def holds(self, reads: Iterable[int], answers: Answers) -> bool:
        """Whether questions would be answered as they were; with the first of them all are asked again."""
        if self._stale is None:
            self._stale = set()
            for name, columns in self._answered.items():
                today = answers(name)
                self._stale.update(number for number, key, before in zip(*columns, strict=True) if today[key] != before)
        return self._stale.isdisjoint(reads)

    def numbers(self, recorder: Recorder) -> Mapping[int, int]:
        """The numbers that its questions have in a recorder, by those that they have here."""
        return {
            number: recorder.number(Query(name, key))
            for name, (numbers, keys, _) in self._answered.items()
            for number, key in zip(numbers, keys, strict=True)
        }


NO_TABLE = ReadTable({})


class DocumentNames(NamedTuple):
    """Some documents of a volume of the search."""

    reads: Reads
    """The questions that were asked to make them, as numbers in the part's table."""
    digests: Mapping[str, str]
    """Names each of them, by its place."""


class CachedPart(NamedTuple):
    """What was made of one part."""

    pages: int
    frames: tuple[str, ...]
    """The frames that were filled, as `Framer.mark` names them."""
    files: tuple[KeptFile, ...]
    reads: Reads
    """The questions that were asked to make it, as numbers in a table."""
    table: ReadTable
    source: Mapping[str, str] = MappingProxyType({})
    """Names what it was made of piece by piece, where that is made first and compared."""
    documents: Mapping[str, DocumentNames] = MappingProxyType({})
    """What a volume of the search was made of, by the names of their groups."""
    written: tuple[str, ...] = ()
    """The places of its files, where it was made by this build; also of those that could not be kept."""

    def holds(self, answers: Answers) -> bool:
        """Whether it would be made from the same answers today."""
        return self.table.holds(self.reads, answers)


class Whole(NamedTuple):
    """The site as the last build made it, where all of it was kept."""

    key: str
    """Names everything that the site is made from, but for the frames."""
    pages: int


def read_list(root: Path, path: Path) -> tuple[dict[str, Any], list[bytes]]:
    """The list of what is kept, by lines; empty where there is none, it is damaged, or another program wrote it."""
    try:
        text, _, said = path.read_bytes().rpartition(b"\n") if is_trusted(root, path) else (b"", b"", b"")
    except OSError:
        text, said = b"", b""
    if hashlib.sha256(text + b"\n").hexdigest().encode() == said:
        told, *lines = text.split(b"\n")
        head: dict[str, Any] = json.loads(told)
        if head["program"] == program():
            return head, lines
    return {"build": 0, "settings": "", "whole": None, "frames": {}}, []


def write_list(path: Path, told: Mapping[str, object], lines: Iterable[bytes]) -> None:
    """Put a list in the place of an older one, at once; raises OSError where that cannot be done."""
    new, found = path.with_suffix(".new"), hashlib.sha256()
    with new.open("wb") as file:
        for line in chain([json.dumps({"program": program(), **told}).encode() + b"\n"], lines):
            found.update(line)
            file.write(line)
        file.write(found.hexdigest().encode())
    new.replace(path)


def parts_of(
    lines: Iterable[bytes],
) -> tuple[dict[str, tuple[bytes, Callable[[], ReadTable]]], list[Callable[[], ReadTable]]]:
    """What the list tells of each part, and the questions of the process that made it; then those of all."""
    found: dict[str, tuple[bytes, Callable[[], ReadTable]]] = {}
    tables: list[Callable[[], ReadTable]] = [cache(partial(ReadTable.of, b"{}"))]
    for line in lines:
        part, _, told = line.partition(b"\t")
        if part:
            found[json.loads(part)] = told, tables[-1]
        else:
            tables.append(cache(partial(ReadTable.of, told)))
    return found, tables


def with_their_tables(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of the list without the tables to which none of them refers."""
    table = b""
    for line in lines:
        if line.startswith(b"\t"):
            table = line
        else:
            if table:
                yield table
                table = b""
            yield line


def files_of(line: bytes) -> Iterator[KeptFile]:
    """The files that a line of the list tells of."""
    return map(KeptFile._make, json.loads(line.split(b"\t", 2)[1]))


def files_in(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Their places in the site and their names in the store."""
    return ((file.place, file.name) for line in lines for file in files_of(line))


def site_files(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Those of them that are files of the site."""
    return (file for file in files_in(lines) if file[0])
