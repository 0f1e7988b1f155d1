"""The keyboard alone: whatever a test clicks, ticks or chooses is reached with Tab, or has a key of its own."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Locator, Page, expect

_MOST = 400
"""So many times Tab is pressed at most."""
_IS_THERE = "(element) => element === document.activeElement"
_NEXT = """(element) => {
  const here = document.activeElement;
  if (!here || here === document.body) return "Tab";
  return here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
}"""


def keyboard_alone(patch: pytest.MonkeyPatch) -> None:
    """Let clicks, ticks and choices of tests be made with keys."""
    patch.setattr(Locator, "click", _click)
    patch.setattr(Locator, "check", _check)
    patch.setattr(Locator, "select_option", _choose)


def reach(locator: Locator) -> Page:
    """Go to something with Tab; fails where Tab does not lead there."""
    page = locator.page
    expect(locator).to_be_visible()
    expect(locator).to_be_enabled()
    way = locator.evaluate(_NEXT)
    for _ in range(_MOST):
        if locator.evaluate(_IS_THERE):
            return page
        page.keyboard.press(way)
    raise AssertionError(f"{locator} is not reached with {way}")


def _click(locator: Locator, **_: object) -> None:
    """Press what is reached; a button with a key of its own by that, as long as nobody types or just has."""
    expect(locator).to_be_visible()
    expect(locator).to_be_enabled()
    key = locator.get_attribute("data-key") or ""
    typing = locator.page.evaluate(
        """document.activeElement.matches('input:not([type=radio]):not([type=checkbox]),textarea,select')
        || document.body.dataset.typing !== undefined || document.querySelector('[data-unsaved]') !== null"""
    )
    if len(key) == 1 and not typing:
        locator.page.keyboard.press(key)
        return
    reach(locator).keyboard.press("Enter")


def _check(locator: Locator, **_: object) -> None:
    """Tick a box; choose one of several with the arrow keys, as Tab leads only to the chosen one, or the first."""
    if locator.get_attribute("type") != "radio":
        reach(locator).keyboard.press("Space")
        return
    group = locator.page.locator(f"input[type=radio][name={_quoted(locator)}]")
    chosen = locator.page.locator(f"input[type=radio][name={_quoted(locator)}]:checked")
    start = chosen.first if chosen.count() else group.first
    page = reach(start)
    if not chosen.count():
        page.keyboard.press("Space")
    for _ in range(group.count()):
        if locator.is_checked():
            return
        page.keyboard.press("ArrowRight")
    expect(locator).to_be_checked()


def _quoted(locator: Locator) -> str:
    return f"'{locator.get_attribute('name')}'"


def _choose(locator: Locator, value: str, **_: object) -> list[str]:
    """Choose from a list with the arrow keys."""
    page = reach(locator)
    page.keyboard.press("Home")
    for _ in range(locator.locator("option").count()):
        if locator.input_value() == value:
            return [value]
        page.keyboard.press("ArrowDown")
    expect(locator).to_have_value(value)
    return [value]


def select_words(page: Page, words: str) -> None:
    """Choose words of an article or of a copy: sentence by sentence, then word by word."""
    tab = page.locator(".tabs [data-tab='article']")
    if tab.is_visible():
        tab.click()
    if not page.locator("[data-sentences]").count():
        page.locator("[data-key='s']").first.click()
    options = page.locator("[data-sentences] > [role=option]")
    expect(options.first).to_be_visible()
    reach(page.locator("[data-sentences] > [role=option][tabindex='0']"))
    wanted = options.filter(has_text=words).first
    for _ in range(options.count()):
        if wanted.evaluate(_IS_THERE):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#bar")).to_be_visible()
    press_until(page, "ArrowRight", words)
    press_until(page, "Shift+ArrowLeft", words, "[^\\w]*[”»]")


def press_until(page: Page, key: str, wanted: str, rest: str = "") -> None:
    """Press a key until the words that are chosen are these; one that comes before the list listens is lost."""
    line = page.locator("#bar-words")
    for _ in range(40):
        shown = line.inner_text()
        if re.match(rf"[“«]\s?{re.escape(wanted)}{rest}", shown):
            return
        page.keyboard.press(key)
        with suppress(AssertionError):
            expect(line).not_to_have_text(shown, timeout=3_000)
    expect(line).to_contain_text(wanted)
