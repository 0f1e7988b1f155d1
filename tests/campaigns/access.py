"""Whether everybody can read every page: `python -m tests.campaigns.access [SITE]`, or `make a11y`.

Opens one page of each kind of the built site, and those of its states that look different, in every language, as wide
as a desk and as a phone, in light, dark and forced colours, with all that is folded open, and has axe-core judge it by
WCAG 2.2 AA and its own best practices. Ends with 1 where it finds something, where a page is wider than its window, or
where the keyboard leads to something on which nobody sees it.
"""

import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser_setup import FLAGS, find
from tests.screenshots import KINDS, LANGUAGES, LOOKS, WIDTHS, served

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
STATES = {"search/": ("?q=tower", "?q=wagnr"), "claims/": ("?verdict=v-cross",)}
"""What a page shows beside what it shows first, by its place in the first language."""
OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
RUN = "async () => JSON.stringify((await axe.run(document, {resultTypes: ['violations']})).violations)"
WIDE = "document.documentElement.scrollWidth > innerWidth"
UNSEEN = """() => {
  const look = (element) => {
    const of = (one) => {
      const style = getComputedStyle(one);
      return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor,
        style.backgroundColor, style.color, style.textDecoration].join();
    };
    const label = element.labels?.[0];
    return [element, element.parentElement, label, element.nextElementSibling].map((one) => one && of(one)).join("|");
  };
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const unseen = [];
  for (const element of document.querySelectorAll(wanted)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.disabled) continue;
    const before = look(element);
    element.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement === element && look(element) === before) unseen.push(element.outerHTML.slice(0, 160));
    element.blur();
  }
  return unseen;
}"""
"""The controls that look the same with the focus of the keyboard as without it."""


class Look(NamedTuple):
    """One way to look at a site."""

    language: str
    width: tuple[int, int]
    look: str

    def __str__(self) -> str:
        return f"/{self.language} {self.width[0]} {self.look}"


def looks() -> Iterator[Look]:
    """All of them."""
    return itertools.starmap(Look, itertools.product(LANGUAGES, WIDTHS.values(), LOOKS))


def places(site: Path, language: str) -> Iterator[str]:
    """One page of each kind in a language, with its states; the page for unknown addresses."""
    for pattern in KINDS:
        for path in itertools.islice(sorted((site / language).glob(pattern)), 1):
            place = f"{path.parent.relative_to(site / language)}/".removeprefix("./")
            yield from (f"{language}{place}{state}" for state in ("", *STATES.get(place, ())))
    if not language:
        yield "404.html"


def faults(page: Page) -> list[str]:
    """What is wrong with the page that is open."""
    page.evaluate(OPEN)
    page.evaluate(AXE)
    found = [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary']}"
        for one in json.loads(page.evaluate(RUN))
        for node in one["nodes"]
    ]
    found += ["wider than the window"] if page.evaluate(WIDE) else []
    return found + [f"nothing shows the focus: {one}" for one in page.evaluate(UNSEEN)]


def looked_at(browser: Browser, root: str, site: Path, look: Look) -> Iterator[tuple[str, list[str]]]:
    """Each page in one look, with what is wrong with it."""
    viewport = {"width": look.width[0], "height": look.width[1]}
    options = LOOKS[look.look] | {"viewport": viewport, "reduced_motion": "reduce", "bypass_csp": True}
    with browser.new_context(**options) as context:
        page = context.new_page()
        for place in places(site, look.language):
            page.goto(root + place, wait_until="networkidle" if "?" in place else "load")
            yield place, faults(page)


def main(site: Path) -> int:
    """Print each fault once with where it is, and how many pages were looked at; 1 where there is any."""
    seen, found = 0, Counter[str]()
    with served(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        for look in looks():
            for place, wrong in looked_at(browser, root, site, look):
                seen += 1
                for fault in wrong:
                    found[fault] += 1
                    if found[fault] == 1:
                        print(f"{place or '/'} ({look}): {fault}", flush=True)
        browser.close()
    print(f"{seen} pages looked at, {found.total()} faults ({len(found)} different)")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
