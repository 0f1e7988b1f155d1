"""Files that an earlier build made, kept under `.cache/claimtrail/site/` and linked into the site while they hold.

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
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from generator.build.program import program
from generator.build.write import make_folder
from generator.read.cache import is_ours
from generator.read.corpus import collector_paused

if sys.platform != "win32":
    import fcntl

_FOLDER = Path(".cache", "claimtrail")


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
    frames: tuple[str, ...]
    pages: int


class Kept:
    """What earlier builds made, by the part's name."""

    def __init__(self, root: Path) -> None:
        self._list = root / _FOLDER / "site.json"
        self._folder = self._list.with_suffix("")
        self._store = f"{self._folder}/"
        self._series, self._numbers = "", count()
        self._folders: set[str] = set()
        told = _read(root, self._list)
        self._parts, self._frames, self._build = told["parts"], told["frames"], told["build"]
        self.whole = Whole(told["whole"][0], tuple(told["whole"][1]), told["whole"][2]) if told["whole"] else None

    def entry(self, part: str) -> Entry | None:
        """What is kept of a part."""
        if part not in self._parts:
            return None
        key, pages, frames, files = self._parts[part]
        return Entry(key, pages, tuple(self._frames[one] for one in frames), tuple(KeptFile(*file) for file in files))

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
        parts = list(self._parts.values())
        mine = parts[len(parts) * share // of : len(parts) * (share + 1) // of]
        return [self.bring((file for part in mine for file in part[3]), site)]

    def begin(self, share: int) -> None:
        """Begin a folder of the store for what one process keeps; anything in it is from a build that was killed."""
        self._series, self._numbers = f"{self._build + 1}-{share}/", count()
        with suppress(OSError):
            shutil.rmtree(self._store + self._series, ignore_errors=True)
            os.makedirs(self._store + self._series)  # noqa: PTH103 -- as above

    def keep(self, place: str, site: str, status: os.stat_result) -> KeptFile:
        """Keep a file that was just written into the site's folder; raises OSError where that cannot be done."""
        name = f"{self._series}{next(self._numbers)}"
        if not _link(site + place, self._store + name):
            status = os.stat(self._store + name)  # noqa: PTH116 -- as above
        return KeptFile(place, name, status.st_size, status.st_mtime_ns)

    def save(self, entries: Mapping[str, Entry], whole: Whole | None) -> None:
        """Make `entries` what is kept, and throw away all other files."""
        if whole == self.whole and len(entries) == len(self._parts) and all(map(self._is_kept, entries.items())):
            return
        frames = {mark: number for number, mark in enumerate({m: None for e in entries.values() for m in e.frames})}
        parts = {
            name: (entry.key, entry.pages, [frames[mark] for mark in entry.frames], entry.files)
            for name, entry in entries.items()
        }
        told = {"program": program(), "build": self._build + 1, "whole": whole, "frames": list(frames), "parts": parts}
        with suppress(OSError):
            new = self._list.with_suffix(".new")
            text = json.dumps(told, separators=(",", ":")).encode()
            new.write_bytes(_sum(text) + b"\n" + text)
            new.replace(self._list)
            self._clear({file.name for entry in entries.values() for file in entry.files})

    def _is_kept(self, named: tuple[str, Entry]) -> bool:
        return self.entry(named[0]) == named[1]

    def _clear(self, here: set[str]) -> None:
        """Throw away all files but these."""
        for name in {name for part in self._parts.values() for _, name, *_ in part[3]} - here:
            Path(self._store + name).unlink(missing_ok=True)
        series = {name.partition("/")[0] for name in here}
        for folder in self._folder.iterdir():
            if folder.name not in series:
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def opened(root: Path) -> Iterator[Kept | None]:
    """The cache of a project, for this process alone; None where another one has it or it cannot be used."""
    lock = _locked(root / _FOLDER) if sys.platform != "win32" else None
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


def _read(root: Path, path: Path) -> dict[str, Any]:
    """The list of what is kept; empty where there is none, it is damaged, or another program wrote it."""
    try:
        said, _, text = path.read_bytes().partition(b"\n") if is_ours(root, path) else (b"", b"", b"")
    except OSError:
        said, text = b"", b""
    with collector_paused():
        told: dict[str, Any] = json.loads(text) if said == _sum(text) else {}
    if told.get("program") == program():
        return told
    return {"build": 0, "whole": None, "frames": [], "parts": {}}


def _sum(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()
