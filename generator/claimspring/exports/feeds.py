"""News of the site for feed readers: Atom (RFC 4287) and JSON Feed 1.1, of the reviews and, apart, of the corrections.

A feed holds the newest entries only, so that it stays small however many claims there are.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from claimspring.model.claim import Change, ChangeKind, Claim, ReviewStatus, UnderReview
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ClaimKey
from claimspring.model.published import Edition, EditionKind
from claimspring.model.settings import Settings
from claimspring.model.xml_text import xml_text
from claimspring.routes.addresses import Addresses
from claimspring.routes.page_languages import claim_languages, nearest
from claimspring.routes.pages import CLAIM

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 50
_CORRECTIONS = {ChangeKind.CORRECTION, ChangeKind.VERDICT_CHANGE, ChangeKind.RESTORED}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item of a feed, in plain text."""

    id: str
    """An address that never changes and names this entry alone."""
    url: str
    title: str
    summary: str
    published: dt.date
    updated: dt.date
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its entries, newest first."""

    title: str
    language: str
    home: str
    """The page the feed belongs to."""
    url: str
    """The feed's own address."""
    author: str
    entries: tuple[FeedEntry, ...]

    since: dt.date | None = None
    """The day of the newest change that the desk knows of, for a feed that has no entry yet."""
    checkpoint: str | None = None
    """Where the head of the site's log lies, for those who keep it; None where the desk seals none."""

    @property
    def updated(self) -> dt.date | None:
        """The day of the newest change; None where nothing was ever published, for no day is known then."""
        return max((entry.updated for entry in self.entries), default=self.since)


RETIRED, UNDER_REVIEW = 0, -1
"""In place of an entry of the history: the claim's end, and that the desk looks at it again."""


class LatestChange(NamedTuple):
    """A change of what was published, for the feed of corrections; later ones are greater."""

    on: dt.date
    key: ClaimKey
    number: int
    """That of an entry of the claim's history; else `RETIRED` or `UNDER_REVIEW`."""
    edition: int = 0
    """Which edition of the record tells of its end."""


def reviews(corpus: Corpus, settings: Settings, language: str, claims: Iterable[ClaimKey]) -> tuple[FeedEntry, ...]:
    """The newest published reviews among some claims: "Refuted: Li Shangfu refused …"."""
    dated = (
        (claim.changed_on, key, claim)
        for key, claim in ((key, corpus.claims[key].value) for key in claims)
        if claim.review.status is ReviewStatus.PUBLISHED and claim.changed_on
    )
    return tuple(
        FeedEntry(
            id=(page := _page(key, claim, settings, language)),
            url=page,
            title=_headline(corpus, claim.review.verdict, claim.statement.pick(language).words, language),
            summary=claim.review.summary.pick(language).words if claim.review.summary else "",
            published=claim.history[0].on if claim.history else changed,
            updated=changed,
            tags=claim.topics,
        )
        for changed, key, claim in nlargest(NEWEST, dated, key=lambda item: (item[0], item[1]))
    )


def latest_changes(corpus: Corpus) -> tuple[LatestChange, ...]:
    """The newest corrections, changed verdicts, retired and restored claims, the newest first."""
    changed = (
        LatestChange(change.on, key, number)
        for key, record in corpus.claims.items()
        for number, change in enumerate(record.value.history, start=1)
        if change.change in _CORRECTIONS
    )
    retired = (
        LatestChange(edition.on, key, RETIRED, number)
        for key, record in corpus.publications.items()
        for number, edition in enumerate(record.value.editions)
        if edition.change is EditionKind.RETIRED and (edition is not record.value.last or key not in corpus.claims)
    )
    again = (
        LatestChange(record.value.review.under_review.since, key, UNDER_REVIEW)
        for key, record in corpus.claims.items()
        if record.value.review.status is ReviewStatus.PUBLISHED and record.value.review.under_review
    )
    return tuple(nlargest(NEWEST, chain(changed, retired, again)))


def corrections(
    corpus: Corpus, settings: Settings, language: str, changes: Iterable[LatestChange]
) -> tuple[FeedEntry, ...]:
    """An entry for each change."""

    def entry(on: dt.date, key: ClaimKey, number: int, edition: int) -> FeedEntry:
        if number == UNDER_REVIEW and (again := corpus.claims[key].value.review.under_review):
            page = _page(key, corpus.claims[key].value, settings, language)
            return _looked_at_again(page, language, corpus.claims[key], again)
        told: Change | Edition
        mark = ""
        if number > RETIRED:
            claim = corpus.claims[key].value
            told, statement = claim.history[number - 1], claim.statement
            address = f"{_page(key, claim, settings, language)}#change-{number}"
        else:
            editions, known = corpus.publications[key].value.editions, corpus.claims.get(key)
            told, statement = editions[edition], editions[edition].statement
            address = _page(key, known.value if known else None, settings, language)
            is_last = all(one.change is not EditionKind.RETIRED for one in editions[edition + 1 :])
            mark = "" if is_last else f"#retired-{on}"
        return FeedEntry(
            id=f"{address}{mark}",
            url=address,
            title=statement.pick(language).words,
            summary=told.note.pick(language).words if told.note else told.change.value,
            published=on,
            updated=on,
            tags=(told.change.value,),
        )

    return tuple(entry(*one) for one in changes)


def text_correction(page: str, title: str, edition: Edition, language: str) -> FeedEntry:
    """That the text of an article was corrected, as it stands on its page."""
    return FeedEntry(
        id=f"{page}#text-{edition.hash or edition.on}",
        url=page,
        title=title,
        summary=edition.note.pick(language).words if edition.note else edition.change.value,
        published=edition.on,
        updated=edition.on,
        tags=(edition.change.value, "article-text"),
    )


def newest_of(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """So many as a feed holds, those of one day as they come."""
    return tuple(sorted(entries, key=lambda entry: entry.updated, reverse=True)[:NEWEST])


def _looked_at_again(address: str, language: str, claim: Record[Claim], again: UnderReview) -> FeedEntry:
    """That the desk looks at a published claim again; another day is another entry."""
    return FeedEntry(
        id=f"{address}#under-review-{again.since}",
        url=address,
        title=claim.value.statement.pick(language).words,
        summary=again.why.pick(language).words if again.why else "under-review",
        published=again.since,
        updated=again.since,
        tags=("under-review",),
    )


def _page(key: ClaimKey, claim: Claim | None, settings: Settings, language: str) -> str:
    """The address of a claim's page; without the claim, of what tells readers that it is gone."""
    there = nearest(language, claim_languages(claim, settings)) if claim else language
    return Addresses(settings.languages, settings.site_url).page_in(there, CLAIM.place(key))


def _headline(corpus: Corpus, verdict: str | None, statement: str, language: str) -> str:
    rating = next((rating for name, rating in corpus.ratings.items() if name == verdict), None)
    return f"{rating.label.pick(language).words}: {statement}" if rating else statement


def atom(feed: Feed) -> str:
    """The feed as an Atom document."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    _texts(root, (("id", feed.url), ("title", feed.title)))
    if feed.updated:
        _texts(root, (("updated", _instant(feed.updated)),))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": xml_text(feed.url)})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": xml_text(feed.home)})
    if feed.checkpoint:
        related = {"rel": "related", "type": "text/plain", "title": "log/checkpoint"}
        SubElement(root, "link", related | {"href": xml_text(feed.checkpoint)})
    _texts(SubElement(root, "author"), (("name", feed.author),))
    for entry in feed.entries:
        node = SubElement(root, "entry")
        _texts(node, (("id", entry.id), ("title", entry.title), ("updated", _instant(entry.updated))))
        _texts(node, (("published", _instant(entry.published)), ("summary", entry.summary)))
        SubElement(node, "link", {"rel": "alternate", "type": "text/html", "href": xml_text(entry.url)})
        for tag in entry.tags:
            SubElement(node, "category", {"term": xml_text(tag)})
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _texts(parent: Element, texts: Iterable[tuple[str, str]]) -> None:
    for name, text in texts:
        SubElement(parent, name).text = xml_text(text)


def _instant(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def json_feed(feed: Feed) -> str:
    """The feed as JSON Feed 1.1."""
    value: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": feed.language,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    if feed.checkpoint:  # an extension's name begins with an underscore
        value["_log"] = {"checkpoint": feed.checkpoint}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _item(entry: FeedEntry) -> dict[str, str | Sequence[str]]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": _instant(entry.published),
        "date_modified": _instant(entry.updated),
        "tags": entry.tags,
    }
