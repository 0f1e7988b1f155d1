"""What is doubtful about the copies that editors name: the address of each copy against what is known of its page."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum, auto
from itertools import chain
from typing import NamedTuple

from claimspring.model.article import Article, ArticleHeader
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem
from claimspring.model.ids import ArticleId, SourceId
from claimspring.model.observation import Ledger
from claimspring.model.source import Source
from claimspring.model.values import earliest
from claimspring.rules.context import Context
from claimspring.rules.web_address import ArchivedCopy, CopyKind, archived_copy, canonical, wrapper

_ZONES = dt.timedelta(days=1)
"""A page of today may bear the date of tomorrow, elsewhere in the world."""
_SOON = dt.timedelta(days=30)


class Doubt(Enum):
    """What may be wrong with a copy."""

    IS_THE_PAGE = auto()
    ANOTHER_PAGE = auto()
    NOT_FIXED = auto()
    BEFORE_THE_PAGE = auto()
    IN_THE_FUTURE = auto()
    AFTER_READING = auto()
    UNKNOWN_ARCHIVE = auto()
    UNSAID_ORIGINAL = auto()
    WITHOUT_WORDS = auto()


NO_COPY = frozenset(
    {Doubt.IS_THE_PAGE, Doubt.ANOTHER_PAGE, Doubt.NOT_FIXED, Doubt.BEFORE_THE_PAGE, Doubt.IN_THE_FUTURE}
)
"""What keeps an address from being that of a copy of the page."""


class Named(NamedTuple):
    """A document with the copy that an editor names."""

    path: str
    document: Source | ArticleHeader
    ledger: Ledger | None
    archived: str
    """The address of the copy."""
    copy: ArchivedCopy | None
    """What that address says."""
    doubts: frozenset[Doubt] = frozenset()
    """What is to be doubted about the copy."""

    def problem(self, message: str, hint: str) -> Problem:
        """Something wrong with that address."""
        return Problem(self.path, ("archived",), message, hint)


def article_copy(context: Context, name: ArticleId, record: Record[Article]) -> Named:
    """The copy that an editor names of an article."""
    return _named(context, record.path, record.value.header, f"article-{name}")


def source_copy(context: Context, name: SourceId, record: Record[Source]) -> Named:
    """The copy that an editor names of a source."""
    return _named(context, record.path, record.value, name)


def _named(context: Context, path: str, document: Source | ArticleHeader, ledger: str) -> Named:
    archived = document.archived or ""
    named = Named(path, document, context.corpus.ledgers.get(ledger), archived, archived_copy(archived))
    return named._replace(doubts=frozenset(_doubts(named, context.today)))


def _doubts(named: Named, today: dt.date) -> Iterator[Doubt]:
    copy, pages = named.copy, _pages(named)
    if named.document.url and archived_copy(named.document.url):
        return  # the page itself is not named; copy-as-address tells it
    if canonical(named.archived) in pages:
        yield Doubt.IS_THE_PAGE
        return
    if copy is None:
        yield Doubt.UNKNOWN_ARCHIVE
        return
    if _lacks_the_words(named):
        yield Doubt.WITHOUT_WORDS
    if copy.kind is CopyKind.UNSAID:
        if not _was_looked_at(named):
            yield Doubt.UNSAID_ORIGINAL
    elif copy.kind is CopyKind.LOOSE:
        yield Doubt.NOT_FIXED
    else:
        if pages and copy.original and canonical(copy.original) not in pages:
            yield Doubt.ANOTHER_PAGE
        if copy.taken:
            yield from _dates(named.document, copy.taken.date(), today)


def _dates(document: Source | ArticleHeader, taken: dt.date, today: dt.date) -> Iterator[Doubt]:
    if taken > today + _ZONES:
        yield Doubt.IN_THE_FUTURE
    elif document.published and taken < earliest(document.published) - _ZONES:
        yield Doubt.BEFORE_THE_PAGE
    elif document.retrieved and taken > document.retrieved + _SOON:
        yield Doubt.AFTER_READING


def _pages(named: Named) -> frozenset[str]:
    """The page's address, the one within it, and those to which it was seen to lead."""
    if named.document.url is None:
        return frozenset()
    entries = named.ledger.entries if named.ledger else ()
    seen = chain.from_iterable(entry.seen.redirects for entry in entries if entry.seen.asked == named.document.url)
    wrapped = wrapper(named.document.url)
    within = (wrapped.target,) if wrapped and wrapped.target else ()
    return frozenset(map(canonical, (named.document.url, *within, *seen)))


def _looks(named: Named) -> Iterator[bool]:
    """For every look at the copy that could read it: whether it held any of the words."""
    for entry in named.ledger.entries if named.ledger else ():
        for copy in entry.outside:
            if copy.address == named.archived and copy.is_readable and entry.seen.quotations:
                yield copy.quotations > 0


def _lacks_the_words(named: Named) -> bool:
    looks = list(_looks(named))
    return bool(looks) and not looks[-1]


def _was_looked_at(named: Named) -> bool:
    return any(_looks(named))
