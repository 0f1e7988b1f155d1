"""What a worker of a cluster does for a build: it opens the project once, and writes share after share as packs.

The project's folder lies at the same path for all (a shared folder, or a clone of the same commit). What a worker
cannot find out by itself, or what would cost it more than its share, comes with the job: settings, what people wrote as
MkDocs made it, the editor's queue, and the frames around pages, so that no worker needs MkDocs.
"""

import datetime as dt
import gc
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from claimspring.model.ids import ArticleId
from claimspring.model.queue import Task
from claimspring.model.settings import Settings
from claimspring.pipeline.fingerprint import digest, program
from claimspring.pipeline.frames import Framed, Framer
from claimspring.pipeline.packs import Pack, PackStore
from claimspring.pipeline.project import Project
from claimspring.pipeline.search_index import index_files, index_volumes
from claimspring.pipeline.site_assembly import site_of
from claimspring.read.corpus import collector_paused
from claimspring.read.settings import SettingsReading
from claimspring.site.menu import FrameParts
from claimspring.site.narrative import Narrative
from claimspring.site.parts import every_part
from claimspring.site.search_documents import documents_of
from claimspring.site.site import Mark, Site
from claimspring.workers.fork import seldom_collected

_ONE_AT_A_TIME = threading.Lock()
"""What is read while something is made is noted for the whole process."""


class WorkerDiffersError(Exception):
    """A worker has other files, or another program, than the machine that asks; the message names it."""


@dataclass(frozen=True)
class BuildJob:
    """What all shares of a build have in common."""

    root: Path
    settings: Settings
    today: dt.date
    files: str
    """Names the program and the files of the corpus, see `name_of`."""
    narratives: tuple[Narrative, ...]
    tasks: tuple[Task, ...]
    marks: dict[ArticleId, tuple[Mark, ...]]
    """Where claims stand in articles, so that no worker has to look for their words."""
    frames: tuple[tuple[FrameParts, str], ...]


JOB = TypeAdapter(BuildJob)
_PARTS = TypeAdapter(FrameParts)


class BuildShare(NamedTuple):
    """So much of a build as one worker does in one go."""

    number: int
    of: int
    search: bool = False
    """Whether it is a volume of the search's index; else it is every part of that number modulo `of`."""

    @property
    def name(self) -> str:
        """That of its pack."""
        return f"{'search' if self.search else 'pages'}-{self.number:05}"


class BuildShareDone(NamedTuple):
    """What became of a share."""

    pages: int
    pack: Pack


def name_of(project: Project) -> str:
    """Names the program and the files that it read."""
    return digest([program(), project.reading.digest])


@contextmanager
def making(store: str, job: str, _: threading.Event) -> Iterator[Callable[[BuildShare], Iterable[BuildShareDone]]]:
    """Makes the shares of the job that lies in a store; raises `WorkerDiffersError`."""
    with _ONE_AT_A_TIME:
        make = _opened(store, job)
        with seldom_collected():
            yield make


@lru_cache(maxsize=1)
def _opened(store: str, job: str) -> Callable[[BuildShare], Iterable[BuildShareDone]]:
    packs = PackStore(store)
    told = JOB.validate_json(packs.get(job))
    settings = told.settings.model_copy(update={"root": told.root})
    project = Project(SettingsReading(settings), told.today)
    with collector_paused():
        if name_of(project) != told.files:
            here = f"the worker on {socket.gethostname()} has another program or other files in {told.root}"
            raise WorkerDiffersError(f"{here} than the machine that builds")
        site = site_of(project, told.narratives, told.tasks, marks=told.marks)
    site.recorder.switch_off()  # nothing is kept for a later build
    gc.freeze()
    return _Worker(site, _frames(told), packs).make


def _frames(job: BuildJob) -> Callable[[FrameParts], str]:
    known: Mapping[bytes, str] = {_PARTS.dump_json(parts): frame for parts, frame in job.frames}
    return lambda parts: known[_PARTS.dump_json(parts)]


class _Worker:
    """Writes shares of one site."""

    def __init__(self, site: Site, frame: Callable[[FrameParts], str], packs: PackStore) -> None:
        self._site, self._framer, self._packs = site, Framer(site, frame), packs
        self._pages = 0

    def make(self, share: BuildShare) -> Iterable[BuildShareDone]:
        """Write one share; done again, it writes the same bytes to the same place."""
        self._pages = 0
        pack = self._packs.write(share.name, self._volume(share) if share.search else self._parts(share))
        return [BuildShareDone(self._pages, pack)]

    def _parts(self, share: BuildShare) -> Iterator[tuple[str, Iterable[bytes]]]:
        for part in every_part(self._site, share.number, share.of):
            for file in self._framer.files(part.make()):
                self._pages += isinstance(file, Framed)
                yield file.place, file.pieces

    def _volume(self, share: BuildShare) -> Iterator[tuple[str, Iterable[bytes]]]:
        for volume in islice(index_volumes(self._site), share.number, None, share.of):
            for file in index_files(volume, list(documents_of(volume.groups()))):
                yield file.place, file.pieces
