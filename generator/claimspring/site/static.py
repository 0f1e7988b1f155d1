"""The site's own style sheet, script and icon, under names that need no query string to stay fresh."""

from collections.abc import Iterator
from pathlib import Path

from claimspring.site.icons import icon_styles
from claimspring.site.page import Output

ASSETS = Path(__file__).parent / "assets"
FOLDER = "assets/claimspring/"
STYLE = FOLDER + "claimspring.css"
SCRIPT = FOLDER + "claimspring.js"
SEARCH_SCRIPT = FOLDER + "search.js"
ICON = FOLDER + "icon.svg"


def static_files() -> Iterator[Output]:
    """The files every page needs."""
    for path in sorted(ASSETS.iterdir()):
        added = icon_styles().encode() if path.suffix == ".css" else b""
        yield Output(FOLDER + path.name, [path.read_bytes(), added])
