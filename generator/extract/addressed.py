"""The outlet that somebody spoke to, and that the article so credits: `told Reuters`, `a déclaré à l'AFP`.

In: a sentence and one of its attributions. Out: where the outlet's name stands, and from where on the words lead there.
"""

from typing import NamedTuple

from generator.extract.cues import Attribution
from generator.extract.names import OUTLETS
from generator.extract.phrases import Range
from generator.extract.sentence import MARKS, Sentence

_REACH = 12
_INTERVIEW_REACH = 4
_LONGEST = 5
_STOPS = frozenset(",.;:!?…")
_ARTICLES = ("le", "la", "les", "el", "the")
"""Parts of a name that a preposition can swallow: `au Monde`."""


class Addressed(NamedTuple):
    """An outlet in tokens, and the first token of the words that lead to it."""

    outlet: Range
    first: int


def addressed(sentence: Sentence, attribution: Attribution) -> Addressed | None:
    """The outlet spoken to; None where none is named."""
    return _after_verb(sentence, attribution) or _in_interview(sentence)


def _after_verb(sentence: Sentence, attribution: Attribution) -> Addressed | None:
    lows, lexicon, verb = sentence.lows, sentence.lexicon, attribution.cue.stop
    for index in range(verb, min(len(lows), verb + _REACH)):
        low = lows[index]
        if low in _STOPS or low in MARKS or low in lexicon.words.complementizers:
            return None
        led = low in lexicon.roles.addressees
        if led or (index == verb and attribution.speaker.first != verb):
            outlet = _outlet_at(sentence, index + led)
            if outlet is not None:
                return Addressed(outlet, index)
    return None


def _in_interview(sentence: Sentence) -> Addressed | None:
    """`In an interview with Le Monde, …`."""
    lows, interviews = sentence.lows, sentence.lexicon.roles.interviews
    for start in (index for index, low in enumerate(lows) if low in interviews):
        for index in range(start + 1, min(len(lows), start + _INTERVIEW_REACH)):
            outlet = _outlet_at(sentence, index)
            if outlet is not None:
                return Addressed(outlet, start)
    return None


def _outlet_at(sentence: Sentence, index: int) -> Range | None:
    """The longest name of an outlet that starts here or after an article."""
    lows = sentence.lows
    for first in (index, index + 1) if lows[index : index + 1] and _is_article(sentence, index) else (index,):
        if first >= len(lows) or not sentence.tokens[first].capital:
            continue
        for stop in range(min(len(lows), first + _LONGEST), first, -1):
            name = " ".join(lows[first:stop])
            if name in OUTLETS or any(f"{article} {name}" in OUTLETS for article in _ARTICLES):
                return Range(first, stop)
    return None


def _is_article(sentence: Sentence, index: int) -> bool:
    return sentence.lows[index] in sentence.lexicon.words.determiners
