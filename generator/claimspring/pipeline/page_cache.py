"""Files that an earlier build made, kept under `.cache/claimspring/site/` and linked into the site while they hold.

A part's files are used again where all that was read to make them would be read again (see `model.recorder`), and the
frames around its pages and the files themselves are as they were;
where nothing at all changed, that is asked once for the whole site. What was made is linked in, never copied, so it
takes no room; a file that anybody changed in place since tells so by its size or time and is made anew. The files are
numbered, in one folder for each process of a build, so that no tree of folders is made twice. The list of what is kept
is written last and at once: a build that was killed leaves the old list, whose files are untouched, and files in no
list, which the next one throws away. One build at a time has the cache; another one makes everything itself.
Deleting it is safe at any time; a list that came with a commit is not believed.
"""

import filecmp
import json
import os
import re
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path

from claimspring.model.recorder import Query
from claimspring.pipeline.changed_files import ChangedFiles, PartChanges, compared
from claimspring.pipeline.file_writer import create, make_folder, write, write_all
from claimspring.pipeline.fingerprint import digest
from claimspring.pipeline.former_site import FormerSite
from claimspring.pipeline.part_list import (
    Answers,
    CachedPart,
    DocumentNames,
    KeptFile,
    ReadTable,
    Whole,
    files_in,
    files_of,
    parts_of,
    read_list,
    site_files,
    with_their_tables,
    write_list,
)
from claimspring.read.cache_folder import CACHE_FOLDER

if sys.platform != "win32":
    import fcntl

_SERIES = re.compile(rb'"([\w-]+)/\d+"')
"""The folder of a file in what a line of the list tells of files."""
_NOTES, _READS = "list", "reads"
_FEW, _MANY = "", "-of-all"
"""What these are called for the parts that ask few questions, and for those that ask about the whole corpus: these are
made anew with every edit, and with them goes their table, which is large."""
_MOST = 4_000
"""So many questions are still few."""
_LARGE = 100_000
"""Of more parts than this no file is left in the site's folder: what is known of all would fill the memory."""
_SAME = b"="
"""Before the name of a part that is on the list as it was."""
_TABLES = 24
"""So many tables of questions the list may have; those of each build are added, most of whose questions are known."""


class Kept:
    """What earlier builds made, by the part's name; what this one makes, noted by each of its processes."""

    def __init__(self, root: Path) -> None:
        self._list = root / CACHE_FOLDER / "site.list"
        self._folder = root / CACHE_FOLDER / "site"
        self._store = f"{self._folder}/"
        self._series, self._names = "", count()
        self._notes: dict[str, int] = {}
        self._folders: set[str] = set()
        self._there: set[str] = set()
        told, self._before = read_list(root, self._list)
        self._lines = [line for line in self._before if not line.startswith(b"\t")]
        self._by_part, self._tables = parts_of(self._before)
        self._settings = told["settings"]
        self._asked: dict[str, set[int]] = {}
        self._build: int = told["build"]
        self.frames: dict[str, str] = told["frames"]
        """All frames that were filled, by a short name."""
        self.whole = Whole(*told["whole"]) if told["whole"] else None
        self.missing: Sequence[KeptFile] | None = None
        """The files on the list that are not in the site's folder already; None where none of them is."""

    def entry(self, part: str) -> CachedPart | None:
        """What is kept of a part."""
        if part not in self._by_part:
            return None
        told, table = self._by_part[part]
        files, (pages, frames, reads, source, documents) = map(json.loads, told.split(b"\t"))
        marks = tuple(self.frames[name] for name in frames)
        groups = {name: DocumentNames(*group) for name, group in documents.items()}
        return CachedPart(pages, marks, tuple(KeptFile(*file) for file in files), tuple(reads), table(), source, groups)

    def use(self, settings: str) -> None:
        """Use only what was made with these settings, by their name."""
        if settings != self._settings:
            self._by_part, self._tables = {}, []
        self._settings = settings

    @property
    def is_crowded(self) -> bool:
        """Whether so many tables of questions are on the list that all are to be made one for each process again."""
        return len(self._tables) - 1 > _TABLES  # the first is that of no process

    def ask(self, answers: Answers) -> None:
        """Ask all questions on the list, before the processes part that want to know which answers hold."""
        for table in self._tables:
            table().holds((), answers)

    def take_back(self, former: FormerSite) -> None:
        """Leave in the site's folder what an earlier build brought there, or wrote and kept."""
        if not former.is_there or len(self._lines) > _LARGE:
            return
        known = [file for line in self._lines for file in files_of(line) if file.place]
        self._there = former.take_back({file.place: file.stamp for file in known})
        if self._there:
            self.missing = [file for file in known if file.place not in self._there]

    def withdraw(self, site: str, parts: Collection[str], written: Collection[str]) -> None:
        """Take out of the site's folder what was left there, but for the files of these parts and those written."""
        gone = {
            file.place
            for line in self._lines
            if self._there and json.loads(line.partition(b"\t")[0]) not in parts
            for file in files_of(line)
        }
        for place in gone.intersection(self._there).difference(written):
            os.unlink(site + place)  # noqa: PTH108 -- as above
            with suppress(OSError):  # up to the first folder that is not empty
                os.removedirs((site + place).rpartition("/")[0])

    def bring(self, files: Iterable[KeptFile], site: str) -> bool:
        """Link files into the site's folder; False where one of them is not what it was."""
        try:
            for place, name, size, changed, _ in files:
                if place in self._there:
                    continue
                path = self._store + name
                status = os.stat(path)  # noqa: PTH116 -- a Path costs twice the call itself
                if status.st_size != size or status.st_mtime_ns != changed:
                    return False
                if not place:
                    continue
                folder = site + place.rpartition("/")[0]
                if folder not in self._folders:
                    make_folder(folder)
                    self._folders.add(folder)
                _link(path, site + place)
        except OSError:
            return False
        return True

    def held(self, files: Iterable[KeptFile]) -> dict[str, Path] | None:
        """Where files of the site lie, by their places in it; None where one of them is not what it was."""
        found = {}
        for place, name, size, changed, _ in files:
            found[place] = Path(self._store + name)
            try:
                status = found[place].stat()
            except OSError:
                return None
            if status.st_size != size or status.st_mtime_ns != changed:
                return None
        return found

    def bring_share(self, site: str, share: int, of: int) -> list[bool]:
        """Link one of so many shares of all files; parts beside each other share folders, so they stay together."""
        count_ = len(self._lines)
        mine = self._lines[count_ * share // of : count_ * (share + 1) // of]
        return [self.bring((file for line in mine for file in files_of(line)), site)]

    def prepare(self) -> None:
        """Throw away what a build left that was killed; from then on processes may begin to keep."""
        for folder in self._folder.glob(f"{self._build + 1}-*"):
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def keeping(self, share: int | str, queries: Sequence[Query], answers: Answers) -> Iterator[None]:
        """While one process makes its share: it has a folder of the store for itself, and a list of its parts.

        The reads of these are numbers in `queries`; `answers` names what is answered.
        """
        self._series, self._names = f"{self._build + 1}-{share}/", count()
        self._asked = {_FEW: set(), _MANY: set()}
        with suppress(OSError):
            os.makedirs(self._store + self._series)  # noqa: PTH103 -- as above
            for kind in self._asked:
                self._notes[kind] = create(f"{self._store}{self._series}{_NOTES}{kind}")
        try:
            yield
            self._write_reads(queries, answers)
        finally:
            for notes in self._notes.values():
                os.close(notes)
            self._notes = {}

    def keep(self, place: str, site: str, status: os.stat_result) -> KeptFile:
        """Keep a file that was just written into the site's folder; raises OSError where that cannot be done."""
        name = f"{self._series}{next(self._names)}"
        if not _link(site + place, self._store + name):
            status = os.stat(self._store + name)  # noqa: PTH116 -- as above
        return KeptFile(place, name, status.st_size, status.st_mtime_ns, status.st_ino)

    def put(self, pieces: Iterable[bytes]) -> tuple[KeptFile, ...]:
        """Keep what is no file of the site; nothing where that cannot be done."""
        name = f"{self._series}{next(self._names)}"
        try:
            status = write(self._store + name, pieces)
        except OSError:
            Path(self._store + name).unlink(missing_ok=True)
            return ()
        return (KeptFile("", name, status.st_size, status.st_mtime_ns, status.st_ino),)

    def path(self, name: str) -> Path:
        """Where a file of the store lies."""
        return Path(self._store + name)

    def note(self, part: str, entry: CachedPart) -> bool:
        """Put a part on the list; False where that cannot be done."""
        kind = _FEW if len(entry.reads) <= _MOST else _MANY
        notes = self._notes.get(kind)
        if notes is None or not entry.files:
            return False
        frames = [_short(mark) for mark in entry.frames]
        told = entry.pages, frames, entry.reads, dict(entry.source), dict(entry.documents)
        line = "\t".join(json.dumps(one, separators=(",", ":")) for one in (part, entry.files, told))
        self._asked[kind].update(entry.reads)
        end = os.lseek(notes, 0, os.SEEK_CUR)
        try:
            write_all(notes, f"{line}\n".encode())
        except OSError:
            os.ftruncate(notes, end)  # half a line would be none
            os.lseek(notes, end, os.SEEK_SET)
            return False
        return True

    def note_same(self, part: str) -> bool:
        """Put a part on the list as it stands there; False where that cannot be done."""
        if _FEW not in self._notes:
            return False
        try:
            write_all(self._notes[_FEW], b"%b%b\n" % (_SAME, json.dumps(part).encode()))
        except OSError:
            return False
        return True

    def unchanged(self) -> PartChanges:
        """That the site's files are those on the list."""
        return PartChanges(ChangedFiles(), frozenset(dict(site_files(self._lines))))

    def changed(self) -> PartChanges:
        """What became of the site's files since the list was written, if all that this build made is noted."""
        before = dict(site_files(self._lines)) if self.whole else {}
        after = dict(site_files(self._parts_listed()))
        found = compared(before, after)
        same = (place for place in found.changed if self._is_same(before[place], after[place]))
        return PartChanges(found._replace(changed=tuple(set(found.changed).difference(same))), frozenset(after))

    def _is_same(self, old: str, new: str) -> bool:
        """Whether two files of the store hold the same bytes."""
        try:
            return filecmp.cmp(self._store + old, self._store + new, shallow=False)
        except OSError:
            return False

    def save(self, frames: Iterable[str], whole: Whole | None) -> None:
        """Make what was noted what is kept, and throw away all other files."""
        told = {
            "build": self._build + 1,
            "settings": self._settings,
            "whole": whole,
            "frames": {_short(mark): mark for mark in frames},
        }
        with suppress(OSError):
            write_list(self._list, told, self._listed())
            self._clear()

    def _write_reads(self, queries: Sequence[Query], answers: Answers) -> None:
        for kind, asked in self._asked.items():
            table = ReadTable.line(sorted(asked), queries, answers)
            place = f"{self._store}{self._series}{_READS}{kind}"
            try:
                write(place, [table])
            except OSError:  # half a table would be none: without one the parts that need it are made again
                Path(place).unlink(missing_ok=True)

    def _noted(self) -> Iterator[bytes]:
        """What the processes of this build noted: for each its questions, and its parts."""
        for notes in sorted(self._folder.glob(f"{self._build + 1}-*/{_NOTES}*")):
            reads = notes.with_name(f"{_READS}{notes.name.removeprefix(_NOTES)}")
            if not reads.is_file():
                continue
            yield b"\t%b\n" % reads.read_bytes()
            with notes.open("rb") as file:
                yield from file

    def _listed(self) -> Iterator[bytes]:
        """The new list: what was noted, and what is as it was, with the tables that it needs."""
        same = set[bytes]()

        def noted() -> Iterator[bytes]:
            for line in self._noted():
                if line.startswith(_SAME):
                    same.add(line[len(_SAME) : -1])
                else:
                    yield line

        yield from with_their_tables(noted())
        kept = (line for line in self._before if line.partition(b"\t")[0] in same or line.startswith(b"\t"))
        yield from with_their_tables(b"%b\n" % line for line in kept)

    def _parts_listed(self) -> Iterator[bytes]:
        """The lines of the parts on it."""
        return (line for line in self._listed() if not line.startswith(b"\t"))

    def _clear(self) -> None:
        """Throw away all files that are not on the new list."""
        series = set[str]()
        old, gone = {*self._lines}, {*self._lines}
        for line in self._parts_listed():
            series.update(name.decode() for name in _SERIES.findall(line.split(b"\t", 2)[1]))
            gone.discard(line.removesuffix(b"\n"))
        unused = {name for _, name in files_in(gone)}
        new = (line for line in self._parts_listed() if line.removesuffix(b"\n") not in old) if unused else ()
        for name in unused.difference(name for _, name in files_in(new)):
            Path(self._store + name).unlink(missing_ok=True)
        for folder in self._folder.iterdir():
            if folder.name not in series:
                shutil.rmtree(folder, ignore_errors=True)
            else:
                for kind in (_FEW, _MANY):
                    (folder / f"{_NOTES}{kind}").unlink(missing_ok=True)
                    (folder / f"{_READS}{kind}").unlink(missing_ok=True)


@cache
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
