"""The outlet that relays what is said: `told Reuters`, `a déclaré à l'AFP`, `in the journal Acta`.

In: a sentence, and one of its attributions. Out: where the outlet's name stands, and where the words begin that lead to
it. What stands inside of what is said is no address: `announced a fine of 3 million to Reuters`.
"""

from typing import NamedTuple

from claimspring.extract.cues import AttributionRelation
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import TokenizedSentence
from claimspring.lexicon.load import OUTLETS

_REACH = 12
"""Tokens after the verb in which the address begins: it may come after the speaker and a day."""
_INTERVIEW_REACH = 4
_LONGEST_NAME = 5
_LONGEST_LEAD = 4
"""Tokens before the name: `l'agence de presse`."""


class Addressed(NamedTuple):
    """An outlet in tokens, and the first token of the words that lead to it."""

    outlet: Range
    first: int


def addressed(sentence: TokenizedSentence, attribution: AttributionRelation) -> Addressed | None:
    """The outlet spoken to; None where none is named."""
    return _after_verb(sentence, attribution) or _in_interview(sentence, attribution)


def _after_verb(sentence: TokenizedSentence, attribution: AttributionRelation) -> Addressed | None:
    """`told Reuters`, `a déclaré lundi à l'AFP`, `a déclaré le maire à l'AFP`."""
    lows, lexicon, verb = sentence.lows, sentence.lexicon, attribution.cue.stop
    known = lexicon.verbs.get(lows[verb - 1])
    for index in range(verb, min(len(lows), verb + _REACH)):
        if attribution.content.first <= index < attribution.content.stop:
            return None
        led = lows[index] in lexicon.roles.addressees
        if led or (index == verb and known is not None and known.lemma in lexicon.addressing):
            outlet = _outlet_at(sentence, index + led)
            if outlet is not None:
                return Addressed(outlet, index)
        if not (attribution.speaker.first <= index < attribution.speaker.stop or _says_when(sentence, index)):
            return None
    return None


def _says_when(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a token can belong to a day between the verb and the one spoken to."""
    low, lexicon = sentence.lows[index], sentence.lexicon
    dated = low in lexicon.dates.weekdays or sentence.tokens[index].low in lexicon.dates.months or low.isdecimal()
    return dated or sentence.is_small(index)


def _in_interview(sentence: TokenizedSentence, attribution: AttributionRelation) -> Addressed | None:
    """`In an interview with Le Monde, …`, `Interrogée par …`; one that was refused has no preposition before it."""
    lows, roles, words = sentence.lows, sentence.lexicon.roles, sentence.lexicon.words
    for start in (index for index, low in enumerate(lows) if low in roles.interviews or low in roles.questioned):
        led = not words.prepositions.isdisjoint(lows[max(0, start - 2) : start])
        if (
            not (led or lows[start] in roles.questioned)
            or attribution.content.first <= start < attribution.content.stop
        ):
            continue
        for index in range(start + 1, min(len(lows), start + _INTERVIEW_REACH)):
            outlet = _outlet_at(sentence, index)
            if outlet is not None:
                return Addressed(outlet, start)
    return None


def published_in(sentence: TokenizedSentence, place: Range) -> Range | None:
    """`publié dans le journal Acta`, `via l'agence ČTK`: a preposition, what sort of outlet it is, and its name."""
    lows, lexicon = sentence.lows, sentence.lexicon
    for index in range(max(1, place.first), place.stop):
        if lows[index] not in lexicon.roles.publications or sentence.quoted[index] or sentence.tokens[index].capital:
            continue
        before = index - 1
        while before and lows[before] in lexicon.words.determiners and lows[before] not in lexicon.words.prepositions:
            before -= 1
        led = lows[before] in lexicon.words.prepositions and lows[before] not in lexicon.words.linkers - {"au"}
        reach = 2 if lows[index] in lexicon.roles.carriers else 8
        name = next((i for i in range(index + 1, min(len(lows), index + reach)) if _starts_name(sentence, i)), None)
        if not led or name is None or any(_parts_name(sentence, i) for i in range(index, name)):
            continue
        stop = name + 1
        while stop < len(lows) and (sentence.tokens[stop].capital or lows[stop] in lexicon.words.linkers):
            stop += 1
        while not sentence.tokens[stop - 1].capital and stop - 1 > name:
            if (
                sentence.tokens[stop - 1].start > sentence.tokens[name].start
                and lows[stop - 1] in lexicon.words.linkers
            ):
                stop -= 1
            else:
                break
        return Range(index, stop)
    return None


def _parts_name(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a token cannot stand between `journal` and its name: no comma, no `in`."""
    low, words = sentence.lows[index], sentence.lexicon.words
    return low in ",;:." or (low in words.prepositions and low not in words.linkers)


def _starts_name(sentence: TokenizedSentence, index: int) -> bool:
    return sentence.tokens[index].capital and sentence.is_word(index)


def own_outlet(sentence: TokenizedSentence, first: int, stop: int) -> Range | None:
    """`a lo que ha conocido este rotativo`, `this newspaper`: the outlet speaks of itself."""
    lows, lexicon = sentence.lows, sentence.lexicon
    for index in range(max(1, first), min(len(lows), stop)):
        if lows[index] in lexicon.roles.publications and lows[index - 1] in lexicon.words.determiners:
            return Range(index - 1, index + 1)
    return None


def outlet_at(sentence: TokenizedSentence, index: int) -> Range | None:
    """The longest name of an outlet that starts here; None where none does."""
    if not sentence.tokens[index].capital:
        return None
    for stop in range(min(len(sentence.lows), index + _LONGEST_NAME), index, -1):
        if _is_name(sentence.lows[index:stop], sentence.lexicon.words.determiners):
            return Range(index, stop)
    return None


def _outlet_at(sentence: TokenizedSentence, index: int) -> Range | None:
    """The longest name of an outlet that starts here, or after an article and what it is: `the news agency Reuters`."""
    lows, lexicon = sentence.lows, sentence.lexicon
    for first in range(index, min(len(lows), index + _LONGEST_LEAD + 1)):
        known = outlet_at(sentence, first) or _capitals(sentence, first)
        if known is not None:
            return known
        leads = lexicon.roles.outlets | lexicon.words.determiners | lexicon.words.linkers
        if lows[first] not in leads or (lows[first] in lexicon.words.linkers and first == index):
            return None
    return None


def _capitals(sentence: TokenizedSentence, first: int) -> Range | None:
    """A name of several words of which one is a title of media: `the Harbour Herald`."""
    lows, stop = sentence.lows, first
    while stop < min(len(lows), first + _LONGEST_NAME) and sentence.tokens[stop].capital and sentence.is_word(stop):
        stop += 1
    if stop - first < 2 or not any(low in sentence.lexicon.roles.titles for low in lows[first:stop]):
        return None
    return Range(first, stop)


def _is_name(words: list[str], determiners: frozenset[str]) -> bool:
    """Whether an outlet is called so, with or without an article, which a preposition can swallow: `au Monde`."""
    name = " ".join(words)
    return name in OUTLETS or any(f"{article} {name}" in OUTLETS for article in determiners)
