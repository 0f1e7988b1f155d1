"""What a kind of page is, and what is handed on: pages still without their frame, and finished files."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from claimspring.i18n.multilingual import Said
from claimspring.routes.route import Numbered, Route
from claimspring.site.search_document import SearchDocument
from claimspring.site.site import Site
from claimspring.site.view import View

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file of the site that is no page: a style sheet, a feed, a dump."""

    place: str
    pieces: Iterable[bytes]
    """The file's bytes, piece by piece: a dump is never whole in memory."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page says. `title` and `description` are plain text."""

    title: Said
    description: Said
    values: Mapping[str, object] = field(default_factory=dict)
    """What the kind's template shows."""
    head: str = ""
    """More for the page's `<head>`, safe HTML: structured data, pictures for social networks."""
    listed: bool = True
    """False for a page that search engines shall leave out, as for a draft."""


class Languages(Enum):
    """In which languages a page is there, and how it comes to be."""

    TOGETHER = auto()
    """In all of them, made at once."""
    EACH = auto()
    """In all of them, made one by one."""
    FIRST = auto()
    """In the site's first one alone."""


class Menu(Enum):
    """Where the frame around every page links to a page."""

    TOP = auto()
    FOOT = auto()
    SEARCH = auto()


@dataclass(frozen=True, eq=False, kw_only=True)
class PageKind(Generic[K]):
    """A kind of page. All that the site knows of it follows from this; the registry lists them all."""

    name: str
    """The name of its template, and the class on its pages."""
    route: Route[K]
    subjects: Callable[[View], Collection[K]]
    """What has a page, in order: the keys of the route."""
    content: Callable[[View, K], PageContent]
    search: Callable[[View, K], SearchDocument | None] | str
    """What the full-text search finds of a page; else the reason why it finds nothing."""
    last_change: Callable[[Site, K], dt.date | None] | None
    """The last day on which what a page shows changed; None where search engines shall leave the pages out."""
    section: Numbered
    """The page of the menu's entry under which its pages lie."""
    section_of: Callable[[K], str] | None = None
    """The place of that entry, where it is another for each page."""
    languages: Languages = Languages.TOGETHER
    menu: tuple[Menu, str] | None = None
    """Where the frame links to its first page, and the words of the link."""
    typeset: bool = True
    """Whether Material's typography holds on its pages, as on those that people write."""
    introduced: bool = False
    """What people wrote for the same place stands above what is made."""
    files: Callable[[View, K], Iterator[Output]] | None = None
    """Files that are made with a page."""
    file_routes: tuple[Route[K], ...] = ()
    """Where these stand."""

    def section_at(self, key: K) -> str:
        """The place of the menu's entry under which a page lies."""
        return self.section_of(key) if self.section_of else self.section.place()


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one or several languages, its texts then being multilingual.

    `title` and `description` are plain text, `body` is safe HTML.
    """

    kind: PageKind[Any]
    place: str
    """Its place in the first language: the same for every language."""
    languages: tuple[str, ...]
    there: tuple[str, ...]
    """All languages in which the page is there, made together with it or not."""
    title: Said
    description: Said
    body: Markup
    section: str = ""
    """The place of the entry in the site's menu under which the page lies."""
    head: str = ""
    """More for the page's `<head>`, safe HTML."""
    listed: bool = True
    """False for a page that search engines shall leave out: a draft, an error page."""
