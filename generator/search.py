"""The full-text search: Pagefind, run over the finished site. Level 2; the index lies in `pagefind/` inside the site.

Pagefind's command takes 1 to 3 ms a page; its Python interface, fed page by page, took a hundred times that.
"""

import subprocess
import sys
from pathlib import Path

UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Pagefind's ready-made interfaces: the site has its own."""

IGNORED = ".trail, .tools, .history, .pager, svg, nav"
"""What stands on a page but says nothing of its own: more than half of a claim's words, and of what a search loads."""


class SearchIndexError(Exception):
    """Pagefind did not run, or did not like the site."""


def index_site(site: Path) -> None:
    """Index every page marked for it; raises SearchIndexError with Pagefind's words where that does not work."""
    # -P: whatever lies in the folder that is worked on, the program there is not taken for Pagefind.
    program = [sys.executable, "-P", "-m", "pagefind"]
    command = [*program, "--site", str(site), "--silent", "--exclude-selectors", IGNORED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- fixed words and a path
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not index {site}: {done.stderr.strip() or done.stdout.strip()}")
    for pattern in UNUSED:
        for path in (site / "pagefind").glob(pattern):
            path.unlink()
