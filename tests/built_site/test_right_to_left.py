"""An article in Hebrew, on a desk that writes Hebrew first and English second."""

import logging
import shutil
from collections.abc import Callable, Iterator
from logging.handlers import BufferingHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.built_site.conftest import SMALL, build_site
from tests.built_site.test_browser import DESK, PHONE, opened
from tests.right_to_left import write_bridge

DIRECTION = "element => getComputedStyle(element).direction"
OUTSIDE = """() => [...document.querySelectorAll("main svg")].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((text) => {
    const own = text.getBoundingClientRect();
    return own.left < box.left - 1 || own.right > box.right + 1;
  }).map((text) => text.textContent);
})"""
"""The words of drawings that are cut off at a side."""
ENDS = """(element) => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode(), range = document.createRange();
  const at = (place) => {
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    return range.getBoundingClientRect().left;
  };
  return [at(0), at(text.data.trimEnd().length - 1)];
}"""
"""Where the first and the last sign of a line stand."""


@pytest.fixture(scope="module")
def told() -> Iterator[BufferingHandler]:
    """What its build says."""
    log, handler = logging.getLogger("mkdocs.plugins.claimspring"), BufferingHandler(1000)
    before = log.level
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    yield handler
    log.removeHandler(handler)
    log.setLevel(before)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str], told: BufferingHandler) -> str:
    """Where its site is served."""
    assert not told.buffer
    folder = tmp_path_factory.mktemp("hebrew")
    project = shutil.copytree(SMALL, folder / "project", ignore=shutil.ignore_patterns(".cache"))
    write_bridge(project)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("[en, fr, es]", "[he, en]"), "utf-8")
    return serve(build_site(project, folder / "site"))


def _ends(page: Page, selector: str) -> tuple[float, float]:
    first, last = page.locator(selector).first.evaluate(ENDS)
    return first, last


@pytest.mark.usefixtures("desk")
def test_a_build_says_in_which_language_it_has_no_words(told: BufferingHandler) -> None:
    said = [one.getMessage() for one in told.buffer if "no words" in one.getMessage()]
    assert said == ["languages: no words of the program's own are in 'he'; pages have them in English"]


def test_a_page_runs_from_right_to_left_and_words_of_the_other_direction_do_not(browser: Browser, desk: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(f"{desk}claims/bridge/length/")
        wrong, right = (page.locator(f"h1 {name}").bounding_box() for name in ("del", "ins"))
        assert wrong is not None
        assert right is not None
        assert wrong["x"] > right["x"]
        assert page.locator("blockquote[lang=he]").first.evaluate(DIRECTION) == "rtl"
        assert page.locator("blockquote[lang=fr]").first.evaluate(DIRECTION) == "ltr"
        first, last = _ends(page, "h1")
        assert first > last
        first, last = _ends(page, "#credit")  # which has no Hebrew: its question mark stands behind it all the same
        assert first < last


def test_an_article_from_right_to_left_stands_in_a_page_that_runs_the_other_way(browser: Browser, desk: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(f"{desk}en/articles/bridge/")
        assert page.locator("h1").evaluate(DIRECTION) == "ltr"
        for original in (".orig-title", ".row.h .or", ".quote .or"):
            first, last = _ends(page, original)
            assert first > last, original
            assert page.locator(original).first.get_attribute("dir") == "rtl"
        assert page.locator(".row.h .tr").first.evaluate(DIRECTION) == "ltr"
        assert page.locator(".row > [lang=he][dir=rtl] > .tr").count() == 1  # which nobody translated
        page.goto(f"{desk}en/claims/bridge/length/")
        assert page.locator("#said + .saids [lang=he]").first.evaluate(DIRECTION) == "rtl"
        assert page.locator("blockquote[lang=he]").first.evaluate(DIRECTION) == "rtl"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_is_cut_off_in_either_direction(browser: Browser, desk: str, size: tuple[int, int]) -> None:
    with browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce") as context:
        page = context.new_page()
        for place in ("", "articles/bridge/", "claims/bridge/length/", "claims/", "publishers/"):
            for language in ("", "en/"):
                page.goto(f"{desk}{language}{place}")
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
                assert page.evaluate(OUTSIDE) == [], f"{language}{place}"
