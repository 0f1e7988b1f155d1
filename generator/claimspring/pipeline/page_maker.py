"""The files of one state of the site, made one by one when somebody asks for them: for `serve` and for the desk."""

from collections.abc import Callable
from pathlib import Path

from claimspring.pipeline.file_writer import write
from claimspring.pipeline.frames import FrameHtml, Framer
from claimspring.pipeline.page_cache import opened
from claimspring.pipeline.requested_parts import RequestedParts
from claimspring.pipeline.search_index import volume_part
from claimspring.routes.files import SEARCH_INDEXES
from claimspring.routes.pages import NOT_FOUND, STATUS
from claimspring.site.parts import Part
from claimspring.site.site import Site
from claimspring.site.static import static_files

_MISSING = NOT_FOUND.place()


class PageMaker:
    """The files of one state of the site, made one by one."""

    def __init__(self, site: Site, frame: FrameHtml, folder: Path, with_queue: Callable[[Site], Site]) -> None:
        """`with_queue` gives the site the editor's queue as it is known at the moment."""
        self._site, self._folder, self._with_queue = site, folder, with_queue
        self._requested, self._framer = RequestedParts(site), Framer(site, frame)
        self._made: set[Path] = set()

    def begin(self) -> None:
        """Write what is wanted at once, and take away what would stand in the way of the site's own pages."""
        for output in static_files():
            write(f"{self._folder}/{output.place}", output.pieces)
        for file in self._folder.rglob("*"):
            if file.is_file() and any(True for _ in self._requested.parts(file.relative_to(self._folder).as_posix())):
                file.unlink()

    def make(self, place: str) -> bool:
        """Make one file, with those of its part that are made before it; whether there is such a file."""
        if place.startswith(SEARCH_INDEXES):
            return self._bring_volume(place) and (self._folder / place).is_file()
        return any(self._write(part, place) for part in self._parts(place).parts(place))

    def make_missing(self) -> bool:
        """Make the page for addresses that have none; False where it is there."""
        return self._folder / _MISSING not in self._made and self.make(_MISSING)

    def forget(self) -> None:
        """Take away every file that was made, before another state of the site is shown."""
        for file in self._made:
            file.unlink(missing_ok=True)
        self._made.clear()

    def forget_queue(self) -> None:
        """Have the pages that show the editor's queue made anew."""
        for language in self._site.settings.languages:
            page = self._site.addresses.place_in(language, STATUS.place())
            (self._folder / page / "index.html").unlink(missing_ok=True)

    def _parts(self, place: str) -> RequestedParts:
        is_queue = place.endswith(f"{STATUS.place()}index.html")
        return RequestedParts(self._with_queue(self._site)) if is_queue else self._requested

    def _write(self, part: Part, wanted: str) -> bool:
        for file in self._framer.files(part.make()):
            if file.place == wanted:
                write(f"{self._folder}/{wanted}", file.pieces)
                self._made.add(self._folder / wanted)
                return True
        return False

    def _bring_volume(self, place: str) -> bool:
        """The volume of the full-text search's index that holds a file, as the last build of the whole site made it."""
        part = volume_part(place)
        with opened(self._site.settings.root) as kept:
            index = kept.entry(part) if kept else None
            if not (kept and index and kept.bring(index.files, f"{self._folder}/")):
                return False
        self._made.update(self._folder / file.place for file in index.files)
        return True
