"""Claims that are known already, the likest first: own ones and imported checks.

In: known claims, each with its texts (statement in every language, the article's words, a title), then one text at a
time. Out: the best few, always, and whether one says the same. Ranked by BM25 (Robertson and Zaragoza 2009; k1 1.2,
b 0.75) over words by their first letters, so that inflection matters little; what languages share (figures, names,
initials) counts more, and with word vectors what is said in other words comes nearer. "The same" is said by another
measure: the mean of the rare words shared and of the likeness letter by letter.
"""

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nlargest
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import fuzz

from claimspring.anchor.normalise import fold
from claimspring.extract.word_vectors import Vector, WordVectors, likeness

T = TypeVar("T")

ALIKE_FROM = 0.72
"""From which likeness on two texts are taken for the same statement."""
OFFERED = 5
"""So many known claims are offered."""

_WORD = re.compile(r"[^\W_]+")
_STEM = 6
_CANDIDATES = 8
_COMMON = 0.2
"""Share of the texts above which a word says nothing."""
_K1, _B = 1.2, 0.75
_SHARED = 1.5
"""Weight of what is written the same in every language."""
_BY_VECTORS = 0.5
"""Weight of the likeness of the vectors beside the score by words, which is 1 for the best."""
_TIMES_BITS = 8
"""An entry of the index is a claim's number and, in the lowest bits, how often the claim has the word."""
_MOST_TIMES = (1 << _TIMES_BITS) - 1
_TITLE_CASE = 0.5
"""Share of capitals from which on they say nothing of a word."""


class Like(NamedTuple, Generic[T]):
    """A known text that is like the one asked for."""

    score: float
    text: str
    of: T


class Ranked(NamedTuple, Generic[T]):
    """A known claim; `text` is the one of its texts that is likest."""

    score: float
    of: T
    text: str
    likeness: float

    @property
    def same(self) -> bool:
        """Whether it seems to say the same."""
        return self.likeness >= ALIKE_FROM


class _IndexedClaim(NamedTuple, Generic[T]):
    """A claim of the index."""

    of: T
    texts: tuple[str, ...]
    length: int
    """How many words all its texts have."""
    vectors: list[Vector]


class KnownClaims(Generic[T]):
    """An index of claims, each with all of its texts; it can follow claims that change."""

    def __init__(self, claims: Iterable[tuple[T, Sequence[str]]] = (), vectors: WordVectors | None = None) -> None:
        """`vectors` rank beside the words, where there are any."""
        self._claims: dict[int, _IndexedClaim[T]] = {}
        self._numbers: dict[T, int] = {}
        self._last = 0
        self._words = 0
        self._postings: dict[str, array[int]] = {}
        self._vectors = vectors
        for of, texts in claims:
            self.put(of, texts)

    def put(self, of: T, texts: Sequence[str]) -> None:
        """Know a claim by these texts, whatever it was known by before."""
        self.drop(of)
        self._last += 1
        counts = _counted(texts)
        vectors = [self._vectors.of(text) for text in texts] if self._vectors else []
        self._claims[self._last] = _IndexedClaim(of, tuple(texts), counts.total(), vectors)
        self._numbers[of] = self._last
        self._words += counts.total()
        for stem, count in counts.items():
            self._postings.setdefault(stem, array("Q")).append(_entry(self._last, count))

    def drop(self, of: T) -> None:
        """Know a claim no longer, if it was known."""
        number = self._numbers.pop(of, None)
        if number is None:
            return
        known = self._claims.pop(number)
        self._words -= known.length
        for stem, count in _counted(known.texts).items():
            self._postings[stem].remove(_entry(number, count))
            if not self._postings[stem]:
                del self._postings[stem]

    def best(self, text: str, count: int = OFFERED) -> list[Ranked[T]]:
        """The known claims that are likest to the text, the best first, at most `count`.

        Without vectors, they share words with it.
        """
        scores = self._scores(_weights(text))
        if self._vectors is not None:
            scores = self._with_vectors(scores, self._vectors.of(text))
        best = nlargest(count, scores, key=lambda number: (scores[number], -number))
        folded = fold(text)
        return [self._ranked(folded, number, scores[number]) for number in best]

    def _with_vectors(self, scores: dict[int, float], asked: Vector) -> dict[int, float]:
        top = max(scores.values(), default=1.0)
        return {
            number: scores.get(number, 0.0) / top + _BY_VECTORS * max(likeness(asked, one) for one in known.vectors)
            for number, known in self._claims.items()
        }

    def _scores(self, weights: Mapping[str, float]) -> dict[int, float]:
        """What each claim gains by the words asked for."""
        mean = self._words / max(1, len(self._claims)) or 1.0
        scores: dict[int, float] = {}
        for stem in sorted(weights):
            entries = self._postings.get(stem, ())
            rarity = math.log(1 + (len(self._claims) - len(entries) + 0.5) / (len(entries) + 0.5))
            for entry in entries:
                number, times = entry >> _TIMES_BITS, entry & _MOST_TIMES
                norm = 1 - _B + _B * self._claims[number].length / mean
                gain = rarity * times * (_K1 + 1) / (times + _K1 * norm)
                scores[number] = scores.get(number, 0.0) + weights[stem] * gain
        return scores

    def _ranked(self, folded: str, number: int, score: float) -> Ranked[T]:
        known = self._claims[number]
        likest = max(known.texts, key=lambda text: self._likeness(folded, fold(text)))
        return Ranked(round(score, 3), known.of, likest, round(self._likeness(folded, fold(likest)), 3))

    def _likeness(self, one: str, other: str) -> float:
        """The mean of the rare words that two texts share and of their likeness letter by letter."""
        stems, others = frozenset(_terms(one)), frozenset(_terms(other))
        shared, total = self._weight(stems & others), self._weight(stems) + self._weight(others)
        return (2 * shared / total + fuzz.ratio(one, other) / 100) / 2 if total else 0.0

    def _weight(self, stems: Iterable[str]) -> float:
        known = len(self._claims)
        return sum(math.log(1 + known / max(1, len(self._postings.get(stem, ())))) for stem in stems)


class KnownStatements(Generic[T]):
    """An index of single texts, for finding what an article says twice."""

    def __init__(self, texts: Iterable[tuple[str, T]]) -> None:
        self._texts = [(text, fold(text), of) for text, of in texts]
        self._postings: dict[str, list[int]] = {}
        stems = [frozenset(_terms(folded)) for _, folded, _ in self._texts]
        for number, found in enumerate(stems):
            for stem in found:
                self._postings.setdefault(stem, []).append(number)
        self._rarity = {stem: math.log(1 + len(stems) / len(hits)) for stem, hits in self._postings.items()}
        self._weights = [sum(self._rarity[stem] for stem in found) for found in stems]

    def most_like(self, text: str, among: Callable[[T], bool] | None = None) -> Like[T] | None:
        """The text most like this one (of those `among` accepts); None where none is alike enough."""
        folded = fold(text)
        stems = frozenset(_terms(folded))
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


def _counted(texts: Iterable[str]) -> Counter[str]:
    """How often the words of a claim stand in its texts."""
    return Counter(stem for text in texts for stem in _terms(fold(text)))


def _entry(number: int, times: int) -> int:
    return number << _TIMES_BITS | min(times, _MOST_TIMES)


def _terms(folded: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(folded) if len(word) > 1]


def _weights(text: str) -> dict[str, float]:
    """The words of a text asked for, with their weight: a name, a figure or initials count twice."""
    words = _WORD.findall(text)
    titled = sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words)
    weights: dict[str, float] = {}
    for place, word in enumerate(words):
        name = word[0].isupper() and place > 0 and not titled
        initials = len(word) > 1 and word.isupper() and not titled
        for stem in _terms(fold(word)):
            shared = word[0].isdigit() or name or initials
            weights[stem] = max(weights.get(stem, 0.0), _SHARED if shared else 1.0)
    return weights
