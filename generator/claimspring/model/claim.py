"""A claim file: one checkable statement, where it is said, what was found, and how it came to be written.

Read from `claims/<article>/<claim>.yml`. The claim's id and its article are the file's place, not keys in it.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from claimspring.model.actors import Speaker, SpeakerType
from claimspring.model.base import Model
from claimspring.model.ids import (
    ActorRef,
    ArticleRef,
    AuthorityRef,
    CheckRef,
    EvidenceRef,
    PublisherRef,
    QuestionRef,
    RatingRef,
    SourceRef,
    TopicRef,
)
from claimspring.model.step import StepBack
from claimspring.model.values import FullDate, Language, Localized, LocalizedText, NonEmpty, PartialDate, TimeCode

FACT = 120
"""So many characters a fact may have."""
REASON = 160
"""So many characters each reason may have."""


class ClaimKind(StrEnum):
    """What sort of statement it is; only some sorts can be true or false."""

    EVENT = "event"
    NUMBER = "number"
    QUOTATION = "quotation"
    STATE = "state"
    POLICY = "policy"
    PLAN = "plan"
    INTERPRETATION = "interpretation"
    OPINION = "opinion"


class Form(StrEnum):
    """How the article gives the words: in quotation marks, partly so, retold, or in its own voice."""

    DIRECT = "direct"
    MIXED = "mixed"
    PARAPHRASE = "paraphrase"
    AUTHOR = "author"


class ReviewStatus(StrEnum):
    """How far the desk's work on the claim is; `untraced` is one of an earlier check, on which nobody worked yet."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    PUBLISHED = "published"
    UNTRACED = "untraced"


class Stance(StrEnum):
    """What a piece of evidence does to the statement."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    QUALIFIES = "qualifies"
    CONTEXT = "context"


class CreditCheck(StrEnum):
    """Whether the one whom the article credits really said it: a question apart from whether it is true."""

    CONFIRMED = "confirmed"
    MISATTRIBUTED = "misattributed"
    MISQUOTED = "misquoted"
    NOT_FOUND = "not-found"
    UNCHECKED = "unchecked"

    @property
    def is_wrong(self) -> bool:
        """Whether it is known that the one credited did not say it."""
        return self in {CreditCheck.MISATTRIBUTED, CreditCheck.MISQUOTED}


class CreditKind(StrEnum):
    """For what the article credits somebody."""

    TEXT = "text"
    PHOTO = "photo"
    QUOTATION = "quotation"


class Medium(StrEnum):
    """What a passage, or the thing that carries a claim, is to the senses."""

    TEXT = "text"
    TABLE = "table"
    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"


class ChangeKind(StrEnum):
    """What an entry in the history records."""

    FIRST_PUBLICATION = "first-publication"
    VERDICT_CHANGE = "verdict-change"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    RESTORED = "restored"


class Appearance(Model):
    """Where the claim is said: words, as a Web Annotation TextQuoteSelector, or what is seen or heard there."""

    exact: str = ""
    """The article's own words, copied; white space, quotation marks and apostrophes may differ."""
    prefix: str = ""
    """Words right before, needed only where the exact words occur more than once."""
    suffix: str = ""
    """Words right after, needed only where the exact words occur more than once."""
    article: ArticleRef | None = None
    """Another article that says it too; left out for the folder's own."""
    in_: LocalizedText | None = Field(default=None, alias="in")
    """The same words in translations/<article>.<language>.yml, copied, by language."""
    time: TimeCode | None = None
    """The time in a film or recording at which it is said or shown, such as "01:23" or "1:02:03"."""
    page: NonEmpty | None = None
    """The page of a printed or paginated document, as printed."""
    description: Localized | None = None
    """What is seen or heard there; wanted where there are no words to copy."""

    @model_validator(mode="after")
    def _words_or_description(self) -> Self:
        if not self.exact.strip() and self.description is None:
            hint = "copy the article's own words, or say under 'description' what is seen or heard"
            raise PydanticCustomError("missing-key", "the key '{key}' is missing", {"key": "exact", "hint": hint})
        return self


class GivenCredit(Model):
    """Whom the article credits, for what, in its own words, and whether they really said it."""

    source: SourceRef | None = None
    """The document credited (id of a file under sources/), when it is known."""
    publisher: PublisherRef | None = None
    """The outlet or body credited (id in publishers.yml), when no single document is."""
    kind: CreditKind = CreditKind.TEXT
    """text, photo or quotation."""
    as_: NonEmpty = Field(alias="as")
    """The article's words that give the credit."""
    check: CreditCheck = CreditCheck.UNCHECKED
    """Whether the one credited really said it: confirmed, misattributed, misquoted, not-found or unchecked."""
    note: Localized | None = None
    """What was found about the credit."""

    @model_validator(mode="after")
    def _one_credited(self) -> Self:
        if (self.source is None) == (self.publisher is None):
            told = "both a source and a publisher" if self.source else "neither a source nor a publisher"
            raise PydanticCustomError("unclear-credit", "the credit names {told}", {"told": told})
        return self


def are_wrong(credits_: Sequence[GivenCredit]) -> bool:
    """Whether there are credits, and none of those credited said it."""
    return bool(credits_) and all(credit.check.is_wrong for credit in credits_)


class Contact(Model):
    """That the one who made the claim was asked, as the fact-checkers' codes want."""

    on: FullDate
    """The day of the question."""
    how: NonEmpty
    """By which way: e-mail, telephone, form."""
    response: Localized | None = None
    """What came back; left out when nothing did."""


class UnderReview(Model):
    """That the desk looks again at a claim which is published, and has not made up its mind."""

    since: FullDate
    """The day from which readers know of it."""
    why: Localized | None = None
    """What gave cause, in one sentence."""


class Fix(Model):
    """Words of the statement, and those that would be right."""

    wrong: Localized
    """In each language an exact part of the statement, which occurs in it once."""
    right: Localized
    """What should stand in its place."""


class DatedFact(Model):
    """A day on which the verdict rests."""

    on: PartialDate
    """The day, as much of it as is known."""
    what: Localized
    """What happened, in a few words."""
    evidence: EvidenceRef
    """The passage that says so (`id` of a piece of evidence of this claim)."""


class ReviewRequest(Model):
    """What a second person asks for before a claim is published; readers never see it."""

    by: NonEmpty
    """Who asks."""
    on: FullDate
    """The day."""
    about: NonEmpty | None = None
    """The field that it is about, such as "evidence.0.passage"; left out for the claim as a whole."""
    says: NonEmpty
    """What should be changed, or is not clear."""
    done: bool = False
    """Whether it was answered."""


class Review(Model):
    """The desk's finding on the claim."""

    status: ReviewStatus = ReviewStatus.DRAFT
    """draft, in-review, published or untraced."""
    verdict: RatingRef | None = None
    """An id of ratings.yml; absent in a draft."""
    summary: Localized | None = None
    """The verdict's reason in one sentence."""
    fact: Localized | None = None
    """What is the case, in at most 120 characters: not the verdict, but what a reader should remember."""
    fix: tuple[Fix, ...] = ()
    """The statement's wrong words and the right ones; an entry may be for some languages only."""
    fix_none: Localized | None = None
    """Why no words would put a refuted or misleading statement right."""
    reasons: tuple[Localized, ...] = ()
    """One to three sentences of at most 160 characters each: why it is rated so."""
    dates: tuple[DatedFact, ...] = ()
    """The days that decide the verdict, oldest first."""
    rationale: Localized | None = None
    """Why it is rated so, in CommonMark without HTML."""
    open_questions: tuple[Localized, ...] = ()
    """What could not be settled, stated as open."""
    as_of: FullDate | None = None
    """The day the verdict speaks of, for a claim that was true only for a time."""
    reviewed_by: tuple[NonEmpty, ...] = ()
    """Who answers for the review (ids in desk.yml)."""
    reviewed_on: FullDate | None = None
    """The day of the last review."""
    contacted: Contact | None = None
    """When and how the claimant was asked."""
    under_review: UnderReview | None = None
    """That readers are told: the desk looks at it again; taken away when it is decided."""
    requests: tuple[ReviewRequest, ...] = ()
    """What a second person asked for; readers never see it."""


class Question(Model):
    """What has to be known to judge the statement."""

    id: QuestionRef
    """A short name, by which evidence says that it answers it."""
    ask: Localized
    """The question."""
    answer: Localized | None = None
    """The answer in one line."""
    authority: AuthorityRef | None = None
    """Whoever did the thing and so can say it alone: a source, or a publisher for all of its documents."""


class Evidence(Model):
    """One passage of one source, and what it does to the statement."""

    id: EvidenceRef | None = None
    """A short name, needed only where something refers to the passage."""
    source: SourceRef
    """Id of a file under sources/."""
    stance: Stance
    """supports, refutes, qualifies or context."""
    answers: QuestionRef | None = None
    """The question that it answers (`id` in this claim's `questions`); every decisive passage answers one."""
    passage: NonEmpty | None = None
    """The source's exact words, in its own language."""
    key: NonEmpty | None = None
    """The words of the passage that decide, copied; shown bold."""
    medium: Medium = Medium.TEXT
    """text, table, picture, film or sound."""
    page: NonEmpty | None = None
    """The page of a printed or paginated document, as printed."""
    time: NonEmpty | None = None
    """The time in a film or recording, such as "01:23"."""
    description: Localized | None = None
    """What is seen or heard, where there are no words to quote; of a text or a table, what it says in sum."""
    hash: NonEmpty | None = None
    """SHA-256 of the file that was looked at, in hexadecimal."""
    language: Language | None = None
    """The passage's language; left out where it is the source's."""
    begins_at: tuple[SourceRef, ...] = ()
    """The documents up the source's chains where this passage began; left out where all of its chains are meant."""
    sole_because: Localized | None = None
    """Why nobody but this document's origin can know it, where there is no second one: only the office counts."""
    independent_because: Localized | None = None
    """Why the passage counts although it goes back to the very text that the article's sentence was made from."""
    note: Localized | None = None
    """What a reader should know about this passage."""


class TrailStep(StepBack):
    """One document on the way by which the sentence came to the article; `credited` means: by the article."""


class Change(Model):
    """One entry of the public history."""

    on: FullDate
    """The day of the change."""
    change: ChangeKind
    """first-publication, verdict-change, correction, clarification, update or restored."""
    was: RatingRef | None = Field(default=None, alias="from")
    """The verdict before a verdict-change."""
    now: RatingRef | None = Field(default=None, alias="to")
    """The verdict after a verdict-change."""
    text_from: Localized | None = None
    """The words before, where words of ours changed."""
    text_to: Localized | None = None
    """The words after."""
    note: Localized | None = None
    """What changed, and why."""


class RuleException(Model):
    """A rule set aside for this file, with a reason; it can expire."""

    rule: NonEmpty
    """The id of the rule."""
    reason: NonEmpty
    """Why it does not apply here."""
    until: FullDate | None = None
    """The last day on which the exception holds."""


class Extraction(Model):
    """How `claimspring extract` came to draft the claim; left as written, and dropped when no longer wanted."""

    score: float = Field(ge=0, le=1)
    """How much the statement is worth checking, from 0 to 1."""
    reasons: tuple[NonEmpty, ...] = ()
    """Why, in short sentences."""
    cue: str | None = None
    """The article's words that introduce the statement, such as "a annoncé"."""
    speaker: str | None = None
    """The article's words for the one who says it."""
    source: str | None = None
    """The article's words for the outlet it credits."""
    dates: tuple[str, ...] = ()
    """The dates named, resolved: 2023-08-14 or 2023-08-14/2023-08-19."""


class Claim(Model):
    """One checkable statement of one article."""

    statement: Localized
    """A self-contained sentence, one per language (or a plain string)."""
    appearances: tuple[Appearance, ...] = ()
    """Where it is said: the folder's article first; the title or another article may repeat it."""
    kind: ClaimKind | None = None
    """event, number, quotation, state, policy, plan, interpretation or opinion."""
    form: Form | None = None
    """How the article gives the words: direct, mixed, paraphrase or author."""
    topics: tuple[TopicRef, ...] = ()
    """Subjects by which readers find the claim (ids in topics.yml), such as "sanctions"."""
    speaker: Speaker | None = None
    """Who says it in the article; null means the article's own voice."""
    speaker_type: SpeakerType | None = None
    """person or organization, where the speaker is named in words; an id tells it by itself."""
    also_said_by: tuple[Speaker, ...] = ()
    """Others who say it in the same place: the one who asks, the second name under a letter."""
    said_on: PartialDate | None = None
    """The day on which it was said, where that is another than the article's, or all that is known."""
    said_at: Localized | None = None
    """The place or occasion where it was said, such as "Kyiv" or "a press conference"."""
    about: tuple[ActorRef, ...] = ()
    """Of whom it is said (ids in people.yml or publishers.yml)."""
    credits: tuple[GivenCredit, ...] = ()
    """Whom the article credits; empty when it credits nobody."""
    review: Review = Review()
    """The desk's finding."""
    questions: tuple[Question, ...] = ()
    """What has to be known to judge the statement; origins are counted for each."""
    evidence: tuple[Evidence, ...] = ()
    """The passages that bear on the statement."""
    trail: tuple[TrailStep, ...] = ()
    """The way the sentence really came to the article, nearest document first."""
    history: tuple[Change, ...] = ()
    """Public changes, oldest first."""
    exceptions: tuple[RuleException, ...] = ()
    """Rules set aside for this claim, each with a reason."""
    extraction: Extraction | None = None
    """Left by the tool that drafted the claim."""
    checks: tuple[CheckRef, ...] = ()
    """Earlier checks of it (checks/<publisher>/<id>.yml); an untraced claim rests on what they say alone."""

    @classmethod
    def wanted(cls, data: Mapping[str, object]) -> tuple[str, ...]:
        """What only an untraced claim may lack: nobody has looked at the place yet, or sorted the statement."""
        review = data.get("review")
        untraced = isinstance(review, Mapping) and review.get("status") == ReviewStatus.UNTRACED
        return () if untraced else ("appearances", "kind")

    @property
    def is_untraced(self) -> bool:
        """Whether it came in with an earlier check, and this desk has not looked at it yet."""
        return self.review.status is ReviewStatus.UNTRACED

    @property
    def word_credits(self) -> tuple[GivenCredit, ...]:
        """Those whom the article credits for what it says, and not for a photograph."""
        return tuple(credit for credit in self.credits if credit.kind is not CreditKind.PHOTO)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who say it; none for the article's own voice."""
        return (*((self.speaker,) if self.speaker else ()), *self.also_said_by)

    @property
    def changed_on(self) -> dt.date | None:
        """The last day on which something public changed, or the day of the review."""
        days = [change.on for change in self.history]
        if self.review.reviewed_on:
            days.append(self.review.reviewed_on)
        return max(days, default=None)
