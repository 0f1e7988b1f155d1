"""A claim beside its article: what is done and what is missing, every field, its evidence, trail, verdict and state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claimspring.editor.article_view import ArticleView, ClaimMark
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, claim_key
from claimspring.editor.findings import FieldFinding, by_field, findings_of
from claimspring.editor.people import signature
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.article import STATES, publisher_names
from claimspring.editor.screens.broken import broken
from claimspring.editor.screens.screen import Preview, Screen, missing, screen
from claimspring.i18n.labels import CHANGES, CHECKS, CLAIM_KINDS, STANCES, mark
from claimspring.i18n.multilingual import alone
from claimspring.model.actors import SpeakerType, speaker_name
from claimspring.model.claim import Claim, CreditCheck, ReviewStatus
from claimspring.model.finding import Route
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.model.published import EditionKind, PublishedRecord, changed_fields
from claimspring.model.step import Certainty
from claimspring.model.values import LocalizedText
from claimspring.pipeline.project import today
from claimspring.publishing.claim_file import ClaimFile
from claimspring.publishing.publishing import CORRECTIONS, publish
from claimspring.read.editing.operations import Refused


class WorkStep(NamedTuple):
    """One thing that a claim needs before it can be published."""

    id: str
    name: str
    done: bool
    stops: bool
    """Something there is to be mended."""


class Filled(NamedTuple):
    """A field that publishing fills by itself."""

    field: str
    value: str


@dataclass(frozen=True)
class ClaimView:
    """All that the screen of a claim shows."""

    desk: OpenDesk
    key: ClaimKey
    language: str

    @property
    def path(self) -> str:
        """Where its file lies."""
        return f"claims/{self.key}.yml"

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

    @cached_property
    def untold(self) -> Sequence[str]:
        """What is other than what was published, and of which nothing is recorded."""
        return changed_fields(self.record.last.promise, self.claim) if self.record else ()

    @cached_property
    def findings(self) -> tuple[FieldFinding, ...]:
        """What is wrong with its file."""
        return findings_of(self.desk, self.path)

    @cached_property
    def placed(self) -> Mapping[Route, list[FieldFinding]]:
        """The findings by the fields of the screen."""
        return by_field(self.findings, list(self._fields()))

    def _fields(self) -> Iterator[Route]:
        claim = self.claim
        languages = dict.fromkeys((*self.desk.settings.languages, *claim.statement))
        for tag in languages:
            yield from (("statement", tag), ("speaker", "words", tag))
            yield from (("review", name, tag) for name in ("summary", "rationale", "fact"))
        for name in (
            "statement",
            "appearances",
            "kind",
            "speaker",
            "credits",
            "evidence",
            "trail",
            "topics",
            "history",
        ):
            yield (name,)
        for name in ("verdict", "summary", "fact", "reasons", "rationale", "reviewed_by", "as_of", "open_questions"):
            yield ("review", name)
        yield ("review",)
        for index, _ in enumerate(claim.evidence):
            yield from (("evidence", index, name) for name in ("passage", "note", "source", "stance"))
            yield ("evidence", index)
        yield from (("appearances", index) for index, _ in enumerate(claim.appearances))
        yield from (("credits", index) for index, _ in enumerate(claim.credits))
        yield from (("trail", index) for index, _ in enumerate(claim.trail))

    def found(self, *route: str | int) -> list[FieldFinding]:
        """The findings of a field."""
        return self.placed.get(route, [])

    @cached_property
    def steps(self) -> tuple[WorkStep, ...]:
        """What is done, in the order of the work."""
        claim, review = self.claim, self.claim.review
        done = {
            "words": bool(self.marks),
            "statement": all(tag in claim.statement.root for tag in self.desk.settings.languages[:1]),
            "speaker": bool(claim.speaker or claim.credits),
            "evidence": bool(claim.evidence),
            "trail": bool(claim.trail),
            "verdict": bool(review.verdict and review.summary),
            "second": bool(review.reviewed_by),
        }
        return tuple(WorkStep(name, _STEPS[name], is_done, self._stopped(name)) for name, is_done in done.items())

    def _stopped(self, step: str) -> bool:
        tops = _ROUTES[step]
        return any(one.stops and one.route[: len(top)] == top for one in self.findings for top in tops)

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
    def number(self) -> int:
        """Which claim of the article it is; 0 where it stands nowhere."""
        return self.marks[0].number if self.marks else 0

    @cached_property
    def publishing(self) -> tuple[list[Filled], str]:
        """What publishing would fill in, and why it cannot be done, if so."""
        files = self.desk.files()
        file = ClaimFile(files, self.key)
        by = self.claim.review.reviewed_by or tuple(filter(None, [signature(self.desk)]))
        try:
            publish(file, today(), by, self.desk.project.reviewing(self.key))
            after = file.claim()
        except Refused as refused:
            return [], str(refused)
        before = self.claim.review
        filled = [
            Filled("status", str(after.review.status)) if after.review.status != before.status else None,
            Filled("reviewed_by", ", ".join(after.review.reviewed_by))
            if after.review.reviewed_by != before.reviewed_by
            else None,
            Filled("reviewed_on", str(after.review.reviewed_on))
            if after.review.reviewed_on != before.reviewed_on
            else None,
            Filled("history", str(after.history[-1].change)) if len(after.history) > len(self.claim.history) else None,
        ]
        return [one for one in filled if one], ""

    @property
    def stopping(self) -> list[FieldFinding]:
        """What stops publishing."""
        return [one for one in self.findings if one.stops]


_STEPS = {
    "words": mark("Words"),
    "statement": mark("Statement"),
    "speaker": mark("Speaker and credit"),
    "evidence": mark("Evidence"),
    "trail": mark("Trail"),
    "verdict": mark("Verdict"),
    "second": mark("Second person"),
}
_ROUTES: Mapping[str, tuple[Route, ...]] = {
    "words": (("appearances",),),
    "statement": (("statement",), ("kind",)),
    "speaker": (("speaker",), ("credits",), ("speaker_type",)),
    "evidence": (("evidence",),),
    "trail": (("trail",),),
    "verdict": (("review", "verdict"), ("review", "summary"), ("review", "rationale")),
    "second": (("review", "reviewed_by"), ("review", "reviewed_on")),
}
CERTAINTIES = {
    Certainty.SEEN: mark("seen"),
    Certainty.MATCH: mark("the words were compared"),
    Certainty.PROBABLE: mark("probably"),
    Certainty.UNKNOWN: mark("not known"),
}
SPEAKER_TYPES = {SpeakerType.PERSON: mark("a person"), SpeakerType.ORGANIZATION: mark("a body")}
CORRECTION_NAMES = {
    EditionKind.VERDICT_CHANGE: mark("The verdict changed"),
    EditionKind.CORRECTION: mark("Correction: something was wrong"),
    EditionKind.CLARIFICATION: mark("Clarification: it was right, and is clearer now"),
    EditionKind.UPDATE: mark("Update: something new is known"),
    EditionKind.TYPO: mark("A slip of the keyboard; readers are not told"),
    EditionKind.TRANSLATION: mark("A translation; readers are not told"),
}
FILLED = {
    "status": mark("Status"),
    "reviewed_by": mark("Reviewed by"),
    "reviewed_on": mark("Reviewed on"),
    "history": mark("History"),
}


def show(desk: OpenDesk, preview: Preview, language: str, article: str, claim: str) -> Screen:
    """One claim."""
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
        mode="text",
        states=STATES,
        claim_key=key,
        c=view,
        claim=value,
        file=FileName(FileType.CLAIM, str(key)),
        digest=desk.shown(view.path),
        corpus=desk.corpus,
        publishers=publisher_names(desk, language),
        kinds=[(kind, words.say(name)) for kind, name in CLAIM_KINDS.items()],
        stances=[(stance, words.say(name)) for stance, name in STANCES.items()],
        checks=[(check, words.say(CHECKS[check])) for check in CreditCheck],
        speaker_words=value.speaker.words.root if value.speaker and value.speaker.words else {},
        speaker_shown=_speaker_shown(desk, value),
        actors=_actors(desk, language),
        certainties=[(one, words.say(CERTAINTIES[one])) for one in Certainty],
        speaker_types=[(kind, words.say(name)) for kind, name in SPEAKER_TYPES.items()],
        corrections=[(kind, words.say(CORRECTION_NAMES[kind])) for kind in CORRECTIONS],
        changes=CHANGES,
        filled=FILLED,
        ratings=ratings,
        source_name=lambda source: source_name(desk, language, source),
        me=signature(desk),
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


def source_name(desk: OpenDesk, language: str, source: str) -> str:
    """A source by publisher and title."""
    record = desk.corpus.sources.get(SourceId(source))
    if record is None:
        return source
    publisher = desk.corpus.publishers.get(record.value.publisher)
    name = publisher.name.pick(language).words if publisher else record.value.publisher
    return f"{name}: {record.value.title}" if record.value.title else alone(name)
