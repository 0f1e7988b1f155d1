"""What rules may look at: the corpus, facts from outside, and what several rules need, worked out once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from claimspring.anchor.match import Match
from claimspring.anchor.quotable import QuotableText, Quoted
from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Corpus, Record
from claimspring.model.finding import Route
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.model.main_line import MainLine
from claimspring.model.settings import Settings
from claimspring.model.verdict_history import VerdictChange
from claimspring.read.files import article_path
from claimspring.reading.text import ReadingText, read_article
from claimspring.trace.provenance import Provenance


@dataclass(frozen=True, slots=True)
class LocatedAppearance:
    """Where one appearance of a claim stands in an article that could be read; no match if its words are not there."""

    claim: ClaimKey
    index: int
    """Which of the claim's appearances."""
    article: ArticleId
    match: Match | None
    """In the article's reading text."""
    marked: bool = False
    """The words are quoted with the marks of Markdown that stand in the article's file."""


Quotation: TypeAlias = tuple[str, int, str]
"""The digest of a claim's file, which of its appearances, and the digest of the article's file."""


@dataclass(frozen=True)
class Context:
    """All that a rule may look at. What takes long is worked out when the first rule asks for it."""

    corpus: Corpus
    settings: Settings
    today: dt.date
    pages: Mapping[str, str] = field(default_factory=dict)
    """The text of the pages that people wrote, by their path in content/: `methodology.md`, `about.fr.md`."""
    verdict_changes: tuple[VerdictChange, ...] = ()
    """Verdicts of published claims that were replaced, oldest first; empty where there is no git to ask."""
    main_line: MainLine = field(default_factory=MainLine)
    """What git's main line remembers of the published record."""
    live: Mapping[str, str] | None = None
    """The hash of the edition that the live site shows, by claim; None where it was not asked."""
    unread: frozenset[str] = frozenset()
    """What is there but could not be read: paths, and `claims/publishers.yml#id` for a single entry."""
    settings_path: str = "mkdocs.yml"
    """The file that holds the plugin's section."""
    settings_route: Route = ()
    """Where the section stands in it."""
    found: dict[Quotation, Quoted | None] = field(default_factory=dict)
    """Where quotations stand, as far as that was worked out already, be it for an earlier state of the corpus."""

    def is_there(self, path: str, entry: str = "") -> bool:
        """Whether a file, or an entry of one, exists although it could not be read, so that naming it is no mistake."""
        return path in self.unread or f"{path}#{entry}" in self.unread

    def article_path(self, article: ArticleId) -> str:
        """Where the file of an article lies, or would lie."""
        return article_path(article, self.settings.docs_dir)

    @cached_property
    def decided(self) -> tuple[Record[Claim], ...]:
        """The claims whose verdict says something either way; drafts are nobody's word yet."""
        deciding = {name for name, rating in self.corpus.ratings.items() if rating.decided}
        reviews = ((record, record.value.review) for record in self.corpus.claims.values())
        return tuple(
            record
            for record, review in reviews
            if review.verdict in deciding and review.status is not ReviewStatus.DRAFT
        )

    @cached_property
    def published(self) -> tuple[Record[Claim], ...]:
        """The claims that readers see as reviewed."""
        records = self.corpus.claims.values()
        return tuple(record for record in records if record.value.review.status is ReviewStatus.PUBLISHED)

    @cached_property
    def published_claims(self) -> tuple[tuple[ClaimKey, Record[Claim]], ...]:
        """The same, by their names."""
        claims = self.corpus.claims.items()
        return tuple((key, record) for key, record in claims if record.value.review.status is ReviewStatus.PUBLISHED)

    @cached_property
    def places(self) -> tuple[LocatedAppearance, ...]:
        """Every appearance of every claim whose article could be read."""
        return tuple(
            self._place(key, index, article)
            for key, record in self.corpus.claims.items()
            for index, quote in enumerate(record.value.appearances)
            if (article := quote.article or key.article) in self.corpus.articles
        )

    def _place(self, key: ClaimKey, index: int, article: ArticleId) -> LocatedAppearance:
        claim = self.corpus.claims[key]
        quotation = claim.digest, index, self.corpus.articles[article].digest
        if quotation not in self.found:
            quote = claim.value.appearances[index]
            self.found[quotation] = self.quotable(article).locate(quote.exact, quote.prefix, quote.suffix)
        found = self.found[quotation]
        return LocatedAppearance(key, index, article, found and found.match, marked=bool(found and found.marked))

    def reading(self, article: ArticleId) -> ReadingText:
        """The text of an article as it is read."""
        if article not in self._readings:
            self._readings[article] = read_article(self.corpus.articles[article].value)
        return self._readings[article]

    def quotable(self, article: ArticleId) -> QuotableText:
        """The text of an article, made ready to find quotations in."""
        if article not in self._quotable:
            value, reading = self.corpus.articles[article].value, self.reading(article)
            self._quotable[article] = QuotableText(
                reading.text, value.text, lambda place: reading.at(value.text_start + place)
            )
        return self._quotable[article]

    @cached_property
    def provenance(self) -> Provenance:
        """Where claims and documents come from."""
        return Provenance(self.corpus)

    @cached_property
    def _readings(self) -> dict[ArticleId, ReadingText]:
        return {}

    @cached_property
    def _quotable(self) -> dict[ArticleId, QuotableText]:
        return {}
