"""The files of one project on disk: looked at, read, and named together by a digest; else they are `Unreadable`.

The digest depends on the disk alone, not on what files mean, so that it can be had without parsing any of them.
"""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimspring.read import files
from claimspring.read.cache import Cache, stamp
from claimspring.read.decode import check_size
from claimspring.read.fault import Fault, Unreadable
from claimspring.read.regular_file import read_regular
from claimspring.read.single import KINDS, MAX_LIST_BYTES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from claimspring.model.finding import Finding


class Disk:
    """Looks at files below `root`; `findings` are those about files that are not read."""

    def __init__(self, root: Path, findings: "Iterable[Finding]") -> None:
        self.digests: dict[str, str] = {}
        """SHA-256 of the bytes of each file read, in hexadecimal, by path."""
        self._prefix = f"{root}/"
        self.refused = [("", repr(finding)) for finding in findings]

    def status(self, path: str, limit: int) -> os.stat_result:
        """What the file system tells of a file that may be read."""
        try:
            status = os.stat(self._prefix + path)  # noqa: PTH116 -- a Path costs twice the call itself
            check_size(status.st_size, limit)
        except OSError as error:
            raise self._refuse(path, _unreadable(error)) from None
        except Unreadable as unreadable:
            raise self._refuse(path, unreadable) from None
        return status

    def read(self, path: str, limit: int) -> tuple[bytes, str]:
        """The bytes of a file, and their digest."""
        try:
            raw = read_regular(self._prefix + path, limit)
            check_size(len(raw), limit)
        except OSError as error:
            raise self._refuse(path, _unreadable(error)) from None
        except Unreadable as unreadable:
            raise self._refuse(path, unreadable) from None
        digest = self.digests[path] = hashlib.sha256(raw).hexdigest()
        return raw, digest

    def digest(self) -> str:
        """SHA-256 over paths and bytes of all that was read, and over why the rest was not."""
        told = (sorted(self.digests.items()), sorted(told for _, told in self.refused))
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def take(self, earlier: "Disk", paths: "Collection[str]") -> None:
        """Take over what an earlier one saw of all files but these, at which this one looked."""
        self.digests = {**earlier.digests, **self.digests}
        self.refused += [(path, told) for path, told in earlier.refused if path not in paths]

    def _refuse(self, path: str, unreadable: Unreadable) -> Unreadable:
        self.refused.append((path, f"{path} {unreadable.faults}"))
        return unreadable


def digest_of(root: Path, docs_dir: str = "content") -> str:
    """The digest that a reading of the project would have; only files that may have changed are read for it."""
    stamps, found = Cache(root).stamps(), files.discover(root, docs_dir)
    disk = Disk(root, found.findings)
    for path, limit in [
        *((path, KINDS[kind].limit) for kind, paths in found.kinds().items() for path in paths),
        *((path, MAX_LIST_BYTES) for path in found.single),
    ]:
        try:
            status = disk.status(path, limit)
            known, digest = stamps.get(path, ("", ""))
            if known and known == stamp(status):
                disk.digests[path] = digest
            else:
                disk.read(path, limit)
        except Unreadable:
            continue
    return disk.digest()


def _unreadable(error: OSError) -> Unreadable:
    reason = (error.strerror or str(error)).lower()
    return Unreadable(Fault("unreadable-file", f"the file cannot be read: {reason}"))
