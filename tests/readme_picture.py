"""The picture in README.md: the first article as a reader sees it, `python -m tests.readme_picture SITE PICTURE`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser_setup import FLAGS, find
from tests.screenshots import served

SIZE = {"width": 1280, "height": 800}


def main(site: Path, picture: Path) -> None:
    """Write what the window shows when the note on a refuted claim stands in it."""
    article = min((site / "articles").glob("*/index.html")).parent.relative_to(site)
    picture.parent.mkdir(parents=True, exist_ok=True)
    with served(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        page = browser.new_context(viewport=SIZE, color_scheme="light", reduced_motion="reduce").new_page()
        page.goto(f"{root}{article}/")
        page.locator(".note.v-cross").first.evaluate("note => note.scrollIntoView({ block: 'end' })")
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
