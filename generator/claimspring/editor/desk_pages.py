"""The pages of the site as readers would see them, from the project as it is while somebody writes."""

import mimetypes
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from claimspring.editor.desk import OpenDesk, current_is_link
from claimspring.editor.files import claim_key
from claimspring.editor.stop import Stop
from claimspring.model.ids import ClaimKey
from claimspring.pipeline.page_maker import PageMaker

if TYPE_CHECKING:
    from claimspring.pipeline.site_preview import SitePreview


class DeskPages:
    """Makes the files that a browser asks for; those of an earlier state are made anew."""

    def __init__(self, desk: OpenDesk) -> None:
        self._desk = desk
        self._preview: SitePreview = desk.site_preview
        self._made: tuple[int, ClaimKey | None] | None = None
        self._maker: PageMaker | None = None
        self._shown: ClaimKey | None = None

    def file(self, place: str) -> tuple[str, bytes] | None:
        """Kind and bytes of a file of the site; None where there is none."""
        parts = PurePosixPath(place).parts
        if ".." in parts or place.startswith("/") or "\\" in place:
            return None
        if place.endswith("/") or not place:
            place = f"{place}index.html"
        maker = self._current(place)
        if maker is None:
            return None
        maker.make(place)
        file = self._preview.folder / place
        if not file.is_file() or current_is_link(self._preview.folder, place):
            return None
        kind = mimetypes.guess_type(place)[0] or "application/octet-stream"
        return (f"{kind}; charset=utf-8" if kind.startswith("text/") else kind), file.read_bytes()

    def _current(self, place: str) -> PageMaker | None:
        """What makes the pages of now; a claim whose own page is asked for is shown as if it were published."""
        asked = _claim_at(place)
        if asked is not None:
            self._shown = asked
        state = self._desk.number, self._shown
        if self._maker is None or state != self._made:
            self._maker = self._preview.maker(self._desk.project, self._shown)
            self._made = state
        return self._maker


def _claim_at(place: str) -> ClaimKey | None:
    parts = place.split("/")
    if len(parts) >= 4 and parts[-1] == "index.html" and parts[-4] == "claims":
        try:
            return claim_key("/".join(parts[-3:-1]))
        except Stop:
            return None
    return None
