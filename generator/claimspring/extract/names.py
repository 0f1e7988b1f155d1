"""Whether words can be the name of somebody who speaks, and which of them are it.

In: a sentence and the range of tokens that an attribution takes for its speaker. Out: the name, or None where the words
name nobody: no pronoun, relative, adverb, preposition, date or number does.
"""

from claimspring.extract.phrases import Range, subject_before, subject_shared
from claimspring.extract.sentence import MARKS, TokenizedSentence

_LONGEST = 160
_SHORT = 6
"""Letters of a noun such as `family`, which ends like an adverb."""


def name_in(sentence: TokenizedSentence, place: Range) -> Range | None:
    """The words at a place that name somebody: a capital, or an article with a noun, or a noun in the plural."""
    first, stop = _with_list(sentence, _trimmed(sentence, _antecedent(sentence, place)))
    lows, words, lexicon = sentence.lows, sentence.lexicon.words, sentence.lexicon
    clause = not words.passive_clitics.isdisjoint(lows[first:stop])  # `el predio se encuentra`
    if first >= stop or clause or sentence.tokens[stop - 1].end - sentence.tokens[first].start > _LONGEST:
        return None
    low = lows[first]
    if low in words.determiners:
        return Range(first, stop) if _names(sentence, first + 1, stop) else None
    closed = (
        words.others,
        words.relatives,
        words.prepositions,
        words.conjunctions,
        words.subordinators,
        words.first_persons,
    )
    if any(low in listed for listed in closed) or low in lexicon.pronouns or low in words.impersonals:
        return None
    if not sentence.is_word(first) or _is_time(sentence, first) or "addressed" in lexicon.worth.get(low, ()):
        return None
    known = low in words.plurals or low in lexicon.roles.people or low in lexicon.roles.unnamed
    if sentence.tokens[first].capital or known or any(t.capital for t in sentence.tokens[first:stop]):
        return Range(first, stop)
    plural = lows[stop - 1].endswith("s") and low not in words.adverbs
    return Range(first, stop) if plural else None


def _with_list(sentence: TokenizedSentence, place: Range) -> Range:
    """`the Ministry of Trade, Industry and Energy`: a name with a list in it, of which the end was taken."""
    first, stop = place
    lows, conjunctions = sentence.lows, sentence.lexicon.words.conjunctions
    listed = (
        first > 1 and lows[first - 1] == "," and sentence.tokens[first].capital and sentence.tokens[first - 2].capital
    )
    if not listed or conjunctions.isdisjoint(lows[first + 1 : min(stop, first + 4)]):
        return place
    before = subject_before(sentence, first - 1)
    return Range(before.first, stop) if before and before.stop == first - 1 else place


def _antecedent(sentence: TokenizedSentence, place: Range) -> Range:
    """`Mme Cardenal, qui développe : …`: the words before the relative that name somebody.

    `Reyes emitió un comunicado en el que afirma …`: the subject of the verb before.
    """
    first, lows, words = place.first, sentence.lows, sentence.lexicon.words
    if place.stop - first > 1 or first == 0 or lows[first] not in words.relatives:
        return place
    led = first - (lows[first - 1] in words.determiners)
    if led and lows[led - 1] in words.prepositions - words.determiners:
        return subject_shared(sentence, led) or place
    named = subject_before(sentence, first - (lows[first - 1] == ","))
    return _after_verb(sentence, named) if named else place


def _after_verb(sentence: TokenizedSentence, place: Range) -> Range:
    """`Así lo afirmó Ana Pérez, quien …`: of a clause that was taken for a name, what comes after its verb."""
    verbs = sentence.lexicon.verbs
    verb = next((i for i in range(place.stop - 2, place.first, -1) if sentence.lows[i] in verbs), None)
    clause = verb is not None and sentence.lows[verb - 1] in sentence.lexicon.words.clitics
    return Range(verb + 1, place.stop) if verb is not None and clause else place


def _trimmed(sentence: TokenizedSentence, place: Range) -> Range:
    """Without marks around it, and without the adverb after a name: `Beth contentedly`."""
    first, stop = place
    lows, words = sentence.lows, sentence.lexicon.words
    while first < stop and ((lows[first] in MARKS and lows[stop - 1] not in MARKS) or lows[first] in ",;:—"):
        first += 1
    while stop > first and (
        lows[stop - 1] in ",;:—" or (lows[stop - 1] in MARKS and MARKS.isdisjoint(lows[first : stop - 1]))
    ):
        stop -= 1
    while stop - 1 > first and not sentence.tokens[stop - 1].capital:
        low, named = lows[stop - 1], sentence.tokens[stop - 2].capital
        after_name = named and (low in words.adverbs | words.after_names or low.endswith(words.adverb_endings))
        if not (after_name or (len(low) > _SHORT and low.endswith(words.sure_adverb_endings))):
            break
        stop -= 1
    return Range(first, stop)


def _names(sentence: TokenizedSentence, first: int, stop: int) -> bool:
    """Whether a noun comes after the article: no number, no time, no preposition at once (`one in five`)."""
    while first < stop and sentence.lows[first] in sentence.lexicon.words.determiners:
        first += 1
    if first >= stop:
        return False
    if sentence.lows[first] in MARKS:
        first += 1
    if first >= stop or sentence.lows[first] in sentence.lexicon.words.prepositions:
        return False
    return (sentence.is_word(first) or sentence.tokens[first].low.isdecimal()) and not _is_time(sentence, first)


def _is_time(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a word is a day, a month or the like, and no name."""
    token, lexicon = sentence.tokens[index], sentence.lexicon
    return (
        token.low in lexicon.dates.weekdays
        or sentence.lows[index] in lexicon.words.times
        or (token.low in lexicon.dates.months and not token.capital)
    )
