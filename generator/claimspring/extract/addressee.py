"""The outlet that somebody spoke to, and that the article so credits: `told Reuters`, `a déclaré à l'AFP`.

In: a sentence and one of its attributions. Out: where the outlet's name stands, and from where on the words lead there.
What stands inside of what is said is no address: `announced a fine of 3 million to Reuters`.
"""

from typing import NamedTuple

from claimspring.extract.cues import AttributionRelation
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import Sentence
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


def addressed(sentence: Sentence, attribution: AttributionRelation) -> Addressed | None:
    """The outlet spoken to; None where none is named."""
    return _after_verb(sentence, attribution) or _in_interview(sentence, attribution)


def _after_verb(sentence: Sentence, attribution: AttributionRelation) -> Addressed | None:
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


def _says_when(sentence: Sentence, index: int) -> bool:
    """Whether a token can belong to a day between the verb and the one spoken to."""
    low, lexicon = sentence.lows[index], sentence.lexicon
    dated = low in lexicon.dates.weekdays or sentence.tokens[index].low in lexicon.dates.months or low.isdecimal()
    return dated or sentence.is_small(index)


def _in_interview(sentence: Sentence, attribution: AttributionRelation) -> Addressed | None:
    """`In an interview with Le Monde, …`; one that was refused has no preposition before it."""
    lows, roles, words = sentence.lows, sentence.lexicon.roles, sentence.lexicon.words
    for start in (index for index, low in enumerate(lows) if low in roles.interviews and index):
        led = lows[start - 1] in words.prepositions or (start > 1 and lows[start - 2] in words.prepositions)
        if not led or attribution.content.first <= start < attribution.content.stop:
            continue
        for index in range(start + 1, min(len(lows), start + _INTERVIEW_REACH)):
            outlet = _outlet_at(sentence, index)
            if outlet is not None:
                return Addressed(outlet, start)
    return None


def _outlet_at(sentence: Sentence, index: int) -> Range | None:
    """The longest name of an outlet that starts here, or after an article and what it is: `the news agency Reuters`."""
    lows, lexicon = sentence.lows, sentence.lexicon
    for first in range(index, min(len(lows), index + _LONGEST_LEAD + 1)):
        for stop in range(min(len(lows), first + _LONGEST_NAME), first, -1):
            if sentence.tokens[first].capital and _is_name(lows[first:stop], lexicon.words.determiners):
                return Range(first, stop)
        leads = lexicon.roles.outlets | lexicon.words.determiners | lexicon.words.linkers
        if lows[first] not in leads or (lows[first] in lexicon.words.linkers and first == index):
            return None
    return None


def _is_name(words: list[str], determiners: frozenset[str]) -> bool:
    """Whether an outlet is called so, with or without an article, which a preposition can swallow: `au Monde`."""
    name = " ".join(words)
    return name in OUTLETS or any(f"{article} {name}" in OUTLETS for article in determiners)
