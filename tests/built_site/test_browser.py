"""The built site in a real Chromium: for every reader, on every screen, with and without script."""

import itertools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
PLACES = (
    "",
    "articles/tower/",
    "claims/",
    "claims/tower/height/",
    "sources/",
    "sources/survey/",
    "publishers/council/",
    "corrections/",
    "status/",
    "methodology/",
    "handbook/",
    "search/",
)
LANGUAGES = ("", "fr/", "es/")
LOOKS: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
PHONE, DESK = (390, 844), (1440, 900)
_FONT_IN_A_FOLDER = re.compile(r"file:\S+\.woff2|: net::ERR_FAILED$")
"""From a folder Chromium loads no type, and pages are read in the reader's own."""


@contextmanager
def opened(browser: Browser, size: tuple[int, int], **options: object) -> Iterator[Page]:
    """A page whose messages and requests are watched: nothing may go wrong, leave the site, or fetch its whole list."""
    viewport = {"width": size[0], "height": size[1]}
    with browser.new_context(viewport=viewport, reduced_motion="reduce", **options) as context:  # type: ignore[arg-type]
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("requestfailed", lambda request: wrong.append(request.url))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("http://127.0.0.1", "file:", "data:", "blob:"))
                and not request.url.endswith("sitemap.xml")
                else wrong.append(request.url)
            ),
        )
        yield page
        assert [message for message in wrong if not _FONT_IN_A_FOLDER.search(message)] == []


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and its own best practices."""
    page.evaluate(AXE)
    run = "async () => JSON.stringify((await axe.run(document, {resultTypes: ['violations']})).violations)"
    return [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary']}"
        for one in json.loads(page.evaluate(run))
        for node in one["nodes"]
    ]


def sample(language: int) -> dict[tuple[str, tuple[int, int]], list[str]]:
    """The pages of a language by look and width; with those of the others, every two of the four meet somewhere."""
    pages: dict[tuple[str, tuple[int, int]], list[str]] = {}
    for number, place in enumerate(PLACES):
        look = list(LOOKS)[(number + language) % len(LOOKS)]
        pages.setdefault((look, (PHONE, DESK)[(number // len(LOOKS) + language) % 2]), []).append(place)
    return pages


@pytest.mark.parametrize("language", range(len(LANGUAGES)), ids=LANGUAGES)
def test_pages_are_open_to_everybody(browser: Browser, address: str, language: int) -> None:
    found = []
    for (look, size), places in sample(language).items():
        with opened(browser, size, bypass_csp=True, **LOOKS[look]) as page:
            for place in places:
                page.goto(f"{address}{LANGUAGES[language]}{place}")
                found += [f"{place} {look}: {violation}" for violation in violations(page)]
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{place} is too wide"
    assert found == []


def test_every_two_of_language_look_width_and_page_are_judged_together() -> None:
    judged = [
        (language, look, size, place)
        for language in range(len(LANGUAGES))
        for (look, size), places in sample(language).items()
        for place in places
    ]
    values = (range(len(LANGUAGES)), LOOKS, (PHONE, DESK), PLACES)
    for one, other in itertools.combinations(range(4), 2):
        met = {(case[one], case[other]) for case in judged}
        assert met == set(itertools.product(values[one], values[other]))


def test_what_shuts_somebody_out_would_be_noticed(browser: Browser, address: str) -> None:
    with opened(browser, DESK, bypass_csp=True) as page:
        page.goto(address)
        page.evaluate("document.querySelector('h1 a').style.color = '#ccc'")
        page.evaluate("document.querySelector('.trio').append(document.createElement('p'))")
        assert {violation.split(":")[0] for violation in violations(page)} == {"color-contrast", "list"}


def test_nothing_is_refused_by_the_policy_and_nothing_leaves_the_site(browser: Browser, address: str) -> None:
    with opened(browser, DESK) as page:
        for place in PLACES:
            page.goto(address + place)
            page.wait_for_load_state("networkidle")
            policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
            assert "unsafe-inline" not in policy
            assert "sha256-" in policy


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_article_reads_without_script(browser: Browser, address: str, size: tuple[int, int]) -> None:
    with opened(browser, size, java_script_enabled=False) as page:
        page.goto(f"{address}articles/tower/")
        note = page.locator("#r-height")
        assert "It is ten metres high." in note.inner_text()
        assert note.get_by_role("link", name="Evidence", exact=False).is_visible()
        words, beside = page.locator(".row .tr").first.bounding_box(), note.bounding_box()
        assert words is not None
        assert beside is not None
        if size == PHONE:
            assert beside["y"] >= words["y"] + words["height"]
        else:
            assert beside["x"] >= words["x"] + words["width"]


def test_one_verdict_can_be_shown_without_script(browser: Browser, address: str) -> None:
    with opened(browser, DESK, java_script_enabled=False) as page:
        page.goto(f"{address}articles/tower/")
        line = "getComputedStyle(document.querySelector('mark.v-half')).textDecorationColor"
        shown = page.evaluate(line)
        page.get_by_label("1 refuted").check()
        assert page.locator("#r-height").is_visible()
        assert not page.locator("#r-painted").is_visible()
        assert page.evaluate(line) == "rgba(0, 0, 0, 0)"
        page.locator("[value=all]").check()
        assert page.locator("#r-painted").is_visible()
        assert page.evaluate(line) == shown


def test_words_and_notes_light_up_together(browser: Browser, address: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(f"{address}articles/tower/")
        page.locator("#r-painted").hover()
        lit = page.locator("mark.lit").all_inner_texts()
        assert "Elle fut peinte en rouge & blanc en 2019." in lit
        assert not any("douze" in text for text in lit)


def test_a_click_on_words_leads_to_their_note(browser: Browser, address: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(f"{address}articles/tower/")
        page.locator("mark").first.click()
        assert page.url.endswith("#r-height")


def test_keys_go_from_claim_to_claim(browser: Browser, address: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(f"{address}articles/tower/")
        focused = "document.activeElement.closest('.note')?.id"
        page.keyboard.press("Alt+ArrowDown")
        assert page.evaluate(focused) == "r-height"
        page.keyboard.press("Alt+ArrowDown")
        assert page.evaluate(focused) == "r-painted"
        page.keyboard.press("Alt+ArrowUp")
        assert page.evaluate(focused) == "r-height"
        page.keyboard.press("Enter")
        page.wait_for_url("**/claims/tower/height/")


def test_a_sentence_has_an_address_that_can_be_copied(browser: Browser, address: str) -> None:
    with opened(browser, DESK, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{address}articles/tower/")
        page.locator(".no a").nth(1).click()
        page.wait_for_function("document.querySelector('[data-copied][href]')")
        link = page.evaluate("navigator.clipboard.readText()")
        assert link == page.url == f"{address}articles/tower/#s-0091dd"
        assert page.evaluate("getComputedStyle(document.querySelector('.row:target')).backgroundColor").endswith(
            "0.35)"
        )


def test_the_address_holds_the_filter_of_the_claims(browser: Browser, address: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(f"{address}claims/")
        rows = page.locator("table.claims tbody tr:visible")
        assert rows.count() == 3
        page.get_by_label("1 refuted").check()
        assert page.url.endswith("?verdict=v-cross")
        assert rows.count() == 1
        assert page.locator("[data-shown]").inner_text() == "1 / 3"
        page.goto(f"{address}claims/?verdict=v-half&kind=number")
        assert rows.count() == 0
        assert page.locator("[data-shown]").inner_text() == "0 / 3"
        page.get_by_role("button", name="Show all").click()
        page.wait_for_function("document.querySelectorAll('table.claims tbody tr[hidden]').length === 0")
        assert rows.count() == 3
        assert page.locator("[data-shown]").inner_text() == "3 / 3"


def test_the_claims_of_one_verdict_can_be_shown_without_script(browser: Browser, address: str) -> None:
    with opened(browser, PHONE, java_script_enabled=False) as page:
        page.goto(f"{address}claims/")
        rows = page.locator("table.claims tbody tr:visible")
        assert rows.count() == 3
        page.locator("[value=v-half]").check(force=True)
        assert rows.count() == 1
        assert "painted" in rows.inner_text()
        assert not page.locator("[data-facets]").is_visible()


def test_the_language_switch_stays_on_the_page(browser: Browser, address: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(f"{address}claims/tower/height/", wait_until="networkidle")
        page.locator(".langs a[hreflang=fr]").evaluate("link => link.click()")
        page.wait_for_url(f"{address}fr/claims/tower/height/")
        assert page.locator("html").get_attribute("lang") == "fr"
        assert page.locator("h1").inner_text() == "La tour a douze mètres."


def test_the_site_works_from_a_folder(browser: Browser, small: Path) -> None:
    with opened(browser, DESK) as page:
        page.goto((small / "index.html").as_uri())
        page.locator("#lead a").click()
        page.wait_for_url("**/claims/tower/height/index.html")
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Label")
        page.get_by_role("link", name="In the article").click()
        page.wait_for_url("**/articles/tower/index.html#r-height")


def test_from_a_folder_the_search_says_that_it_needs_a_site(browser: Browser, small: Path) -> None:
    with browser.new_context(viewport={"width": DESK[0], "height": DESK[1]}) as context:
        page = context.new_page()
        page.goto((small / "index.html").as_uri())
        page.locator(".find input").fill("tower")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/index.html?q=tower")
        assert page.locator("[data-count]").inner_text().startswith("The search does not work here")


def test_the_colours_chosen_stay_on_pages_with_and_without_material_s_script(browser: Browser, address: str) -> None:
    with browser.new_context(color_scheme="light") as context:
        page = context.new_page()
        page.goto(f"{address}claims/")
        assert not page.locator("script[src*=bundle]").count()
        assert page.locator("html.js").count()
        for shown in ("default", "slate"):
            page.locator(".md-header__option label:not([hidden])").click()
            page.wait_for_selector(f"body[data-md-color-scheme={shown}]")
        page.goto(f"{address}about/")
        assert page.locator("script[src*=bundle]").count()
        page.wait_for_selector("body[data-md-color-scheme=slate] [for=__palette_0]:not([hidden])")
        page.goto(f"{address}claims/tower/height/")
        page.wait_for_selector("body[data-md-color-scheme=slate] [for=__palette_0]:not([hidden])")
        page.locator("#__palette_2").press("Enter")
        page.wait_for_selector("body[data-md-color-scheme=default] [for=__palette_1]:not([hidden])")


def test_a_folded_part_opens_where_an_address_leads_into_it(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}claims/tower/height/")
        folded = page.locator("details.tool pre").first
        assert not folded.is_visible()
        folded.evaluate("(element) => { element.id = 'within'; location.hash = 'within'; }")
        folded.wait_for(state="visible")
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{address}claims/#%")
        page.wait_for_selector("html.js")
        assert not faults


def test_letters_beyond_western_europe_are_fetched_where_a_page_has_one(browser: Browser, address: str) -> None:
    with opened(browser, DESK) as page:
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(f"{address}claims/", wait_until="networkidle")
        assert [url for url in fetched if "/fonts/serif-600" in url]
        assert not [url for url in fetched if "-ext." in url]
        with page.expect_request(lambda request: request.url.endswith("/fonts/serif-600-ext.woff2")):
            page.locator("h1").evaluate("(element) => { element.textContent = 'Kovačević'; }")


def test_print_shows_every_note(browser: Browser, address: str) -> None:
    with opened(browser, PHONE) as page:
        page.goto(f"{address}articles/tower/")
        page.emulate_media(media="print")
        assert page.locator("#r-height a").is_visible()
        assert not page.locator(".md-header .tabs").is_visible()


def test_nothing_of_a_picture_is_masked_away(browser: Browser, address: str) -> None:
    """The pictures' short class names stand in one style sheet with those of icons, which are masks."""
    masked = "[...document.querySelectorAll('main svg *')].filter(e => getComputedStyle(e).maskImage !== 'none')"
    with opened(browser, DESK) as page:
        for place in ("articles/tower/", "claims/tower/height/"):
            page.goto(address + place, wait_until="networkidle")  # going on would break off the icon
            assert page.locator("main svg path").count() > 0
            assert page.evaluate(f"{masked}.map(e => e.outerHTML)") == []


def test_a_drawing_can_be_saved_as_a_file_that_stands_alone(browser: Browser, address: str) -> None:
    with opened(browser, DESK) as page:
        place = f"{address}claims/tower/height/"
        page.goto(place)
        heading = page.locator("#trail").inner_text()
        saved = {}
        for form in ("SVG", "PNG"):
            with page.expect_download() as download:
                page.locator(".trail .save").get_by_role("button", name=form).click()
            assert download.value.suggested_filename == f"height-trail.{form.lower()}"
            saved[form] = download.value.path().read_bytes()
    picture = ET.fromstring(saved["SVG"])
    texts = [element.text for element in picture.iter("{http://www.w3.org/2000/svg}text") if element.text]
    assert picture.findtext("{http://www.w3.org/2000/svg}title") == heading
    assert texts[0] in heading
    assert place in " ".join(texts)
    assert "class=" not in saved["SVG"].decode()
    assert saved["PNG"].startswith(b"\x89PNG")
