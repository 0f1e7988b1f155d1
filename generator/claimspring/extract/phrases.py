"""Who is meant: noun phrases before and after a place in a sentence, found without a parser.

In: a sentence and a token index. Out: a range of tokens `(first, after last)`. Everything looks at a bounded number of
tokens, so a sentence of any length costs linear time.
"""

from typing import NamedTuple

from claimspring.extract.sentence import MARKS, TokenizedSentence
from claimspring.lexicon.shape import WordLists

_WINDOW = 45
_SENTENCE_STOPS = frozenset(";:?!")
_STOPS = frozenset(';:.!?…—«»‹›"([|*•')


class Range(NamedTuple):
    """Tokens from `first` to just before `stop`."""

    first: int
    stop: int


def is_single(sentence: TokenizedSentence, index: int) -> bool:
    """Whether this one token is a whole subject: a pronoun or the like."""
    low, words = sentence.lows[index], sentence.lexicon.words
    return (
        low in sentence.lexicon.pronouns
        or low in words.first_persons
        or low in words.impersonals
        or low in words.relatives
    )


def _stands_alone(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a word such as `many` or `uno` is all of the phrase: no noun and no `de` after it."""
    words = sentence.lexicon.words
    if sentence.lows[index] not in words.others:
        return False
    after = sentence.lows[index + 1] if index + 1 < len(sentence.lows) else "."
    return after not in words.linkers and (
        sentence.lows[index] not in words.determiners or not after[0].isalpha() or sentence.lexicon.is_finite(after)
    )


def subject_before(sentence: TokenizedSentence, verb: int) -> Range | None:
    """The subject that ends before the verb group starting at `verb`, clitics and adverbs between them left out."""
    stop = _skip_left(sentence, verb)
    if stop == 0:
        return None
    last = stop - 1
    if is_single(sentence, last) or _stands_alone(sentence, last):
        return Range(last, stop)
    if sentence.lows[last] in sentence.lexicon.words.conjunctions:
        return subject_shared(sentence, last)
    if sentence.lows[last] in {",", "—"}:
        return _before_aside(sentence, last)
    if sentence.lows[last][0].isdigit() and last > 1 and sentence.lows[last - 1] == ",":  # `Nina Chahine, 19`
        named = _phrase_before(sentence, last - 1)
        return named and Range(named.first, stop)
    return _phrase_before(sentence, stop)


def subject_shared(sentence: TokenizedSentence, joint: int) -> Range | None:
    """`X a parlé et affirme que …`: the subject of the predicate before the joint."""
    for index in range(joint - 1, max(0, joint - _WINDOW), -1):
        if sentence.lows[index] in _SENTENCE_STOPS:
            return None
        if sentence.lexicon.is_finite(sentence.lows[index]) and sentence.quoted[index] == sentence.quoted[joint]:
            return subject_before(sentence, index)
    return None


def _skip_left(sentence: TokenizedSentence, index: int) -> int:
    """Over clitics, negation and adverbs to the left; a clitic that starts a sentence may be a subject."""
    lows, words = sentence.lows, sentence.lexicon.words
    first = max(0, index - 8)
    while index > first and (lows[index - 1] in words.clitics or lows[index - 1] in words.adverbs):
        if is_single(sentence, index - 1):
            break
        index -= 1
    return index


def _before_comma(sentence: TokenizedSentence, comma: int) -> Range | None:
    """`X, director of Y, said`: the phrase with what stands between the commas, unless that is no apposition."""
    lows = sentence.lows
    opening = _comma_before(sentence, comma)
    if opening is None:
        return None if _is_aside(sentence, comma) else _phrase_before(sentence, comma)
    if all(lows[index][0].isdigit() for index in range(opening + 1, comma)):  # `Nina Chahine, 19, said`
        subject = subject_before(sentence, opening) if opening > 0 else None
        return Range(subject.first, comma) if subject else None
    subject = subject_before(sentence, opening) if opening > 0 else None
    if subject is None or lows[opening - 1] in MARKS:
        return _phrase_before(sentence, comma)
    if is_single(sentence, subject.first) and subject.stop - subject.first == 1:
        return subject
    return Range(subject.first, comma) if _is_apposition(sentence, opening + 1, comma) else subject


def _is_aside(sentence: TokenizedSentence, comma: int) -> bool:
    """`Finalmente, indicaron que`: an adverb alone before the comma."""
    return comma == 1 and sentence.lows[0].endswith(sentence.lexicon.words.adverb_endings)


def _before_aside(sentence: TokenizedSentence, last: int) -> Range | None:
    """`X, director of Y, said`, `X — an aside — said`."""
    if sentence.lows[last] == "—":
        return _before_dash(sentence, last)
    return None if last and sentence.lows[last - 1] in MARKS else _before_comma(sentence, last)


def _before_dash(sentence: TokenizedSentence, dash: int) -> Range | None:
    """`The letter — backed by many — warns`: the phrase before the pair of dashes."""
    opening = next((i for i in range(dash - 1, max(0, dash - _WINDOW), -1) if sentence.lows[i] == "—"), None)
    return subject_before(sentence, opening) if opening else None


def _comma_before(sentence: TokenizedSentence, comma: int) -> int | None:
    lows, level = sentence.lows, 0
    for index in range(comma - 1, max(-1, comma - _WINDOW), -1):
        low = lows[index]
        level += (low == ")") - (low == "(")
        if sentence.quoted[index] and not sentence.quoted[comma]:
            continue
        if low == "," and level == 0:
            return index
        if low in _STOPS and level == 0 and low != "(":
            return None
    return None


def _is_apposition(sentence: TokenizedSentence, first: int, stop: int) -> bool:
    """Whether the tokens between two commas name the same person again, or say how, when and where."""
    low, words, verbs = sentence.lows[first], sentence.lexicon.words, sentence.lexicon.verbs
    if (
        first >= stop
        or low in words.clitics - words.determiners
        or low in words.adverbs
        or low in words.subordinators
        or low in verbs
        or (low.endswith(sentence.lexicon.clauses.gerund_endings) and not sentence.tokens[first].capital)
    ):
        return False
    return (low not in words.prepositions or low in words.determiners) and not is_single(sentence, first)


def _phrase_before(sentence: TokenizedSentence, stop: int) -> Range | None:
    """The noun phrase that ends at `stop`: from the boundary on its left, without a leading prepositional phrase."""
    boundary = _boundary_before(sentence, stop)
    lows, lexicon = sentence.lows, sentence.lexicon
    first = _noun_start(sentence, boundary, stop)
    if boundary > 1 and lows[boundary - 1] in lexicon.words.relatives:
        if any(lexicon.is_finite(low) for low in lows[boundary:stop]):  # `X, que dirigió la agencia afirma que …`
            return subject_before(sentence, boundary - 1 - (lows[boundary - 2] == ","))
        if first is None:
            return Range(boundary - 1, boundary)
    return None if first is None else Range(first, stop)


def _boundary_before(sentence: TokenizedSentence, stop: int) -> int:
    """The first token after the nearest clause boundary to the left of `stop`."""
    lows, words, level = sentence.lows, sentence.lexicon.words, 0
    quotation = sentence.quoted[stop - 1]
    for index in range(stop - 1, max(-1, stop - _WINDOW), -1):
        low = lows[index]
        if low == "." and index < stop - 1 and abbreviates(sentence, index):
            continue
        if low in {")", "]"}:
            level += 1
        elif low in {"(", "["} and level:
            level -= 1
        elif level == 0 and (
            low in _STOPS - MARKS
            or low == ","
            or low in words.subordinators
            or (low in words.relatives and index < stop - 1)
            or (sentence.quoted[index] != quotation)
            or (low in MARKS and index < stop - 1 and quotation and sentence.quoted[stop - 1] == quotation)
        ):
            return index + 1
    return max(0, stop - _WINDOW + 1)


def _noun_start(sentence: TokenizedSentence, first: int, stop: int) -> int | None:
    """The start of the last noun phrase in a range that no preposition governs."""
    lows, words = sentence.lows, sentence.lexicon.words
    start: int | None = None
    governed = predicate = False
    for index in range(first, stop):
        low = lows[index]
        named = sentence.tokens[index].capital and index + 1 < stop and sentence.tokens[index + 1].capital  # `Will Moy`
        owned = low == "'s" and index > first and index + 1 < stop  # `Reyes's lawyer`
        if low in sentence.lexicon.common_verbs and low not in words.prepositions and not (named or owned):
            start, governed, predicate = None, True, True
        elif low in words.conjunctions and (start is None or predicate):
            start, governed = None, False
        elif low in words.prepositions and not (start is None and not governed and low in words.determiners):
            governed = True
        elif low in words.adverbs and start is None:
            governed = False
        elif low in words.determiners and not (sentence.tokens[index].capital and index > first):
            previous = lows[index - 1] if index > first else ""
            if not _continues(previous, words) or (start is None and previous in words.conjunctions):
                start, governed = index, False
        elif (start is None and not governed and sentence.is_word(index)) or (
            start is None and low[0].isdigit() and not governed
        ):
            start = index
    return start


def _continues(previous: str, words: WordLists) -> bool:
    """Whether a determiner after this word goes on with the phrase instead of starting a new one."""
    return previous in words.prepositions or previous in words.determiners or previous in words.conjunctions


def subject_after(sentence: TokenizedSentence, index: int) -> Range | None:
    """The subject after an inverted verb: `a indiqué dans un communiqué Wu Qian, un porte-parole`."""
    first = _skip_right(sentence, index)
    if first is None:
        return None
    if is_single(sentence, first) or _stands_alone(sentence, first):
        return Range(first, first + 1)
    stop = _phrase_end(sentence, first, wide=False)
    if stop <= first:
        return None
    return Range(first, _with_apposition(sentence, stop))


def _skip_right(sentence: TokenizedSentence, index: int) -> int | None:
    """Over adverbs, and one prepositional phrase, to where the subject can start."""
    lows, words, length = sentence.lows, sentence.lexicon.words, len(sentence.lows)
    limit = min(length, index + 20)
    while index < limit and (lows[index] in words.adverbs or lows[index] in words.clitics - words.determiners):
        index += 1
    while index < limit and lows[index] in words.prepositions and lows[index] not in words.determiners - words.linkers:
        index = _after_prepositional(sentence, index, limit)
    if index < limit and lows[index] == ",":
        index += 1
        if lows[index : index + 1] and lows[index] in words.prepositions:  # `auraient dit, selon le site, des agents`
            index = next((i + 1 for i in range(index, limit) if lows[i] == ","), index)
    if index >= limit or not (sentence.is_word(index) or lows[index] in MARKS):
        return None
    if lows[index] in words.prepositions - words.determiners or lows[index] in words.subordinators:
        return None
    return index


def _after_prepositional(sentence: TokenizedSentence, index: int, limit: int) -> int:
    """The first token after `dans un communiqué` that can start the subject: a name, a determiner, a comma.

    The name of whom something is told to goes with him: `a la red Erbol`.
    """
    lows, words = sentence.lows, sentence.lexicon.words
    told = lows[index] in sentence.lexicon.roles.addressees
    while index < limit and (lows[index] in words.prepositions or lows[index] in words.determiners):
        index += 1
    if told and index < limit and sentence.tokens[index].capital:  # `a confié à l'AFP le maire`
        index += 1
    while index < limit:
        if lows[index] in words.prepositions:
            while index < limit and (lows[index] in words.prepositions or lows[index] in words.determiners):
                index += 1
            index += 1
            continue
        token = sentence.tokens[index]
        called = told and sentence.is_word(index - 1) and lows[index - 1] not in words.determiners | words.prepositions
        name_goes_on = token.capital and (sentence.tokens[index - 1].capital or called)
        if (token.capital and not name_goes_on) or lows[index] in words.determiners or not sentence.is_word(index):
            return index
        index += 1
    return index


def _phrase_end(sentence: TokenizedSentence, first: int, *, wide: bool) -> int:
    """Just after the noun phrase that starts at `first`; `wide` lets any preposition go on with it."""
    lows, words, length = sentence.lows, sentence.lexicon.words, len(sentence.lows)
    level = 0
    index = first
    while index < min(length, first + _WINDOW):
        low = lows[index]
        if low in {"(", "["}:
            level += 1
        elif low in {")", "]"}:
            if level == 0:
                break
            level -= 1
        elif (
            (level == 0 and index > first and _ends_phrase(sentence, index, wide=wide))
            or (level == 0 and (low == "," or low in ";:!?…—" or sentence.quoted[index] != sentence.quoted[first]))
            or (low == "." and not abbreviates(sentence, index))
        ):
            break
        index += 1
    while index > first and (lows[index - 1] in words.prepositions or lows[index - 1] in words.conjunctions):
        index -= 1
    return index


def abbreviates(sentence: TokenizedSentence, stop: int) -> bool:
    """A full stop that ends no sentence: after an abbreviation, an initial, or inside a name such as `terra.cl`."""
    if stop == 0 or stop + 1 >= len(sentence.lows):
        return False
    previous = sentence.lows[stop - 1]
    joined = sentence.tokens[stop + 1].start == sentence.tokens[stop].end and sentence.is_word(stop + 1)
    return joined or len(previous) == 1 or previous in sentence.lexicon.abbreviations


def _ends_phrase(sentence: TokenizedSentence, index: int, *, wide: bool) -> bool:
    """Whether the noun phrase is over before this token."""
    lows, words = sentence.lows, sentence.lexicon.words
    low, previous = lows[index], lows[index - 1]
    if low in words.conjunctions:
        return False
    if low in words.prepositions:
        return not (wide or low in words.linkers or (low in words.weak_linkers and _name_follows(sentence, index)))
    if sentence.tokens[index].capital and low not in words.relatives:
        return False
    if low in words.determiners:
        return not _continues(previous, words)
    starts_clause = low in words.subordinators or low in words.relatives or low in sentence.lexicon.pronouns
    adverb = not wide and low in words.adverbs and previous not in words.determiners
    return starts_clause or adverb or _is_predicate(sentence, low)


def _is_predicate(sentence: TokenizedSentence, low: str) -> bool:
    """A finite verb that no noun or participle looks like."""
    lexicon = sentence.lexicon
    if low in lexicon.verbs:
        return False
    participle = low.endswith(lexicon.clauses.participle_endings)
    return low in lexicon.finite or (len(low) > 3 and low.endswith(lexicon.finite_endings) and not participle)


def _name_follows(sentence: TokenizedSentence, index: int) -> bool:
    """A name comes next, maybe after its article."""
    dates, after = sentence.lexicon.dates, sentence.tokens[index + 1 : index + 3]
    led = len(after) == 2 and after[0].low in sentence.lexicon.words.determiners and not after[0].capital
    name = after[1] if led else after[0] if after else None
    return name is not None and name.capital and name.low not in dates.weekdays and name.low not in dates.months


def _with_apposition(sentence: TokenizedSentence, stop: int) -> int:
    """The end of the phrase with what follows its comma, where that names the same person again."""
    lows, length = sentence.lows, len(sentence.lows)
    if stop + 1 >= length or lows[stop] != "," or not _is_apposition(sentence, stop + 1, length):
        return stop
    if lows[stop + 1] in MARKS or sentence.quoted[stop + 1] != sentence.quoted[stop]:
        return stop
    end = _phrase_end(sentence, stop + 1, wide=True)
    closed = end >= length or lows[end] in ',.;»"' or sentence.quoted[end] != sentence.quoted[stop]
    return end if closed else stop


def phrase_after(sentence: TokenizedSentence, first: int) -> Range | None:
    """The noun phrase after `selon`: to the next boundary, with all its prepositional phrases."""
    if first >= len(sentence.lows):
        return None
    low = sentence.lows[first]
    if is_single(sentence, first) or _stands_alone(sentence, first):
        return Range(first, first + 1)
    if low in sentence.lexicon.words.unspoken or not (sentence.is_word(first) or low in MARKS or low[0].isdigit()):
        return None
    stop = _phrase_end(sentence, first, wide=True)
    return Range(first, _with_bare_apposition(sentence, stop)) if stop > first else None


def _with_bare_apposition(sentence: TokenizedSentence, stop: int) -> int:
    """`selon X, auteur du livre, …`: an apposition without article; with one, it could start the statement."""
    words, length = sentence.lexicon.words, len(sentence.lows)
    first = stop + 1
    if first + 2 >= length or sentence.lows[stop] != "," or not _is_apposition(sentence, first, length):
        return stop
    linked = sentence.lows[first + 1] in words.linkers or sentence.lows[first + 2] in words.linkers
    if not sentence.is_word(first) or sentence.tokens[first].capital or sentence.lows[first] in words.determiners:
        return stop
    if not linked:
        return stop
    end = _phrase_end(sentence, first, wide=True)
    return end if end >= length or sentence.lows[end] in ",.;()" else stop
