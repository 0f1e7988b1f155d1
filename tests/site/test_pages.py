"""Every kind of page shows what it is for, in these very words.

To write the golden files again after a page was changed: `UPDATE_GOLDEN=1 pytest tests/site/test_pages.py`.
Pictures are left out of them: they have tests of their own.
"""

import os
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.pipeline.project import Project
from claimspring.pipeline.site_lacks import site_lacks
from claimspring.site.page import Page
from claimspring.site.registry import KINDS
from claimspring.site.site import Site

GOLDEN = Path(__file__).parent / "golden"
SHOWN = {
    "home": ("", "en"),
    "article": ("articles/tower/", "en"),
    "article-fr": ("articles/tower/", "fr"),
    "claim": ("claims/tower/height/", "en"),
    "claim-es": ("claims/tower/height/", "es"),
    "claims": ("claims/", "en"),
    "source": ("sources/wire-report/", "en"),
    "source-unlocated": ("sources/leaflet/", "fr"),
    "sources": ("sources/", "en"),
    "publisher": ("publishers/council/", "en"),
    "publishers": ("publishers/", "en"),
    "person": ("people/mayor/", "en"),
    "people": ("people/", "fr"),
    "topic": ("topics/towers/", "es"),
    "topics": ("topics/", "en"),
    "articles": ("articles/", "en"),
    "corrections": ("corrections/", "en"),
    "narrative": ("handbook/more/", "fr"),
    "not-found": ("404.html", "en"),
}
PICTURE = re.compile(r"(<svg[^>]*>).*?</svg>", re.DOTALL)

Pages = dict[tuple[str, str], Page]


def normal(html: str) -> str:
    """Without the insides of pictures, blank lines and white space at the ends of lines."""
    lines = (line.rstrip() for line in PICTURE.sub(r"\1…</svg>", html).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("name", SHOWN)
def test_page_is_as_it_was_approved(name: str, pages: Pages) -> None:
    page = pages[SHOWN[name]]
    head = f"<!-- {page.title} | {page.description} | {page.section} | listed: {page.listed} -->\n"
    found = head + normal(str(page.body))
    path = GOLDEN / f"{name}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_the_status_page_shows_what_needs_a_hand(pages: Pages, project: Project) -> None:
    tree = LexborHTMLParser(pages["status/", "fr"].body)
    shown = [node.text() for node in tree.css(".pile li")]
    assert len(shown) == len(project.tasks) + len(list(site_lacks(project)))
    altered = tree.css_first("section[aria-labelledby=altered-passage]")
    assert altered is not None
    assert "Passages modifiés sur leur page" in altered.text()
    assert [node.attributes["href"] for node in altered.css("a")] == ["../claims/tower/height/"]


def test_every_kind_is_shown(pages: Pages) -> None:
    assert {page.kind for page in pages.values()} == set(KINDS)


def test_a_page_is_there_in_every_language_in_which_the_desk_wrote_something_for_it(pages: Pages) -> None:
    places = {place for place, _ in pages} - {"404.html"}
    lacking = {(place, language) for place in places for language in ("en", "fr", "es")} - pages.keys()
    assert lacking == {
        ("claims/tower/oldest/", "fr"),
        ("claims/tower/oldest/", "es"),
        ("claims/tower/painted/", "es"),
        ("sources/leaflet/", "es"),
        ("sources/wire-report/", "fr"),
        ("sources/wire-report/", "es"),
    }


def test_every_link_leads_to_a_page_in_the_language_of_its_reader_or_else_in_the_first(pages: Pages) -> None:
    made = {site_place(place, language) for place, language in pages}
    left: set[str] = set()
    for (place, language), page in pages.items():
        for link in LexborHTMLParser(page.body).css("a[href]"):
            address = urljoin(f"https://x.example/{site_place(place, language)}", link.attributes["href"] or "")
            to = urlsplit(address).path.removeprefix("/")
            if address.startswith("https://x.example/") and to.startswith(
                ("claims/", "sources/", "articles/", "fr/", "es/")
            ):
                assert to in made or "." in to.rpartition("/")[2], (place, language, to)
                left |= {to} if language != "en" and not to.startswith(f"{language}/") else set()
    assert left >= {"claims/tower/oldest/", "sources/wire-report/"}
    assert "claims/tower/height/" not in left


def site_place(place: str, language: str) -> str:
    return place if language == "en" else f"{language}/{place}"


def test_claims_in_review_have_no_page_but_are_marked_in_the_article(pages: Pages) -> None:
    assert ("claims/tower/steps/", "en") not in pages
    article = LexborHTMLParser(pages["articles/tower/", "en"].body)
    note = article.css_first("#r-steps")
    assert note is not None
    assert "Being checked" in note.text()
    assert note.css("a[href*=claims]") == []


def test_every_quotation_says_its_language(pages: Pages) -> None:
    for page in pages.values():
        for quotation in LexborHTMLParser(page.body).css("blockquote, q"):
            assert quotation.attributes.get("lang") or quotation.parent.attributes.get("lang"), page.place  # type: ignore[union-attr]


def test_ids_are_unique(pages: Pages) -> None:
    for page in pages.values():
        ids = [node.attributes["id"] for node in LexborHTMLParser(page.body).css("[id]")]
        assert len(ids) == len(set(ids)), page.place


def test_one_heading_of_level_one(pages: Pages) -> None:
    for page in pages.values():
        assert len(LexborHTMLParser(page.body).css("h1")) == 1, page.place


def test_nothing_carries_a_style_or_a_handler(pages: Pages) -> None:
    for page in pages.values():
        for node in LexborHTMLParser(page.body).css("*"):
            assert not [name for name in node.attributes if name == "style" or name.startswith("on")], page.place


def test_neighbours_follow_the_article(site: Site) -> None:
    order = [key.claim for key in site.claims_of[next(iter(site.corpus.articles))]]
    assert order == ["height", "painted", "oldest", "steps"]
    before, after = site.neighbours[site.published[0]._replace(claim="painted")]  # type: ignore[arg-type]
    assert (before and before.claim, after and after.claim) == ("height", "oldest")


def test_an_article_with_drafts_alone_has_no_neighbours(site: Site) -> None:
    drafts = {key: record for key, record in site.corpus.claims.items() if key not in site.rated}
    unreviewed = replace(site, corpus=replace(site.corpus, claims=drafts))
    assert drafts
    assert unreviewed.neighbours == {}
