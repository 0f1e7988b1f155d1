"""The desk at work: a project that is looked at and changed, act by act, and what this session did.

One act is one change set over as many files as it takes: all of them are put in place, or none.
"""

import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimspring.editor.proposals import Proposals
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.settings import Settings
from claimspring.pipeline.project import Before, Project, begin, today
from claimspring.read.corpus import Reader
from claimspring.read.editing.changeset import ChangedMeanwhile, FileChange
from claimspring.read.editing.history import FileConflict, Session
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.regular_file import read_regular
from claimspring.read.settings import SettingsReading

if TYPE_CHECKING:
    from claimspring.model.corpus import Corpus
    from claimspring.pipeline.site_preview import SitePreview

_MOST_BYTES = 5_000_000
_TEXTS = 400
"""How many texts of files are kept, so that what was typed on an older one can be joined with what is there now."""


@dataclass(frozen=True)
class Deed:
    """One act of this session."""

    told: str
    values: dict[str, object]
    paths: tuple[str, ...]
    at: dt.datetime


@dataclass
class OpenDesk:
    """One project, held by one process for one person; its methods are called by one thread at a time, under `lock`."""

    configured: SettingsReading
    lock: threading.RLock = field(default_factory=threading.RLock)
    number: int = 0
    """Grows with every change, ours or others'."""
    deeds: list[Deed] = field(default_factory=list)
    undone: list[Deed] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Nothing is read yet."""
        self.session = Session(self.root)
        self._before = Before(Reader(self.root, self.settings.docs_dir))
        self.proposals = Proposals()
        self._project: Project | None = None
        self._texts: OrderedDict[str, bytes] = OrderedDict()

    @cached_property
    def site_preview(self) -> "SitePreview":
        """The site as readers would see it; what makes it is imported when it is first wanted."""
        from claimspring.pipeline.site_preview import SitePreview  # noqa: PLC0415 -- half a second that screens need not

        return SitePreview(self.root)

    @property
    def settings(self) -> Settings:
        """What the project's configuration sets."""
        return self.configured.settings

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.settings.root

    @property
    def project(self) -> Project:
        """The project as it is now."""
        if self._project is None or self._project.today != today():
            self._project = begin(self.configured, today(), self._before)
        return self._project

    @property
    def corpus(self) -> "Corpus":
        """All that can be read in it."""
        return self.project.reading.corpus

    def changed(self) -> None:
        """Files may be other than they were."""
        with self.lock:
            self._project = None
            self.number += 1

    def bytes_of(self, path: str) -> bytes | None:
        """What a file holds; None where there is none. Links and pipes are refused."""
        if current_is_link(self.root, path):
            raise Stop(mark("“%(path)s” is a link or no file; the desk leaves it alone."), path=path)
        try:
            raw = read_regular(self.root / path, _MOST_BYTES)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Stop(mark("“%(path)s” cannot be read: %(why)s."), path=path, why=error.strerror or error) from None
        if len(raw) > _MOST_BYTES:
            raise Stop(mark("“%(path)s” is too large for the desk."), path=path)
        return raw

    def shown(self, path: str) -> str:
        """The hash of a file that is shown now; what is typed on it can be joined later with what it became."""
        raw = self.bytes_of(path) or b""
        digest = hashlib.sha256(raw).hexdigest()
        self._texts[digest] = raw
        self._texts.move_to_end(digest)
        if len(self._texts) > _TEXTS:
            self._texts.popitem(last=False)
        return digest

    def text_shown(self, digest: str) -> bytes | None:
        """The file that was shown under this hash; None where that is not remembered."""
        return self._texts.get(digest)

    def files(self) -> ProjectFiles:
        """The project's files, to be changed in memory."""
        return ProjectFiles(self.root)

    @contextmanager
    def act(self, told: str, **values: object) -> Iterator[ProjectFiles]:
        """Change files in memory, and put them in place together; `told` says in the past tense what was done."""
        files = self.files()
        yield files
        self.commit(files.changes(), told, **values)

    def commit(self, changes: Iterable[FileChange], told: str, **values: object) -> None:
        """Put a change set in place; raises `Stop` where files changed meanwhile or the disk refuses."""
        wanted = [change for change in changes if change.before != change.after]
        if not wanted:
            return
        with on_disk():
            self.session.make(wanted)
        paths = tuple(change.path for change in wanted)
        self.deeds.append(Deed(told, values, paths, dt.datetime.now().astimezone()))
        self.undone.clear()
        self.changed()

    def undo(self) -> tuple[Deed, tuple[FileConflict, ...]]:
        """Take the last act back; conflicts are what changed again since, and then nothing was done."""
        return self._turn(self.deeds, self.undone, back=True)

    def redo(self) -> tuple[Deed, tuple[FileConflict, ...]]:
        """Do again what was taken back last."""
        return self._turn(self.undone, self.deeds, back=False)

    def _turn(self, source: list[Deed], target: list[Deed], *, back: bool) -> tuple[Deed, tuple[FileConflict, ...]]:
        if not source:
            raise Stop(mark("There is nothing to take back.") if back else mark("There is nothing to do again."))
        with on_disk():
            conflicts = self.session.undo() if back else self.session.redo()
        deed = source[-1]
        if not conflicts:
            target.append(source.pop())
            self.changed()
        return deed, conflicts


def current_is_link(root: Path, path: str) -> bool:
    """Whether a path leads through a link."""
    place = root
    for part in Path(path).parts:
        place /= part
        if place.is_symlink():
            return True
    return False


@contextmanager
def on_disk() -> Iterator[None]:
    """Say in a sentence what the disk refuses."""
    try:
        yield
    except ChangedMeanwhile as changed:
        told = mark("Somebody else changed %(paths)s at the same moment. Nothing was written; please try again.")
        raise Stop(told, paths=", ".join(changed.paths)) from None
    except OSError as error:
        told = mark("The disk refuses to be written: %(why)s. Nothing was changed; what you typed stays here.")
        raise Stop(told, why=error.strerror or error) from None
