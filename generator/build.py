"""The offline pipeline in reading order: read, anchor, trace, check, render, publish.

Input: settings and the pages people wrote. Output: the site's files in a folder. Nothing here goes to the network, and
the same files give the same bytes.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from generator.extract.passages import passages
from generator.model.finding import Finding
from generator.model.ids import ArticleId
from generator.model.queue import Task
from generator.model.settings import Settings
from generator.read.corpus import read_corpus
from generator.read.locate import Locator
from generator.read.pages import read_pages
from generator.render.every import every_page
from generator.render.frame import Frame, whole_page
from generator.render.menu import FrameParts, frame_parts
from generator.render.narrative import Narrative
from generator.render.page import Kind, Page
from generator.render.site import Mark, Site
from generator.render.standards.files import machine_files
from generator.render.static import static_files
from generator.rules.check import context_of, located
from generator.rules.context import Context
from generator.rules.queue import queue
from generator.rules.run import run
from generator.search import index_site

FrameHtml = Callable[[FrameParts], str]
"""Renders a frame with its slots."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project as read and checked."""

    context: Context
    """The corpus, and what the rules concluded from it on their way."""
    findings: tuple[Finding, ...]
    tasks: tuple[Task, ...]
    """What needs an editor's hand, the most pressing first."""


def load(settings: Settings, today: dt.date) -> Project:
    """Read a project and check it; what is wrong in its files is in the findings."""
    reading = read_corpus(settings.root)
    context = context_of(reading, settings, today, read_pages(settings.root))
    reported = tuple(run(context))
    findings = located(reading, settings, reported, Locator(settings.root))
    return Project(context, findings, queue(context, reported))


def site_of(project: Project, narratives: Sequence[Narrative]) -> Site:
    """What the pages are made from."""
    context = project.context
    return Site(
        settings=context.settings,
        corpus=context.corpus,
        marks=_marks(context),
        passages={
            name: passages(record.value.text, language=record.value.header.language)
            for name, record in context.corpus.articles.items()
        },
        provenance=context.provenance,
        tasks=project.tasks,
        narratives=tuple(narratives),
    )


def _marks(context: Context) -> dict[ArticleId, tuple[Mark, ...]]:
    """Where every claim stands in the articles; words that are in none are left out, for a rule reports them."""
    marks: dict[ArticleId, list[Mark]] = {name: [] for name in context.corpus.articles}
    for place in context.places:
        if place.match:
            marks[place.article].append(Mark(place.match.start, place.match.end, place.claim))
    return {name: tuple(sorted(found)) for name, found in marks.items()}


def publish(site: Site, frame: FrameHtml, folder: Path) -> int:
    """Write the site into `folder`; returns the number of pages."""
    for output in chain(static_files(), machine_files(site)):
        _write(folder / output.place, output.pieces)
    pages = 0
    for place, html in framed(every_page(site), site, frame):
        _write(folder / place, [html.encode("utf-8", "xmlcharrefreplace")])
        pages += 1
    if site.settings.search:
        index_site(folder)
    return pages


def framed(pages: Iterable[Page], site: Site, frame: FrameHtml) -> Iterator[tuple[str, str]]:
    """Each page in its frame, with the file it belongs into; a frame is made once for all pages alike."""

    @cache
    def cut(language: str, depth: int | None, section: str) -> Frame:
        return Frame.cut(frame(frame_parts(site, language, depth, section)))

    for page in pages:
        place = site.addresses.localized(page.place, page.language)
        depth = None if page.kind is Kind.NOT_FOUND else place.count("/")  # that page answers at any address
        html = whole_page(cut(page.language, depth, page.section), page, site.addresses, site.settings.site_name)
        yield place if place.endswith(".html") else f"{place}index.html", html


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(pieces)
