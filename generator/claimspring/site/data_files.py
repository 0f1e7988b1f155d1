"""The files that machines read: feeds, dumps, structured data, cards, pictures, the sitemap.

Input: views of the site. Output: files one after the other, none of them kept.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from claimspring.diagrams.social_card import Card, social_picture
from claimspring.exports import feeds, sitemap
from claimspring.exports.dumps import claims_csv, claims_json
from claimspring.exports.jsonld import document
from claimspring.exports.prov import prov_text
from claimspring.exports.subgraph import everything
from claimspring.exports.web_annotation import annotations
from claimspring.i18n.multilingual import apart, encoded, read_off
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.routes import addresses
from claimspring.site import embed_card
from claimspring.site.claim_head import embed_of, review_of
from claimspring.site.page import Output
from claimspring.site.site import Site
from claimspring.site.view import View


def claims_dump(view: View) -> Iterator[Output]:
    """All claims as data."""
    site = view.site
    yield Output(addresses.CLAIMS_JSON, _encoded(claims_json(sorted(site.published), site.corpus, site.settings)))


def provenance_dump(view: View) -> Iterator[Output]:
    """Where all claims and documents come from, as data."""
    site = view.site
    provenance = everything(site.provenance, sorted(site.published))
    yield Output(addresses.PROVENANCE_JSONLD, _encoded(prov_text(provenance, site.addresses)))


def claims_table(view: View) -> Iterator[Output]:
    """All claims for a spreadsheet, in one language."""
    site, language = view.site, view.language
    place = site.addresses.localized(addresses.CLAIMS_CSV, language)
    yield Output(place, _encoded(claims_csv(sorted(site.published), site.corpus, site.settings, language)))


def site_files(view: View) -> Iterator[Output]:
    """What tells search engines of the site, and the pictures of pages without one of their own."""
    site = view.site
    yield from map(_site_picture, view.alone)
    for place, text in sitemap.sitemap_files(list(_places(site)), site.addresses):
        yield Output(place, _encoded([text]))
    yield Output("robots.txt", _encoded([sitemap.robots(site.addresses)]))


def _encoded(pieces: Iterable[str]) -> Iterable[bytes]:
    return map(encoded, pieces)


def feed_files(view: View) -> Iterator[Output]:
    """The newest reviews and the corrections, in one language."""
    site, language = view.site, view.language
    name, corrections = site.settings.site_name, view.words.say("Corrections")
    reviews = feeds.reviews(site.corpus, site.settings, language)
    changes = feeds.corrections(site.corpus, site.settings, language)
    for title, home, atom, json, entries in (
        (name, addresses.HOME, addresses.ATOM_FEED, addresses.JSON_FEED, reviews),
        (
            f"{name}: {corrections}",
            addresses.CORRECTIONS,
            addresses.CORRECTIONS_ATOM,
            addresses.CORRECTIONS_JSON,
            changes,
        ),
    ):
        for place, write in ((atom, feeds.atom), (json, feeds.json_feed)):
            feed = feeds.Feed(
                title=title,
                language=language,
                home=site.addresses.page(home, language),
                url=site.addresses.page(place, language),
                author=name,
                entries=entries,
            )
            yield Output(site.addresses.localized(place, language), _encoded([write(feed)]))


def _site_picture(view: View) -> Output:
    said = view.words.say("What an article says, whether it is true, and where it comes from.")
    place = view.site.addresses.localized(addresses.SITE_PICTURE, view.language)
    return Output(place, [social_picture(Card(view.site.settings.site_name, "", said, ""))])


def article_files(view: View, article: ArticleId) -> Iterator[Output]:
    """The claims of an article as annotations."""
    site = view.site
    spans: dict[ClaimKey, list[tuple[int, int]]] = {}
    for mark in site.marks.get(article, ()):
        if site.rating(mark.key):
            spans.setdefault(mark.key, []).append((mark.start, mark.end))
    node = annotations(article, spans, site.corpus, site.settings, view.languages[0])
    yield Output(addresses.annotations_place(article), _encoded([document(node)]))


def claim_files(view: View, key: ClaimKey) -> Iterator[Output]:
    """A claim as structured data, and in every language as card, oEmbed answer and picture."""
    node = review_of(view, key)
    if node is None:
        return
    shown = embed_of(view, key)
    yield Output(addresses.claim_jsonld_place(key), read_off(document(node), len(view.languages))[:1])
    yield from _in_each(view, f"{addresses.embed_place(key)}index.html", embed_card.card(shown))
    yield from _in_each(view, addresses.oembed_place(key), embed_card.oembed(shown))
    if view.site.settings.social_pictures:
        yield from _pictures(view, key, shown)


def _in_each(view: View, place: str, text: str) -> Iterator[Output]:
    """A file in every language."""
    for language, read in zip(view.languages, read_off(text, len(view.languages)), strict=True):
        yield Output(view.site.addresses.localized(place, language), [read])


def _pictures(view: View, key: ClaimKey, shown: embed_card.Embed) -> Iterator[Output]:
    verdicts, statements = (apart(text, len(view.languages)) for text in (shown.verdict, shown.statement))
    for language, verdict, statement in zip(view.languages, verdicts, statements, strict=True):
        place = view.site.addresses.localized(addresses.picture_place(key), language)
        yield Output(place, [social_picture(Card(verdict, shown.icon, statement, shown.site_name))])


def _places(site: Site) -> Iterator[sitemap.Entry]:
    """Every page that search engines shall know, with the last day on which what it shows changed."""
    changed = {key: site.claim(key).changed_on for key in site.published}
    newest = _latest(changed.values())
    for place in (addresses.HOME, addresses.CLAIMS, addresses.SOURCES, addresses.CORRECTIONS, addresses.STATUS):
        yield sitemap.Entry(place, newest)
    for place in site.narrative_places:
        if place not in addresses.MADE:
            yield sitemap.Entry(place)
    for article in site.corpus.articles:
        days = (changed.get(key) for key in site.claims_of.get(article, ()))
        yield sitemap.Entry(addresses.article_place(article), _latest(days))
    for key, day in changed.items():
        yield sitemap.Entry(addresses.claim_place(key), day)
    for source in site.corpus.sources:
        yield sitemap.Entry(
            addresses.source_place(source), _latest(changed[use.key] for use in site.uses.get(source, ()))
        )
    for publisher in site.corpus.publishers:
        yield sitemap.Entry(addresses.publisher_place(publisher))


def _latest(days: Iterable[dt.date | None]) -> dt.date | None:
    return max((day for day in days if day), default=None)
