"""Paths -> records, from the cache where a file did not change, else read anew; what cannot be read is reported."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from claimspring.model.corpus import Record
from claimspring.read.cache import CachedFile, stamp
from claimspring.read.disk import Disk
from claimspring.read.fault import Fault, Unreadable
from claimspring.read.payloads import Payloads
from claimspring.read.records import Stored, most_kept
from claimspring.read.single import FileFormat

if TYPE_CHECKING:
    from claimspring.model.finding import Finding

T = TypeVar("T")
Item: TypeAlias = Record[Any] | Stored
"""A record of any kind."""


class KnownFile(NamedTuple):
    """One file as it was read, its payload by its number."""

    stamp: str
    digest: str
    payload: int


class KnownFiles:
    """What is known of files that were read, by path."""

    def __init__(self, files: Iterable[tuple[str, CachedFile]] = ()) -> None:
        self.payloads = Payloads()
        self.by_path = {path: self.kept(file) for path, file in files}

    def kept(self, file: CachedFile) -> KnownFile:
        """The same, its payload put away."""
        return KnownFile(file.stamp, file.digest, self.payloads.add(file.payload))

    def cached(self, path: str) -> CachedFile:
        """What is known of one file, as the cache has it."""
        known = self.by_path[path]
        return CachedFile(known.stamp, known.digest, self.payloads.get(known.payload))


class Loader:
    """Reads files below `root`, adds to `findings` and remembers what came of it.

    `known` is what earlier runs read, `earlier` what the same process did: it is used again where the file did
    not change, and stays in its place while the file cannot be read.
    """

    def __init__(self, root: Path, known: KnownFiles, findings: "list[Finding]", earlier: Mapping[str, Item]) -> None:
        self.findings = findings
        self.unread: set[str] = set()
        self.changed: dict[str, KnownFile] = {}
        self.disk = Disk(root, findings)
        self._known = known
        self._earlier = earlier

    def load(
        self, paths: Collection[str], kind: FileFormat[T], explain: Callable[[Fault], Fault] = lambda fault: fault
    ) -> dict[str, Record[T] | Stored]:
        """The records of files of one kind, by path, without those that are reported as `explain` tells."""
        items: dict[str, Record[T] | Stored] = {}
        all_kept = most_kept(len(paths)) is None
        for path in paths:
            try:
                item = self._load(path, kind)
            except Unreadable as unreadable:
                self.report(path, map(explain, unreadable.faults))
                if path in self._earlier:
                    items[path] = self._earlier[path]
            else:
                items[path] = item if all_kept else self._stored(path)
        return items

    def restorer(self, kind: FileFormat[T]) -> Callable[[int], T]:
        """What makes a value of a payload, by its number."""
        payloads = self._known.payloads
        return lambda number: kind.restore(payloads.get(number))

    def bytes_of(self, path: str, limit: int) -> bytes:
        """The bytes of a file that is not cached; raises `Unreadable`."""
        self.disk.status(path, limit)
        return self.disk.read(path, limit)[0]

    def report(self, path: str, faults: Iterable[Fault], entry: str = "") -> None:
        """Note what is wrong with a file, or with one entry of it."""
        self.findings.extend(fault.at(path) for fault in faults)
        self.unread.add(path + entry)

    def gone(self) -> list[str]:
        """The files that the cache knows and that are no longer there, or no longer readable."""
        return [path for path in self._known.by_path if path not in self.disk.digests or path in self.unread]

    def _load(self, path: str, kind: FileFormat[T]) -> Record[T] | Stored:
        kept = self._known.by_path.get(path)
        status = self.disk.status(path, kind.limit)
        mark = stamp(status)
        if kept and mark and kept.stamp == mark:
            self.disk.digests[path] = kept.digest
            return self._known_item(path, kept)
        raw, digest = self.disk.read(path, kind.limit)
        if kept and kept.digest == digest:
            if mark != kept.stamp:
                self.changed[path] = kept._replace(stamp=mark)
            return self._known_item(path, kept)
        value, payload = kind.read(raw)
        self.changed[path] = self._known.kept(CachedFile(mark, digest, payload))
        return Record(path, digest, value)

    def _known_item(self, path: str, kept: KnownFile) -> Item:
        earlier = self._earlier.get(path)
        return earlier if earlier and earlier.digest == kept.digest else Stored(path, kept.digest, kept.payload)

    def _stored(self, path: str) -> Stored:
        kept = self.changed.get(path) or self._known.by_path[path]
        return Stored(path, kept.digest, kept.payload)
