"""Whether records were only reworded: whether no look-up over the whole site can have become another one by an edit.

A look-up says which records have to do with each other. What the desk and documents say stands on pages alone, and
look-ups know no more of it than in which languages it is there. All other fields count, those too that come later.
"""

from typing import Any

from claimspring.model.base import Model
from claimspring.model.claim import Claim
from claimspring.model.settings import Settings
from claimspring.model.source import Source
from claimspring.routes.page_languages import claim_languages, source_languages

_IN_REVIEW = ("summary", "fact", "fix", "fix_none", "reasons", "rationale", "open_questions", "requests")
_IN_EVIDENCE = ("passage", "key", "description", "note")
_OF_CLAIM: dict[str, Any] = {
    "statement": True,
    "said_at": True,
    "extraction": True,
    "review": dict.fromkeys(_IN_REVIEW, True),
    "questions": {"__all__": {"ask": True, "answer": True}},
    "evidence": {"__all__": dict.fromkeys(_IN_EVIDENCE, True)},
}
"""What is said in words, as pydantic excludes fields."""
_OF_SOURCE: dict[str, Any] = dict.fromkeys(
    ("title", "title_from", "author", "note", "unlocated", "retrieved", "archived"), True
)
"""The same of a document, and when it was read."""


def is_claim_reworded(before: Claim, now: Claim, settings: Settings) -> bool:
    """Whether two states of a claim differ in nothing but words; `Site.uses` names those of evidence."""
    return claim_languages(before, settings) == claim_languages(now, settings) and _same(before, now, _OF_CLAIM)


def is_source_reworded(before: Source, now: Source, settings: Settings) -> bool:
    """Whether two states of a document differ in nothing but words and when it was read."""
    return source_languages(before, settings) == source_languages(now, settings) and _same(before, now, _OF_SOURCE)


def _same(before: Model, now: Model, but_for: dict[str, Any]) -> bool:
    return before.model_dump(exclude=but_for) == now.model_dump(exclude=but_for)
