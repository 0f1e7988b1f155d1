"""The two ways to a site: all of it at once, or page by page while somebody writes."""

import datetime as dt
import logging
from collections.abc import Sequence
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


class Server(Protocol):
    """As much as is asked of a server."""

    mount_path: str
    """The path under which the site is served."""
    observer: Any
    """What it has scheduled to be looked at, with `schedule(handler, path, recursive=…)`."""

    def get_app(self) -> Any:  # noqa: ANN401 -- a WSGI application, which each server types in its own way
        """What answers browsers."""

    def set_app(self, application: Any) -> None:  # noqa: ANN401 -- as above
        """Have something else answer them."""

    def watch(self, path: str) -> None:
        """Begin a build when something below the path changes."""


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

    def serve(self, server: Server) -> None:
        """A server begins that shows `folder` and begins a build when a file changes."""

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
        self._log.info("Claimspring wrote %s pages", publish(project, narratives, frame, folder))

    def wait(self) -> None:
        """It was told at the beginning."""

    def serve(self, server: Server) -> None:
        """Everything is in the folder."""

    def stop(self) -> None:
        """Nothing runs."""


def log_findings(summary: FindingsSummary, log: logging.Logger) -> None:
    """Errors fail a strict build, and MkDocs says how many there were; the rest only informs."""
    for error in summary.errors:
        log.error("%s", error)
    if summary.rest:
        log.info("%s warnings and notes: see `claimspring check`", summary.rest)


def way(log: logging.Logger, *, live: bool) -> Way:
    """The way for one who writes and looks at the same time, or that for one who publishes."""
    if not live:
        return Once(log)
    from claimspring.pipeline.live_site import LiveSite  # noqa: PLC0415 -- with all that renders

    return LiveSite(log)
