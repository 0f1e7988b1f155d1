"""The desk at work: a project that is looked at and changed, act by act, and what this session did.

One act is one change set over as many files as it takes: all of them are put in place, or none.
"""

import datetime as dt
import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from claimspring.editor.files import FileName
from claimspring.editor.stop import Stop
from claimspring.editor.titles import title_of
from claimspring.editor.waiting import Waiting
from claimspring.i18n.labels import mark
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, SourceId
from claimspring.model.settings import Settings
from claimspring.pipeline.mkdocs_config import read_settings
from claimspring.pipeline.project import Before, Project, begin, today
from claimspring.read.corpus import Reader
from claimspring.read.editing.changeset import ChangedMeanwhile, FileChange
from claimspring.read.editing.history import FileConflict, Session
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.file_faults import file_faults
from claimspring.read.pages import PAGE_ENDINGS
from claimspring.read.regular_file import read_regular
from claimspring.read.settings import SettingsReading
from claimspring.trace.backlinks import named_sources

if TYPE_CHECKING:
    from claimspring.editor.known import KnownAtDesk
    from claimspring.editor.proposals import Proposals
    from claimspring.intake.proposal import IntakeProposal
    from claimspring.model.corpus import Corpus
    from claimspring.pipeline.site_preview import SitePreview
    from claimspring.rules.context import Context

_MOST_BYTES = 5_000_000
_TEXTS = 400
"""How many texts of files are kept, so that what was typed on an older one can be joined with what is there now."""

_CLAIMS = 1_000
"""How many claims are kept as values, beside what was stored of all of them: more than an article ever has."""


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
    kept: Deed | None = None
    """What was done last when this session last kept its work in git."""

    def __post_init__(self) -> None:
        """Nothing is read yet."""
        self.session = Session(self.root)
        self._before = Before(Reader(self.root, self.settings.docs_dir, claims=_CLAIMS))
        self.waiting = Waiting(self.lock, lambda: (self.number, self.project))
        self.proposed: dict[str, IntakeProposal] = {}
        self._project: Project | None = None
        self._seen = dict(self._files_there())
        self._own: dict[str, tuple[int, ...]] = {}
        self._elsewhere: dict[ArticleId, list[ClaimKey]] | None = None
        self._texts: OrderedDict[str, bytes] = OrderedDict()

    @cached_property
    def site_preview(self) -> "SitePreview":
        """The site as readers would see it; what makes it is imported when it is first wanted."""
        from claimspring.pipeline.site_preview import SitePreview  # noqa: PLC0415 -- half a second that screens need not

        return SitePreview(self.root)

    @cached_property
    def known(self) -> "KnownAtDesk":
        """What it and others have checked before."""
        from claimspring.editor.known import KnownAtDesk  # noqa: PLC0415 -- with all that drafts

        return KnownAtDesk(self.lock, lambda: self.corpus)

    @cached_property
    def proposals(self) -> "Proposals":
        """What its articles say that is worth checking."""
        from claimspring.editor.proposals import Proposals  # noqa: PLC0415 -- with all that reads sentences

        return Proposals()

    @property
    def settings(self) -> Settings:
        """What the project's configuration sets."""
        return self.configured.settings

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.settings.root

    @property
    def last_deed(self) -> Deed | None:
        """What was done last and not taken back."""
        return self.deeds[-1] if self.deeds else None

    @property
    def is_unkept(self) -> bool:
        """Whether anything is other than when this session last kept its work in git, or began."""
        return self.last_deed is not self.kept

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
        """Files may be other than they were, whichever."""
        with self.lock:
            self._project = self._elsewhere = None
            self.number += 1

    def look(self, places: Collection[str]) -> None:
        """Somebody wrote, moved or deleted these files: follow what is other than this desk left it."""
        files = (Path(place) for place in places if not Path(place).is_dir())
        now = {path: seen_file(file) for file in files if self._is_ours(path := file.relative_to(self.root).as_posix())}
        with self.lock:
            others = [path for path, seen in now.items() if seen != self._seen.get(path, ())]
            self._seen |= now
            foreign = [path for path in others if now[path] != self._own.get(path)]
            if foreign:
                self._follow(foreign)

    def _is_ours(self, path: str) -> bool:
        """Whether a file can be one of the project: of pages the texts alone."""
        is_text = not path.startswith(f"{self.settings.docs_dir}/") or path.endswith(PAGE_ENDINGS)
        return is_text and not path.rpartition("/")[2].startswith(".")

    def _files_there(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The files of the project as the file system tells them apart, without reading one."""
        yield self.configured.config, seen_file(self.root / self.configured.config)
        for folder in ("claims", self.settings.docs_dir):
            for place, _, names in os.walk(self.root / folder):
                below = Path(place).relative_to(self.root).as_posix()
                ours = (name for name in names if self._is_ours(f"{below}/{name}"))
                yield from ((f"{below}/{name}", seen_file(f"{place}/{name}")) for name in ours)

    def _follow(self, paths: Collection[str]) -> None:
        """Know what became of some files."""
        if self.configured.config in paths:
            self._set_up_anew()
        elif self._project is not None and self._project.today == today():
            self.waiting.use_prepared()
            self._project = self._project.after(paths)
        if any(path.startswith("claims/") and path.count("/") == 2 for path in paths):
            self._elsewhere = None if len(paths) > 1 or not self._elsewhere_holds(paths) else self._elsewhere
        if "site_preview" in self.__dict__ and not all(path.startswith("claims/") for path in paths):
            self.site_preview.forget_frame()
        self.number += 1

    def _set_up_anew(self) -> None:
        """The settings are others now; on them depends all that is found."""
        before = self.settings.docs_dir
        self.configured = read_settings(self.root, self.root / self.configured.config)
        self._project = None
        if self.settings.docs_dir != before:
            self._before = Before(Reader(self.root, self.settings.docs_dir, claims=_CLAIMS))

    def _elsewhere_holds(self, paths: Collection[str]) -> bool:
        """Whether claims that changed are said in the same articles as before, as far as that is their own alone."""
        known = {key for keys in (self._elsewhere or {}).values() for key in keys}
        keys = [key for path in paths if (key := _key_at(path)) is not None]
        return not any(key in known or self._others_of(key) for key in keys)

    def _others_of(self, key: ClaimKey) -> list[ArticleId]:
        """The articles besides its own that a claim is said in."""
        record = self.corpus.claims.get(key)
        return [place.article for place in record.value.appearances if place.article] if record else []

    def said_in(self, article: ArticleId) -> list[ClaimKey]:
        """The claims that are said in an article."""
        if self._elsewhere is None:
            self._elsewhere = {}
            for key in self.corpus.claims:
                for other in self._others_of(key):
                    self._elsewhere.setdefault(other, []).append(key)
        own = [key for key in self.corpus.claims if key.article == article]
        return [*own, *(key for key in self._elsewhere.get(article, ()) if key.article != article)]

    def claims_naming(self, source: SourceId) -> list[ClaimKey]:
        """The claims in whose files a source is named."""
        context = self._rules_context
        keys = context.naming.get(context.provenance.graph.node(source), ())
        return [key for key in keys if source in named_sources(context.corpus.claims[key].value)]

    def made_from(self, source: SourceId) -> list[SourceId]:
        """The sources that were made from a source at first hand."""
        provenance = self._rules_context.provenance
        steps = provenance.backlinks.get(provenance.graph.node(source), ())
        names = dict.fromkeys(SourceId(step.document) for step in steps)
        sources = provenance.corpus.sources
        return [
            name
            for name in names
            if name in sources and any(step.source == source for step in sources[name].value.derived_from)
        ]

    @property
    def _rules_context(self) -> "Context":
        """What rules conclude from the corpus, kept up to date from save to save."""
        self.project.by_record  # noqa: B018 -- the context that it follows is that of the project then
        return self.project.context

    def bytes_of(self, path: str) -> bytes | None:
        """What a file holds; None where there is none. Links and pipes are refused."""
        if current_is_link(self.root, path):
            raise Stop(mark("“%(path)s” is a link or no file; the desk leaves it alone."), path=path)
        try:
            raw = read_regular(self.root / path, _MOST_BYTES)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Stop(mark("“%(path)s” cannot be read: %(why)s."), path=path, why=error) from None
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
        """Put a change set in place; raises `Stop` where it spoils a file, others changed it, or the disk refuses."""
        wanted = [change for change in changes if change.before != change.after]
        for change in wanted:
            _require_readable(change)
        self.commit_text(wanted, told, **values)

    def commit_text(self, changes: Iterable[FileChange], told: str, **values: object) -> None:
        """The same for the text of a file that somebody writes by hand: it is put in place whatever it is."""
        wanted = [change for change in changes if change.before != change.after]
        if not wanted:
            return
        before = self._titled(values)
        with on_disk():
            self.session.make(wanted)
        paths = tuple(change.path for change in wanted)
        self.undone.clear()
        self._wrote(paths)
        self.deeds.append(Deed(told, before | self._titled(values), paths, dt.datetime.now().astimezone()))

    def _titled(self, values: dict[str, object]) -> dict[str, object]:
        """What an act is about, with records called by the titles that they have now."""
        language = self.settings.languages[0]
        named = {key: one for key, one in values.items() if _is_record(one)}
        called = {key: title_of(self.corpus, self.project.pages, language, one) for key, one in named.items()}
        return values | {key: title for key, title in called.items() if title}

    def _wrote(self, paths: Collection[str]) -> None:
        """This desk changed some files itself."""
        self._own |= {path: seen_file(self.root / path) for path in paths}
        self._follow(paths)

    def undo(self) -> tuple[Deed, tuple[FileConflict, ...]]:
        """Take the last act back; conflicts are what changed again since, and then nothing was done."""
        return self._turn(self.deeds, self.undone, back=True)

    def redo(self) -> tuple[Deed, tuple[FileConflict, ...]]:
        """Do again what was taken back last."""
        return self._turn(self.undone, self.deeds, back=False)

    def _turn(self, source: list[Deed], target: list[Deed], *, back: bool) -> tuple[Deed, tuple[FileConflict, ...]]:
        if not source:
            raise Stop(mark("There is nothing to undo.") if back else mark("There is nothing to redo."))
        with on_disk():
            conflicts = self.session.undo() if back else self.session.redo()
        deed = source[-1]
        if not conflicts:
            target.append(source.pop())
            self._wrote(deed.paths)
        return deed, conflicts


def _is_record(value: object) -> TypeGuard[FileName | ClaimKey]:
    return isinstance(value, FileName | ClaimKey)


def _require_readable(change: FileChange) -> None:
    """Refuse to leave a file worse than it was: what is half typed stays in its field."""
    found = file_faults(change.path, change.after) if change.after is not None else ()
    known = {fault.message for fault in file_faults(change.path, change.before or b"")} if found else set()
    for fault in found:
        if fault.message not in known:
            raise Stop(mark("Not saved yet. %(why)s"), why=fault)


def _key_at(path: str) -> ClaimKey | None:
    """The claim whose file lies at a path."""
    parts = path.removesuffix(".yml").split("/")
    return ClaimKey(ArticleId(parts[1]), ClaimId(parts[2])) if len(parts) == 3 else None


def seen_file(place: str | Path) -> tuple[int, ...]:
    """Size, time and inode of a file; nothing where there is none."""
    try:
        status = os.lstat(place)
    except OSError:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ino


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
        raise Stop(told, why=error) from None
