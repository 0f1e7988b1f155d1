"""The files that machines read of the whole site: feeds, dumps, the sitemap, pictures of pages without their own.

Input: views of the site. Output: files one after the other, none of them kept.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from urllib.parse import urlsplit

from claimspring.diagrams.social_card import Card, WordLook, social_picture
from claimspring.exports import feeds, sitemap
from claimspring.i18n.multilingual import alone, encoded
from claimspring.model.published import listed_editions
from claimspring.routes import files
from claimspring.routes.page_languages import nearest
from claimspring.routes.pages import ARTICLE, CLAIM, CORRECTIONS, HOME
from claimspring.routes.route import Numbered
from claimspring.site.dump_files import CLAIMS, DATABASE, PROVENANCE, REVIEWS, TABLE, Dump
from claimspring.site.page import Output
from claimspring.site.pages.gone import led_to
from claimspring.site.pages.moved import former_places
from claimspring.site.registry import KINDS
from claimspring.site.view import View

MOST_REDIRECTS = 2_000
"""So many lines are read of a file of redirects (Cloudflare Pages); from addresses beyond, the page for unknown
addresses leads on."""


def published_list(view: View) -> Iterator[Output]:
    """Which edition of each claim is published: a deploy compares it with the record."""
    records = view.site.corpus.publications
    listed = listed_editions({key: record.value for key, record in records.items()})
    yield Output(files.PUBLISHED_JSON, _encoded([listed]))


def redirects(view: View) -> Iterator[Output]:
    """Addresses that hold no page, and those to which they lead, a line each, for the hosts that read such a file.

    Old addresses come first; then those of languages in which a page is not there, for now.
    """
    lines = chain((f"{way} 301\n" for way in _led_on(view)), (f"{way} 302\n" for way in _left_out(view)))
    yield Output(files.REDIRECTS, _encoded(islice(lines, MOST_REDIRECTS)))


def _left_out(view: View) -> Iterator[str]:
    site = view.site
    root = urlsplit(site.settings.site_url or "").path.rstrip("/")
    for place, languages in site.partial.items():
        for language in view.languages:
            if language not in languages:
                yield f"{root}/{site.addresses.place_in(language, place)} {root}/{place}"


def _led_on(view: View) -> Iterator[str]:
    site = view.site
    root = urlsplit(site.settings.site_url or "").path.rstrip("/")
    ways = [(CLAIM.place(key), CLAIM.place(to)) for key in site.gone if (to := led_to(view, key))]
    ways += former_places(view)
    for language in view.languages:
        for old, new in ways:
            there = site.addresses.place_in(nearest(language, site.languages_of(new)), new)
            yield f"{root}/{site.addresses.place_in(language, old)} {root}/{there}"


def site_files(view: View) -> Iterator[Output]:
    """What tells search engines of the site, and the pictures of pages without one of their own."""
    site = view.site
    yield from map(_site_picture, view.alone)
    for place, text in sitemap.sitemap_files(list(_entries(view)), site.addresses):
        yield Output(place, _encoded([text]))
    yield Output(files.ROBOTS, _encoded([sitemap.robots(site.addresses)]))


def _encoded(pieces: Iterable[str]) -> Iterable[bytes]:
    return map(encoded, pieces)


def feed_files(view: View) -> Iterator[Output]:
    """The newest reviews and the corrections, in one language."""
    site, language = view.site, view.language
    name, corrections = site.settings.site_name, view.words.say("Corrections")
    reviews = feeds.reviews(site.corpus, site.settings, language, site.newest[: feeds.NEWEST])
    changes = feeds.corrections(site.corpus, site.settings, language, site.latest_changes)
    changes = feeds.newest_of(chain(changes, _text_corrections(view)))
    for title, home, atom, json, entries in (
        (name, HOME.place(), files.ATOM_FEED, files.JSON_FEED, reviews),
        (
            f"{name}: {corrections}",
            CORRECTIONS.place(),
            files.CORRECTIONS_ATOM,
            files.CORRECTIONS_JSON,
            changes,
        ),
    ):
        for place, write in ((atom, feeds.atom), (json, feeds.json_feed)):
            feed = feeds.Feed(
                title=title,
                language=language,
                home=site.addresses.page_in(language, home),
                url=site.addresses.page_in(language, place),
                author=name,
                entries=entries,
                since=site.last_change,
                checkpoint=site.checkpoint,
            )
            yield Output(site.addresses.place_in(language, place), _encoded([write(feed)]))


def _text_corrections(view: View) -> Iterator[feeds.FeedEntry]:
    """Corrections of what stands here of an article."""
    site, language = view.site, view.language
    for name, edition in site.article_corrections[: feeds.NEWEST]:
        article, place = site.article(name), ARTICLE.place(name)
        if article is None:
            continue
        page = site.addresses.page_in(nearest(language, site.languages_of(place)), place)
        said = view.words.say("Text of the article corrected")
        yield feeds.text_correction(page, f"{said} · {article.header.title}", edition, language)


def _site_picture(view: View) -> Output:
    said = view.words.say("A news article checked statement by statement, each traced to where it began.")
    place = view.site.addresses.place_in(view.language, files.SITE_PICTURE)
    return Output(place, [social_picture(Card(view.site.settings.site_name, "", [(WordLook.PLAIN, alone(said))], ""))])


def _entries(view: View) -> Iterator[sitemap.SitemapEntry]:
    """Every page that search engines shall know, with the last day on which what it shows changed."""
    site = view.site
    for kind in KINDS:
        if kind.last_change is None:
            continue
        subjects = kind.subjects(view.alone[0])
        for key in [1] if isinstance(kind.route, Numbered) else subjects:  # of a list its first page
            place = kind.route.place(key)
            yield sitemap.SitemapEntry(place, site.languages_of(place), kind.last_change(site, key))


@dataclass(frozen=True, slots=True)
class DataKind:
    """Files of the whole site that are made together."""

    name: str
    make: Callable[[View], Iterator[Output]]
    places: tuple[str, ...]
    """Where they stand; what takes several files has more of the same form, `claims-2.csv`."""
    in_each: bool = False
    """Whether there are some in each language."""
    dump: Dump | None = None
    """Where they hold the claims one after the other: how they are made of what was kept of each."""


DATA_KINDS = (
    DataKind("provenance", PROVENANCE.make, (files.PROVENANCE_JSONLD,), dump=PROVENANCE),
    DataKind("redirects", redirects, (files.REDIRECTS,)),
    DataKind("published", published_list, (files.PUBLISHED_JSON,)),
    DataKind("dump", CLAIMS.make, (files.CLAIMS_JSON, files.CLAIMS_SCHEMA), dump=CLAIMS),
    DataKind("reviews", REVIEWS.make, (files.CLAIM_REVIEWS,), dump=REVIEWS),
    DataKind("database", DATABASE.make, (files.CLAIMS_SQLITE, files.CLAIMS_SQL), dump=DATABASE),
    DataKind(
        "table",
        TABLE.make,
        (files.CLAIMS_CSV, files.CLAIMS_XLSX, files.DATA_PACKAGE),
        in_each=True,
        dump=TABLE,
    ),
    DataKind(
        "feeds",
        feed_files,
        (files.ATOM_FEED, files.JSON_FEED, files.CORRECTIONS_ATOM, files.CORRECTIONS_JSON),
        in_each=True,
    ),
    DataKind("site", site_files, (files.ROBOTS, files.SITE_PICTURE, sitemap.FIRST)),
)
