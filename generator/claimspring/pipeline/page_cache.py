"""Files that an earlier build made, kept under `.cache/claimspring/site/` and linked into the site while they hold.

A part's files are used again where its key, the frames around its pages and the files themselves are as they were;
where nothing at all changed, that is asked once for the whole site. What was made is linked in, never copied, so it
takes no room; a file that anybody changed in place since tells so by its size or time and is made anew. The files are
numbered, in one folder for each process of a build, so that no tree of folders is made twice. The list of what is kept
is written last and at once: a build that was killed leaves the old list, whose files are untouched, and files in no
list, which the next one throws away. One build at a time has the cache; another one makes everything itself.
Deleting it is safe at any time; a list that came with a commit is not believed.
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple

from claimspring.pipeline.file_writer import create, make_folder, write_all
from claimspring.pipeline.fingerprint import digest, program
from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted

if sys.platform != "win32":
    import fcntl

_NOTES = "list"


class KeptFile(NamedTuple):
    """A file of the site as it was kept."""

    place: str
    name: str
    """Where it lies in the store."""
    size: int
    changed: int
    """When it was last written, in nanoseconds."""


class Entry(NamedTuple):
    """What was made of one part."""

    key: str
    """Names everything that the part depends on."""
    pages: int
    frames: tuple[str, ...]
    """The frames that were filled, as `Framer.mark` names them."""
    files: tuple[KeptFile, ...]


class Whole(NamedTuple):
    """The site as the last build made it, where all of it was kept."""

    key: str
    """Names everything that the site is made from, but for the frames."""
    pages: int


class Kept:
    """What earlier builds made, by the part's name; what this one makes, noted by each of its processes."""

    def __init__(self, root: Path) -> None:
        self._list = root / CACHE_FOLDER / "site.list"
        self._folder = root / CACHE_FOLDER / "site"
        self._store = f"{self._folder}/"
        self._series, self._numbers = "", count()
        self._notes: int | None = None
        self._folders: set[str] = set()
        told, self._lines = _read(root, self._list)
        self._build: int = told["build"]
        self.frames: dict[str, str] = told["frames"]
        """All frames that were filled, by a short name."""
        self.whole = Whole(*told["whole"]) if told["whole"] else None

    def entry(self, part: str) -> Entry | None:
        """What is kept of a part."""
        line = self._by_part.get(part)
        if line is None:
            return None
        key, pages, frames, files = json.loads(line)
        return Entry(key, pages, tuple(self.frames[name] for name in frames), tuple(KeptFile(*file) for file in files))

    def bring(self, files: Iterable[KeptFile], site: str) -> bool:
        """Link files into the site's folder; False where one of them is not what it was."""
        try:
            for place, name, size, changed in files:
                path = self._store + name
                status = os.stat(path)  # noqa: PTH116 -- a Path costs twice the call itself
                if status.st_size != size or status.st_mtime_ns != changed:
                    return False
                folder = site + place.rpartition("/")[0]
                if folder not in self._folders:
                    make_folder(folder)
                    self._folders.add(folder)
                _link(path, site + place)
        except OSError:
            return False
        return True

    def bring_share(self, site: str, share: int, of: int) -> list[bool]:
        """Link one of so many shares of all files; parts beside each other share folders, so they stay together."""
        count_ = len(self._lines)
        mine = self._lines[count_ * share // of : count_ * (share + 1) // of]
        return [self.bring((file for line in mine for file in json.loads(line.partition(b"\t")[2])[3]), site)]

    def prepare(self) -> None:
        """Throw away what a build left that was killed; from then on processes may begin to keep."""
        for folder in self._folder.glob(f"{self._build + 1}-*"):
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def keeping(self, share: int | str) -> Iterator[None]:
        """While one process makes its share: it has a folder of the store for itself, and a list of its parts."""
        self._series, self._numbers = f"{self._build + 1}-{share}/", count()
        try:
            os.makedirs(self._store + self._series)  # noqa: PTH103 -- as above
            self._notes = create(f"{self._store}{self._series}{_NOTES}")
        except OSError:
            self._notes = None
        try:
            yield
        finally:
            if self._notes is not None:
                os.close(self._notes)
                self._notes = None

    def keep(self, place: str, site: str, status: os.stat_result) -> KeptFile:
        """Keep a file that was just written into the site's folder; raises OSError where that cannot be done."""
        name = f"{self._series}{next(self._numbers)}"
        if not _link(site + place, self._store + name):
            status = os.stat(self._store + name)  # noqa: PTH116 -- as above
        return KeptFile(place, name, status.st_size, status.st_mtime_ns)

    def note(self, part: str, entry: Entry) -> bool:
        """Put a part on the list; False where that cannot be done."""
        if self._notes is None or not entry.files:
            return False
        told = entry.key, entry.pages, [_short(mark) for mark in entry.frames], entry.files
        end = os.lseek(self._notes, 0, os.SEEK_CUR)
        try:
            write_all(self._notes, f"{json.dumps(part)}\t{json.dumps(told, separators=(',', ':'))}\n".encode())
        except OSError:
            os.ftruncate(self._notes, end)  # half a line would be none
            os.lseek(self._notes, end, os.SEEK_SET)
            return False
        return True

    def save(self, frames: Iterable[str], whole: Whole | None) -> None:
        """Make what was noted what is kept, and throw away all other files."""
        told = {
            "program": program(),
            "build": self._build + 1,
            "whole": whole,
            "frames": {_short(mark): mark for mark in frames},
        }
        new, found = self._list.with_suffix(".new"), hashlib.sha256()
        with suppress(OSError):
            with new.open("wb") as file:
                for line in chain([json.dumps(told).encode() + b"\n"], self._noted()):
                    found.update(line)
                    file.write(line)
                file.write(found.hexdigest().encode())
            new.replace(self._list)
            self._clear()

    @cached_property
    def _by_part(self) -> dict[str, bytes]:
        split = (line.partition(b"\t") for line in self._lines)
        return {json.loads(part): told for part, _, told in split}

    def _noted(self) -> Iterator[bytes]:
        for notes in sorted(self._folder.glob(f"{self._build + 1}-*/{_NOTES}")):
            with notes.open("rb") as file:
                yield from file

    def _clear(self) -> None:
        """Throw away all files that are not on the new list."""
        here = set(_names(self._noted()))
        for name in _names(self._lines):
            if name not in here:
                Path(self._store + name).unlink(missing_ok=True)
        series = {name.partition("/")[0] for name in here}
        for folder in self._folder.iterdir():
            if folder.name not in series:
                shutil.rmtree(folder, ignore_errors=True)
            else:
                (folder / _NOTES).unlink(missing_ok=True)


def _names(lines: Iterable[bytes]) -> Iterator[str]:
    """The files in the store that lines of the list tell of."""
    for line in lines:
        for _, name, *_ in json.loads(line.partition(b"\t")[2])[3]:
            yield name


def _short(mark: str) -> str:
    return digest([mark])[:16]


@contextmanager
def opened(root: Path) -> Iterator[Kept | None]:
    """The cache of a project, for this process alone; None where another one has it or it cannot be used."""
    lock = _locked(root / CACHE_FOLDER) if sys.platform != "win32" else None
    if lock is None:
        yield None
        return
    try:
        yield Kept(root)
    finally:
        os.close(lock)


def _locked(folder: Path) -> int | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / "site.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock


def _link(source: str, target: str) -> bool:
    """Give a file a second name; where the file system cannot, a copy with the same time, and False."""
    try:
        os.link(source, target)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108 -- as above
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
        return False
    return True


def _read(root: Path, path: Path) -> tuple[dict[str, Any], list[bytes]]:
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
    return {"build": 0, "whole": None, "frames": {}}, []
