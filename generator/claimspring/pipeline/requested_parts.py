"""A file's place on the site in, the part that makes it out: found by the shape of the address, without making any."""

import re
from collections.abc import Iterator

from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId, SourceId
from claimspring.routes import addresses
from claimspring.site.dependencies import Needs
from claimspring.site.parts import (
    Part,
    article_part,
    claim_part,
    data_parts,
    list_parts,
    not_found_part,
    page_parts,
    publisher_part,
    source_part,
)
from claimspring.site.site import Site
from claimspring.site.view import View

_INDEX = "index.html"
_NOT_FOUND = "404.html"
_SITEMAP = re.compile(r"sitemap(-[0-9]+)?\.xml")


class Places:
    """The parts of one site by the places of their files."""

    def __init__(self, site: Site) -> None:
        self._site, self._needs = site, Needs(site)
        self._view = View(site, tuple(site.settings.languages))

    def parts(self, place: str) -> Iterator[Part]:
        """The parts that may hold the file at `place`, the likeliest first: hardly ever more than one."""
        view, place = self._localized(place)
        page, is_page = place.removesuffix(_INDEX), place.endswith(_INDEX)
        yield from self._subjects(page.rstrip("/").split("/"))
        if is_page and page.startswith((addresses.CLAIMS, addresses.SOURCES)):
            yield from (part for part in list_parts(self._view, self._needs) if part.name == page)
        elif is_page:
            yield from (part for part in page_parts(view, self._needs) if _may_hold(part, view, page))
        elif place == _NOT_FOUND:
            yield not_found_part(self._view, self._needs)
        elif name := _data(place, view):
            yield from (part for part in data_parts(self._view, self._needs) if part.name == name)

    def _localized(self, place: str) -> tuple[View, str]:
        """The language of a place, and the same place in the site's first one."""
        first, _, rest = place.partition("/")
        original, *others = self._view.alone
        for view in others:
            if first == view.language:
                return view, rest
        return original, place

    def _subjects(self, words: list[str]) -> Iterator[Part]:
        """What the last words of an address name, where it is the address of a claim, an article or a document."""
        view, needs, corpus = self._view, self._needs, self._site.corpus
        name = words[-1].partition(".")[0]
        match words[:-1]:
            case ["articles"] | ["data", "articles"] if name in corpus.articles:
                yield article_part(view, needs, ArticleId(name))
            case ["sources"] if name in corpus.sources:
                yield source_part(view, needs, SourceId(name))
            case ["publishers"] if name in corpus.publishers:
                yield publisher_part(view, needs, PublisherId(name))
            case [*_, article] if (key := ClaimKey(ArticleId(article), ClaimId(name))) in self._site.rated:
                yield claim_part(view, needs, key)


def _may_hold(part: Part, view: View, page: str) -> bool:
    """Whether it is the page's own part, or that of the corrections, which are several pages."""
    first = page if not page.startswith(addresses.CORRECTIONS) else addresses.CORRECTIONS
    return part.name == f"page {view.language} {first}"


def _data(place: str, view: View) -> str:
    """The name of the part that holds a file that is no page; empty where there is no such file."""
    if place in {addresses.CLAIMS_JSON, addresses.PROVENANCE_JSONLD}:
        return place
    if place == addresses.CLAIMS_CSV:
        return f"{place} {view.language}"
    if place.removeprefix(addresses.CORRECTIONS) in {addresses.ATOM_FEED, addresses.JSON_FEED}:
        return f"feeds {view.language}"
    return "site" if place in {"robots.txt", addresses.SITE_PICTURE} or _SITEMAP.fullmatch(place) else ""
