"""Paths -> records, from the cache where a file did not change, else read anew; what cannot be read is reported."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from claimspring.model.corpus import Record
from claimspring.read.cache import CachedFile, stamp
from claimspring.read.disk import Disk
from claimspring.read.fault import Fault, Unreadable
from claimspring.read.records import MAX_MADE, Stored
from claimspring.read.single import FileFormat

if TYPE_CHECKING:
    from claimspring.model.finding import Finding

T = TypeVar("T")
Item: TypeAlias = Record[Any] | Stored
"""A record of any kind."""


class Loader:
    """Reads files below `root`, adds to `findings` and remembers what came of it.

    `known` is what the cache holds, `earlier` what the same process read before: it is used again where the file did
    not change, and stays in its place while the file cannot be read.
    """

    def __init__(
        self, root: Path, known: Mapping[str, CachedFile], findings: "list[Finding]", earlier: Mapping[str, Item]
    ) -> None:
        self.findings = findings
        self.unread: set[str] = set()
        self.changed: dict[str, CachedFile] = {}
        self.disk = Disk(root, findings)
        self._known = known
        self._earlier = earlier

    def load(
        self, paths: Iterable[str], kind: FileFormat[T], explain: Callable[[Fault], Fault] = lambda fault: fault
    ) -> dict[str, Record[T] | Stored]:
        """The records of files of one kind, by path, without those that are reported as `explain` tells."""
        items: dict[str, Record[T] | Stored] = {}
        for path in paths:
            try:
                item = self._load(path, kind)
            except Unreadable as unreadable:
                self.report(path, map(explain, unreadable.faults))
                if path in self._earlier:
                    items[path] = self._earlier[path]
            else:
                items[path] = item if len(items) < MAX_MADE else self._stored(path)
        return items

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
        return [path for path in self._known if path not in self.disk.digests or path in self.unread]

    def _load(self, path: str, kind: FileFormat[T]) -> Record[T] | Stored:
        kept = self._known.get(path)
        status = self.disk.status(path, kind.limit)
        mark = stamp(status)
        if kept and mark and kept.stamp == mark:
            self.disk.digests[path] = kept.digest
            return self._known_item(path, kept)
        raw, digest = self.disk.read(path, kind.limit)
        if kept and kept.digest == digest:
            if mark != kept.stamp:
                self.changed[path] = CachedFile(mark, digest, kept.payload)
            return self._known_item(path, kept)
        value, payload = kind.read(raw)
        self.changed[path] = CachedFile(mark, digest, payload)
        return Record(path, digest, value)

    def _known_item(self, path: str, kept: CachedFile) -> Item:
        earlier = self._earlier.get(path)
        return earlier if earlier and earlier.digest == kept.digest else Stored(path, kept.digest, kept.payload)

    def _stored(self, path: str) -> Stored:
        kept = self.changed.get(path) or self._known[path]
        return Stored(path, kept.digest, kept.payload)
