"""What the renderer hands on: pages still without their frame, and finished files."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

ALTERNATE = "alternate "
"""The relation of a link to another form of a page. Material's script fetches a whole sitemap for every link whose
relation is exactly "alternate"; the space, which HTML ignores, spares readers that."""


class Kind(StrEnum):
    """The kinds of page; each has its own template and its own class on the page."""

    HOME = "home"
    ARTICLE = "article"
    CLAIM = "claim"
    CLAIMS = "claims"
    SOURCE = "source"
    SOURCES = "sources"
    PUBLISHER = "publisher"
    CORRECTIONS = "corrections"
    SEARCH = "search"
    STATUS = "status"
    NARRATIVE = "narrative"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one or several languages, its texts then being parallel ones.

    `title` and `description` are plain text, `body` is safe HTML.
    """

    kind: Kind
    place: str
    """Its place in the first language, as in `routes.addresses`: the same for every language."""
    languages: tuple[str, ...]
    title: str
    description: str
    body: Markup
    section: str = ""
    """The place of the entry in the site's menu under which the page lies."""
    head: str = ""
    """More for the page's `<head>`, safe HTML: structured data, pictures for social networks."""
    listed: bool = True
    """False for a page that search engines shall leave out: a draft, an error page."""


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file of the site that is no page: a style sheet, a feed, a dump."""

    place: str
    pieces: Iterable[bytes]
    """The file's bytes, piece by piece: a dump is never whole in memory."""
