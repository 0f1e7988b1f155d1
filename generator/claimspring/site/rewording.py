"""Whether a claim was only reworded: whether no look-up over the whole site can have become another one by an edit.

A look-up says which records have to do with each other; what the desk says in its own words stands on pages alone, and
look-ups know no more of it than in which languages it is there. All other fields count, those too that come later.
"""

from typing import Any

from claimspring.model.claim import Claim
from claimspring.model.settings import Settings
from claimspring.routes.page_languages import claim_languages

_IN_REVIEW = ("summary", "fact", "fix", "fix_none", "reasons", "rationale", "open_questions", "requests")
_WORDS: dict[str, Any] = {
    "statement": True,
    "said_at": True,
    "extraction": True,
    "review": dict.fromkeys(_IN_REVIEW, True),
    "questions": {"__all__": {"ask": True, "answer": True}},
}
"""What the desk says in its own words, as pydantic excludes fields."""


def is_reworded(before: Claim, now: Claim, settings: Settings) -> bool:
    """Whether two states of a claim differ in nothing but what the desk says in its own words."""
    if claim_languages(before, settings) != claim_languages(now, settings):
        return False
    return before.model_dump(exclude=_WORDS) == now.model_dump(exclude=_WORDS)
