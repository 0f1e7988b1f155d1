"""The site's own style sheets, type, scripts and icon, under names that need no query string to stay fresh."""

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
        yield Output(FOLDER + path.relative_to(ASSETS).as_posix(), [path.read_bytes()])
    yield Output(PAGES_STYLE, [*((STYLES / f"{part}.css").read_bytes() for part in _PARTS), icon_styles().encode()])
