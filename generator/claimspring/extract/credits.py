"""Who speaks in a quotation that no verb of saying in its sentence introduces.

In: sentences beside a quotation. Out: the name, and the words that show it: a label before it (`And from Ann Lee:`), a
line after it (`— Ann Lee, mayor`), a verb that is no verb of saying elsewhere (`“…”, grumbled Jo`).
"""

from typing import NamedTuple

from claimspring.extract.phrases import Range, subject_after, subject_before
from claimspring.extract.sentence import MARKS, TokenizedSentence

_LONGEST_LABEL = 24
_LONGEST_CREDIT = 14


class QuotationCredit(NamedTuple):
    """Tokens that name a speaker, and those that say that he speaks."""

    speaker: Range
    cue: Range | None = None


def label(sentence: TokenizedSentence) -> QuotationCredit | None:
    """`And from Chairwoman Rosen:`, `Ann Lee, the mayor:`, `From the desk of John Doe, analyst.` before a quotation."""
    lows, lexicon = sentence.lows, sentence.lexicon
    if len(lows) > _LONGEST_LABEL or any(sentence.quoted):
        return None
    first = 1 if lows[0] in lexicon.words.conjunctions or lows[0] in lexicon.clauses.joints else 0
    length = lexicon.labels.length_at(lows, first) if first < len(lows) else 0
    first += length
    if lows[-1] != ":" and not length:
        return None
    stop = _name_end(sentence, first)
    if stop == first or (lows[stop : stop + 1] not in ([","], [":"], ["."]) and stop < len(lows)):
        return None
    named = length or stop - first > 1
    return QuotationCredit(Range(first, stop)) if named else None


def line_after(sentence: TokenizedSentence) -> QuotationCredit | None:
    """`— Ann Lee, mayor of Lorn`: a dash with a name, and no verb."""
    lows = sentence.lows
    if lows[0] not in {"-", "—"} or len(lows) > _LONGEST_CREDIT or any(map(sentence.lexicon.is_finite, lows)):
        return None
    stop = _name_end(sentence, 1)
    return QuotationCredit(Range(1, stop)) if stop > 1 and lows[stop : stop + 1] in ([], [","], ["."]) else None


def _name_end(sentence: TokenizedSentence, first: int) -> int:
    """Just after the words with capitals that begin at a place, small links between them included."""
    lows, words, stop = sentence.lows, sentence.lexicon.words, first
    while stop < len(lows):
        joins = lows[stop] in words.linkers and stop > first and _is_capital(sentence, stop + 1)
        dotted = lows[stop] == "." and stop > first and len(lows[stop - 1]) <= 3 and _is_capital(sentence, stop + 1)
        if not (_is_capital(sentence, stop) or joins or dotted):
            break
        stop += 1
    return stop


def _is_capital(sentence: TokenizedSentence, index: int) -> bool:
    return index < len(sentence.tokens) and sentence.tokens[index].capital and sentence.is_word(index)


def beside(sentence: TokenizedSentence, place: Range) -> QuotationCredit | None:
    """`“…”, grumbled Jo`, `“…”, Jo grumbled`: any verb right after the words, with a name."""
    lows, lexicon = sentence.lows, sentence.lexicon
    index = place.stop
    while index < len(lows) and (lows[index] in MARKS or lows[index] == ","):
        index += 1
    if index >= len(lows) - 1 or not sentence.is_word(index):
        return None
    if _looks_finite(sentence, index) and not sentence.tokens[index].capital:
        verb = index
        while verb + 1 < len(lows) and lows[verb] in lexicon.auxiliaries:
            verb += 1
        speaker = subject_after(sentence, verb + 1)
        if speaker is not None and speaker.first == verb + 1 and sentence.tokens[speaker.first].capital:
            return QuotationCredit(speaker, Range(index, verb + 1))
        return None
    for verb in range(index + 1, min(len(lows), index + 8)):
        if lows[verb] in ",;:.":
            return None
        if _looks_finite(sentence, verb) and not sentence.tokens[verb].capital:
            subject = subject_before(sentence, verb)
            ends = verb + 1 >= len(lows) or lows[verb + 1] in ",.;"
            named = subject is not None and subject.first == index and sentence.tokens[subject.first].capital
            return QuotationCredit(subject, Range(verb, verb + 1)) if subject and named and ends else None
    return None


def _looks_finite(sentence: TokenizedSentence, index: int) -> bool:
    low, lexicon = sentence.lows[index], sentence.lexicon
    return lexicon.is_finite(low) or (len(low) > 3 and low.endswith(lexicon.clauses.narrative_endings))
