"""Statements to claim files. In: an article's statements and the corpus. Out: what to do with each, and why.

A statement becomes a new file, one more appearance of a claim that exists, or nothing; no file is ever changed.
Claims whose words vanished from the article are told with the nearest words that are there now.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from claimspring.anchor.quotable import QuotableText
from claimspring.extract.claim_yaml import Draft, TextQuote, appearance, claim_file
from claimspring.extract.publishers import PublisherNames
from claimspring.extract.similar_claims import KnownClaims, KnownStatements, Ranked
from claimspring.extract.statement import Mention, Statement
from claimspring.extract.word_vectors import WordVectors
from claimspring.extract.worth import SHOWN_FROM
from claimspring.lexicon.compiled import Lexicon
from claimspring.model.claim import Appearance, Claim
from claimspring.model.corpus import Corpus
from claimspring.model.draft import DraftRecord
from claimspring.model.earlier_check import CheckKey, EarlierCheck
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.read.fault import Unreadable
from claimspring.read.single import read_model

_SLUG_WORDS = 7
_SLUG = 60
_CONTEXT = 40
_SAME_WORDS = 0.9


class DraftOutcome(StrEnum):
    """What became of a statement, or of a claim that was there."""

    DRAFTED = "drafted"
    PRESENT = "present"
    """A claim of this article already covers these words."""
    KNOWN = "known"
    """Another claim says nearly the same: offered as one more appearance."""
    REPEATED = "repeated"
    """The article says it twice; it is an appearance of the other draft."""
    LOW = "low"
    """Below the score asked for."""
    BEYOND = "beyond"
    """Worth less than as many others as were asked for."""
    UNWRITABLE = "unwritable"
    DISMISSED = "dismissed"
    """An editor put this draft aside, or deleted its file."""
    VANISHED = "vanished"
    """Words of an existing claim are no longer in the article."""


_DRAFTED_BEFORE = frozenset({DraftOutcome.PRESENT, DraftOutcome.DISMISSED})


LEAST = SHOWN_FROM
"""Statements worth less are not shown."""
SHOWN = 15
"""So many drafts of an article are written unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of what was done."""

    outcome: DraftOutcome
    words: str
    score: float
    why: str
    path: str = ""
    text: str = field(default="", repr=False)
    """The file's text, or the lines to add to one."""
    prefix: str = ""
    """Words before those of a new draft, where they occur more than once."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the editor asked for."""

    min_score: float = LEAST
    limit: int | None = None
    again: bool = False
    """Whether what was dismissed is drafted again."""


class _Earlier(NamedTuple):
    """The place of an earlier draft in the article, and what became of it."""

    start: int
    end: int
    outcome: DraftOutcome
    why: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The article that drafts are made from, as it is read."""

    article: ArticleId
    quotable: QuotableText

    @property
    def text(self) -> str:
        """In code points of this text statements are placed."""
        return self.quotable.text


class Drafter:
    """Makes drafts for the articles of one project; built once for many articles."""

    def __init__(
        self,
        corpus: Corpus,
        lexicons: Mapping[str, Lexicon],
        records: Mapping[ArticleId, Sequence[DraftRecord]] = MappingProxyType({}),
        unread: Iterable[str] = (),
        known: KnownClaims[ClaimKey | CheckKey] | None = None,
    ) -> None:
        """`records` say what became of earlier drafts; claims in the files `unread` are there, but cannot be read.

        `known` holds the claims and checks of the corpus where they are at hand as such.
        """
        self._corpus = corpus
        self._records = records
        self._lexicons = lexicons
        self._publishers = PublisherNames(corpus.publishers)
        self._known = known_claims(corpus) if known is None else known
        self._unread = frozenset(_claims_in(unread))
        self._taken = {(key.article, key.claim) for key in corpus.claims} | self._unread

    def draft(self, article: ArticleText, statements: Iterable[Statement], wish: Wish) -> list[Result]:
        """What to do with each statement of an article; claims whose words vanished come first."""
        covered = list(self._covered(article))
        aside = list(self._drafted_before(article, covered, again=wish.again))
        results = list(self._vanished(article))
        fresh: list[Statement] = []
        for statement in statements:
            refused = _put_aside(statement, aside) or self._refused(article, statement, covered, wish)
            if refused is None:
                fresh.append(statement)
            else:
                results.append(refused)
        drafted = [result.score for result in results if result.outcome in _DRAFTED_BEFORE]
        groups, beyond = _within(_joined(fresh), wish.limit, drafted)
        for group in groups:
            results += self._new(article, group)
        return results + beyond

    def _covered(self, article: ArticleText) -> Iterator[tuple[int, int, ClaimId]]:
        """Where the claims that exist stand in the article."""
        for key, place in _appearances(self._corpus, article.article):
            found = article.quotable.locate(place.exact, place.prefix, place.suffix)
            if found is not None:
                yield found.match.start, found.match.end, key.claim

    def _vanished(self, article: ArticleText) -> Iterator[Result]:
        for key, place in _appearances(self._corpus, article.article):
            if article.quotable.locate(place.exact, place.prefix, place.suffix) is None:
                near = " ".join(article.quotable.nearest(place.exact).split())
                why = f"nearest now: “{near}”" if near else "nothing like it is left"
                yield Result(DraftOutcome.VANISHED, place.exact, 0.0, why, f"claims/{key}.yml")

    def _refused(
        self, article: ArticleText, statement: Statement, covered: Iterable[tuple[int, int, ClaimId]], wish: Wish
    ) -> Result | None:
        """Why a statement becomes no draft; None where it may."""
        for start, end, claim in covered:
            if _same_place(statement.start, statement.end, start, end):
                why, path = "a claim already covers these words", f"claims/{article.article}/{claim}.yml"
                return Result(DraftOutcome.PRESENT, statement.quote, statement.score, why, path)
        if statement.score < wish.min_score:
            why = f"{statement.score:.2f} is below {wish.min_score:.2f}: {statement.reasons[0]}"
            return Result(DraftOutcome.LOW, statement.quote, statement.score, why)
        other = self._other_claims(article, statement)
        for known in self._known.best(statement.quote):
            if known.same and isinstance(known.of, ClaimKey) and str(known.of) not in other:
                return _offer(article, statement, known.of, known)
        return None

    def _drafted_before(
        self, article: ArticleText, covered: Sequence[tuple[int, int, ClaimId]], *, again: bool
    ) -> Iterator[_Earlier]:
        """Where earlier drafts stood that are no claims, or whose claims cannot be read now.

        A draft whose file is gone while a claim covers its words was renamed or taken into that claim.
        """
        for record in self._records.get(article.article, ()):
            there = record.claim is not None and (article.article, record.claim) in self._taken
            unread = record.claim is not None and (article.article, record.claim) in self._unread
            if there != unread or (again and not unread):
                continue
            found = article.quotable.locate(record.exact, record.prefix)
            if found is None:
                continue
            start, end = found.match.start, found.match.end
            if unread:
                why = f"a file of this name exists, and cannot be read; it was left alone: {record.claim}.yml"
                yield _Earlier(start, end, DraftOutcome.PRESENT, why)
            elif record.dismissed or not any(_same_place(start, end, first, last) for first, last, _ in covered):
                why = f"dismissed earlier: {record.dismissed or 'its file was deleted'}"
                yield _Earlier(start, end, DraftOutcome.DISMISSED, why)

    def _other_claims(self, article: ArticleText, statement: Statement) -> frozenset[str]:
        """The known claims that an editor found to say something else than these words."""
        records = self._records.get(article.article, ())
        return frozenset(key for record in records if record.exact == statement.quote for key in record.not_same)

    def _new(self, article: ArticleText, group: list[Statement]) -> Iterator[Result]:
        first, words = group[0], group[0].words
        text = claim_file(self._contents(article, words, group))
        if not _reads_back(text):
            why = "the strict reader would refuse a file with these words"
            yield Result(DraftOutcome.UNWRITABLE, first.quote, first.score, why)
            return
        path = f"claims/{article.article}/{self._free_name(article.article, words, first.language)}.yml"
        why, place = "; ".join(first.reasons), _place(article, first)
        yield Result(DraftOutcome.DRAFTED, first.quote, first.score, why, path, text, place.prefix)
        for again in group[1:]:
            yield Result(DraftOutcome.REPEATED, again.quote, again.score, "the article says it twice", path)

    def _contents(self, article: ArticleText, words: str, group: list[Statement]) -> Draft:
        first = group[0]
        speaker = first.speaker.text if first.speaker else None
        credited, publisher = first.source, self._publishers.find(first.source.text) if first.source else None
        if credited is None and speaker and (publisher := self._publishers.called(speaker)):
            credited = first.speaker
        places = tuple(_place(article, statement) for statement in group)
        known = tuple((known_name(known.of), known.text) for known in self._known.best(first.quote))
        return Draft(first, words, places, publisher, _credit_words(article, credited, first.cue), speaker, known)

    def _free_name(self, article: ArticleId, words: str, language: str) -> ClaimId:
        """An id from the statement's own words that no claim of the article has."""
        lexicon = self._lexicons.get(language)
        name = _slug(words, lexicon.common if lexicon else frozenset())
        candidate, number = ClaimId(name), 1
        while (article, candidate) in self._taken:
            number += 1
            candidate = ClaimId(f"{name}-{number}")
        self._taken.add((article, candidate))
        return candidate


def known_name(known: ClaimKey | CheckKey) -> str:
    """How a known claim is called in a file: as people type it, a check with the folder of checks before it."""
    return f"checks/{known}" if isinstance(known, CheckKey) else str(known)


def _offer(article: ArticleText, statement: Statement, claim: ClaimKey, like: Ranked[ClaimKey | CheckKey]) -> Result:
    """One more appearance of a claim that exists, for the editor to add or not."""
    other = None if claim.article == article.article else article.article
    why = f"{like.likeness:.0%} like “{like.text}”; if it is the same claim, add this appearance to it"
    text = appearance([_place(article, statement)], other)
    return Result(DraftOutcome.KNOWN, statement.quote, statement.score, why, f"claims/{claim}.yml", text)


def _claims_in(paths: Iterable[str]) -> Iterator[tuple[ArticleId, ClaimId]]:
    for path in paths:
        match path.removesuffix(".yml").split("/"):
            case ["claims", article, claim]:
                yield ArticleId(article), ClaimId(claim)


def known_claims(corpus: Corpus, vectors: WordVectors | None = None) -> KnownClaims[ClaimKey | CheckKey]:
    """The claims and earlier checks of a corpus; with `vectors` those are found that say the same in other words."""
    claims = ((key, texts_of_claim(record.value)) for key, record in corpus.claims.items())
    checks = ((key, texts_of_check(record.value)) for key, record in corpus.checks.items())
    return KnownClaims[ClaimKey | CheckKey](chain(claims, checks), vectors)


def texts_of_claim(claim: Claim) -> list[str]:
    """Its statement in every language and the words of its articles."""
    return [*claim.statement.root.values(), *(place.exact for place in claim.appearances if place.exact)]


def texts_of_check(check: EarlierCheck) -> list[str]:
    """What it checked, and its title."""
    return [text for text in (check.claim, check.title) if text]


def _put_aside(statement: Statement, aside: Iterable[_Earlier]) -> Result | None:
    """What became of a statement that was drafted before: the same words but for a tenth, or most of its sentence."""
    length = statement.end - statement.start
    for one in aside:
        shared, other = min(statement.end, one.end) - max(statement.start, one.start), one.end - one.start
        if shared >= _SAME_WORDS * min(length, other) and shared > max(length, other) / 2:
            return Result(one.outcome, statement.quote, statement.score, one.why)
    return None


def _appearances(corpus: Corpus, article: ArticleId) -> Iterator[tuple[ClaimKey, Appearance]]:
    for key, record in corpus.claims.items():
        for place in record.value.appearances:
            if place.exact and (place.article or key.article) == article:
                yield key, place


def _same_place(start: int, end: int, known_start: int, known_end: int) -> bool:
    """Whether two spans are the same statement: they share more than half of what they cover together."""
    shared = min(end, known_end) - max(start, known_start)
    return shared > 0.5 * (max(end, known_end) - min(start, known_start))


def _joined(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Statements that say the same, together, best first: the title repeats the text."""
    ordered = sorted(statements, key=lambda statement: (-statement.score, statement.start))
    index = KnownStatements((statement.quote, number) for number, statement in enumerate(ordered))
    groups: dict[int, list[Statement]] = {}
    for number, statement in enumerate(ordered):
        like = index.most_like(statement.quote, groups.__contains__)
        if like is None:
            groups[number] = [statement]
        else:
            groups[like.of].append(statement)
    return list(groups.values())


def _within(
    groups: list[list[Statement]], limit: int | None, drafted: Sequence[float]
) -> tuple[list[list[Statement]], list[Result]]:
    """The best groups, in the order of the text, and what is left out.

    Where as many were drafted before (`drafted` are their scores), what was left out then is left out again: of an
    article that grew only what is worth more than the last of them is new.
    """
    full = limit is not None and 0 < limit <= len(drafted)
    least = sorted(drafted, reverse=True)[limit - 1] if full and limit else -1.0
    kept = [group for group in groups if group[0].score > least][:limit]
    left = groups[len(kept) :]
    why = f"{limit if full else len(kept)} others are worth more"
    beyond = [Result(DraftOutcome.BEYOND, group[0].quote, group[0].score, why) for group in left]
    return sorted(kept, key=lambda group: group[0].start), beyond


def _slug(words: str, common: frozenset[str]) -> str:
    plain = unicodedata.normalize("NFKD", words.lower().replace("'", " ").replace("’", " "))
    tokens = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    telling = [token for token in tokens if token not in common and len(token) > 1] or tokens or ["claim"]
    name = ""
    for token in telling[:_SLUG_WORDS]:
        if len(name) + len(token) + 1 > _SLUG:
            break
        name = f"{name}-{token}" if name else token
    return name or telling[0][:_SLUG]


def _place(article: ArticleText, statement: Statement) -> TextQuote:
    """The statement's place, with the words around it where it occurs more than once."""
    found = article.quotable.locate(statement.quote)
    if found is None or not found.match.ambiguous:
        return TextQuote(statement.quote)
    before = article.text[max(0, statement.start - _CONTEXT) : statement.start].rpartition("\n")[2]
    after = article.text[statement.end : statement.end + _CONTEXT].partition("\n")[0]
    return TextQuote(statement.quote, before.strip(), after.strip())


def _credit_words(article: ArticleText, credited: Mention | None, cue: Mention | None) -> str | None:
    """`Selon le média RTE`: the cue with the one credited where they stand side by side."""
    if credited is None:
        return None
    first, last = sorted((credited, cue or credited), key=lambda mention: mention.start)
    return article.text[first.start : last.end] if last.start - first.end <= 2 else credited.text


def _reads_back(text: str) -> bool:
    try:
        read_model(Claim, text.encode("utf-8"))
    except (Unreadable, UnicodeEncodeError):
        return False
    return True
