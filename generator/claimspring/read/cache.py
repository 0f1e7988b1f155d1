"""What earlier runs read, so that a file that did not change is not parsed again.

A SQLite file under `.cache/claimspring/`: it survives killed runs and serves two runs at once, and it holds JSON, which
cannot execute anything. Its name holds a fingerprint of the reading program, so another version starts anew. Deleting
it is always safe; where it cannot be used, everything is read as if it were empty. One that lies behind a link or came
with a commit is not believed: whoever sends files could otherwise say what stands in them.
"""

import hashlib
import os
import platform
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

import pydantic_core

from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted

_PACKAGE = Path(__file__).parent.parent
_RACY_NS = 2_000_000_000
_TABLE = "CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT, payload BLOB, crc INTEGER)"


class CachedFile(NamedTuple):
    """One file as it was read."""

    stamp: str
    """What the file system told of it; empty where that could not be trusted."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""
    payload: bytes
    """What it holds, for its kind to restore."""


class Cache:
    """The files that were read before from one project's folder."""

    def __init__(self, root: Path) -> None:
        """Nothing is opened yet."""
        self._root = root
        self._file = root / CACHE_FOLDER / f"read-{fingerprint()}.sqlite"

    def load(self) -> Iterator[tuple[str, CachedFile]]:
        """All that is known, with its path; nothing where there is no cache, a part where it is damaged."""
        for path, *row, crc in self._rows("SELECT path, stamp, digest, payload, crc FROM files"):
            kept = CachedFile(*row)
            if crc == _check(path, kept):
                yield path, kept

    def stamps(self) -> dict[str, tuple[str, str]]:
        """Stamp and digest of all that is known, by path: unchecked, for one who compares a digest of all of them."""
        return {path: (mark, digest) for path, mark, digest in self._rows("SELECT path, stamp, digest FROM files")}

    def _rows(self, query: str) -> Iterator[Any]:
        if not self._file.is_file() or not is_trusted(self._root, self._file):
            return
        with suppress(sqlite3.Error), closing(sqlite3.connect(self._file, timeout=2)) as database:
            yield from database.execute(query)

    def store(self, changed: Iterable[tuple[str, CachedFile]], gone: Iterable[str]) -> None:
        """Keep what was read newly, with its path, and forget the files that are gone; done wholly or not at all."""
        if not is_trusted(self._root, self._file):
            return
        try:
            self._prepare()
            with closing(sqlite3.connect(self._file, timeout=0)) as database, database:
                self._write(database, changed, gone)
        except sqlite3.OperationalError:
            return  # the folder is read-only, the disk is full, or another run is writing
        except (sqlite3.DatabaseError, OSError):
            with suppress(OSError):
                self._file.unlink(missing_ok=True)

    def _prepare(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        for other in self._file.parent.glob("read-*.sqlite"):
            if other != self._file:
                other.unlink(missing_ok=True)

    def _write(
        self, database: sqlite3.Connection, changed: Iterable[tuple[str, CachedFile]], gone: Iterable[str]
    ) -> None:
        database.execute("PRAGMA synchronous = OFF")  # a cut of power costs the cache, which the check sums detect
        database.execute(_TABLE)
        database.executemany("DELETE FROM files WHERE path = ?", ((path,) for path in gone))
        database.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
            ((path, *kept, _check(path, kept)) for path, kept in changed),
        )


def stamp(status: os.stat_result) -> str:
    """What tells without reading that a file is unchanged; empty where it changed too lately to tell.

    A file written in the same tick of the clock as it was read could change again without a new time: as git does
    with its index, such a file is read again the next time.
    """
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    if changed > time.time_ns() - _RACY_NS:
        return ""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}-{status.st_ino}"


def fingerprint(*packages: str) -> str:
    """Names the program that reads, and these packages: their code and data, and the versions of what they stand on."""
    digest = hashlib.sha256(f"{platform.python_version()} {pydantic_core.__version__}".encode())
    for folder in ("model", "read", *packages):
        for file in sorted((_PACKAGE / folder).rglob("*")):
            if file.suffix in {".py", ".md"}:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _check(path: str, kept: CachedFile) -> int:
    return zlib.crc32(kept.payload, zlib.crc32(f"{path} {kept.stamp} {kept.digest}".encode()))
