"""Every screen, in light and dark and with forced colours, at two widths: axe finds nothing, no other host is asked."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.editor.desk_process import DeskProcess

SCREENS = [
    "/",
    "/articles",
    "/articles/bridge",
    "/articles/bridge/sentences",
    "/articles/bridge/triage",
    "/claims/bridge/opening-day",
    "/claims/bridge/again",
    "/claims/bridge/full",
    "/claims/bridge/none",
    "/pick/bridge/opening-day/port-notice",
    "/sources",
    "/sources/port-notice",
    "/sources/letter",
    "/new-source?claim=bridge/opening-day",
    "/publishers",
    "/publishers/port",
    "/review/bridge/opening-day",
    "/publish/bridge/opening-day",
    "/changes",
    "/add",
    "/about",
    "/about/pages/about",
    "/people",
    "/people/mayor",
    "/topics/harbours",
    "/members/tester",
]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "language", "look"),
    [(1440, "en", {}), (390, "fr", {"color_scheme": "dark"}), (390, "es", {"forced_colors": "active"})],
    ids=["light", "dark", "forced"],
)
def test_axe_finds_nothing_and_no_other_host_is_asked(
    browser: Browser, shared_desk: DeskProcess, width: int, language: str, look: dict[str, str]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=language, bypass_csp=True, **look)  # type: ignore[arg-type] # what Playwright names
    context.add_init_script(f"sessionStorage.setItem('claimspring-language', '{language}')")
    page, asked = context.new_page(), set[str]()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.goto(shared_desk.opening())
    expect(page.locator("h1").first).to_be_visible()
    found: dict[str, list[str]] = {}
    for path in SCREENS:
        page.goto(shared_desk.origin + path)
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator("[data-later]")).to_have_count(0)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        for dialog in [
            None,
            *[one for one in ("retire-dialog", "credit-dialog", "join-dialog") if page.locator(f"#{one}").count()],
        ]:
            if dialog:
                page.evaluate("(id) => document.getElementById(id).showModal()", dialog)
            result = Axe().run(page)
            broken = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in result.response["violations"]]
            if broken:
                found[f"{path} {dialog or ''}"] = broken
            if dialog:
                page.evaluate("(id) => document.getElementById(id).close()", dialog)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.wait_for_load_state("networkidle")
    context.close()
    assert not found
    assert {place.rpartition(":")[0] for place in asked} == {"127.0.0.1"}
