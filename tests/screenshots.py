"""Pictures of the pages, to be looked at: `python -m tests.screenshots SITE FOLDER [PLACE…]`.

Opens the built site in a real Chromium as wide as a phone and as a desk, light, dark, in forced colours and as it is
printed. Without places it takes one page of each kind, in every language.
"""

import functools
import http.server
import itertools
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.bench import weights
from tests.browser_setup import FLAGS, find

WIDTHS = {"phone": (390, 844), "desk": (1440, 900)}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
PRINT = "print"
LANGUAGES = ("", "fr/", "es/")
KINDS = (
    *weights.KINDS.values(),
    "articles/index.html",
    "people/index.html",
    "topics/index.html",
    "status/index.html",
    "about/index.html",
    "contact/index.html",
    "privacy/index.html",
    "accessibility/index.html",
    "handbook/index.html",
)
"""One page of each is looked at: the kinds that are weighed, and those that need no weighing."""


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
    for language, pattern in itertools.product(LANGUAGES, KINDS):
        for path in itertools.islice(sorted((site / language).glob(pattern)), 1):
            yield f"{path.parent.relative_to(site)}/".removeprefix("./")


def main(site: Path, folder: Path, *places: str) -> None:
    """Write one picture for each place, width and look, and for each place on paper."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        for (width, size), look in itertools.product(WIDTHS.items(), (*LOOKS, PRINT)):
            viewport = {"width": size[0], "height": size[1]}
            with browser.new_context(viewport=viewport, reduced_motion="reduce", **LOOKS.get(look, {})) as context:
                page = context.new_page()
                if look == PRINT:
                    page.emulate_media(media=PRINT)
                for place in places or tuple(one_of_each_kind(site)):
                    page.goto(root + place)
                    name = place.replace("/", "_") or "home_"
                    page.screenshot(path=folder / f"{name}{width}-{look}.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
