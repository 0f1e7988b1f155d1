"""Render and write: the site in, its files in a folder out; every processor makes a share of the parts."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice
from pathlib import Path

from generator.build.shares import in_shares, processors
from generator.render.every import every_part
from generator.render.frame import Frame, whole_page
from generator.render.menu import FrameParts, frame_parts
from generator.render.page import Kind, Output, Page
from generator.render.site import Site
from generator.render.static import static_files
from generator.search import index_site

FrameHtml = Callable[[FrameParts], str]
"""Renders a frame with its slots."""


def publish(site: Site, frame: FrameHtml, folder: Path, shares: int | None = None) -> int:
    """Write the site into `folder`, in so many shares (None: as many as there are processors); returns the pages."""
    writer = Writer(folder)
    for output in static_files():
        writer.write(output.place, output.pieces)
    framer = Framer(site, frame)

    def work(share: int, of: int) -> int:
        return sum(
            _written(item, framer, writer) for part in islice(every_part(site), share, None, of) for item in part
        )

    pages = in_shares(work, shares or processors())
    if site.settings.search:
        index_site(folder)
    return pages


def _written(item: Page | Output, framer: "Framer", writer: "Writer") -> int:
    """Write a file; returns how many pages that were."""
    if isinstance(item, Output):
        writer.write(item.place, item.pieces)
        return 0
    writer.write(framer.place(item), [framer.html(item).encode("utf-8", "xmlcharrefreplace")])
    return 1


class Framer:
    """Puts pages into their frames; a frame is made once for all pages alike."""

    def __init__(self, site: Site, frame: FrameHtml) -> None:
        self._site = site

        @cache
        def cut(language: str, depth: int | None, section: str) -> Frame:
            return Frame.cut(frame(frame_parts(site, language, depth, section)))

        self._cut = cut

    def place(self, page: Page) -> str:
        """The file that a page belongs into."""
        place = self._site.addresses.localized(page.place, page.language)
        return place if place.endswith(".html") else f"{place}index.html"

    def html(self, page: Page) -> str:
        """The whole page; the one for unknown addresses answers at any depth."""
        depth = None if page.kind is Kind.NOT_FOUND else self.place(page).count("/")
        frame = self._cut(page.language, depth, page.section)
        return whole_page(frame, page, self._site.addresses, self._site.settings.site_name)


class Writer:
    """Writes files below a folder; a folder is made once."""

    def __init__(self, root: Path) -> None:
        self._root = f"{root}/"
        self._made: set[str] = set()

    def write(self, place: str, pieces: Iterable[bytes]) -> None:
        """Write one file, over an older one."""
        parent = place.rpartition("/")[0]
        if parent not in self._made:
            Path(self._root + parent).mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        with open(self._root + place, "wb", buffering=0) as file:  # noqa: PTH123 -- a Path costs as much as the write
            file.writelines(pieces)
