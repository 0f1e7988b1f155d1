"""Several files put in place at once: all of them or none, whenever the process is killed.

A journal with the old and the new bytes of each is written aside, every new file beside its place, all forced to the
disk; then the journal is renamed to `.cache/claimspring/change/`, and from that moment the change is made: files are
renamed into place, the journal goes. What a kill leaves is cleaned up by `recover`: a change that was made is finished,
or taken back where somebody has changed one of the files since.
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.operations import Operation, Refused

_JOURNAL = CACHE_FOLDER / "change"
_ASIDE = CACHE_FOLDER / "change.new"
_DONE = CACHE_FOLDER / "change.done"
_LOCK = CACHE_FOLDER / "change.lock"
_LIST = "files.json"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after; None where there is none."""

    path: str
    """Relative to the project's folder, with forward slashes."""
    before: bytes | None
    after: bytes | None

    @property
    def reverse(self) -> "FileChange":
        """The change that takes this one back."""
        return FileChange(self.path, self.after, self.before)


class ChangedMeanwhile(Exception):  # noqa: N818 -- it says what happened to the files
    """Files that are no longer what the change was made on; nothing is written."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(f"changed meanwhile: {', '.join(paths)}")
        self.paths = tuple(paths)


def current(root: Path, path: str) -> bytes | None:
    """What a file holds; None where there is none. Raises `Refused` for a path that is none of the project's."""
    return _bytes(_place(root, path))


def planned(root: Path, operations: Mapping[str, Iterable[Operation]]) -> tuple[FileChange, ...]:
    """What operations, by the path of the file, make of files as they stand on disk; raises `Refused`."""
    return tuple(_planned(root, path, tuple(wanted)) for path, wanted in operations.items())


def _planned(root: Path, path: str, operations: tuple[Operation, ...]) -> FileChange:
    before = current(root, path)
    if before is None:
        raise Refused("no-file", f"there is no file '{path}'", path=path)
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("unreadable-file", f"'{path}' is not UTF-8", path=path) from None
    return FileChange(path, before, kind_of(path).change(text, *operations).encode("utf-8"))


def commit(root: Path, changes: Iterable[FileChange]) -> None:
    """Put the files in place, all or none; none where it raises `ChangedMeanwhile`, `Refused` or what the disk says."""
    wanted = [change for change in changes if change.before != change.after]
    if not wanted:
        return
    with _locked(root):
        _finish(root)
        if moved := [change.path for change in wanted if current(root, change.path) != change.before]:
            raise ChangedMeanwhile(moved)
        try:
            _write_aside(root, wanted)
            for change in wanted:
                _stage(root, change)
            (root / _ASIDE).rename(root / _JOURNAL)
        except BaseException:
            _clear_aside(root, wanted)
            raise
        _sync_folder(root / CACHE_FOLDER)
        _put_in_place(root, wanted)


def recover(root: Path) -> None:
    """Clean up what a killed process left; costs nothing where none did. What came with a commit is not believed."""
    left = (root / _JOURNAL).is_dir() or (root / _ASIDE).is_dir()
    if left and is_trusted(root, root / _LOCK):
        with _locked(root):
            _finish(root)


def _put_in_place(root: Path, changes: Sequence[FileChange]) -> None:
    """The change is made now; a disk that refuses half of it gets the other half back."""
    try:
        for change in changes:
            _put(root, change)
    except OSError:
        for change in changes:
            if current(root, change.path) == change.after:
                _put(root, change.reverse)
        _forget(root, changes)
        raise
    _forget(root, changes)


def _finish(root: Path) -> None:
    if (root / _ASIDE).is_dir():
        _clear_aside(root, _read_journal(root / _ASIDE))
    if not (root / _JOURNAL).is_dir():
        return
    changes = _read_journal(root / _JOURNAL)
    now = {change.path: current(root, change.path) for change in changes}
    foreign = [change for change in changes if now[change.path] not in (change.before, change.after)]
    for change in changes:
        if foreign and change not in foreign:
            _put(root, change.reverse)
        elif not foreign:
            _put(root, change)
    _forget(root, changes)


def _put(root: Path, change: FileChange) -> None:
    """One file into its place, unless it stands there already."""
    place = _place(root, change.path)
    if _bytes(place) == change.after:
        return
    if change.after is None:
        place.unlink()
    else:
        staged = _staged(root, change.path)
        if staged.is_symlink() or _bytes(staged) != change.after:
            _stage(root, change)
        staged.replace(place)
    _sync_folder(place.parent)


def _stage(root: Path, change: FileChange) -> None:
    """The new bytes beside their place, on the disk."""
    if change.after is None:
        return
    place, staged = _place(root, change.path), _staged(root, change.path)
    place.parent.mkdir(parents=True, exist_ok=True)
    staged.unlink(missing_ok=True)  # what a killed run left, or a link that leads out of the project
    _write(staged, change.after)
    if place.exists():
        staged.chmod(place.stat().st_mode)


def _write_aside(root: Path, changes: Sequence[FileChange]) -> None:
    """The journal, before the change is made."""
    aside = root / _ASIDE
    aside.mkdir()
    listed = [{"path": change.path, "digest": _digest(change)} for change in changes]
    _write(aside / _LIST, json.dumps(listed).encode())
    for number, change in enumerate(changes):
        for name, content in (("before", change.before), ("after", change.after)):
            if content is not None:
                _write(aside / f"{number}.{name}", content)
    _sync_folder(aside)


def _clear_aside(root: Path, changes: Sequence[FileChange]) -> None:
    """Away with a journal whose change was never made, and with the files written for it."""
    for change in changes:
        _staged(root, change.path).unlink(missing_ok=True)
    shutil.rmtree(root / _ASIDE, ignore_errors=True)


def _read_journal(journal: Path) -> list[FileChange]:
    """The changes of a journal; of one that a kill cut short, or that is damaged, those that are whole."""
    try:
        listed = [(entry["path"], entry["digest"]) for entry in json.loads((journal / _LIST).read_bytes())]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    changes = [
        FileChange(path, _bytes(journal / f"{number}.before"), _bytes(journal / f"{number}.after"))
        for number, (path, _) in enumerate(listed)
    ]
    return [change for change, (_, digest) in zip(changes, listed, strict=True) if _digest(change) == digest]


def _forget(root: Path, changes: Iterable[FileChange]) -> None:
    for change in changes:
        _staged(root, change.path).unlink(missing_ok=True)
    shutil.rmtree(root / _DONE, ignore_errors=True)
    (root / _JOURNAL).rename(root / _DONE)  # renamed first: half a journal must not be read
    shutil.rmtree(root / _DONE, ignore_errors=True)


def _digest(change: FileChange) -> str:
    parts = [b"-" if content is None else hashlib.sha256(content).digest() for content in (change.before, change.after)]
    return hashlib.sha256(b"".join([change.path.encode(), *parts])).hexdigest()


def _place(root: Path, path: str) -> Path:
    """Where a file lies; refused where that is not surely below the project's folder."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in path:
        raise Refused("outside", f"'{path}' lies outside of the project", path=path)
    place = root
    for part in parts:
        place /= part
        if place.is_symlink():
            raise Refused("link", f"'{path}' leads through a link, which is not followed", path=path)
    return place


def _staged(root: Path, path: str) -> Path:
    place = _place(root, path)
    return place.with_name(f".{place.name}.new")


def _bytes(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _write(place: Path, content: bytes) -> None:
    with place.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make renames in a folder last."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """One process at a time changes the project's files; the others wait."""
    (root / CACHE_FOLDER).mkdir(parents=True, exist_ok=True)
    if not is_trusted(root, root / _LOCK):
        cache = CACHE_FOLDER.as_posix()
        told = f"{cache} is a link, or lies in git: it is to be of this machine alone"
        way = f"'git rm -r -q --cached {cache}' takes it out, and '.cache/' in .gitignore keeps it out"
        raise Refused("untrusted-cache", f"{told}; {way}", path=cache)
    descriptor = os.open(root / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 -- there alone

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl  # noqa: PLC0415 -- not there on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX)
