"""A sentence to the parts that can be checked on their own. In: a sentence and its attributions. Out: token ranges.

Parts start at subordinate clauses and adjuncts of cause or purpose, at a second predicate, at appositions that say
more than
a title, and at relative clauses; never inside quotation marks, nor between a speaker and the verb of saying.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from claimspring.extract.cues import AttributionRelation, Pattern
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import MARKS, Sentence

_LEAST = 4
_PREDICATE = 5
_APPOSITION = 8
_EDGES = frozenset(",;:—")


def split_clauses(sentence: Sentence, attributions: Iterable[AttributionRelation]) -> list[Range]:
    """The parts in order; they may overlap where a part repeats the subject of the next."""
    finder = _Finder(sentence, attributions)
    cuts = sorted(finder.cuts())
    edges = [0, *cuts, len(sentence.lows)]
    parts = [Range(first, stop) for first, stop in pairwise(edges)]
    parts = _opening_participle(sentence, parts) + list(finder.nested())
    kept = {part for part in (trim(sentence, part) for part in parts) if _words(sentence, part) >= _LEAST}
    return sorted(kept) or [trim(sentence, Range(0, len(sentence.lows)))]


def trim(sentence: Sentence, part: Range) -> Range:
    """The part without commas and joints at its edges, and without asides such as `pourtant,` at its start."""
    lows, lexicon = sentence.lows, sentence.lexicon
    first, stop = part
    while first < stop:
        length = lexicon.asides.length_at(lows, first)
        after = first + length
        if length and after < stop and (lows[after] == "," or length > 2 or lows[first] in lexicon.clauses.joints):
            first = after
        elif lows[first] in _EDGES or (first and lows[first] in lexicon.words.conjunctions):
            first += 1
        else:
            break
    while stop > first and (lows[stop - 1] in _EDGES or lows[stop - 1] in lexicon.words.conjunctions):
        stop -= 1
    return Range(first, stop)


def _words(sentence: Sentence, part: Range) -> int:
    return sum(sentence.is_word(index) or sentence.lows[index][0].isdigit() for index in range(*part))


class _Finder:
    """Walks over the tokens of one sentence outside of quotation marks, brackets and attributions."""

    def __init__(self, sentence: Sentence, attributions: Iterable[AttributionRelation]) -> None:
        self._sentence = sentence
        self._lows = sentence.lows
        self._open = _open_places(sentence, attributions)
        self._commas = [i for i, low in enumerate(self._lows) if low == "," and self._open[i]]
        self._finite = _counted(sentence)

    def cuts(self) -> Iterator[int]:
        """Where a new part starts."""
        relatives = self._sentence.lexicon.clauses.relatives
        last = 0
        related = False
        for index in range(1, len(self._lows)):
            if not self._open[index]:
                continue
            if self._lows[index] == ";" or (self._lows[index - 1] == "," and self._lows[index] in relatives):
                related = self._lows[index] != ";"
            if self._starts(index, last, related=related):
                last = index
                yield index
        yield from self._appositions()

    def _starts(self, index: int, last: int, *, related: bool) -> bool:
        lows, lexicon = self._lows, self._sentence.lexicon
        low, previous = lows[index], lows[index - 1]
        if previous == ";":
            return True
        if low in lexicon.openers and lexicon.openers.length_at(lows, index):
            return index - last >= _LEAST and len(lows) - index > _LEAST
        if previous == "," and (low in lexicon.pronouns or low in lexicon.clauses.joints):
            return self._has_verb(last, index) and self._has_verb(index, len(lows))
        if previous in lexicon.words.conjunctions and not related:
            return self._second_predicate(index, last) or self._gerund(index)
        return previous == "," and self._gerund(index)

    def _second_predicate(self, index: int, last: int) -> bool:
        """`… et a salué …`: a finite verb right after the joint, and enough words on both sides."""
        lows, lexicon = self._lows, self._sentence.lexicon
        verb = index
        while verb < len(lows) - 1 and lows[verb] in lexicon.words.clitics - lexicon.words.determiners:
            verb += 1
        enough = index - last > _PREDICATE and len(lows) - index > _PREDICATE
        return enough and lexicon.is_finite(lows[verb]) and self._has_verb(last, index)

    def _gerund(self, index: int) -> bool:
        clauses = self._sentence.lexicon.clauses
        following = index + 1
        return (
            self._lows[index] in clauses.gerund_marks
            and following < len(self._lows)
            and self._lows[following].endswith(clauses.gerund_endings)
            and len(self._lows[following]) > 5
        )

    def _has_verb(self, first: int, stop: int) -> bool:
        return self._finite[stop] > self._finite[first]

    def _appositions(self) -> Iterator[int]:
        """Both edges of long appositions after which the sentence does not go on with its own verb."""
        for number, comma in enumerate(self._commas):
            stop = self._commas[number + 1] if number + 1 < len(self._commas) else len(self._lows)
            stop = min([stop, *(i for i in range(comma + 2, min(stop, comma + 40)) if self._opener(i))])
            if stop - comma <= _APPOSITION or self._has_verb(comma, stop) or not self._names(comma + 1):
                continue
            if stop >= len(self._lows) - 1 or self._lows[stop] != ",":
                if self._tells(comma + 1):
                    yield comma + 1
            elif self._opener(stop + 1) or self._lows[stop + 1] in self._sentence.lexicon.clauses.relatives:
                yield comma + 1
                if self._opener(stop + 1):
                    yield stop + 1

    def _opener(self, index: int) -> bool:
        lexicon = self._sentence.lexicon
        return index < len(self._lows) and lexicon.openers.length_at(self._lows, index) > 0 and self._open[index]

    def _names(self, index: int) -> bool:
        """Whether a phrase that can be an apposition starts here."""
        words, low = self._sentence.lexicon.words, self._lows[index]
        bare = low not in words.prepositions and low not in words.adverbs and low not in words.subordinators
        return self._sentence.is_word(index) and (bare or low in words.determiners) and low not in words.conjunctions

    def _tells(self, index: int) -> bool:
        """Whether the phrase is no item of a list: it has an indefinite article, or none."""
        low, lexicon = self._lows[index], self._sentence.lexicon
        return low in lexicon.clauses.indefinites or low not in lexicon.words.determiners

    def nested(self) -> Iterator[Range]:
        """`X, qui …, a dit`: relative clauses between commas, besides the sentence around them."""
        relatives = self._sentence.lexicon.clauses.relatives
        for number, comma in enumerate(self._commas[:-1]):
            stop = self._commas[number + 1]
            if self._lows[comma + 1] in relatives and stop - comma > _PREDICATE and self._has_verb(comma, stop):
                yield Range(comma + 1, stop)


def _counted(sentence: Sentence) -> list[int]:
    """How many finite verbs stand before each token."""
    counts = [0]
    for low in sentence.lows:
        counts.append(counts[-1] + sentence.lexicon.is_finite(low))
    return counts


def _open_places(sentence: Sentence, attributions: Iterable[AttributionRelation]) -> list[bool]:
    """Tokens at which the sentence may be cut."""
    places, level = [], 0
    for index, low in enumerate(sentence.lows):
        level += (low in "([") - (low in ")]" and level > 0)
        places.append(level == 0 and not sentence.quoted[index])
    for attribution in attributions:
        held = _held(attribution)
        places[held.start : held.stop] = [False] * len(range(held.start, min(held.stop, len(places))))
    return places


def _held(attribution: AttributionRelation) -> range:
    """Tokens that hold speaker, verb and statement together."""
    cue, speaker, content = attribution.cue, attribution.speaker, attribution.content
    first = min(cue.first, speaker.first)
    stop = max(cue.stop, speaker.stop)
    if attribution.pattern is Pattern.INVERTED:
        return range(content.stop, stop)
    if attribution.pattern is Pattern.ACCORDING:
        return range(first, stop)
    return range(first, max(stop, content.first + 1))


def _opening_participle(sentence: Sentence, parts: list[Range]) -> list[Range]:
    """`Créée en 2012, cette conférence est …`: the participle with its subject, then the rest from the subject on."""
    lows, lexicon = sentence.lows, sentence.lexicon
    first, stop = parts[0]
    if not lows[first].endswith(lexicon.clauses.participle_endings) or len(lows[first]) < 4:
        return parts
    comma = next((i for i in range(first + 1, min(stop, first + 20)) if lows[i] == ","), None)
    if comma is None or comma + 1 >= stop or lows[comma + 1] not in lexicon.words.determiners:
        return parts
    verb = next((i for i in range(comma + 1, min(stop, comma + 20)) if lexicon.is_finite(lows[i])), None)
    if verb is None or any(low in MARKS for low in lows[first:verb]):
        return parts
    return [Range(first, verb), Range(comma + 1, stop), *parts[1:]]
