"""A wrong name in, the hint "did you mean '…'?" out, when there is a name near enough."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

NEAR = 0.6
"""How alike two names must be, from 0 to 1, for one to be offered in place of the other."""


def nearest(wrong: str, names: Iterable[str]) -> str | None:
    """The name most like `wrong`, or None if none is near; of names equally near the first in the alphabet."""
    found = process.extractOne(wrong, sorted(names), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=NEAR)
    return found[0] if found else None


def did_you_mean(wrong: str, names: Iterable[str]) -> str:
    """The question, or an empty string if no name is near."""
    name = nearest(wrong, names)
    return f"did you mean '{name}'?" if name else ""
