"""Statements that the corpus already holds. In: known texts, then one text at a time. Out: the likest, with a score.

An inverted index over words (by their first letters, so that inflection matters little), weighed by how rare they are,
finds a few candidates; only these are compared letter by letter. The score is the mean of both likenesses.
"""

import math
import re
from collections.abc import Callable, Iterable
from heapq import nlargest
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import fuzz

from claimspring.anchor.normalise import fold

T = TypeVar("T")

ALIKE_FROM = 0.72
"""From which score on two texts are offered as the same statement."""

_WORD = re.compile(r"[^\W_]+")
_STEM = 6
_CANDIDATES = 8
_COMMON = 0.2
"""Share of the texts above which a word says nothing."""


class Like(NamedTuple, Generic[T]):
    """A known text that is like the one asked for."""

    score: float
    text: str
    of: T


class KnownStatements(Generic[T]):
    """An index of texts, each with what it belongs to."""

    def __init__(self, texts: Iterable[tuple[str, T]]) -> None:
        self._texts = [(text, fold(text), of) for text, of in texts]
        self._postings: dict[str, list[int]] = {}
        stems = [_stems(folded) for _, folded, _ in self._texts]
        for number, found in enumerate(stems):
            for stem in found:
                self._postings.setdefault(stem, []).append(number)
        self._rarity = {stem: math.log(1 + len(stems) / len(hits)) for stem, hits in self._postings.items()}
        self._weights = [sum(self._rarity[stem] for stem in found) for found in stems]

    def most_like(self, text: str, among: Callable[[T], bool] | None = None) -> Like[T] | None:
        """The known text most like this one (of those `among` accepts); None where none is alike enough."""
        folded = fold(text)
        stems = _stems(folded)
        own = sum(self._rarity.get(stem, math.log(1 + len(self._texts))) for stem in stems)
        best: Like[T] | None = None
        shares = self._shared(stems)
        numbers = (number for number in shares if among is None or among(self._texts[number][2]))
        for number in nlargest(_CANDIDATES, numbers, key=lambda number: (shares[number], -number)):
            shared = shares[number]
            known, known_folded, of = self._texts[number]
            words = 2 * shared / (own + self._weights[number])
            score = (words + fuzz.ratio(folded, known_folded) / 100) / 2
            if score >= ALIKE_FROM and (best is None or score > best.score):
                best = Like(score, known, of)
        return best

    def _shared(self, stems: frozenset[str]) -> dict[int, float]:
        """For each text the weight of the words it shares with these."""
        shared: dict[int, float] = {}
        limit = max(50, _COMMON * len(self._texts))
        for stem in sorted(stems & self._rarity.keys()):
            if len(self._postings[stem]) <= limit:
                for number in self._postings[stem]:
                    shared[number] = shared.get(number, 0.0) + self._rarity[stem]
        return shared


def _stems(folded: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(folded) if len(word) > 1)
