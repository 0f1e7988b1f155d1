"""What holds for every kind of page, those to come included."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.i18n.multilingual import apart
from claimspring.model.corpus import Corpus
from claimspring.pipeline.frames import Framed, Framer
from claimspring.pipeline.requested_parts import RequestedParts
from claimspring.routes.pages import HOME, NOT_FOUND
from claimspring.site.data_files import DATA_KINDS
from claimspring.site.frame import slot
from claimspring.site.menu import FrameParts, frame_parts
from claimspring.site.narrative import Narrative
from claimspring.site.page import PageKind
from claimspring.site.parts import every_part, views_of
from claimspring.site.registry import KINDS
from claimspring.site.search_documents import document_groups, documents_of
from claimspring.site.site import Site
from claimspring.site.templates import TEMPLATES
from claimspring.site.view import View

ROOT = "https://checks.example.org/"
PIECES = {"macros.html", "age.html", "threads.html", "statements.html", "moved.html"}
"""Templates that pages share."""
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def menus(parts: FrameParts) -> str:
    """A frame that holds its menus and the page."""
    entries = [*parts.menu, *parts.foot, *([parts.search] if parts.search else [])]
    up = "../" * (parts.depth or 0)
    return "".join(f'<a href="{up}{entry.place}">{entry.title}</a>' for entry in entries) + slot("content")


@pytest.fixture(scope="module")
def whole(site: Site) -> Site:
    """The small project with the full-text search, and with lists of several pages."""
    return replace(site, settings=site.settings.model_copy(update={"search": True}))


@pytest.fixture(scope="module")
def files(whole: Site) -> dict[str, tuple[str, str]]:
    """The name of the part that makes each file, and the file's text."""
    framer = Framer(whole, menus)
    return {
        file.place: (part.name, b"".join(file.pieces).decode() if isinstance(file, Framed) else "")
        for part in every_part(whole)
        for file in framer.files(part.make())
    }


def test_a_written_page_that_nav_does_not_name_stands_at_the_foot(site: Site) -> None:
    apart = Narrative("privacy/", "en", "Privacy", "<h1>Privacy</h1>", in_nav=False)
    parts = frame_parts(replace(site, narratives=(*site.narratives, apart)), "en", 1, "", is_written=False)
    assert "privacy/" not in {entry.place for entry in parts.menu}
    assert [entry.title for entry in parts.foot if entry.place == "privacy/"] == ["Privacy"]


def files_of(kind: PageKind[str], site: Site) -> Iterator[str]:
    """The files of all pages of a kind, in the site's first language."""
    for view in views_of(kind, View(site, tuple(site.settings.languages)))[:1]:
        for key in kind.subjects(view):
            place = kind.route.place(key)
            yield place if place.endswith(".html") else f"{place}index.html"


def linked(files: dict[str, tuple[str, str]]) -> set[str]:
    """The pages to which links lead from the home page, over any number of pages."""
    found = {"index.html"}
    for file in (queue := ["index.html"]):
        here = ROOT + file.removesuffix("index.html")
        for node in LexborHTMLParser(files[file][1]).css("a[href]"):
            address = urlsplit(urljoin(here, node.attributes["href"] or ""))
            place = address.path[1:]
            other = f"{place}index.html" if not place or place.endswith("/") else place
            if ROOT.startswith(f"{address.scheme}://{address.netloc}") and other in files and other not in found:
                found.add(other)
                queue.append(other)
    return found


@every_kind
def test_readers_come_to_every_page_by_links(
    kind: PageKind[str], whole: Site, files: dict[str, tuple[str, str]]
) -> None:
    pages = set(files_of(kind, whole))
    assert pages <= files.keys()
    reached = pages & linked(files)
    is_linked = kind.route is not NOT_FOUND and not kind.name.startswith("moved-")  # servers and old links lead there
    assert reached == (pages if is_linked else set())


@every_kind
def test_every_page_is_found_by_the_search_or_says_why_not(kind: PageKind[str], whole: Site) -> None:
    found = {document.place for document in documents_of(document_groups(View(whole, ("en",)), 1))}
    pages = set(files_of(kind, whole))
    if isinstance(kind.search, str):
        assert len(kind.search.split()) > 2
        assert not pages & found
    else:
        assert pages <= found


@every_kind
def test_every_page_has_a_title_in_each_language(kind: PageKind[str], whole: Site) -> None:
    for view in views_of(kind, View(whole, tuple(whole.settings.languages))):
        for key in kind.subjects(view):
            content = kind.content(view, key)
            titles = apart(content.title, len(view.languages))
            assert all(titles) or kind.route is HOME, "only the home page is called as the site is"
            for said in (*titles, *apart(content.description, len(view.languages))):
                assert "Plural-Forms" not in said, "the head of a catalogue, which is what it says to no words"


def test_every_file_leads_back_to_the_part_that_makes_it(whole: Site, files: dict[str, tuple[str, str]]) -> None:
    requested = RequestedParts(whole)
    assert {file: [part.name for part in requested.parts(file)] for file in files} == {
        file: [name] for file, (name, _) in files.items()
    }


@pytest.mark.parametrize(
    "place",
    [
        "claims/tower/nothing/index.html",
        "claims/tower/steps/index.html",
        "claims/page_1/index.html",
        "claims/page_2/index.html",
        "claims/page_x/index.html",
        "sources/x/index.html",
        "de/index.html",
        "data/other.json",
        "feed.xml/index.html",
        "x.html",
    ],
)
def test_no_part_makes_what_is_not_there(place: str, whole: Site) -> None:
    assert list(RequestedParts(whole).parts(place)) == []


@every_kind
def test_a_key_is_found_again_from_its_place(kind: PageKind[str], whole: Site) -> None:
    keys = [key for view in views_of(kind, View(whole, ("en",))) for key in kind.subjects(view)]
    assert keys
    for route in (kind.route, *kind.file_routes):
        assert [route.key(route.place(key)) for key in keys] == keys


def test_every_template_belongs_to_a_kind() -> None:
    assert {path.name for path in TEMPLATES.glob("*.html")} - PIECES == {f"{kind.name}.html" for kind in KINDS}


def test_names_and_addresses_are_those_of_one_kind_alone() -> None:
    former = ("gone", "moved-")  # which stand at addresses that something had
    kinds = [kind for kind in KINDS if not kind.name.startswith(former)]
    routes = [route.pattern for kind in kinds for route in (kind.route, *kind.file_routes)]
    assert len(set(routes)) == len(routes)
    names = [kind.name for kind in KINDS] + [data.name for data in DATA_KINDS]
    assert len(set(names)) == len(names)


def test_no_template_spells_an_address() -> None:
    spelt = re.compile(r"(href|action|src)=\"(?!\{\{|#|\./)|\}\}[\w-]+/")
    assert {
        f"{path.name}: {line.strip()}"
        for path in TEMPLATES.rglob("*.html")
        for line in path.read_text(encoding="utf-8").splitlines()
        if spelt.search(line)
    } == set()


def test_no_module_spells_an_address() -> None:
    first = "|".join({kind.route.pattern.partition("/")[0] for kind in KINDS} - {"", "{path}", "404.html"})
    spelt = re.compile(rf"(?<!Route\()(?<!Numbered\()[\"'}}]({first})/[\"'{{]")  # but where a kind declares its route
    package = Path(TEMPLATES).parents[1]
    modules = [
        path for folder in ("site", "exports", "diagrams", "pipeline") for path in (package / folder).rglob("*.py")
    ]
    assert {path.name for path in modules if spelt.search(path.read_text(encoding="utf-8"))} == set()


def test_no_question_about_the_site_has_the_name_of_one_about_the_corpus() -> None:
    """Answers are found by name: of two with one name, the site's would never be noticed to change."""
    assert {one.name for one in fields(Corpus)}.isdisjoint(vars(Site))
