"""A file's place on the site in, the part that makes it out: found by the shape of the address, without making any."""

import re
from collections.abc import Iterator
from typing import TypeVar

from claimspring.site.data_files import DATA_KINDS
from claimspring.site.page import Languages, PageKind
from claimspring.site.parts import Part, data_part, page_part
from claimspring.site.registry import KINDS
from claimspring.site.site import Site
from claimspring.site.view import View

K = TypeVar("K")

_INDEX = "index.html"
_VOLUME = re.compile(r"-[0-9]+(?=\.[a-z]+$)")
"""What the name of one file of a sitemap or dump has more than that of the first."""


class RequestedParts:
    """The parts of one site by the places of their files."""

    def __init__(self, site: Site) -> None:
        self._view = View(site, tuple(site.settings.languages))

    def parts(self, place: str) -> Iterator[Part]:
        """The parts that may hold the file at `place`: hardly ever more than one."""
        view, place = self._localized(place)
        page = place.removesuffix(_INDEX)
        for kind in KINDS:
            yield from self._page(kind, view, page)
        first = _VOLUME.sub("", place)
        for data in DATA_KINDS:
            if first in data.places:
                yield data_part(data, view if data.in_each else self._view)

    def _page(self, kind: PageKind[K], view: View, place: str) -> Iterator[Part]:
        """The part of one kind to which a place belongs."""
        shown = view if kind.languages is Languages.EACH else self._view
        if kind.languages is Languages.FIRST:
            shown = self._view.alone[0]
        for route in (kind.route, *kind.file_routes):
            key = route.key(place)
            if key is not None and key in kind.subjects(shown) and (one := shown.narrowed(kind.route.place(key))):
                yield page_part(kind, one, key)

    def _localized(self, place: str) -> tuple[View, str]:
        """The language of a place, and the same place in the site's first one."""
        first, _, rest = place.partition("/")
        original, *others = self._view.alone
        for view in others:
            if first == view.language:
                return view, rest
        return original, place
