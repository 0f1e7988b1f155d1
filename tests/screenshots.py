"""Pictures of the pages, to be looked at: `python -m tests.screenshots SITE FOLDER [PLACE…]`.

Opens the built site in a real Chromium as wide as a phone and as a desk, light and dark. Without places it takes one
page of each kind, in English and French.
"""

import functools
import http.server
import itertools
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser_setup import FLAGS, find

WIDTHS = {"phone": (390, 844), "desk": (1440, 900)}
SCHEMES = ("light", "dark")
KINDS = (
    "index.html",
    "articles/*/index.html",
    "claims/index.html",
    "claims/*/*/index.html",
    "sources/index.html",
    "sources/*/index.html",
    "publishers/*/index.html",
    "corrections/index.html",
    "status/index.html",
    "methodology/index.html",
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Requests are no news."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on loopback: its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def one_of_each_kind(site: Path) -> Iterator[str]:
    """The places of one page of each kind, in each language that there is."""
    for pattern, root in itertools.product(KINDS, (site, site / "fr")):
        for path in itertools.islice(sorted(root.glob(pattern)), 1):
            yield f"{path.parent.relative_to(site)}/".removeprefix("./")


def main(site: Path, folder: Path, *places: str) -> None:
    """Write one picture for each place, width and scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        for (width, size), scheme in itertools.product(WIDTHS.items(), SCHEMES):
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()
            for place in places or tuple(one_of_each_kind(site)):
                page.goto(root + place)
                name = place.replace("/", "_") or "home_"
                page.screenshot(path=folder / f"{name}{width}-{scheme}.png", full_page=True)
            context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
