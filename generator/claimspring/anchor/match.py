"""Finding quoted words in a text: the quotation in, the raw slice that holds it out.

`locate` is strict: the words must be there, only their typography may differ. `find` is tolerant: it also takes
sentences that stand apart, and words that were altered; `claimspring.anchor.diff` then says what was altered.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from claimspring.anchor.normalise import Folded, fold
from claimspring.anchor.similar import is_border, most_alike
from claimspring.model.observation import QuotationState

ALTERED_FROM = 80.0
"""From which likeness on (0 to 100) a passage counts as the quotation, altered; a short one needs more."""

_SHORT = 40  # shorter strings are easily 80 % like something on any page
_STEP = 1.2
_ALMOST = 95.0
_NEAREST_FROM = 45.0  # below that a passage only shares letters with the quotation
_CONTEXT = 200  # so much of a prefix or suffix decides
_SENTENCE_END = re.compile(r"(?:[.!?]+[\"”»’)\]]*|\[\s?(?:…|\.{3})\s?\]|…)\s+|\n\s*")
_SHORTEST_PART = 12

T = TypeVar("T")


class MatchMethod(StrEnum):
    """How the words were found, from the surest to the least sure."""

    EXACT = "exact"
    NORMALISED = "normalised"
    SPLIT = "split"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Match:
    """Where the words stand: `start` and `end` count code points of the raw text."""

    start: int
    end: int
    how: MatchMethod
    score: float = 100.0
    """Likeness of the folded words, from 0 to 100."""
    ambiguous: bool = False
    """The words stand in several places, and neither prefix nor suffix decides; this is the first."""


def state_of(match: Match | None) -> QuotationState:
    """What an observation records for the outcome of `Haystack.find`."""
    if match is None:
        return QuotationState.ABSENT
    match match.how:
        case MatchMethod.EXACT | MatchMethod.NORMALISED:
            return QuotationState.VERBATIM
        case MatchMethod.SPLIT:
            return QuotationState.SPLIT
        case MatchMethod.FUZZY:
            return QuotationState.ALTERED


class Haystack:
    """A text to find quotations in; folded once, whatever the number of quotations."""

    __slots__ = ("_folded",)

    def __init__(self, text: str) -> None:
        self._folded = Folded(text)

    def locate(self, exact: str, prefix: str = "", suffix: str = "") -> Match | None:
        """The place where these very words stand, typography aside; None if they do not.

        `prefix` and `suffix` are words right before and after; they choose among several places and are otherwise
        not required.
        """
        exact, needle = exact.strip(), fold(exact)
        if not needle:
            return None
        places = list(_occurrences(self._folded.text, needle))
        if not places:
            return self._raw(exact)
        length = len(needle)
        places = _preferred(places, lambda at: _stands_alone(self._folded.text, at, at + length))
        places = self._by_context(places, length, prefix, suffix)
        spans = [self._folded.span(at, at + length) for at in places]
        spans = _preferred(spans, lambda span: self._folded.raw[slice(*span)] == exact)
        start, end = spans[0]
        how = MatchMethod.EXACT if self._folded.raw[start:end] == exact else MatchMethod.NORMALISED
        return Match(start, end, how, ambiguous=len(spans) > 1)

    def find(self, exact: str, prefix: str = "", suffix: str = "") -> Match | None:
        """As `locate`; else all sentences in order with others between; else a passage at least 80 % alike."""
        return self.locate(exact, prefix, suffix) or self._split(exact) or self._altered(exact)

    def _altered(self, exact: str) -> Match | None:
        least = ALTERED_FROM + _STEP * max(0, _SHORT - len(exact.strip()))
        return self._alike(exact, min(least, _ALMOST))

    def nearest(self, exact: str) -> Match | None:
        """The passage most like these words, to show to someone who looks for them; None if nothing comes near."""
        return self.locate(exact) or self._alike(exact, _NEAREST_FROM)

    def _raw(self, exact: str) -> Match | None:
        """Words that begin or end within what folds to one character, such as half of a composed letter."""
        start = self._folded.raw.find(exact)
        if start < 0:
            return None
        again = self._folded.raw.find(exact, start + len(exact)) >= 0
        return Match(start, start + len(exact), MatchMethod.EXACT, ambiguous=again)

    def _by_context(self, places: list[int], length: int, prefix: str, suffix: str) -> list[int]:
        if len(places) == 1 or not (prefix or suffix):
            return places
        text, prefix, suffix = self._folded.text, fold(prefix)[-_CONTEXT:], fold(suffix)[:_CONTEXT]

        def agreement(at: int) -> int:
            before, after = at, at + length
            before -= text.endswith(" ", 0, before)
            after += text.startswith(" ", after)
            return bool(prefix and text.endswith(prefix, 0, before)) + bool(suffix and text.startswith(suffix, after))

        agreements = [agreement(at) for at in places]
        best = max(agreements)
        return [at for at, agrees in zip(places, agreements, strict=True) if agrees == best]

    def _split(self, exact: str) -> Match | None:
        """All sentences verbatim and in order, with other words between them."""
        parts = _sentences(exact)
        if len(parts) < 2:
            return None
        text, at, first = self._folded.text, 0, -1
        for part in parts:
            found = text.find(part, at)
            if found < 0:
                return None
            first = found if first < 0 else first
            at = found + len(part)
        return Match(*self._folded.span(first, at), MatchMethod.SPLIT)

    def _alike(self, exact: str, least: float) -> Match | None:
        passage = most_alike(fold(exact), self._folded.text, least)
        if passage is None:
            return None
        return Match(*self._folded.span(passage.start, passage.end), MatchMethod.FUZZY, passage.score)


def _preferred(items: list[T], wanted: Callable[[T], bool]) -> list[T]:
    return [item for item in items if wanted(item)] or items


def _occurrences(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + len(needle))


def _stands_alone(text: str, start: int, end: int) -> bool:
    return is_border(text, start) and is_border(text, end)


def _sentences(exact: str) -> list[str]:
    """The folded sentences; one too short to mean anything alone stays with the one before it."""
    starts = [0]
    for match in _SENTENCE_END.finditer(exact):
        if match.end() - starts[-1] >= _SHORTEST_PART and len(exact) - match.end() >= _SHORTEST_PART:
            starts.append(match.end())
    parts = (fold(exact[start:end]).strip(".[]") for start, end in pairwise([*starts, len(exact)]))
    return [part for part in parts if part]
