"""Pages that list things, for a desk with no article, with one, with three and with three hundred."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from claimspring.pipeline.project import open_project
from claimspring.pipeline.site_assembly import site_of
from claimspring.site.pages.claims import CLAIMS_KIND
from claimspring.site.pages.home import ARTICLES_SHOWN, HOME_KIND
from claimspring.site.pages.publishers import PUBLISHERS_KIND
from claimspring.site.pages.sources import SOURCES_KIND
from claimspring.site.parts import page_of
from claimspring.site.view import View
from tests.many_articles import write_articles

LISTS = {"home": HOME_KIND, "claims": CLAIMS_KIND, "sources": SOURCES_KIND, "publishers": PUBLISHERS_KIND}
SHOW = "([kind, body]) => { const ct = content; ct.className = `ct ct-${kind}`; ct.innerHTML = body; }"


def lists(root: Path, number: int) -> dict[str, str]:
    """What stands on each of the pages of a desk with so many articles."""
    write_articles(root, number)
    view = View(site_of(open_project(root), ()), ("en",))
    return {name: str(page_of(kind, view, 1).body) for name, kind in LISTS.items()}


@pytest.mark.parametrize("number", [0, 1, 3, 300])
def test_lists_hold_for_any_number_of_articles(number: int, tmp_path: Path, browser: Browser, address: str) -> None:
    made = lists(tmp_path, number)
    trees = {name: LexborHTMLParser(body) for name, body in made.items()}
    assert len(trees["claims"].css("table.claims tbody tr")) == number
    assert len(trees["sources"].css("table.sources tbody tr")) == number
    assert len(trees["publishers"].css("tbody td:first-child a")) == (number + 1 if number else 0)
    assert len(trees["home"].css(".cards section")) == (min(number, ARTICLES_SHOWN) if number > 1 else 0)
    assert len(trees["home"].css(".lead, .trio > li")) == min(number, 4)
    told = {name: " ".join(tree.text().split()) for name, tree in trees.items()}
    if number == 0:
        assert "Nothing published yet" in told["home"]
        assert "Nothing published yet" in told["claims"]
        assert "0 " not in told["sources"]
    if number > 1:
        assert f"{number} statements, the gravest first" in told["claims"]
        assert f"All {number} statements" in told["home"]
        assert all("Courier of the" in one.text() for one in trees["home"].css(".trio > li"))
    assert (f"All {number} articles" in told["home"]) == (number > ARTICLES_SHOWN)
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{address}claims/")
        for width, height in ((320, 568), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            for name, body in made.items():
                page.evaluate(SHOW, [name, body])
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            if number:
                page.evaluate(SHOW, ["home", made["home"]])
                named = page.get_by_role("link", name="Courier of the").first.bounding_box()
                assert named is not None
                assert named["y"] + named["height"] < height
