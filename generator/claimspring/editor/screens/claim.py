"""A claim beside its article: what is done and what is missing, every field, its evidence, trail, verdict and state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from claimspring.editor.article_view import ArticleView, ClaimMark
from claimspring.editor.changes import SentState, sent_state
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, claim_key
from claimspring.editor.findings import EXCEPTION_FIELDS, STEP_FIELDS, FieldFinding, by_field, findings_of_claim
from claimspring.editor.rendering import words_in
from claimspring.editor.screens import known
from claimspring.editor.screens.article import STATES
from claimspring.editor.screens.broken import broken
from claimspring.editor.screens.claim_verdict import VerdictView
from claimspring.editor.screens.names import CERTAINTIES, publisher_names, source_name
from claimspring.editor.screens.screen import Preview, Screen, missing, screen
from claimspring.editor.titles import name_of
from claimspring.i18n.labels import CHANGES, CHECKS, CLAIM_KINDS, MEDIA, PUBLISHER_KINDS, STANCES, mark
from claimspring.model.actors import SpeakerType, speaker_name
from claimspring.model.claim import (
    Claim,
    CreditCheck,
    CreditKind,
    Form,
    Medium,
    ReviewStatus,
    Stance,
    TrailStep,
)
from claimspring.model.finding import Route
from claimspring.model.ids import PublisherId
from claimspring.model.published import EditionKind, PublishedRecord, changed_fields, record_path
from claimspring.model.step import Certainty, ChangedAt
from claimspring.model.values import LocalizedText
from claimspring.pipeline.site_lacks import site_lacks
from claimspring.publishing.publishing import CORRECTIONS
from claimspring.read.files import PUBLISHERS


class StepState(StrEnum):
    """How far it is."""

    OPEN = "open"
    PROPOSED = "proposed"
    """It is as the desk proposes it: nobody has said that it is right."""
    DONE = "done"
    BAD = "bad"
    """Something there is to be mended."""


class WorkStep(NamedTuple):
    """One thing that a claim needs before it can be published."""

    id: str
    name: str
    state: StepState


class LongName(NamedTuple):
    """A publisher that needs a short name, and the file where it goes."""

    id: PublisherId
    name: str
    file: FileName
    digest: str


@dataclass(frozen=True)
class ClaimView(VerdictView):
    """All that the screen of a claim shows."""

    @property
    def path(self) -> str:
        """Where its file lies."""
        return f"claims/{self.key}.yml"

    @property
    def site_lacks(self) -> int:
        """How many things are missing before the site itself can go online."""
        return sum(1 for _ in site_lacks(self.desk.project))

    @cached_property
    def claim(self) -> Claim:
        """The claim; raises `Stop` where there is none."""
        record = self.desk.corpus.claims.get(self.key)
        if record is None:
            raise missing(str(self.key))
        return record.value

    @cached_property
    def record(self) -> PublishedRecord | None:
        """What was published of it, if it stands before readers."""
        found = self.desk.corpus.publications.get(self.key)
        return found.value if found and not found.value.last.ends else None

    @property
    def is_before_readers(self) -> bool:
        """Whether readers see it, recorded or not."""
        return self.record is not None or self.claim.review.status is ReviewStatus.PUBLISHED

    @cached_property
    def sent(self) -> SentState:
        """How far what was published of it is on its way to readers."""
        return sent_state(self.desk, self.path, record_path(self.key))

    @cached_property
    def untold(self) -> Sequence[str]:
        """What is other than what was published, and of which nothing is recorded."""
        return changed_fields(self.record.last.promise, self.claim) if self.record else ()

    @cached_property
    def findings(self) -> tuple[FieldFinding, ...]:
        """What is wrong with it."""
        return findings_of_claim(self.desk, self.key)

    @cached_property
    def placed(self) -> Mapping[Route, list[FieldFinding]]:
        """The findings by the fields of the screen."""
        return by_field(self.findings, list(self._fields()))

    def _fields(self) -> Iterator[Route]:
        claim = self.claim
        yield from _PLAIN_FIELDS
        for tag in dict.fromkeys((*self.desk.settings.languages, *claim.statement)):
            yield from ((*route, tag) for route in _TEXT_FIELDS)
            yield from (("review", "reasons", index, tag) for index, _ in enumerate(claim.review.reasons))
        for listed, inner in _ITEM_FIELDS.items():
            items: Sequence[object] = getattr(claim if len(listed) == 1 else claim.review, listed[-1])
            yield from ((*listed, index, *field) for index, _ in enumerate(items) for field in inner)

    def found(self, *route: str | int) -> list[FieldFinding]:
        """The findings of a field."""
        return self.placed.get(route, [])

    def found_below(self, *route: str | int) -> bool:
        """Whether anything is wrong with a field or what is in it."""
        return any(one.route[: len(route)] == route for one in self.findings)

    @cached_property
    def steps(self) -> tuple[WorkStep, ...]:
        """What is done, in the order of the work."""
        claim, review = self.claim, self.claim.review
        told = (review.summary, review.fact, review.reasons, review.rationale)
        done = {
            "words": bool(self.marks),
            "statement": all(tag in claim.statement.root for tag in self.desk.settings.languages[:1]),
            "speaker": bool(claim.speaker or claim.credits),
            "evidence": bool(claim.evidence),
            "trail": bool(claim.trail),
            "verdict": bool(review.verdict and all(told)),
            "second": bool(review.reviewed_by),
        }
        proposed = {"statement": self.is_as_quoted, "speaker": self.has_proposed_speaker}
        return tuple(
            WorkStep(name, _STEPS[name], self._state(name, is_done, proposed.get(name, False)))
            for name, is_done in done.items()
        )

    def _state(self, step: str, is_done: bool, is_proposed: bool) -> StepState:  # noqa: FBT001 -- of one step
        if self._stopped(step):
            return StepState.BAD
        if is_proposed:
            return StepState.PROPOSED
        return StepState.DONE if is_done else StepState.OPEN

    @property
    def is_as_quoted(self) -> bool:
        """Whether the statement is what the article says, word for word, as the desk begins it."""
        quoted = {place.exact.casefold() for place in self.claim.appearances}
        return all(said.casefold() in quoted for said in self.claim.statement.root.values())

    @property
    def has_proposed_speaker(self) -> bool:
        """Whether the speaker is whom the desk took for it, and nobody has said that this is right."""
        found, speaker = self.claim.extraction, self.claim.speaker
        return bool(found and found.speaker and speaker and speaker.words)

    @property
    def longest_speaker(self) -> str:
        """The speaker's name in the language that has the longest one."""
        speaker = self.claim.speaker
        return max(speaker.words.root.values(), key=len) if speaker and speaker.words else ""

    def _stopped(self, step: str) -> bool:
        tops = _ROUTES[step]
        return any(one.is_wrong and one.route[: len(top)] == top for one in self.findings for top in tops)

    @cached_property
    def marks(self) -> list[ClaimMark]:
        """Where it stands in its article."""
        return [one for one in self.article.claims if one.key == self.key] if self.article else []

    @cached_property
    def article(self) -> ArticleView | None:
        """Its article; None where that cannot be read."""
        if self.key.article not in self.desk.corpus.articles:
            return None
        return ArticleView(self.desk, self.desk.proposals, self.key.article)

    @property
    def may_be_known(self) -> bool:
        """Whether it is of use to look for earlier checks of it."""
        return known.is_wanted(self.claim)

    @property
    def offers(self) -> list[known.KnownOffer]:
        """Earlier checks that it has words or numbers in common with, as far as they can be found at once."""
        is_ready = self.may_be_known and self.desk.known.is_ready
        return known.of_claim(self.desk, self.language, self.key, self.claim) if is_ready else []

    @property
    def number(self) -> int:
        """Which claim of the article it is; 0 where it stands nowhere."""
        return self.marks[0].number if self.marks else 0

    @property
    def is_alone(self) -> bool:
        """Whether all evidence began in one place."""
        return any(one.rule == "single-origin" for one in self.found("evidence"))

    def refutes(self, source: str) -> bool:
        """Whether words of a source refute the statement."""
        return any(one.source == source and one.stance is Stance.REFUTES for one in self.claim.evidence)

    def unshortened(self, step: TrailStep) -> list[LongName]:
        """The publisher of a step of the trail, where its name is too long to be drawn and it has no other."""
        index = self.claim.trail.index(step)
        if not any(one.rule == "missing-short-name" and one.route[:2] == ("trail", index) for one in self.findings):
            return []
        source = self.desk.corpus.sources.get(step.source)
        name = source.value.publisher if source else None
        publisher = self.desk.corpus.publishers.get(name) if name else None
        if name is None or publisher is None:
            return []
        shown = publisher.name.pick(self.language).words
        return [LongName(name, shown, FileName(FileType.PUBLISHERS), self.desk.shown(PUBLISHERS))]

    @property
    def stopping(self) -> list[FieldFinding]:
        """What stops publishing."""
        return [one for one in self.findings if one.stops]


_PLAIN_FIELDS: Sequence[Route] = (
    *((name,) for name in ("statement", "appearances", "kind", "form", "topics", "said_on", "said_at", "about")),
    *((name,) for name in ("speaker", "credits", "evidence", "trail", "history", "review")),
    *(("review", name) for name in ("verdict", "fix", "fix_none", "summary", "fact", "reasons", "rationale")),
    *(("review", name) for name in ("as_of", "open_questions", "contacted", "under_review", "dates", "reviewed_by")),
    *(("review", "contacted", name) for name in ("on", "how", "response")),
    *(("review", "under_review", name) for name in ("since", "why")),
    *((name,) for name in ("also_said_by", "checks", "questions", "exceptions")),
)
"""Where a finding can stand on the screen of every claim."""
_TEXT_FIELDS: Sequence[Route] = (
    ("statement",),
    ("said_at",),
    ("speaker", "words"),
    *(("review", name) for name in ("summary", "fact", "rationale", "fix_none")),
)
"""The same in each language."""
_ITEM_FIELDS: Mapping[tuple[str, ...], Sequence[Route]] = {
    ("appearances",): [(), *((name,) for name in ("in", "time", "page", "description"))],
    ("about",): [()],
    ("also_said_by",): [(), ("words",)],
    ("credits",): [(), ("kind",), ("note",)],
    ("checks",): [()],
    ("questions",): [(), ("ask",), ("answer",), ("authority",)],
    ("evidence",): [
        *((), ("independent_because",)),
        *((name,) for name in ("passage", "note", "source", "stance", "answers", "key", "medium", "description")),
        *((name,) for name in ("page", "time", "hash", "language", "begins_at", "sole_because")),
    ],
    ("trail",): STEP_FIELDS,
    ("review", "dates"): [(), ("on",), ("what",), ("evidence",)],
    ("exceptions",): EXCEPTION_FIELDS,
}
"""The lists of a claim, and the fields of their items."""
_VERDICT_FIELDS = ("verdict", "fix", "fix_none", "fact", "summary", "reasons", "rationale")
_STEPS = {
    "words": mark("Words"),
    "statement": mark("Statement"),
    "speaker": mark("Speaker and credit"),
    "evidence": mark("Evidence"),
    "trail": mark("Trail"),
    "verdict": mark("Verdict"),
    "second": mark("Review"),
}
_ROUTES: Mapping[str, tuple[Route, ...]] = {
    "words": (("appearances",),),
    "statement": (("statement",), ("kind",)),
    "speaker": (("speaker",), ("credits",), ("speaker_type",)),
    "evidence": (("evidence",),),
    "trail": (("trail",),),
    "verdict": tuple(("review", name) for name in _VERDICT_FIELDS),
    "second": (("review", "reviewed_by"), ("review", "reviewed_on")),
}
SPEAKER_TYPES = {SpeakerType.PERSON: mark("a person"), SpeakerType.ORGANIZATION: mark("a body")}
FORMS = {
    Form.DIRECT: mark("in quotation marks"),
    Form.MIXED: mark("partly in quotation marks"),
    Form.PARAPHRASE: mark("retold"),
    Form.AUTHOR: mark("in the article’s own voice"),
}
CREDIT_KINDS = {
    CreditKind.TEXT: mark("the text"),
    CreditKind.PHOTO: mark("a photograph"),
    CreditKind.QUOTATION: mark("a quotation"),
}
PLACES_OF_CHANGE = {
    ChangedAt.THIS_STEP: mark("on this step"),
    ChangedAt.UNKNOWN: mark("on this step or the one before"),
}
MEDIA_OF_PASSAGES = {Medium.TEXT: mark("A text")}
CORRECTION_NAMES = {
    EditionKind.VERDICT_CHANGE: mark("The verdict changed"),
    EditionKind.CORRECTION: mark("Correction: something was wrong"),
    EditionKind.CLARIFICATION: mark("Clarification: it was right, and is clearer now"),
    EditionKind.UPDATE: mark("Update: something new is known"),
    EditionKind.TYPO: mark("A typo; readers are not told"),
    EditionKind.TRANSLATION: mark("A translation; readers are not told"),
}


def show(  # noqa: PLR0913, PLR0917 -- the parts of its address
    desk: OpenDesk, preview: Preview, language: str, article: str, claim: str, mode: str = "text"
) -> Screen:
    """One claim; with `sentences`, its article is gone through sentence by sentence."""
    key = claim_key(f"{article}/{claim}")
    view = ClaimView(desk, key, language)
    if view.path in desk.project.reading.unread:
        return broken(desk, language, FileName(FileType.CLAIM, str(key)))
    value = view.claim
    words = words_in(language)
    ratings = [(name, rating.label.pick(language).words) for name, rating in desk.corpus.ratings.items()]
    return screen(
        desk,
        language,
        "claim",
        value.statement.pick(language).words,
        view=view.article,
        mode=mode,
        states=STATES,
        claim_key=key,
        c=view,
        claim=value,
        known=view.offers,
        file=FileName(FileType.CLAIM, str(key)),
        digest=desk.shown(view.path),
        corpus=desk.corpus,
        publishers=publisher_names(desk, language),
        publisher_kinds=[(kind, words.say(name)) for kind, name in PUBLISHER_KINDS.items()],
        kinds=[(kind, words.say(name)) for kind, name in CLAIM_KINDS.items()],
        forms=[(form, words.say(name)) for form, name in FORMS.items()],
        media=[(medium, words.say(MEDIA_OF_PASSAGES.get(medium, MEDIA[medium]))) for medium in Medium],
        stances=[(stance, words.say(name)) for stance, name in STANCES.items()],
        checks=[(check, words.say(CHECKS[check])) for check in CreditCheck],
        speaker_words=value.speaker.words.root if value.speaker and value.speaker.words else {},
        speaker_shown=_speaker_shown(desk, value),
        actors=_actors(desk, language),
        certainties=[(one, words.say(CERTAINTIES[one])) for one in Certainty],
        speaker_types=[(kind, words.say(name)) for kind, name in SPEAKER_TYPES.items()],
        corrections=[(kind, words.say(CORRECTION_NAMES[kind])) for kind in CORRECTIONS],
        changes=CHANGES,
        ratings=ratings,
        source_name=lambda source: source_name(desk, language, source),
        topic_names=[name_of(desk.corpus, language, topic) or topic for topic in value.topics],
        Status=ReviewStatus,
        preview=preview,
        others=[one for one in (view.article.listed if view.article else ()) if one.key != key],
    )


def _speaker_shown(desk: OpenDesk, claim: Claim) -> LocalizedText | None:
    speaker = claim.speaker
    return speaker_name(speaker, desk.corpus.people, desk.corpus.publishers) if speaker else None


def _actors(desk: OpenDesk, language: str) -> list[tuple[str, str]]:
    """People and publishers, to choose a speaker from."""
    people = [(str(name), person.name.pick(language).words) for name, person in desk.corpus.people.items()]
    return sorted([*people, *publisher_names(desk, language)], key=lambda pair: pair[1].casefold())
