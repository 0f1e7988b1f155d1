"""The site while somebody writes: each page is made when a browser asks for it, and the findings are told when known.

Between two builds of MkDocs the site's folder fills with what was looked at. A server that finds no file there asks
here, and looks again: so it answers as it would for a finished site, and what it adds to pages stays its own affair.
While a build runs nothing is made, and the server makes browsers wait.
"""

import datetime as dt
import gc
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from claimspring.pipeline.background_check import Check, Checked
from claimspring.pipeline.build_mode import Server, log_findings
from claimspring.pipeline.frames import FrameHtml
from claimspring.pipeline.page_maker import PageMaker
from claimspring.pipeline.project import Before, Project, begin
from claimspring.pipeline.reload import allowed
from claimspring.pipeline.site_assembly import site_of
from claimspring.pipeline.watch import Watcher
from claimspring.read.corpus import Reader, collector_paused
from claimspring.read.settings import SettingsReading
from claimspring.site.narrative import Narrative
from claimspring.site.site import Site
from claimspring.site.templates import Compiled

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from claimspring.model.queue import Task
    from claimspring.trace.provenance import Provenance

_REST = 50
"""After how many builds all garbage is collected."""
_LONGEST_BUILD, _FIRST_PAGE = 5, 0.5
"""Seconds for which nobody looks for changes: while a build runs, if it comes to its end, and just after it."""
_LOOKS = 4
"""How often a server looks for a file that builds may take away again, before it says that there is none."""


class LiveSite:
    """One site that is written at."""

    def __init__(self, log: logging.Logger) -> None:
        self.compiled = Compiled()
        self._log, self._lock = log, Lock()
        self._before: Before | None = None
        self._check: Check | None = None
        self._tasks: tuple[Task, ...] = ()
        self._provenance: Provenance | None = None
        self._pages: PageMaker | None = None
        self._watcher = Watcher()
        self._builds = 0
        self._root = Path()

    def begin(self, configured: SettingsReading, today: dt.date) -> Project:
        """A build begins: its project, of which only what changed will be read."""
        self._watcher.rest(_LONGEST_BUILD)
        with self._lock:
            self._pages = None
        settings = configured.settings
        self._root = settings.root
        self._before = self._before or Before(Reader(settings.root, settings.docs_dir))
        return begin(configured, today, self._before)

    def show(self, project: Project, narratives: Sequence[Narrative], frame: FrameHtml, folder: Path) -> None:
        """A build ends: the site's pages can be asked for; a check begins."""
        if self._check:
            self._check.end()
        with collector_paused():
            site = site_of(project, narratives, tasks=(), earlier=self._provenance)
            self._provenance = site.provenance
            pages = PageMaker(site, frame, folder, self._with_queue)
            pages.begin()
        with self._lock:
            self._pages = pages
            # Begun last, so that it reads nothing older than what is shown.
            self._check = Check(project.configured, project.today, self._checked)
        self._watcher.rest(_FIRST_PAGE)
        gc.freeze()  # to look at a large corpus for what refers only to itself would hold a page up for seconds
        self._builds += 1

    def wait(self) -> None:
        """Wait for the check that began with the last build."""
        if self._check:
            self._check.wait()

    def stop(self) -> None:
        """Break off all that runs beside."""
        self._watcher.stop()
        if self._check:
            self._check.end()

    def serve(self, server: Server) -> None:
        """Answer the browsers of a server, and look for changed claims in its place."""
        server.set_app(self.app(server.get_app(), server.mount_path))
        others, server.observer = server.observer, self._watcher
        server.watch(str(self._root / "claims"))
        server.observer = others
        self._watcher.start()

    def app(self, inner: "WSGIApplication", mount: str) -> "WSGIApplication":
        """A server's application, with the pages of the site under the path `mount`."""

        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            for _ in range(_LOOKS):
                heard = _Heard()
                body = inner(environ, heard)
                if not heard.status.startswith("404") or not self._make(path.removeprefix(mount)):
                    break
            return heard.answer(body, start_response)

        return answer

    def _make(self, path: str) -> bool:
        """Make the file that a path asks for; False where the site has none, so that looking again is in vain."""
        with self._lock, collector_paused():
            if self._pages is None:
                return True  # a build runs: whoever looks again waits for its end
            place = f"{path}index.html" if path.endswith("/") or not path else path
            return self._pages.make(place) or self._pages.make(f"{path}/index.html")

    def _with_queue(self, site: Site) -> Site:
        """The same site with the editor's queue, that of before as long as no other is known."""
        tasks = self._check.tasks() if self._check else None
        if tasks is not None:
            return replace(site, tasks=tasks)
        return replace(site, tasks=tuple(task for task in self._tasks if _is_there(task, site)), checking=True)

    def _checked(self, checked: Checked) -> None:
        with self._lock:
            self._tasks = checked.tasks
            if self._pages:
                self._pages.forget_queue()
        log_findings(checked.summary, self._log)
        if self._builds >= _REST:  # nobody waits now
            self._builds = 0
            gc.unfreeze()
            gc.collect()
            gc.freeze()


def _is_there(task: "Task", site: Site) -> bool:
    """Whether a site still has what a task is about."""
    corpus = site.corpus
    return (
        (task.claim is None or task.claim in corpus.claims)
        and (task.source is None or task.source in corpus.sources)
        and (task.article is None or task.article in corpus.articles)
    )


class _Heard:
    """What an application says of its answer."""

    def __init__(self) -> None:
        self.status, self.headers = "", list[tuple[str, str]]()

    def __call__(
        self, status: str, headers: list[tuple[str, str]], _failure: object = None
    ) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return lambda _: None

    def answer(self, body: Iterable[bytes], start_response: "StartResponse") -> Iterable[bytes]:
        """Say it to the browser; a page's own policy lets the server's script run."""
        headers = dict(self.headers)
        if headers.get("Content-Type", "").startswith("text/html"):
            page = allowed(b"".join(body))
            body, headers["Content-Length"] = [page], str(len(page))
        start_response(self.status, list(headers.items()))
        return body
