"""What stands at the address of a claim that is published no more, in every language."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.site.page import Page

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


def test_what_is_gone_stands_with_the_corrections(pages: PAGES) -> None:
    links = LexborHTMLParser(pages["corrections/", "fr"].body).css("#gone ~ ol a")
    assert [link.attributes["href"] for link in links] == ["../claims/tower/width/", "../claims/tower/how-high/"]
