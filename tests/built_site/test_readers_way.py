"""What no checker of rules sees: words that vanish, a focus nobody sees, links that lead nowhere."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from tests.built_site.conftest import ADDRESS
from tests.built_site.test_browser import DESK, PHONE, opened

CONTRAST = """
() => [...document.querySelectorAll("mark, del, ins")].map((element) => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let under = element;
  while (under.parentElement && /, 0\\)$|transparent/.test(getComputedStyle(under).backgroundColor)) {
    under = under.parentElement;
  }
  const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(under).backgroundColor)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
})
"""
"""The contrast of every marked text with what it stands on: WCAG 2.2, relative luminance."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_checked_sentences_can_be_read_in_forced_colours(scheme: str, address: str, browser: Browser) -> None:
    with opened(browser, DESK, forced_colors="active", color_scheme=scheme) as page:
        page.goto(address + "articles/tower/")
        contrasts = page.evaluate(CONTRAST)
        assert contrasts
        assert min(contrasts) >= 4.5


def test_the_focus_is_seen_on_every_control(address: str, browser: Browser) -> None:
    with opened(browser, DESK) as page:
        page.goto(address + "claims/")
        unseen = []
        for _ in range(40):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """() => {
                  const element = document.activeElement, style = getComputedStyle(element);
                  const drawn = (one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0;
                  const beside = element.nextElementSibling && getComputedStyle(element.nextElementSibling);
                  const seen = element === document.body || drawn(style) || (beside && drawn(beside));
                  return seen ? "" : element.outerHTML;
                }"""
            )
            if seen:
                unseen.append(seen[:200])
        assert unseen == []


def test_no_word_is_broken_in_the_cell_of_a_table(address: str, browser: Browser) -> None:
    with opened(browser, PHONE) as page:
        page.goto(address + "methodology/")
        page.evaluate(
            """() => {
              const table = document.createElement("table");
              table.innerHTML = "<tr><th>Supported</th><td>" + "The evidence found bears the statement out. ".repeat(3)
                + "</td></tr>";
              document.querySelector(".prose").append(table);
            }"""
        )
        height, line = page.evaluate(
            """() => {
              const cell = document.querySelector(".prose table:last-child th"), range = document.createRange();
              range.selectNodeContents(cell);
              return [range.getBoundingClientRect().height, parseFloat(getComputedStyle(cell).lineHeight)];
            }"""
        )
        assert height < 1.5 * line


def test_another_language_keeps_search_filters_and_sentence(address: str, browser: Browser) -> None:
    with opened(browser, DESK) as page:
        page.goto(address + "articles/tower/?kind=number#r-height")
        link = page.locator(".langs a[hreflang=fr]")
        link.evaluate("link => link.click()")
        page.wait_for_url("**/fr/articles/tower/?kind=number#r-height")


def test_an_address_that_leads_nowhere_leads_on(small: Path) -> None:
    """Shown at any depth, its links begin at the root of the host."""
    tree = LexborHTMLParser((small / "404.html").read_text(encoding="utf-8"))
    links = [str(node.attributes["href"]) for node in tree.css("a[href], link[href]")]
    base = urlsplit(ADDRESS).path
    inside = [link.removeprefix(base) for link in links if link.startswith(base)]
    assert {"", "claims/", "fr/", "feed.xml"} <= set(inside)
    assert {form.attributes["action"] for form in tree.css("form.find3")} == {f"{base}search/"}
    elsewhere = [link for link in links if not link.startswith((base, "#", "https://"))]
    assert elsewhere == []
    lost = [
        place for place in inside if not (small / place / ("index.html" if place[-1:] in {"", "/"} else "")).exists()
    ]
    assert lost == []


def test_from_an_address_that_leads_nowhere_a_reader_goes_on(
    small: Path, tmp_path: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    """The host answers with the page whatever the depth."""
    (tmp_path / "small").symlink_to(small)
    site = serve(tmp_path) + "small/"
    told = (small / "404.html").read_text(encoding="utf-8")
    with browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}) as context:
        page = context.new_page()
        for lost in ("**/nowhere/**", "**/fr/about/"):
            page.route(lost, lambda route: route.fulfill(status=404, content_type="text/html", body=told))
        page.goto(f"{site}claims/nowhere/at/all")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("link", name="All statements").click()
        page.wait_for_url(f"{site}claims/")
        page.goto(f"{site}claims/nowhere/at/all")
        page.locator("#q3").fill("tower")
        page.locator("#q3").press("Enter")
        page.wait_for_url(f"{site}search/?q=tower")
        page.locator(".results > li").first.wait_for()
        page.goto(f"{site}fr/about/")  # which is there in the first language
        page.wait_for_url(f"{site}about/")


@pytest.mark.parametrize("language", ["", "fr/", "es/"])
def test_a_card_embedded_long_ago_is_still_shown(language: str, address: str, page: Page) -> None:
    page.goto(f"{address}about/")
    page.set_content(f'<iframe src="{address}{language}embed/tower/height/" width="600" height="320" sandbox></iframe>')
    card = page.frame_locator("iframe").frame_locator("iframe")
    card.locator("#card h1").wait_for()
    assert not card.locator("#evidence").is_visible()
    page.goto(f"{address}{language}embed/tower/how-high/")  # which has another name now
    page.wait_for_url(f"{address}{language}claims/tower/height/#card")
