"""A sentence to the clauses that may be read on their own. In: a sentence and its attributions. Out: token ranges.

A clause begins after a semicolon, or after a coordinator that is followed by a subject and a verb of its own; never
inside quotation marks or brackets, nor between a speaker and the verb of saying.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from claimspring.extract.cues import AttributionRelation, Pattern
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import TokenizedSentence

_LEAST = 4
_SHORT = 6
"""Letters of an aside that is left out."""
_SUBJECT_REACH = 14
"""Tokens in which the verb of a second clause has to come."""
_EDGES = frozenset(",;:—")
_BREAKS = frozenset(",;:—")


def split_clauses(
    sentence: TokenizedSentence, attributions: Iterable[AttributionRelation], place: Range
) -> list[Range]:
    """The clauses of a part of a sentence, in order; the part itself where it is one clause."""
    edges = [place.first, *_cuts(sentence, attributions, place), place.stop]
    return [Range(first, stop) for first, stop in pairwise(edges)]


def trim(sentence: TokenizedSentence, part: Range) -> Range:
    """The part without commas and joints at its edges, and without a short aside such as `but` at its start."""
    lows, lexicon = sentence.lows, sentence.lexicon
    first, stop = part
    while first < stop:
        length = lexicon.asides.length_at(lows, first)
        after = first + length
        short = sum(map(len, lows[first:after])) <= _SHORT
        if length and short and after < stop and (lows[after] == "," or lows[first] in lexicon.clauses.joints):
            first = after
        elif lows[first] in _EDGES or (first and lows[first] in lexicon.words.conjunctions):
            first += 1
        else:
            break
    while stop > first and (lows[stop - 1] in _EDGES or lows[stop - 1] in lexicon.words.conjunctions):
        stop -= 1
    return Range(first, stop)


def _cuts(sentence: TokenizedSentence, attributions: Iterable[AttributionRelation], place: Range) -> Iterator[int]:
    """Where a new clause starts."""
    lows, lexicon = sentence.lows, sentence.lexicon
    joints = lexicon.words.conjunctions | lexicon.clauses.joints
    may_cut = _open_places(sentence, attributions)
    last, related = place.first, False
    for index in range(place.first + 1, place.stop):
        low = lows[index]
        if low == ";":
            related = False
        elif low in lexicon.clauses.relatives or low in lexicon.words.subordinators - joints:
            related = related or lows[index - 1] != ","
        if not may_cut[index] or index - last < _LEAST or place.stop - index < _LEAST:
            continue
        if lows[index - 1] == ";":
            last = index
            yield index
        elif low in joints and _verb_in(sentence, last, index) and _clause_at(sentence, index + 1, place.stop):
            if lows[index - 1] != "," and (related or _is_name(sentence, index - 1)):
                continue  # `the plan that fell and …`, `Reyes and the mayor`
            last = index
            yield index


def _is_name(sentence: TokenizedSentence, index: int) -> bool:
    token, dates = sentence.tokens[index], sentence.lexicon.dates
    return token.capital and token.low not in dates.months and token.low not in dates.weekdays


def _verb_in(sentence: TokenizedSentence, first: int, stop: int) -> bool:
    return any(sentence.lexicon.is_finite(sentence.lows[i]) for i in range(first, stop))


def _clause_at(sentence: TokenizedSentence, first: int, stop: int) -> bool:
    """`… and the mayor announced`: a subject, no pronoun, and within reach its verb."""
    lows, words = sentence.lows, sentence.lexicon.words
    while first < stop and lows[first] in words.adverbs:
        first += 1
    if first >= stop:
        return False
    led = lows[first] in words.determiners and lows[first] not in words.linkers
    named = sentence.tokens[first].capital or lows[first] in words.plurals or lows[first].endswith("s")
    if not led and (not named or lows[first] in words.prepositions):
        return False
    verb = next((i for i in range(first + 1, min(stop, first + _SUBJECT_REACH)) if _is_verb(sentence, i)), None)
    breaks = words.subordinators | words.relatives | _BREAKS
    return verb is not None and breaks.isdisjoint(lows[first + 1 : verb])


def _is_verb(sentence: TokenizedSentence, index: int) -> bool:
    low, lexicon = sentence.lows[index], sentence.lexicon
    if low in lexicon.auxiliaries or low.endswith(lexicon.finite_endings):
        return len(low) > 2
    return lexicon.is_finite(low) and not low.endswith(lexicon.clauses.participle_endings)


def _open_places(sentence: TokenizedSentence, attributions: Iterable[AttributionRelation]) -> list[bool]:
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
