"""The two ways to a site: all of it at once, or page by page while somebody writes."""

import datetime as dt
import logging
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, Protocol

from jinja2 import BytecodeCache

from claimspring.pipeline.findings_cache import FindingsSummary
from claimspring.pipeline.frames import FrameHtml
from claimspring.pipeline.project import Project, begin
from claimspring.pipeline.publish import publish
from claimspring.read.corpus import collector_paused
from claimspring.read.settings import SettingsReading
from claimspring.site.narrative import Narrative

EXECUTOR, PACKS = "CLAIMSPRING_EXECUTOR", "CLAIMSPRING_PACKS"
"""The variables of the environment that name who builds, and the store that the site is left in."""
_NAMED = 3
"""How many claims a sentence names."""


class Server(Protocol):
    """As much as is asked of a server."""

    mount_path: str
    """The path under which the site is served."""
    builder: Callable[[], None]
    """Makes the site anew."""
    build_delay: float
    """For so many seconds nothing may change any more before that."""
    observer: Any
    """What it has scheduled to be looked at, with `schedule(handler, path, recursive=…)`."""

    def get_app(self) -> Any:  # noqa: ANN401 -- a WSGI application, which each server types in its own way
        """What answers browsers."""

    def set_app(self, application: Any) -> None:  # noqa: ANN401 -- as above
        """Have something else answer them."""

    def watch(self, path: str) -> None:
        """Begin a build when something below the path changes."""

    def unwatch(self, path: str) -> None:
        """Begin none any more; KeyError where none was begun."""


class Way(Protocol):
    """How a site comes to be."""

    @property
    def compiled(self) -> BytecodeCache | None:
        """Where the theme's compiled templates are kept for the next build."""

    def begin(self, configured: SettingsReading, today: dt.date) -> Project:
        """A build begins: the project that it is about."""

    def show(self, project: Project, narratives: Sequence[Narrative], frame: FrameHtml, folder: Path) -> None:
        """A build ends, all written pages are known: what is made goes into `folder`."""

    def wait(self) -> None:
        """Wait until all that is wrong is told, for a build that fails where something is."""

    def serve(self, server: Server, watched: Collection[str], *, alone: bool) -> None:
        """A server begins that shows `folder` and begins a build when a file changes.

        `watched` are paths that it may look at already; `alone`, whether nobody else makes pages from claims.
        """

    def stop(self) -> None:
        """Leave nothing running."""


class Once:
    """All at once, for a site that is published."""

    compiled = None

    def __init__(self, log: logging.Logger) -> None:
        self._log = log

    def begin(self, configured: SettingsReading, today: dt.date) -> Project:
        """Tell what is wrong first."""
        project = begin(configured, today)
        with collector_paused():
            log_findings(project.findings_summary, self._log)
        return project

    def show(self, project: Project, narratives: Sequence[Narrative], frame: FrameHtml, folder: Path) -> None:
        """Write every page."""
        self._tell(project, publish(project, narratives, frame, folder))

    def _tell(self, project: Project, pages: int) -> None:
        """How many pages there are, and which claims are not among them that readers should find."""
        self._log.info("Claimspring wrote %s pages", pages)
        lost = project.left_out if project.findings_summary.errors else ()
        if lost:
            count = "1 published claim is" if len(lost) == 1 else f"{len(lost):,} published claims are"
            named = ", ".join(map(str, lost[:_NAMED])) + (", …" if len(lost) > _NAMED else "")
            self._log.info("%s left out of the site: %s; `claimspring check` says why", count, named)

    def wait(self) -> None:
        """It was told at the beginning."""

    def serve(self, server: Server, watched: Collection[str], *, alone: bool) -> None:
        """Everything is in the folder."""

    def stop(self) -> None:
        """Nothing runs."""


class ClusterBuildError(Exception):
    """The workers of a cluster cannot build the site; the message says why."""


class ByCluster(Once):
    """All at once, by the workers of a cluster."""

    def __init__(self, log: logging.Logger, executor: str, packs: str | None) -> None:
        """`executor` as `executor_for` takes it; `packs` is the store that the site is left in, None for its folder."""
        super().__init__(log)
        self._executor, self._packs = executor, packs

    def show(self, project: Project, narratives: Sequence[Narrative], frame: FrameHtml, folder: Path) -> None:
        """Have every page written; raises `ClusterBuildError`."""
        from claimspring.pipeline.cluster_build import Cluster, publish_by  # noqa: PLC0415 -- with all that renders
        from claimspring.pipeline.cluster_worker import WorkerDiffersError  # noqa: PLC0415 -- as above
        from claimspring.pipeline.packs import PackError  # noqa: PLC0415 -- as above
        from claimspring.workers.executors import UnknownExecutorError, executor_for  # noqa: PLC0415 -- as above

        try:
            cluster = Cluster(executor_for(self._executor, 1), self._packs)
            pages = publish_by(cluster, project, narratives, frame, folder)
        except (UnknownExecutorError, PackError, WorkerDiffersError) as error:
            raise ClusterBuildError(str(error)) from error
        self._tell(project, pages)


def log_findings(summary: FindingsSummary, log: logging.Logger) -> None:
    """Errors fail a strict build, and MkDocs says how many there were; the rest only informs."""
    for error in summary.errors:
        log.error("%s", error)
    if summary.rest:
        log.info("%s warnings and notes: see `claimspring check`", summary.rest)


def way(log: logging.Logger, *, live: bool, executor: str | None = None, packs: str | None = None) -> Way:
    """The way for one who writes and looks at the same time, or that for one who publishes, perhaps by a cluster."""
    if not live:
        return ByCluster(log, executor, packs) if executor else Once(log)
    from claimspring.pipeline.live_site import LiveSite  # noqa: PLC0415 -- with all that renders

    return LiveSite(log)
