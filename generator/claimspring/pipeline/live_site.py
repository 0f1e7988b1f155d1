"""The site while somebody writes: each page is made when a browser asks for it, and the findings are told when known.

Between two builds of MkDocs the site's folder fills with what was looked at. A server that finds no file there asks
here, and looks again: so it answers as it would for a finished site, and what it adds to pages stays its own affair.
While a build runs nothing is made, and the server makes browsers wait.

Where nothing but claims and articles changed, and no other plugin could have read them, what MkDocs made stays, and
pages are made anew of what changed.
"""

import datetime as dt
import gc
import logging
import os
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from claimspring.pipeline.background_check import Check, Checked
from claimspring.pipeline.build_mode import Server, log_findings
from claimspring.pipeline.frames import FrameHtml
from claimspring.pipeline.page_maker import PageMaker
from claimspring.pipeline.project import Before, Project, begin, today
from claimspring.pipeline.reload import allowed
from claimspring.pipeline.site_assembly import site_of
from claimspring.pipeline.site_edit import edited
from claimspring.pipeline.watch import Watcher
from claimspring.read.corpus import Reader, Reading, collector_paused
from claimspring.read.files import CLAIMS, articles_folder
from claimspring.read.settings import SettingsReading
from claimspring.site.menu import FrameParts
from claimspring.site.narrative import Narrative
from claimspring.site.site import Site
from claimspring.site.templates import Compiled

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from claimspring.model.queue import Task

_REST = 50
"""After how many builds all garbage is collected."""
_LONGEST_BUILD, _FIRST_PAGE = 5, 0.5
"""Seconds for which nobody looks for changes: while a build runs, if it comes to its end, and just after it."""
_STILL = 0.03
"""Seconds for which nothing may change any more before files are read: programs save in several steps."""
_LOOKS = 4
"""How often a server looks for a file that builds may take away again, before it says that there is none."""


class Built(NamedTuple):
    """What a build of MkDocs came to, which holds as long as nothing but claims and articles changes."""

    configured: SettingsReading
    narratives: Sequence[Narrative]
    frame: FrameHtml
    folder: Path


class Shown(NamedTuple):
    """A state of the project, and what shows it."""

    reading: Reading
    site: Site
    pages: PageMaker


class LiveSite:
    """One site that is written at."""

    def __init__(self, log: logging.Logger) -> None:
        self.compiled = Compiled()
        self._log, self._lock = log, Lock()
        self._place = Path(), ""
        """The project's folder and, in it, that of what people write."""
        self._before: Before | None = None
        self._check: Check | None = None
        self._tasks: tuple[Task, ...] = ()
        self._built: Built | None = None
        """None as long as MkDocs has not come to the end of a build."""
        self._shown: Shown | None = None
        self._pages: PageMaker | None = None
        """None while a build runs."""
        self._watcher = Watcher()
        self._is_watching = False
        self._changed = frozenset[str]()
        """What changed since files were read, as far as the watcher told."""
        self._builds = 0

    def begin(self, configured: SettingsReading, today: dt.date) -> Project:
        """A build begins: its project, of which only what changed is read."""
        self._watcher.rest(_LONGEST_BUILD)
        with self._lock:
            self._pages = self._built = None
        root, docs_dir = place = configured.settings.root.absolute(), configured.settings.docs_dir
        if self._before is None or place != self._place:
            self._place, self._is_watching = place, False
            for folder in (CLAIMS, docs_dir):
                self._watcher.remember(_plain(root / folder))
            self._before = Before(Reader(root, docs_dir))
        changed, self._changed = [one for one in self._changes() if self._is_of_corpus(one)], frozenset()
        return begin(configured, today, self._before, changed if self._is_watching else None)

    def _changes(self) -> Collection[str]:
        """What changed since files were read, relative to the project's folder."""
        told = (os.path.relpath(path, self._place[0]) for path in self._watcher.take())
        self._changed |= {path.replace(os.sep, "/") for path in told}
        return self._changed

    def _is_of_corpus(self, path: str) -> bool:
        """Whether a file is one of claims or articles, which MkDocs has nothing to do with."""
        articles = articles_folder(self._place[1])
        return path.startswith(f"{CLAIMS}/") or (path.startswith(f"{articles}/") and path.endswith(".md"))

    def show(self, project: Project, narratives: Sequence[Narrative], frame: FrameHtml, folder: Path) -> None:
        """A build of MkDocs ends: the site's pages can be asked for; a check begins."""
        self._show(project, Built(project.configured, narratives, _kept(frame), folder), is_new=True)

    def _renew(self) -> bool:
        """Show what changed of claims and articles; False where there is anything else that MkDocs is to build."""
        changed, built, shown = self._changes(), self._built, self._shown
        if not (changed and built and shown and all(map(self._is_of_corpus, changed))):
            return False
        began = time.monotonic()
        project = self.begin(built.configured, today())
        shown.pages.forget()
        self._show(project, built)
        self._log.info("Claims read anew in %.2f seconds", time.monotonic() - began)
        return True

    def _builder(self, build: Callable[[], None]) -> Callable[[], None]:
        """A server's builder, which has MkDocs build only what it has to."""

        def build_what_changed() -> None:
            if not self._renew():
                build()

        return build_what_changed

    def _show(self, project: Project, built: Built, *, is_new: bool = False) -> None:
        """Have pages made of a project from now on; `is_new`, whether MkDocs built and what it wrote lies there."""
        if self._check:
            self._check.end()
        with collector_paused():
            site = self._site(project, built.narratives)
            pages = PageMaker(site, built.frame, built.folder, self._with_queue)
            if is_new:
                pages.begin()
        self._built, self._shown = built, Shown(project.reading, site, pages)
        with self._lock:
            self._pages = pages
            # Begun last, so that it reads nothing older than what is shown.
            self._check = Check(project.configured, project.today, self._checked, 0 if is_new else _FIRST_PAGE)
        self._watcher.rest(_FIRST_PAGE)
        gc.freeze()  # to look at a large corpus for what refers only to itself would hold a page up for seconds
        self._builds += 1

    def _site(self, project: Project, narratives: Sequence[Narrative]) -> Site:
        """What pages are made of; what is known of the state before is used again."""
        shown = self._shown
        if (
            shown
            and (shown.site.settings, shown.site.narratives) == (project.settings, tuple(narratives))
            and (site := edited(shown.site, shown.reading, project.reading))
        ):
            return site
        earlier = shown.site.provenance if shown else None
        return site_of(project, narratives, tasks=(), earlier=earlier, context=project.context_alone)

    def wait(self) -> None:
        """Wait for the check that began with the last build."""
        if self._check:
            self._check.wait()

    def stop(self) -> None:
        """Break off all that runs beside."""
        self._watcher.stop()
        if self._check:
            self._check.end()

    def serve(self, server: Server, watched: Collection[str], *, alone: bool) -> None:
        """Answer the browsers of a server, and look for changed files in its place.

        `watched` are paths that it may look at already; `alone`, whether nobody else makes pages from claims.
        """
        server.set_app(self.app(server.get_app(), server.mount_path))
        taken = [path for path in watched if _is_let_go(server, path)]
        others, server.observer = server.observer, self._watcher
        root, docs_dir = self._place
        for path in (str(root / CLAIMS), *taken):
            server.watch(path)
        server.observer = others
        if alone:
            server.builder, server.build_delay = self._builder(server.builder), _STILL
        self._is_watching = self._watcher.watched.issuperset((_plain(root / CLAIMS), _plain(root / docs_dir)))
        self._watcher.start()

    def app(self, inner: "WSGIApplication", mount: str) -> "WSGIApplication":
        """A server's application, with the pages of the site under the path `mount`."""

        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            for _ in range(_LOOKS):
                heard = _Heard()
                body = inner(environ, heard)
                if not heard.status.startswith("404"):
                    break
                if not self._make(path.removeprefix(mount)) and not self._make_missing():
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

    def _make_missing(self) -> bool:
        """Make the page for addresses that have none; False where it is there."""
        with self._lock, collector_paused():
            return self._pages is not None and self._pages.make_missing()

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


def _plain(path: Path) -> str:
    """A path as a server looks at it: absolute and without dots, but through the links that are in it."""
    return os.path.abspath(path)  # noqa: PTH100 -- `resolve` follows links


def _is_let_go(server: Server, path: str) -> bool:
    """Have a server look at a path no longer; False where it did not."""
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True


def _is_there(task: "Task", site: Site) -> bool:
    """Whether a site still has what a task is about."""
    corpus = site.corpus
    return (
        (task.claim is None or task.claim in corpus.claims)
        and (task.source is None or task.source in corpus.sources)
        and (task.article is None or task.article in corpus.articles)
    )


def _kept(frame: FrameHtml) -> FrameHtml:
    """A frame that is rendered once for the same parts, however many states of the site it is put around."""
    known: dict[str, str] = {}

    def kept(parts: FrameParts) -> str:
        name = repr(parts)
        if name not in known:
            known[name] = frame(parts)
        return known[name]

    return kept


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
