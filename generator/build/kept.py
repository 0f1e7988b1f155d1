"""Files that an earlier build made, kept under `.cache/claimtrail/site/` and linked into the site while they hold.

A part's files are used again where its key, the frames around its pages and the files themselves are as they were.
What was made is linked in, never copied, so it takes no room; a file that anybody changed in place since tells so by
its size or time and is made anew. The list of what is kept is written last and at once: a build that was killed leaves
the old list, whose files are either untouched or known to be others. One build at a time has the cache; another one
that runs beside it makes everything itself. Deleting it is safe at any time.
"""

import hashlib
import json
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path
from typing import NamedTuple

if sys.platform != "win32":
    import fcntl

_FOLDER = Path(".cache", "claimtrail")
_PROGRAM = Path(__file__).parent.parent


class KeptFile(NamedTuple):
    """A file of the site as it was kept."""

    place: str
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


class Kept:
    """What earlier builds made, by the part's name."""

    def __init__(self, folder: Path) -> None:
        self._store = f"{folder / 'site'}/"
        self._list = folder / "site.json"
        self._made: set[str] = set()
        self.entries = _read(self._list)

    def bring(self, files: Iterable[KeptFile], site: str) -> bool:
        """Link files into the site's folder; False where one of them is not what it was."""
        try:
            for file in files:
                status = os.stat(self._store + file.place)  # noqa: PTH116 -- a Path costs twice the call itself
                if (status.st_size, status.st_mtime_ns) != file[1:]:
                    return False
                _link(self._store + file.place, site + file.place)
        except OSError:
            return False
        return True

    def keep(self, places: Iterable[str], site: str) -> tuple[KeptFile, ...] | None:
        """Keep files that were just written into the site's folder; None where that cannot be done."""
        try:
            return tuple(self._keep(place, site) for place in places)
        except OSError:
            return None

    def save(self, entries: Mapping[str, Entry]) -> None:
        """Make `entries` what is kept, and throw away all other files."""
        if entries == self.entries:
            return
        here = {file.place for entry in entries.values() for file in entry.files}
        there = {file.place for entry in self.entries.values() for file in entry.files}
        new = self._list.with_suffix(".new")
        with suppress(OSError):
            text = json.dumps({"program": program(), "parts": entries}, separators=(",", ":"))
            new.write_text(text, encoding="utf-8")
            new.replace(self._list)
            for place in there - here:
                Path(self._store + place).unlink(missing_ok=True)

    def _keep(self, place: str, site: str) -> KeptFile:
        parent = place.rpartition("/")[0]
        if parent not in self._made:
            Path(self._store + parent).mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        _link(site + place, self._store + place)
        status = os.stat(self._store + place)  # noqa: PTH116 -- as above
        return KeptFile(place, status.st_size, status.st_mtime_ns)


@contextmanager
def opened(root: Path) -> Iterator[Kept | None]:
    """The cache of a project, for this process alone; None where another one has it or it cannot be used."""
    lock = _locked(root / _FOLDER) if sys.platform != "win32" else None
    if lock is None:
        yield None
        return
    try:
        yield Kept(root / _FOLDER)
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


def _link(source: str, target: str) -> None:
    """Give a file a second name; where the file system cannot, a copy with the same time."""
    try:
        os.link(source, target)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108 -- as above
        os.link(source, target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 -- as above
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _read(path: Path) -> dict[str, Entry]:
    """The list of what is kept; empty where there is none, it is damaged, or another program wrote it."""
    try:
        told = json.loads(path.read_bytes())
        if told["program"] != program():
            return {}
        return {
            name: Entry(key, pages, tuple(frames), tuple(KeptFile(*file) for file in files))
            for name, (key, pages, frames, files) in told["parts"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


@cache
def program() -> str:
    """Names the program: every file of it, and the versions of all that it stands on."""
    digest = hashlib.sha256(f"{platform.python_version()} {sorted(_versions().items())}".encode())
    for file in sorted(_PROGRAM.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.relative_to(_PROGRAM)} {file.stat().st_size}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _versions() -> dict[str, str]:
    """Of all packages that ours needs, directly or over others; one that is not installed has none."""
    found: dict[str, str] = {}
    for name in (queue := ["claimtrail"]):
        if name in found:
            continue
        with suppress(ImportError):
            found[name] = version(name)
            queue += [
                re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in requires(name) or () if "extra ==" not in line
            ]
    return found
