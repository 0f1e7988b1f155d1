"""What search engines ask for: a sitemap with real dates and every language of a page, and robots.txt.

A sitemap file holds at most 50,000 addresses (sitemaps.org protocol); larger sites get an index of several.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from claimspring.routes.addresses import Addresses

_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
ADDRESSES_PER_FILE = 50_000
FIRST = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A place of the site, the languages in which it is there, and the day its content last changed."""

    place: str
    languages: Sequence[str]
    modified: dt.date | None = None


def sitemap_files(entries: Sequence[SitemapEntry], addresses: Addresses) -> Iterator[tuple[str, str]]:
    """The sitemap as (place, text) pairs: `sitemap.xml`, and for a large site the files that it lists."""
    per_file = ADDRESSES_PER_FILE // len(addresses.languages)
    parts = [entries[start : start + per_file] for start in range(0, len(entries), per_file)]
    if len(parts) <= 1:
        yield FIRST, _urlset(entries, addresses)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    listed = "".join(f"<sitemap><loc>{escape(addresses.absolute(name))}</loc></sitemap>\n" for name in names)
    yield FIRST, f"{_HEAD}<sitemapindex {_NAMESPACES}>\n{listed}</sitemapindex>\n"
    for name, part in zip(names, parts, strict=True):
        yield name, _urlset(part, addresses)


def _urlset(entries: Sequence[SitemapEntry], addresses: Addresses) -> str:
    urls = "".join(_url(entry, language, addresses) for entry in entries for language in entry.languages)
    return f"{_HEAD}<urlset {_NAMESPACES}>\n{urls}</urlset>\n"


def _url(entry: SitemapEntry, language: str, addresses: Addresses) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other}" href="{_attribute(addresses.page_in(other, entry.place))}"/>'
        for other in entry.languages
    )
    modified = f"<lastmod>{entry.modified.isoformat()}</lastmod>" if entry.modified else ""
    return f"<url><loc>{escape(addresses.page_in(language, entry.place))}</loc>{modified}{others}</url>\n"


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def robots(addresses: Addresses) -> str:
    """robots.txt: everything may be read, and where the sitemap is."""
    where = f"Sitemap: {addresses.absolute(FIRST)}\n" if addresses.site_url else ""
    return f"User-agent: *\nAllow: /\n{where}"
