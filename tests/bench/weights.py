"""What the pages of a site weigh: `python -m tests.bench.weights [SITE]`.

For each kind of page the largest and the middle one, plain and as a host sends it, then everything that a real Chromium
asks for when it opens the largest for the first time, and by how much the page shifts meanwhile. Ends with 1 where
something is above its limit.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tests.browser_setup import FLAGS, find
from tests.host import Host, hosted, sent

KINDS = {
    "home": "index.html",
    "article": "articles/*/index.html",
    "claim": "claims/*/*/index.html",
    "statements": "claims/index.html",
    "source": "sources/*/index.html",
    "sources": "sources/index.html",
    "publisher": "publishers/*/index.html",
    "publishers": "publishers/index.html",
    "person": "people/*/index.html",
    "topic": "topics/*/index.html",
    "corrections": "corrections/index.html",
    "search": "search/index.html",
    "method": "methodology/index.html",
}
"""Kinds of page by their files in one language."""
FILES = ("assets/claimspring/pages.css", "assets/claimspring/claimspring.css", "assets/claimspring/claimspring.js")
FIRST_VISIT, SHIFT = 150_000, 0.02
INDEXED = {"search": 210_000}
"""First visits that load an index, whose program alone has 72 kB."""
PAGE_LIMITS = {"claim": (42_000, 10_300), "source": (18_000, 5_000)}
"""The largest page of a kind, plain and sent, in bytes; docs/weights.md tells which goals are not reached yet."""
FILE_LIMITS = {"assets/claimspring/pages.css": 9_600, "assets/claimspring/claimspring.js": 4_000}
"""Files as they are sent, in bytes."""
_WINDOWS = ((1440, 900), (390, 844))
_SHIFTED = """() => new Promise((done) => {
  let shifted = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) shifted += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(() => done(shifted), 100)));
})"""


class Weight(NamedTuple):
    """A page in bytes: as it lies on the disk and as it is sent."""

    plain: int
    sent: int
    path: Path


class Visit(NamedTuple):
    """What a browser asked for that knew nothing of the site, in bytes by file, and how much the page shifted."""

    requests: dict[str, int]
    shift: float

    @property
    def bytes(self) -> int:
        """All of it."""
        return sum(self.requests.values())


def weighed(site: Path) -> dict[str, list[Weight]]:
    """The pages of each kind in all languages, the lightest first; a kind without a page is left out."""
    languages = [site, *sorted(path.parents[1] for path in site.glob("*/claims/index.html"))]
    found: dict[str, list[Weight]] = {}
    for kind, pattern in KINDS.items():
        paths = [path for folder in languages for path in folder.glob(pattern)]
        weights = [Weight(path.stat().st_size, len(sent(path)), path) for path in paths]
        if weights:
            found[kind] = sorted(weights, key=lambda one: (one.sent, one.path))
    return found


def visited(browser: Browser, host: Host, path: Path, window: tuple[int, int]) -> Visit:
    """A page opened with an empty cache in a window of this size."""
    begun = len(host.log)
    with browser.new_context(viewport={"width": window[0], "height": window[1]}) as context:
        page = context.new_page()
        page.goto(f"{host.address}{path.parent.relative_to(host.site).as_posix()}/", wait_until="networkidle")
        shift = float(page.evaluate(_SHIFTED))
    return Visit(dict(host.log[begun:]), shift)


def too_heavy(site: Path, pages: dict[str, list[Weight]], visits: dict[str, Visit]) -> Iterator[str]:
    """What is above its limit, one line each."""
    for kind, limits in PAGE_LIMITS.items():
        largest = (max(one.plain for one in pages[kind]), pages[kind][-1].sent)
        for name, is_, limit in zip(("", " compressed"), largest, limits, strict=True):
            if is_ > limit:
                yield f"the largest {kind} page has {is_:,} bytes{name}, {limit:,} are allowed"
    for name, limit in FILE_LIMITS.items():
        if len(sent(site / name)) > limit:
            yield f"{name} has {len(sent(site / name)):,} bytes compressed, {limit:,} are allowed"
    for kind, visit in visits.items():
        allowed = INDEXED.get(kind, FIRST_VISIT)
        if visit.bytes > allowed:
            yield f"the first visit of the {kind} page takes {visit.bytes:,} bytes, {allowed:,} are allowed"
        if visit.shift >= SHIFT:
            yield f"the {kind} page shifts by {visit.shift:.3f}, less than {SHIFT} is allowed"


def _line(kind: str, weights: list[Weight], visit: Visit) -> str:
    plain, compressed = [one.plain for one in weights], [one.sent for one in weights]
    sizes = (max(plain), max(compressed), median(plain), median(compressed), visit.bytes)
    figures = "".join(f"{size / 1000:8.1f}" for size in sizes)
    return f"{kind:12} {len(weights):6}{figures} ({len(visit.requests):2}) {visit.shift:7.3f}"


def main(site: Path) -> int:
    """Print the tables and what is too heavy; 1 where anything is."""
    pages, visits = weighed(site), dict[str, Visit]()
    print("kind          pages    largest page     middle page       first visit   shift   (kB, plain and compressed)")
    with hosted(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        for kind, weights in pages.items():
            seen = [visited(browser, host, weights[-1].path, window) for window in _WINDOWS]
            visits[kind] = Visit(max(seen, key=lambda one: one.bytes).requests, max(one.shift for one in seen))
            print(_line(kind, weights, visits[kind]), flush=True)
        browser.close()
    print()
    for name in dict.fromkeys((*FILES, *(name for one in visits.values() for name in one.requests))):
        if not name.endswith(".html"):
            print(f"{name:50} {(site / name).stat().st_size / 1000:8.1f} {len(sent(site / name)) / 1000:6.1f}")
    faults = list(too_heavy(site, pages, visits))
    print("", *faults, sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()))
