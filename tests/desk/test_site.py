"""The site of the desk, with the first article in it: whole, and light for readers on a slow line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from tests.bench.weights import FIRST_VISIT, too_heavy, visited, weighed
from tests.built_site.test_build import broken_links
from tests.host import hosted

from .conftest import ARTICLE


def test_every_link_leads_somewhere(own: Path) -> None:
    assert broken_links(own) == []


def test_the_page_for_editors_names_the_documents_on_which_most_hangs(own: Path) -> None:
    page = LexborHTMLParser((own / "status/index.html").read_text(encoding="utf-8"))
    entries = page.css(".heavy > li")
    assert entries
    for entry in entries:
        link, told = entry.css_first("a"), entry.css_first(".about")
        assert link.attributes["href"].startswith("../sources/")
        assert "verdicts rest on it alone" in entry.text()
        assert told.text().strip()


def test_pages_and_style_sheets_stay_light(own: Path) -> None:
    pages = weighed(own)
    pages["claim"] = [one for one in pages["claim"] if ARTICLE in one.path.parts]
    assert pages["claim"]
    assert list(too_heavy(own, pages, {})) == []


@pytest.mark.parametrize("kind", ["home", "article", "statements"])
def test_a_first_visit_is_light(own: Path, kind: str, browser: Browser) -> None:
    with hosted(own) as host:
        visit = visited(browser, host, weighed(own)[kind][-1].path, (1440, 900))
    assert "assets/claimspring/pages.css" in visit.requests
    assert visit.bytes <= FIRST_VISIT, visit.requests


def test_the_picture_of_the_article_counts_matches_and_guesses_apart(own: Path) -> None:
    page = LexborHTMLParser((own / f"articles/{ARTICLE}/index.html").read_text(encoding="utf-8"))
    heading = page.css_first("#threads")
    assert heading.text().startswith("9 of 29 statements match the text of Agence France-Presse and Associated Press")
    assert "9 more are probably from Associated Press" in heading.parent.text()


@pytest.mark.parametrize("language", ["", "fr/", "es/"])
def test_verdict_and_reasons_stand_on_a_phone_s_first_screen(
    own: Path, language: str, page: Page, serve: Callable[[Path], str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    home = serve(own)
    low = {}
    for file in own.glob(f"claims/{ARTICLE}/*/index.html"):
        page.goto(f"{home}{language}claims/{ARTICLE}/{file.parent.name}/")
        page.evaluate("document.fonts.ready")
        low[file.parent.name] = page.evaluate("document.querySelector('.reasons')?.getBoundingClientRect().bottom ?? 0")
    assert len(low) > 20
    assert {name: bottom for name, bottom in low.items() if bottom > 844} == {}


def test_of_a_document_with_two_sources_that_of_the_passage_is_named(own: Path) -> None:
    page = LexborHTMLParser((own / f"claims/{ARTICLE}/austin-call-refused/index.html").read_text(encoding="utf-8"))
    told = [one.text() for one in page.css(".ev .by") if one.text().startswith("TASS")]
    assert len(told) == 1
    assert "reports China’s parliament" in told[0]
