"""Pages of the site for one who writes, a claim as readers will see it once it is published: project in, bytes out.

The frame around pages is made by one build of MkDocs, once; pages follow from the project as it is at the moment.
"""

import datetime as dt
import threading
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from claimspring.model.claim import ReviewStatus
from claimspring.model.corpus import Record
from claimspring.model.ids import ClaimKey
from claimspring.pipeline.build_mode import Server
from claimspring.pipeline.frames import FrameHtml
from claimspring.pipeline.mkdocs_config import NoProjectError, build_frame, find_config
from claimspring.pipeline.page_maker import PageMaker
from claimspring.pipeline.project import Project, begin
from claimspring.pipeline.site_assembly import site_of
from claimspring.read.cache_folder import CACHE_FOLDER
from claimspring.read.settings import SettingsReading
from claimspring.rules.context import Context
from claimspring.site.narrative import Narrative
from claimspring.site.site import Site

_FOLDER = CACHE_FOLDER / "preview"


class SiteFrame(NamedTuple):
    """What MkDocs makes for all pages."""

    narratives: Sequence[Narrative]
    html: FrameHtml


class _FrameOnly:
    """A way to a site of which only the frame is wanted."""

    compiled = None

    def __init__(self) -> None:
        self.frame: SiteFrame | None = None

    def begin(self, configured: SettingsReading, today: dt.date) -> Project:
        """A project that nobody reads."""
        return begin(configured, today)

    def show(self, _project: Project, narratives: Sequence[Narrative], frame: FrameHtml, _folder: Path) -> None:
        """Keep the frame."""
        self.frame = SiteFrame(tuple(narratives), frame)

    def wait(self) -> None:
        """Nothing is told."""

    def serve(self, server: Server, watched: Collection[str], *, alone: bool) -> None:
        """Nobody serves it."""

    def stop(self) -> None:
        """Nothing runs."""


class SitePreview:
    """The site of a project, page by page."""

    def __init__(self, root: Path) -> None:
        """The frame is not there yet."""
        self._root = root
        self._frame: SiteFrame | None = None
        self._thread: threading.Thread | None = None
        self.refused = ""
        """Why there is no frame."""

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return self._root / _FOLDER

    def begin(self) -> None:
        """Have the frame made, beside."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._build, daemon=True)
            self._thread.start()

    def forget_frame(self) -> None:
        """What the frame is made of changed: it is made anew when it is wanted next; one in the making stays."""
        if self._thread is not None and not self._thread.is_alive():
            self._frame, self._thread, self.refused = None, None, ""

    @property
    def ready(self) -> bool:
        """Whether pages can be made."""
        return self._frame is not None

    def maker(self, project: Project, shown: ClaimKey | None) -> PageMaker | None:
        """What makes the pages of a project, a claim as if it were published; None as long as there is no frame."""
        if self._frame is None:
            return None
        context = _as_published(project, shown) if shown else project.context
        site = site_of(project, self._frame.narratives, tasks=(), context=context)
        maker = PageMaker(site, self._frame.html, self.folder, _as_it_is)
        maker.begin()
        return maker

    def _build(self) -> None:
        config = find_config(self._root)
        if config is None:
            self.refused = "there is no mkdocs.yml"
            return
        way = _FrameOnly()
        try:
            build_frame(config, way, self.folder)
        except NoProjectError as error:
            self.refused = str(error)
            return
        self._frame = way.frame


def _as_it_is(site: Site) -> Site:
    return site


def _as_published(project: Project, key: ClaimKey) -> Context:
    """What is known of the project with a claim published."""
    corpus = project.reading.corpus
    record = corpus.claims.get(key)
    if record is None or record.value.review.status is ReviewStatus.PUBLISHED:
        return project.context
    review = record.value.review.model_copy(update={"status": ReviewStatus.PUBLISHED})
    claim = Record(record.path, record.digest, record.value.model_copy(update={"review": review}))
    claims = {name: claim if name == key else one for name, one in corpus.claims.items()}
    unread = project.reading.unread
    return Context(replace(corpus, claims=claims), project.settings, project.today, project.pages, unread=unread)
