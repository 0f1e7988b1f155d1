"""Pictures of the pages, to be looked at: `python -m tests.screenshots SITE FOLDER [PLACE…]`.

Opens the built site in a real Chromium as wide as a phone and as a desk, light and dark. Without places it takes one
page of each kind, in English and French.
"""

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.site.chromium import chromium, served

WIDTHS = {"phone": (390, 844), "desk": (1440, 900)}
SCHEMES = ("light", "dark")


def one_of_each_kind(site: Path) -> Iterator[str]:
    """The places of one page of each kind, in each language that there is."""
    patterns = (
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
    for pattern, root in itertools.product(patterns, (site, site / "fr")):
        for path in itertools.islice(sorted(root.glob(pattern)), 1):
            yield f"{path.parent.relative_to(site)}/".removeprefix("./")


def main(site: Path, folder: Path, *places: str) -> None:
    """Write one picture for each place, width and scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as root, chromium() as browser:
        for (width, size), scheme in itertools.product(WIDTHS.items(), SCHEMES):
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()
            for place in places or tuple(one_of_each_kind(site)):
                page.goto(root + place)
                page.screenshot(
                    path=folder / f"{place.replace('/', '_') or 'home_'}{width}-{scheme}.png", full_page=True
                )
            context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
