"""The offline pipeline in reading order: read, anchor, trace, check, render, publish.

Input: settings and the pages people wrote. Output: the site's files in a folder. Nothing here goes to the network, and
the same files give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.anchor.match import Haystack
from generator.model.corpus import Corpus
from generator.model.finding import Finding
from generator.model.ids import ArticleId
from generator.model.passage import Passage
from generator.model.settings import Settings
from generator.read.corpus import read_corpus
from generator.render.every import every_page
from generator.render.frame import Frame, whole_page
from generator.render.menu import FrameParts, frame_parts
from generator.render.narrative import Narrative
from generator.render.page import Page
from generator.render.site import Mark, Site
from generator.render.static import static_files

FrameHtml = Callable[[FrameParts], str]
"""Renders a frame with its slots."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project as read and checked."""

    corpus: Corpus
    findings: tuple[Finding, ...]
    marks: Mapping[ArticleId, tuple[Mark, ...]]
    passages: Mapping[ArticleId, tuple[Passage, ...]]


def load(settings: Settings) -> Project:
    """Read a project and find what is said where; what is wrong in its files is in the findings."""
    reading = read_corpus(settings.root)
    return Project(
        corpus=reading.corpus,
        findings=reading.findings,
        marks=anchor(reading.corpus),
        passages={},
    )


def anchor(corpus: Corpus) -> dict[ArticleId, tuple[Mark, ...]]:
    """Where every claim stands in the articles; words that are in none are left out (a rule reports them)."""
    haystacks = {name: Haystack(record.value.text) for name, record in corpus.articles.items()}
    marks: dict[ArticleId, list[Mark]] = {name: [] for name in haystacks}
    for key, record in corpus.claims.items():
        for appearance in record.value.appearances:
            article = appearance.article or key.article
            if article in haystacks:
                found = haystacks[article].locate(appearance.exact, appearance.prefix, appearance.suffix)
                marks[article] += [Mark(found.start, found.end, key)] if found else []
    return {name: tuple(sorted(found)) for name, found in marks.items()}


def publish(
    project: Project, settings: Settings, narratives: Sequence[Narrative], frame: FrameHtml, folder: Path
) -> int:
    """Write the site into `folder`; returns the number of pages."""
    site = Site(settings, project.corpus, project.marks, project.passages, tuple(narratives))
    for output in static_files():
        _write(folder / output.place, output.content)
    pages = 0
    for place, html in framed(every_page(site), site, frame):
        _write(folder / place, html.encode("utf-8", "xmlcharrefreplace"))
        pages += 1
    return pages


def framed(pages: Iterable[Page], site: Site, frame: FrameHtml) -> Iterator[tuple[str, str]]:
    """Each page in its frame, with the file it belongs into; a frame is made once for all pages alike."""

    @cache
    def cut(language: str, depth: int, section: str) -> Frame:
        return Frame.cut(frame(frame_parts(site, language, depth, section)))

    for page in pages:
        place = site.addresses.localized(page.place, page.language)
        html = whole_page(
            cut(page.language, place.count("/"), page.section), page, site.addresses, site.settings.site_name
        )
        yield place if place.endswith(".html") else f"{place}index.html", html


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
