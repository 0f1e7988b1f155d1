"""The site's own style sheets, type, scripts and icon, under names that need no query string to stay fresh."""

import re
from collections.abc import Iterator
from pathlib import Path

from claimspring.site.icons import icon_styles
from claimspring.site.page import Output

ASSETS = Path(__file__).parent / "assets"
STYLES = Path(__file__).parent / "styles"
FOLDER = "assets/claimspring/"
STYLE = FOLDER + "claimspring.css"
PAGES_STYLE = FOLDER + "pages.css"
SCRIPT = FOLDER + "claimspring.js"
SEARCH_SCRIPT = FOLDER + "search.js"
ICON = FOLDER + "icon.svg"
KIT_PAGE = ASSETS / "kit-page.txt"
"""The page of a kit, which checks itself, with a place for its data; browsers make kits of it too."""
PRELOADED = tuple(f"{FOLDER}fonts/{face}.woff2" for face in ("serif-600", "serif-400", "sans-400", "sans-600"))
"""The faces that the first screen of every page needs."""


_PARTS = ("base", "frame", "claim", "lists", "pictures", "modes", "article", "threads", "home", "index")
"""Of the pages' style sheet, in order."""


def static_files() -> Iterator[Output]:
    """The files every page needs."""
    for path in sorted(path for path in ASSETS.rglob("*") if path.is_file()):
        data = minified(path.read_text("utf-8")) if path.suffix == ".css" else path.read_bytes()
        yield Output(FOLDER + path.relative_to(ASSETS).as_posix(), [data])
    parts = [(STYLES / f"{part}.css").read_text("utf-8") for part in _PARTS]
    yield Output(PAGES_STYLE, [minified("".join((*parts, icon_styles())))])


def minified(css: str) -> bytes:
    """A style sheet without comments and idle space; its strings may not hold `/*` or two spaces in a row."""
    css = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    css = re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}")
    return re.sub(r"(?<=[{;])([\w-]+): ", r"\1:", css).encode()
