"""What stands at the address of a claim that is published no more, in every language."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.i18n.multilingual import apart
from claimspring.site.page import Output, Page
from claimspring.site.pages.moved import leading_head
from claimspring.site.parts import every_part
from claimspring.site.site import Site
from claimspring.site.view import View

PAGES = dict[tuple[str, str], Page]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_old_address_of_a_renamed_claim_leads_on(pages: PAGES, language: str) -> None:
    page = pages["claims/tower/how-high/", language]
    refresh = LexborHTMLParser(page.head).css_first("meta[http-equiv=refresh]")
    assert refresh is not None
    assert refresh.attributes["content"] == "0; url=../../../claims/tower/height/"
    assert not page.listed


def test_a_retired_claim_has_a_tombstone_with_its_reason(pages: PAGES) -> None:
    page = pages["claims/tower/width/", "en"]
    tree = LexborHTMLParser(page.body)
    struck = tree.css_first("h1 s")
    assert struck is not None
    assert struck.text() == "The tower is four metres wide."
    text = tree.text()
    for words in ("Misleading", "7 March 2024", "Nobody said so."):
        assert words in text
    assert [link.attributes["href"] for link in tree.css("ul a")] == ["../../../claims/tower/height/"]
    assert "refresh" not in page.head
    assert "ClaimReview" not in page.head
    assert not page.listed


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("articles/spire/", "articles/tower/"),
        ("sources/poll/", "sources/survey/"),
        ("publishers/courier/", "publishers/gazette/"),
        ("people/mayoress/", "people/mayor/"),
        ("topics/spires/", "topics/towers/"),
    ],
)
def test_the_former_address_of_an_article_or_a_source_leads_on(pages: PAGES, language: str, old: str, new: str) -> None:
    page = pages[old, language]
    refresh = LexborHTMLParser(page.head).css_first("meta[http-equiv=refresh]")
    assert refresh is not None
    assert refresh.attributes["content"] == f"0; url=../../{new}"
    assert [link.attributes["href"] for link in LexborHTMLParser(page.body).css("a")] == [f"../../{new}"]
    assert not page.listed


def test_a_former_address_leads_on_where_today_s_page_is_not_there_in_its_language(site: Site) -> None:
    view = View(site, ("en", "es"))
    english, spanish = apart(leading_head(view, "claims/tower/colour/", "claims/tower/painted/"), 2)
    assert 'url=../../../claims/tower/painted/"' in english
    assert 'url=../../../../claims/tower/painted/"' in spanish


def test_hosts_that_read_a_file_of_redirects_have_one(site: Site) -> None:
    (part,) = (part for part in every_part(site) if part.name == "redirects")
    (output,) = part.make()
    assert isinstance(output, Output)
    lines = b"".join(output.pieces).decode().splitlines()
    assert "/small/claims/tower/how-high/ /small/claims/tower/height/ 301" in lines
    assert "/small/fr/articles/spire/ /small/fr/articles/tower/ 301" in lines
    assert "/small/es/claims/tower/painted/ /small/claims/tower/painted/ 302" in lines
    assert not [line for line in lines if line.startswith("/small/fr/claims/tower/painted/ ")]
    assert not [line for line in lines if "width" in line]


def test_what_is_gone_stands_with_the_corrections(pages: PAGES) -> None:
    links = LexborHTMLParser(pages["corrections/", "fr"].body).css("#gone ~ ol a")
    assert [link.attributes["href"] for link in links] == ["../claims/tower/width/", "../claims/tower/how-high/"]


def test_former_cards_lead_on_in_languages_in_which_the_claim_has_no_page(site: Site) -> None:
    (part,) = (part for part in every_part(site) if part.name == "claim tower/painted")
    files = (one for one in part.make() if isinstance(one, Output) and "embed/" in one.place)
    cards = {one.place: b"".join(one.pieces).decode() for one in files}
    assert '<iframe src="../../../claims/tower/painted/#card"' in cards["embed/tower/painted/index.html"]
    assert '<iframe src="../../../../claims/tower/painted/#card"' in cards["es/embed/tower/painted/index.html"]
