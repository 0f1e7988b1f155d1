"""The frames around pages: pages in, whole documents out. A frame is made once for all pages alike."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from claimspring.routes.pages import NARRATIVE, NOT_FOUND
from claimspring.site.frame import Frame, whole_pages
from claimspring.site.menu import FrameParts, frame_parts
from claimspring.site.page import Output, Page, PageKind
from claimspring.site.parts import views_of
from claimspring.site.registry import KINDS
from claimspring.site.site import Site
from claimspring.site.view import View

FrameHtml = Callable[[FrameParts], str]
"""Renders a frame with its slots."""

_PARTS = TypeAdapter(FrameParts)


class _Key(NamedTuple):
    """What frames differ in."""

    language: str
    depth: int | None
    """How deep a page lies; the one for unknown addresses answers at any depth."""
    section: str
    is_written: bool


class Framed(NamedTuple):
    """A whole page in one language."""

    place: str
    """The file that it belongs into."""
    frame: str
    """Names its frame, with a digest of it."""
    pieces: tuple[bytes]


class Framer:
    """Puts pages into their frames."""

    def __init__(self, site: Site, frame: FrameHtml) -> None:
        self._site = site

        @cache
        def cut(key: _Key) -> tuple[Frame, str]:
            parts = site.recorder.silent(lambda: _parts(site, key))  # marked as a whole
            html = frame(parts)
            told = _PARTS.dump_python(parts, mode="json")
            return Frame.cut(html), json.dumps([*key, _digest(html), told])

        @cache
        def is_as_marked(mark: str) -> bool:
            *key, _, _ = json.loads(mark)
            return cut(_Key(*key))[1] == mark

        self._cut, self._is_as_marked = cut, is_as_marked

    def files(self, made: Iterable[Page | Output]) -> Iterator[Framed | Output]:
        """The files of the site that come of what was made: of a page one in each of its languages."""
        for item in made:
            if isinstance(item, Output):
                yield item
            else:
                yield from self._framed(item)

    def _framed(self, page: Page) -> Iterator[Framed]:
        site = self._site
        places = [self._file(language, page.place) for language in page.languages]
        frames, marks = zip(
            *(self._frame(page.kind, page.section, *pair) for pair in zip(page.languages, places, strict=True)),
            strict=True,
        )
        texts = whole_pages(page, frames, site.addresses, site.settings.site_name)
        for place, mark, text in zip(places, marks, texts, strict=True):
            yield Framed(place, mark, (text,))

    def is_as_marked(self, mark: str) -> bool:
        """Whether a frame is today what it was when it was marked."""
        return self._is_as_marked(mark)

    def needed(self) -> Iterator[FrameParts]:
        """What every frame of the site is made of, each once."""
        view, known = View(self._site, tuple(self._site.settings.languages)), set[_Key]()
        for kind in KINDS:
            for one in views_of(kind, view):
                pages = ((kind.route.place(key), kind.section_at(key)) for key in kind.subjects(one))
                for (place, section), language in product(pages, one.languages):
                    known.add(_key(kind, section, language, self._file(language, place)))
        for key in sorted(known, key=str):
            yield _parts(self._site, key)

    def _file(self, language: str, page: str) -> str:
        """The file of a page in one language."""
        place = self._site.addresses.place_in(language, page)
        return place if place.endswith(".html") else f"{place}index.html"

    def _frame(self, kind: PageKind[Any], section: str, language: str, file: str) -> tuple[Frame, str]:
        return self._cut(_key(kind, section, language, file))


def _key(kind: PageKind[Any], section: str, language: str, file: str) -> _Key:
    return _Key(language, None if kind.route is NOT_FOUND else file.count("/"), section, kind.route is NARRATIVE)


def _parts(site: Site, key: _Key) -> FrameParts:
    return frame_parts(site, key.language, key.depth, key.section, is_written=key.is_written)


def is_rendered_as_marked(mark: str, frame: FrameHtml) -> bool:
    """Whether a frame is rendered today as when it was marked, for a site of which nothing changed."""
    *_, digest, told = json.loads(mark)
    return bool(_digest(frame(_PARTS.validate_python(told))) == digest)


def _digest(html: str) -> str:
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()
