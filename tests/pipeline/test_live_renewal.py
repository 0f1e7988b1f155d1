"""A site that is written at shows after each edit what a build from scratch would show, whatever changed."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, SourceId
from claimspring.model.recorder import RecordedList
from claimspring.pipeline.live_site import LiveSite
from claimspring.pipeline.project import Before, Project
from claimspring.pipeline.site_assembly import site_of
from claimspring.pipeline.site_edit import edited
from claimspring.read.corpus import Reader, Reading
from claimspring.site.site import Site
from tests.patience import wait_until
from tests.pipeline.conftest import SMALL, WRITTEN, build, files_of, project_of
from tests.pipeline.live import FakeServer, ask, show

LOG = logging.getLogger("tests.live")
CLAIM, PAGE = "claims/tower/height.yml", "claims/tower/height/index.html"
SURVEY = "claims/sources/survey.yml"
KEY = ClaimKey(ArticleId("tower"), ClaimId("height"))


@dataclass
class Live:
    """A project that is served and written at."""

    project: Path
    site: LiveSite
    server: FakeServer

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change a text, and have the server do what it does then."""
        file = self.project / path
        text = change(file.read_text(encoding="utf-8") if file.exists() else "")
        self.server.changes.clear()
        if text:
            file.write_text(text, encoding="utf-8")
        else:
            file.unlink()
        wait_until(lambda: self.server.changes)
        self.server.builder()

    def shown(self, places: list[str]) -> dict[str, bytes | None]:
        """The files of the site, as a browser gets them."""
        answers = {place: ask(self.site, self.project, place.removesuffix("index.html")) for place in places}
        return {place: page if status == "200 OK" else None for place, (status, page) in answers.items()}


@pytest.fixture
def live(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710892800")  # the day of `project_of`
    site = LiveSite(LOG)
    show(site, project)
    server = FakeServer(project.parent / "live", project / "content")
    site.serve(server, [str(project / "content")], alone=True)
    yield Live(project, site, server)
    site.stop()


def of(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


STEPS = (SMALL / "claims/tower/steps.yml").read_text(encoding="utf-8")
EDITS: list[tuple[str, Callable[[str], str]]] = [
    (SURVEY, of("Relevé de la tour", "Relevé nouveau")),
    ("content/articles/tower.md", of("Son escalier", "Le grand escalier")),
    (CLAIM, of("stance: context", "stance: supports")),
    (CLAIM, of("verdict: refuted", "verdict: misleading")),
    (CLAIM, of("{en: Measured on the spot.}", "{en: Measured twice.}")),
    ("claims/tower/steps.yml", lambda _: ""),
    ("claims/tower/again.yml", lambda _: STEPS.replace("status: published", "status: draft")),
    (CLAIM, of("summary: {en: It is", "summary: {en: The tower is")),
    (CLAIM, of("en: The tower is twelve", "en: Palimpsest is twelve")),
    (CLAIM, of("{en: Whether", "{en: Today whether")),
]
"""From what changes look-ups to what leaves each of them as it is."""


def look_ups(site: Site) -> dict[str, Any]:
    """All that is worked out over the whole site."""
    site.work_out()
    names = [name for name, value in vars(Site).items() if isinstance(value, cached_property)]
    found = {name: getattr(site, name) for name in names}
    found |= {name: getattr(site.provenance, name) for name in ("backlinks", "naming", "heaviest")}
    found |= {name: getattr(site, name) for name in ("marks", "uncheckable")}
    return {name: tuple(value) if isinstance(value, RecordedList) else value for name, value in found.items()}


def test_after_each_edit_all_is_as_if_made_anew(live: Live) -> None:
    for number, (path, change) in enumerate(EDITS):
        assert live.shown([PAGE])[PAGE]
        live.edit(path, change)
        shown = live.site._shown
        assert shown
        anew = site_of(project_of(live.project), WRITTEN, tasks=())
        assert shown.reading.corpus.claims.keys() == project_of(live.project).reading.corpus.claims.keys()
        assert look_ups(shown.site) == look_ups(anew), (number, path)
    built = live.project.parent / "built"
    build(live.project, built)
    made = files_of(built)
    live.site.wait()
    assert live.shown(list(made)) == made
    assert live.server.built == 0


@pytest.mark.parametrize("path", ["content/methodology.md", "content/articles/map.png"])
def test_mkdocs_builds_what_is_its_own(live: Live, path: str) -> None:
    live.edit(path, lambda _: "new")
    assert live.server.built == 1
    live.edit(CLAIM, of("The tower is twelve", "Palimpsest is twelve"))
    assert live.server.built == 2  # until MkDocs has built


def test_beside_other_plugins_mkdocs_builds_all(live: Live) -> None:
    server = FakeServer(live.project.parent / "live", live.project / "content")
    other = LiveSite(LOG)
    show(other, live.project)
    other.serve(server, [str(live.project / "content")], alone=False)
    server.builder()
    assert server.built == 1
    other.stop()


REWORDED = {
    "statement": of("en: The tower is twelve", "en: Palimpsest is twelve"),
    "summary": of("It is ten metres", "So it is ten metres"),
    "passage": of("passage: The tower is twelve", "passage: tower is twelve"),
    "note": of("{en: Measured on the spot.}", "{en: Measured twice.}"),
}
REVIEWED = {
    "verdict": of("verdict: refuted", "verdict: misleading"),
    "day": of("reviewed_on: 2024-03-06", "reviewed_on: 2024-03-07"),
    "correction": of("{en: The survey was found.}", "{en: The survey was read.}"),
}
OTHER = {
    "language": lambda text: of(", es: Mide diez metros.", "")(of(", es: La torre mide doce metros.", "")(text)),
    "topic": of("topics: [towers]", "topics: []"),
    "state": of("status: published", "status: untraced"),
    "stance": of("stance: context", "stance: supports"),
}


def read_before_and_after(project: Path, path: str, change: Callable[[str], str]) -> tuple[Site, Reading, Reading]:
    """A site, what it was made of, and what is read after an edit."""
    read = Project(project_of(project).configured, project_of(project).today, Before(Reader(project)))
    site, before = site_of(read, WRITTEN, tasks=(), context=read.context_alone), read.reading
    file = project / path
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert read.before.reader
    return site, before, read.before.reader.read_again([path])


def kept_through(project: Path, path: str, change: Callable[[str], str]) -> tuple[Site, Reading, Site]:
    """A site with all its look-ups, what is read after an edit, and the site of that, which is as one made anew."""
    site, before, now = read_before_and_after(project, path, change)
    look_ups(site)
    later = edited(site, before, now)
    assert later
    assert look_ups(later) == look_ups(site_of(project_of(project), WRITTEN, tasks=()))
    return site, now, later


@pytest.mark.parametrize("name", REWORDED)
def test_where_a_claim_was_reworded_look_ups_are_kept(project: Path, name: str) -> None:
    site, now, later = kept_through(project, CLAIM, REWORDED[name])
    assert later.published is site.published
    assert later.claim(KEY) == now.corpus.claims[KEY].value != site.claim(KEY)


@pytest.mark.parametrize("name", REVIEWED)
def test_where_a_review_changed_look_ups_without_its_order_are_kept(project: Path, name: str) -> None:
    site, _, later = kept_through(project, CLAIM, REVIEWED[name])
    assert later.partial is site.partial
    assert later.published is not site.published


def test_where_a_document_was_reworded_look_ups_are_kept(project: Path) -> None:
    site, now, later = kept_through(project, SURVEY, of("Relevé de la tour", "Relevé nouveau"))
    assert later.derived is site.derived
    source = SourceId("survey")
    assert later.source(source) == now.corpus.sources[source].value != site.source(source)


@pytest.mark.parametrize("name", OTHER)
def test_any_other_change_may_change_look_ups(project: Path, name: str) -> None:
    assert edited(*read_before_and_after(project, CLAIM, OTHER[name])) is None


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("content/articles/tower.md", of("Son escalier", "Le grand escalier")),
        (SURVEY, of("publisher: council", "publisher: agency")),
        (SURVEY, of(", es: La única medición.", "")),
    ],
)
def test_any_other_change_of_other_records_may_change_look_ups(
    project: Path, path: str, change: Callable[[str], str]
) -> None:
    assert edited(*read_before_and_after(project, path, change)) is None
