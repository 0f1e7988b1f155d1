"""The verb of saying at a place, with its auxiliaries: finite or not, hearsay or not; or none, where it is a noun.

In: a sentence and the token of a form from the lexicon. Out: a `VerbGroup`, or None.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claimspring.extract.phrases import is_single, subject_before
from claimspring.extract.sentence import TokenizedSentence
from claimspring.lexicon.forms import Act, Mood

SPOKEN_MOODS = frozenset({Mood.FINITE, Mood.CONDITIONAL})
"""Moods in which a verb can say something by itself."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb of saying with its auxiliaries."""

    first: int
    verb: int
    act: Act
    lemma: str
    moods: frozenset[Mood]
    hearsay: bool


def verb_group(sentence: TokenizedSentence, index: int) -> VerbGroup | None:
    """The verb with its auxiliaries; None where the word is a noun, a participle alone, or a passive."""
    lows, lexicon = sentence.lows, sentence.lexicon
    verb = lexicon.verbs[lows[index]]
    first, passive, hearsay = index, False, False
    for step in _back(sentence, index):
        low = lows[step]
        if low in lexicon.auxiliaries or low in lexicon.modals:
            first = step
            passive = passive or (low in lexicon.passives and (step == 0 or lows[step - 1] not in lexicon.reflexives))
            hearsay = hearsay or low in lexicon.conditionals
        elif not (low in lexicon.words.adverbs or low in lexicon.words.clitics or low in lexicon.inversions):
            break
    helped = first < index
    if (
        verb.act is Act.BELIEF
        and any(low in lexicon.conditionals for low in lows[first:index])
        and not lexicon.shows_gender
    ):
        return None  # `fans should expect`
    if passive and Mood.GERUND not in verb.moods:
        return None
    if not helped and (not verb.moods & (SPOKEN_MOODS | {Mood.GERUND}) or _is_noun(sentence, index)):
        return None
    return VerbGroup(first, index, verb.act, verb.lemma, verb.moods, hearsay or verb.moods == {Mood.CONDITIONAL})


def _back(sentence: TokenizedSentence, index: int) -> Iterator[int]:
    """The tokens before a verb, without a pronoun between commas: `a, elle, demandé`."""
    lows, step = sentence.lows, index - 1
    while step > max(-1, index - 8):
        if lows[step] == "," and step > 2 and lows[step - 2] == "," and lows[step - 1] in sentence.lexicon.pronouns:
            step -= 3
        yield step
        step -= 1


def idiom_group(sentence: TokenizedSentence, index: int, length: int) -> VerbGroup:
    """An expression that is a verb of saying, `a fait savoir`, with its auxiliaries."""
    lows, lexicon = sentence.lows, sentence.lexicon
    first = index
    while first and (lows[first - 1] in lexicon.auxiliaries or lows[first - 1] in lexicon.words.adverbs):
        first -= 1
    lemma = " ".join(lows[index : index + length])
    return VerbGroup(first, index + length - 1, Act.ASSERT, lemma, frozenset({Mood.FINITE}), hearsay=False)


def _is_noun(sentence: TokenizedSentence, index: int) -> bool:
    """Whether the word before shows that this form is no verb here: `la juge`, `a quick note`, `en cuenta`."""
    if index == 0:
        return False
    lows, words, lexicon = sentence.lows, sentence.lexicon.words, sentence.lexicon
    if sentence.tokens[index].capital and sentence.is_word(index - 1):
        return True
    before = index - 1
    previous = lows[before]
    if previous in words.others or previous in lexicon.echoes:
        return False
    if previous in words.clitics and previous in words.determiners:
        return before == 0 or not (
            is_single(sentence, before - 1)
            or lows[before - 1] in words.clitics
            or lows[before - 1] in lexicon.echoes
            or (
                sentence.is_word(before - 1)
                and lows[before - 1] not in words.prepositions | words.conjunctions
                and not lexicon.is_finite(lows[before - 1])
            )
        )
    if previous in words.determiners or (previous in words.prepositions and previous not in words.clitics):
        return True
    return Mood.INFINITIVE in lexicon.verbs[lows[index]].moods and not _plural_before(sentence, before)


def _plural_before(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a bare form such as `say` can have these words as its subject: they end, or begin, in the plural."""
    lows, words = sentence.lows, sentence.lexicon.words
    while index >= 0 and lows[index] in words.adverbs:
        index -= 1
    if index < 0:
        return False
    low = lows[index]
    if low.endswith("s") or low == "," or low in words.relatives or low in words.plurals:
        return True
    subject = subject_before(sentence, index + 1)
    return subject is not None and any(
        low in words.plurals or (low.endswith("s") and low not in words.determiners)
        for low in lows[subject.first : subject.first + 3]
    )


def is_inverted(sentence: TokenizedSentence, index: int) -> bool:
    """`a-t-il`: the pronoun hangs on the verb before it."""
    return sentence.lows[index] in sentence.lexicon.inversions
