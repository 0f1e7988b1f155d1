"""The frames around pages: pages in, whole documents out. A frame is made once for all pages alike."""

import hashlib
import json
from collections.abc import Callable
from functools import cache

from generator.render.frame import Frame, whole_page
from generator.render.menu import FrameParts, frame_parts
from generator.render.page import Kind, Page
from generator.render.site import Site

FrameHtml = Callable[[FrameParts], str]
"""Renders a frame with its slots."""


class Framer:
    """Puts pages into their frames."""

    def __init__(self, site: Site, frame: FrameHtml) -> None:
        self._site = site

        @cache
        def cut(language: str, depth: int | None, section: str) -> tuple[Frame, str]:
            html = frame(frame_parts(site, language, depth, section))
            digest = hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()
            return Frame.cut(html), json.dumps([language, depth, section, digest])

        self._cut = cut

    def place(self, page: Page) -> str:
        """The file that a page belongs into."""
        place = self._site.addresses.localized(page.place, page.language)
        return place if place.endswith(".html") else f"{place}index.html"

    def html(self, page: Page) -> bytes:
        """The whole page."""
        html = whole_page(self._frame(page)[0], page, self._site.addresses, self._site.settings.site_name)
        return html.encode("utf-8", "xmlcharrefreplace")

    def mark(self, page: Page) -> str:
        """Names the frame of a page, with a digest of it."""
        return self._frame(page)[1]

    def is_as_marked(self, mark: str) -> bool:
        """Whether a frame is today what it was when it was marked."""
        language, depth, section, _ = json.loads(mark)
        return self._cut(language, depth, section)[1] == mark

    def _frame(self, page: Page) -> tuple[Frame, str]:
        """The frame for a page's language, depth and section; the page for unknown addresses answers at any depth."""
        depth = None if page.kind is Kind.NOT_FOUND else self.place(page).count("/")
        return self._cut(page.language, depth, page.section)
