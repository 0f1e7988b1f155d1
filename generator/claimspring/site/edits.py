"""How far an edit of a record goes: whether look-ups over the whole site can have become others by it, and which.

A look-up says which records have to do with each other. What the desk and documents say stands on pages alone, and
look-ups know no more of it than in which languages it is there. Verdicts and days put claims in their order. All other
fields count for every look-up, those too that come later.
"""

from enum import IntEnum
from typing import Any

from claimspring.model.base import Model
from claimspring.model.claim import Claim
from claimspring.model.settings import Settings
from claimspring.model.source import Source
from claimspring.routes.page_languages import claim_languages, source_languages

_IN_REVIEW = ("summary", "fact", "fix", "fix_none", "reasons", "rationale", "open_questions", "requests")
_IN_EVIDENCE = ("passage", "key", "description", "note")
_OF_VERDICT = ("verdict", "reviewed_on", "reviewed_by", "dates", "as_of", "contacted", "under_review")
_WORDS: dict[str, Any] = {
    "statement": True,
    "said_at": True,
    "extraction": True,
    "review": dict.fromkeys(_IN_REVIEW, True),
    "questions": {"__all__": {"ask": True, "answer": True}},
    "evidence": {"__all__": dict.fromkeys(_IN_EVIDENCE, True)},
}
"""What is said in words, as pydantic excludes fields."""
_REVIEW = _WORDS | {"review": dict.fromkeys((*_IN_REVIEW, *_OF_VERDICT), True), "history": True}
"""The same with all of the review but how far it is."""
_OF_SOURCE: dict[str, Any] = dict.fromkeys(
    ("title", "title_from", "author", "note", "unlocated", "retrieved", "archived"), True
)
"""The same of a document, and when it was read."""


class EditReach(IntEnum):
    """How far an edit goes: what is less holds more look-ups."""

    WORDS = 0
    """What is said, or when a document was read: all hold, but that `Site.uses` names the words of evidence."""
    REVIEW = 1
    """The verdict or the history of a claim: those hold that have no order by these."""
    OTHER = 2
    """Whatever else: none is known to hold."""


def edit_of_claim(before: Claim, now: Claim, settings: Settings) -> EditReach:
    """How far the edit of a claim goes."""
    if claim_languages(before, settings) != claim_languages(now, settings):
        return EditReach.OTHER
    if _same(before, now, _WORDS):
        return EditReach.WORDS
    return EditReach.REVIEW if _same(before, now, _REVIEW) else EditReach.OTHER


def edit_of_source(before: Source, now: Source, settings: Settings) -> EditReach:
    """How far the edit of a document goes."""
    is_said_alike = source_languages(before, settings) == source_languages(now, settings)
    return EditReach.WORDS if is_said_alike and _same(before, now, _OF_SOURCE) else EditReach.OTHER


def _same(before: Model, now: Model, but_for: dict[str, Any]) -> bool:
    return before.model_dump(exclude=but_for) == now.model_dump(exclude=but_for)
