"""What rules may look at: the corpus, facts from outside, and what several rules need, worked out once."""

import datetime as dt
from collections.abc import Collection, Hashable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, TypeAlias, cast

from claimspring.anchor.match import Match
from claimspring.anchor.quotable import QuotableText, Quoted
from claimspring.model.authorship import Authorship
from claimspring.model.claim import Claim
from claimspring.model.corpus import Corpus
from claimspring.model.finding import Route
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.model.main_line import MainLine
from claimspring.model.recorder import Latest, RecordedMapping, Recorder, changed_keys, index
from claimspring.model.settings import Settings
from claimspring.model.suggest import nearest
from claimspring.model.verdict_history import VerdictChange
from claimspring.read.files import article_path
from claimspring.reading.text import ReadingText, read_article
from claimspring.rules.common import CommonGround, Spread
from claimspring.rules.verdicts import is_decided
from claimspring.trace.graph import NodeId
from claimspring.trace.loops import Loop, loops
from claimspring.trace.provenance import Provenance
from claimspring.trace.relinking import closes_a_loop


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


_ARTICLES = 64
"""The texts of so many articles are kept, a third of a megabyte each: claims are looked at article by article."""
_INDEXES = ("loops", "loops_closed_by", "misspelt")
"""Those that are worked out here."""

Quotation: TypeAlias = tuple[str, int, str]
"""The digest of a claim's file, which of its appearances, and the digest of the article's file."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is not as it was in an earlier context."""

    questions: frozenset[int]
    """Those of the recorder that have other answers."""
    records: Mapping[str, Collection[Hashable]]
    """The keys of records that changed, came or went, by their mapping in the corpus."""


class Context:
    """All that a rule may look at, read through a recorder. What takes long is worked out when asked for."""

    def __init__(  # noqa: PLR0913 -- one argument for each thing that is known
        self,
        corpus: Corpus,
        settings: Settings,
        today: dt.date,
        pages: Mapping[str, str] | None = None,
        *,
        verdict_changes: Collection[VerdictChange] = (),
        main_line: MainLine | None = None,
        authorship: Authorship | None = None,
        live: Mapping[str, str] | None = None,
        unread: Collection[str] = (),
        settings_path: str = "mkdocs.yml",
        settings_route: Route = (),
        found: dict[Quotation, Quoted | None] | None = None,
        recorder: Recorder | None = None,
    ) -> None:
        """Nothing is worked out yet.

        Args:
            corpus: All that was read.
            settings: What the project sets; for other settings nothing of an earlier context holds.
            today: The day of the check.
            pages: The text of the pages that people wrote, by their path in content/: `methodology.md`, `about.fr.md`.
            verdict_changes: Verdicts of published claims that were replaced, oldest first; none where there is no git.
            main_line: What git's main line remembers of the published record.
            authorship: Who wrote the claims, as git knows it; None where nobody wants to know.
            live: The hash of the edition that the live site shows, by claim; None where it was not asked.
            unread: What is there but could not be read: paths, and `claims/publishers.yml#id` for a single entry.
            settings_path: The file that holds the plugin's section.
            settings_route: Where the section stands in it.
            found: Where quotations stand, as far as that is known already, be it of an earlier state of the corpus.
            recorder: What notes the questions, if it is shared with other contexts.
        """
        self.recorder = recorder or Recorder()
        self.provenance = Provenance(corpus, recorder=self.recorder)
        self.corpus = self.provenance.corpus
        self.settings, self.settings_path, self.settings_route = settings, settings_path, settings_route
        main_line, authorship = main_line or MainLine(), authorship or Authorship()
        by_claim: dict[ClaimKey, tuple[VerdictChange, ...]] = {}
        for change in verdict_changes:
            by_claim[change.claim] = (*by_claim.get(change.claim, ()), change)
        note = self.recorder.mapping
        self.pages = note("pages", pages or {})
        self.verdict_changes = note("verdict_changes", by_claim)
        self.editions = note("editions", main_line.editions)
        self.live = note("live", live or {})
        self.authors = note("authors", authorship.authors)
        self.unread = note("unread", dict.fromkeys(unread, True))
        facts = {
            "today": today,
            "unchecked": main_line.unchecked,
            "authors_unchecked": authorship.unchecked,
            "published": bool(corpus.publications),
            "live": live is not None,
        }
        self._facts = note("facts", facts)
        mappings = {one.name: getattr(self.corpus, one.name) for one in fields(corpus)}
        self.read: Mapping[str, Mapping[Any, Any]] = {
            **mappings,
            "pages": self.pages,
            "verdict_changes": self.verdict_changes,
            "editions": self.editions,
            "live": self.live,
            "authors": self.authors,
            "unread": self.unread,
            "facts": self._facts,
        }
        self._found = {} if found is None else found
        self._readings = Latest[str, ReadingText](_ARTICLES)
        self._quotable = Latest[str, QuotableText](_ARTICLES)
        self._credited = Latest[tuple[str, str], Quoted | None](_ARTICLES)

    @property
    def today(self) -> dt.date:
        """The day of the check."""
        return cast("dt.date", self._facts["today"])

    @property
    def unchecked(self) -> str:
        """Why git could not tell what was on the main line; empty where it could."""
        return str(self._facts["unchecked"])

    @property
    def authors_unchecked(self) -> str:
        """Why git could not tell who wrote claims; empty where it could, or nobody wants to know."""
        return str(self._facts["authors_unchecked"])

    @property
    def saw_live_site(self) -> bool:
        """Whether the live site was asked."""
        return bool(self._facts["live"])

    @property
    def has_publications(self) -> bool:
        """Whether anything was ever recorded as published."""
        return bool(self._facts["published"])

    def is_there(self, path: str, entry: str = "") -> bool:
        """Whether a file, or an entry of one, exists although it could not be read, so that naming it is no mistake."""
        return path in self.unread or f"{path}#{entry}" in self.unread

    def article_path(self, article: ArticleId) -> str:
        """Where the file of an article lies, or would lie."""
        return article_path(article, self.settings.docs_dir)

    def is_decided(self, claim: Claim) -> bool:
        """Whether a claim's verdict says something either way; drafts are nobody's word yet."""
        return is_decided(claim, self.corpus.ratings)

    @property
    def places(self) -> Iterator[LocatedAppearance]:
        """Every appearance of every claim whose article could be read."""
        for key in self.corpus.claims:
            yield from self.places_of(key)

    def places_of(self, key: ClaimKey) -> Iterator[LocatedAppearance]:
        """The appearances of a claim in words, whose article could be read and, if it is another thing, has a text."""
        for number, quote in enumerate(self.corpus.claims[key].value.appearances):
            record = self.corpus.articles.get(article := quote.article or key.article)
            if quote.exact and record and record.value.can_be_searched:
                yield self._place(key, number, article)

    def _place(self, key: ClaimKey, number: int, article: ArticleId) -> LocatedAppearance:
        claim = self.corpus.claims[key]
        quotation = claim.digest, number, self.corpus.articles[article].digest
        if quotation not in self._found:
            quote = claim.value.appearances[number]
            self._found[quotation] = self.quotable(article).locate(quote.exact, quote.prefix, quote.suffix)
        found = self._found[quotation]
        return LocatedAppearance(key, number, article, found and found.match, marked=bool(found and found.marked))

    def credits_of(self, key: ClaimKey) -> Iterator[tuple[int, Quoted | None]]:
        """Each credit of a claim, by its place, and where its words stand in the article, if that could be read."""
        article = self.corpus.articles.get(key.article)
        if article is None:
            return
        for place, credit in enumerate(self.corpus.claims[key].value.credits):
            words = article.digest, credit.as_
            if words not in self._credited:
                self._credited[words] = self.quotable(key.article).locate(credit.as_)
            yield place, self._credited[words]

    def reading(self, article: ArticleId) -> ReadingText:
        """The text of an article as it is read."""
        record = self.corpus.articles[article]
        known = self._readings.get(record.digest)
        if known is None:
            known = self._readings[record.digest] = read_article(record.value)
        return known

    def quotable(self, article: ArticleId) -> QuotableText:
        """The text of an article, made ready to find quotations in."""
        record, reading = self.corpus.articles[article], self.reading(article)
        known = self._quotable.get(record.digest)
        if known is None:
            value = record.value
            known = self._quotable[record.digest] = QuotableText(
                reading.text, value.text, lambda place: reading.at(value.text_start + place)
            )
        return known

    @property
    def first_claims(self) -> Mapping[ArticleId, ClaimKey]:
        """The first claim in the folder of each article."""
        return self._groups["first_claims"]

    @property
    def reviewed(self) -> Mapping[ArticleId, bool]:
        """The articles with a claim in their folder that readers see as reviewed."""
        return self._groups["reviewed"]

    @property
    def first_stating(self) -> Mapping[tuple[str, str], ClaimKey]:
        """The first claim that makes each statement."""
        return self._groups["first_stating"]

    @property
    def first_at(self) -> Mapping[str, SourceId]:
        """The first source at each address."""
        return self._groups["first_at"]

    @property
    def weighed(self) -> Mapping[SourceId, bool]:
        """The sources on which decided verdicts rest."""
        return self._groups["weighed"]

    @property
    def naming(self) -> Mapping[NodeId, tuple[ClaimKey, ...]]:
        """The claims that name each document, outlet or article in their own files."""
        return self._groups["naming"]

    def is_named(self, source: SourceId) -> bool:
        """Whether a claim, a source or an article names a source, be it misspelt."""
        by = self._groups
        return (
            source in by["named_by_claims"]
            or source in by["named_by_sources"]
            or source in by["named_by_articles"]
            or source in self.misspelt
        )

    @index
    def loops_closed_by(self) -> Mapping[NodeId, tuple[Loop, ...]]:
        """The loops of documents, by the document whose step closes them."""
        found: dict[NodeId, tuple[Loop, ...]] = {}
        for loop in loops(self.provenance.graph):
            found[loop.closing.document] = (*found.get(loop.closing.document, ()), loop)
        return found

    @index
    def loops(self) -> Mapping[tuple[NodeId, ...], bool]:
        """The loops of documents, by all their documents in the order of their ids."""
        known = self.loops_closed_by.values()
        return {tuple(sorted(set(loop.documents))): True for closed in known for loop in closed}

    def without(self, records: Collection[tuple[str, Hashable]]) -> "Context":
        """The same without some records, each named by its mapping in the corpus and its key."""
        kinds = {kind for kind, _ in records}
        kept = {
            kind: _without(getattr(self.corpus, kind), {key for of, key in records if of == kind}) for kind in kinds
        }
        other = copy(self)
        other.provenance = Provenance(replace(self.corpus, **kept), recorder=self.recorder)
        other.corpus = other.provenance.corpus
        other.read = {**self.read, **{one.name: getattr(other.corpus, one.name) for one in fields(other.corpus)}}
        for name in ("ground", "_groups", "_meant", *_INDEXES):
            other.__dict__.pop(name, None)
        return other

    def mapping(self, name: str) -> RecordedMapping[Any, Any]:
        """What a question is asked of, by the name that it has in the recorder."""
        known = self.read if name in self.read else self._groups
        if name in known:
            return cast("RecordedMapping[Any, Any]", known[name])
        owners = {"backlinks": self.provenance, **dict.fromkeys(_INDEXES, self)}
        return cast("RecordedMapping[Any, Any]", getattr(owners.get(name, self.provenance.graph), name))

    def follow(self, earlier: "Context") -> Changes:
        """Take over what still holds of an earlier context with the same recorder and settings, which ends with that.

        Gives what is not as it was.
        """
        changed = {name: changed_keys(old, self.read[name]) for name, old in earlier.read.items()}
        found = {number for name, old in earlier.read.items() for number in self._differing(name, old, changed[name])}
        found |= self._follow_graph(earlier, changed)
        if "ground" in earlier.__dict__:
            self.__dict__["ground"] = earlier.ground
            renamed = bool(changed_keys(earlier.provenance.graph.aliases, self.provenance.graph.aliases))
            for name, keys in self.ground.follow(self.corpus, self.provenance.graph, changed, renamed=renamed):
                found.update(self.recorder.asked(name, keys))
        if "misspelt" in earlier.__dict__:
            if "_meant" in earlier.__dict__ and list(earlier.corpus.sources) == list(self.corpus.sources):
                self.__dict__["_meant"] = earlier.__dict__["_meant"]
            found |= self.recorder.differing("misspelt", earlier.misspelt, self.misspelt)
        return Changes(frozenset(found), changed)

    def _differing(self, name: str, old: Mapping[Any, Any], changed: Collection[Hashable]) -> set[int]:
        """The questions that a mapping answers otherwise than an earlier one, from which it differs for these keys."""
        return self.recorder.asked(name, changed, all_keys=list(old) != list(self.read[name])) if changed else set()

    def _follow_graph(self, earlier: "Context", changed: Mapping[str, Collection[Hashable]]) -> set[int]:
        """Take over the graph of documents, or make it anew where it may differ; the questions answered otherwise."""
        if self.provenance.is_same_graph(earlier.provenance, changed):
            self.provenance.take(earlier.provenance)
            self.__dict__ |= {
                name: earlier.__dict__[name] for name in ("loops", "loops_closed_by") if name in earlier.__dict__
            }
            return set()
        now = self.provenance.relink(earlier.provenance, changed)
        if now:
            found = self.provenance.relinked_questions(earlier.provenance, now)
        else:
            found = self.provenance.differences(earlier.provenance)
        names = [name for name in ("loops", "loops_closed_by") if name in earlier.__dict__]
        if now and names and not earlier.loops_closed_by and not closes_a_loop(now):
            self.__dict__ |= {name: earlier.__dict__[name] for name in names}
            names = []
        for name in names:
            found |= self.recorder.differing(name, getattr(earlier, name), getattr(self, name))
        return found

    @cached_property
    def ground(self) -> CommonGround:
        """What records have in common."""
        return self.recorder.silent(lambda: CommonGround(self.corpus, self.provenance.graph))

    def make_ground(self, spread: Spread) -> None:
        """Have what records have in common made by several processes, where it is not made yet."""
        if "ground" not in self.__dict__:
            graph = self.provenance.graph
            self.__dict__["ground"] = self.recorder.silent(lambda: CommonGround(self.corpus, graph, spread))

    @cached_property
    def _groups(self) -> Mapping[str, Mapping[Any, Any]]:
        return {name: self.recorder.mapping(name, groups) for name, groups in self.ground.told()}

    @index
    def misspelt(self) -> Mapping[SourceId, bool]:
        """The sources that are nearest to a name that leads nowhere, which is told where it stands."""
        meant = (self._nearest(name) for name in self.ground.misspelt())
        return {SourceId(name): True for name in meant if name}

    @cached_property
    def _meant(self) -> dict[SourceId, str | None]:
        """The sources nearest to names that lead nowhere, as far as they were looked for."""
        return {}

    def _nearest(self, name: SourceId) -> str | None:
        if name not in self._meant:
            self._meant[name] = nearest(name, self.corpus.sources)
        return self._meant[name]


def _without(records: Mapping[Any, Any], gone: Collection[Hashable]) -> Mapping[Any, Any]:
    return {key: record for key, record in records.items() if key not in gone}
