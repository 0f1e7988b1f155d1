"""The pages of the first article's statements as readers have them: embedded, on paper, in forced colours."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from claimspring.model.corpus import Corpus

from .conftest import ARTICLE

GRAVE = ("refuted", "misleading")
CONTRASTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    if (element.matches("text.inv")) return getComputedStyle(element.closest("svg").querySelector("rect.dark")).fill;
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("main :is(mark, ins, del, svg text)")].map((element) => {
    const style = getComputedStyle(element);
    const [a, b] = [element.matches("text") ? style.fill : style.color, ground(element)].map(light);
    return [element.textContent, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  });
}"""


@pytest.fixture
def grave(corpus: Corpus, own: Path, serve: Callable[[Path], str]) -> list[str]:
    """The addresses of the refuted and the misleading statements."""
    home = serve(own)
    verdicts = {key.claim: record.value.review.verdict for key, record in corpus.claims.items()}
    return [f"{home}claims/{ARTICLE}/{name}/" for name, verdict in verdicts.items() if verdict in GRAVE]


@pytest.fixture
def pages(own: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    found = own.glob(f"**/claims/{ARTICLE}/*/index.html")
    return ((str(path.relative_to(own)), LexborHTMLParser(path.read_text("utf-8"))) for path in found)


def test_a_card_fits_a_narrow_frame(grave: list[str], page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 240})
    heights = {}
    for address in grave:
        page.goto(f"{address}#card")
        heights[address] = page.evaluate("document.querySelector('#card').getBoundingClientRect().height")
        assert not page.locator(".md-header").is_visible()
        assert not page.locator("#evidence").is_visible()
        assert page.locator("#card a[target=_top]").is_visible()
    assert heights
    assert {address: height for address, height in heights.items() if height > 240} == {}


def test_nothing_is_struck_without_what_should_stand_there(pages: Iterator[tuple[str, LexborHTMLParser]]) -> None:
    struck = 0
    for place, tree in pages:
        for node in tree.css("del"):
            struck += 1
            behind = node.next
            while behind is not None and behind.tag == "-text":
                behind = behind.next
            assert behind is not None, place
            assert behind.tag == "ins", place
    assert struck


@pytest.mark.parametrize(("language", "word"), [("", "robabl"), ("fr/", "robable"), ("es/", "robable")])
def test_a_heading_over_a_probable_step_says_so(own: Path, language: str, word: str) -> None:
    seen = 0
    for path in (own / language / "claims" / ARTICLE).glob("*/index.html"):
        trail = LexborHTMLParser(path.read_text("utf-8")).css_first("section.trail")
        if trail is not None and trail.css(".lanes .wide path.p"):
            seen += 1
            assert word in trail.css_first("h2").text(), path
    assert seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_pictures_can_be_read_in_forced_colours(grave: list[str], browser: Browser, scheme: str) -> None:
    with browser.new_context(forced_colors="active", color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        for address in grave:
            page.goto(address)
            faint = [(text, ratio) for text, ratio in page.evaluate(CONTRASTS) if ratio < 4.5]
            assert faint == [], address


def test_paper_takes_four_pages_at_most_and_no_encoded_address(grave: list[str], page: Page) -> None:
    for address in grave:
        page.goto(address)
        printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in printed)
        assert len(printed) <= 4, address
        assert re.search(r"%[0-9A-F]{2}", text) is None, address
        assert page.locator(".more:not(.list) blockquote").count() == 0 or "more:" in text


@pytest.mark.parametrize("language", ["", "fr/", "es/"])
def test_the_article_begins_soon_on_a_phone(own: Path, serve: Callable[[Path], str], page: Page, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{serve(own)}{language}articles/{ARTICLE}/")
    begin = "document.querySelector('.row .tr').getBoundingClientRect().top + scrollY"
    assert page.evaluate(begin) <= (910 if page.locator(".notice").count() else 780)
