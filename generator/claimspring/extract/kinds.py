"""What sort of statement a part of a sentence is, and how the article gives its words.

In: a sentence, a part of it and who is behind it. Out: kind and form, by the first sign that holds.
"""

from collections.abc import Sequence
from typing import NamedTuple

from claimspring.extract.phrases import Range
from claimspring.extract.sentence import MARKS, TokenizedSentence
from claimspring.extract.statement import DateMention
from claimspring.lexicon.forms import Act
from claimspring.model.claim import ClaimKind, Form


class KindSigns(NamedTuple):
    """What is seen of a part before its kind is known."""

    figure: bool
    """It counts or measures something."""
    future: bool
    dated: bool


def form_of(sentence: TokenizedSentence, part: Range, *, attributed: bool) -> Form:
    """Direct where a credited part is mostly quotation; mixed where some of it is, whoever says it."""
    words = [index for index in range(*part) if sentence.is_word(index)]
    quoted = sum(sentence.quoted[index] > 0 for index in words)
    if not quoted:
        return Form.PARAPHRASE if attributed else Form.AUTHOR
    if not attributed:
        return Form.MIXED
    longest = _longest_quotation(sentence, part)
    return Form.DIRECT if longest >= 5 and quoted >= 0.75 * len(words) else Form.MIXED


def _longest_quotation(sentence: TokenizedSentence, part: Range) -> int:
    lengths: dict[int, int] = {}
    for index in range(*part):
        number = sentence.quoted[index]
        if number and sentence.lows[index] not in MARKS:
            lengths[number] = lengths.get(number, 0) + 1
    return max(lengths.values(), default=0)


def kind_of(sentence: TokenizedSentence, part: Range, form: Form, act: Act | None, signs: KindSigns) -> ClaimKind:
    """The sort of statement, by its words: the first sign that holds."""
    kinds = sentence.lexicon.kinds
    words = frozenset(sentence.lows[part.first : part.stop])
    order = (
        (bool(words & kinds.opinion) or act is Act.BELIEF, ClaimKind.OPINION),
        (form is Form.DIRECT and act is not None, ClaimKind.QUOTATION),
        (signs.figure, ClaimKind.NUMBER),
        (bool(words & kinds.interpretation), ClaimKind.INTERPRETATION),
        (signs.future, ClaimKind.PLAN),
        (bool(words & kinds.policy), ClaimKind.POLICY),
        (signs.dated or happened(sentence, part), ClaimKind.EVENT),
    )
    return next((kind for holds, kind in order if holds), ClaimKind.STATE)


def has_figure(sentence: TokenizedSentence, part: Range, dates: Sequence[DateMention]) -> bool:
    """Whether the part counts or measures something; figures in dates do not, nor those of an ordinal."""
    for index in range(*part):
        low, token = sentence.lows[index], sentence.tokens[index]
        if low[0].isdigit() and not any(date.start <= token.start < date.end for date in dates):
            following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
            if following is None or following.start > token.end or not following.low[0].isalpha():
                return True
    return False


def is_future(sentence: TokenizedSentence, part: Range) -> bool:
    """Whether the part speaks of what is still to come."""
    lexicon = sentence.lexicon
    for index in range(*part):
        low = sentence.lows[index]
        helping = low in lexicon.auxiliaries and low.endswith(lexicon.clauses.futures)
        if (low in lexicon.modals or helping) and not sentence.quoted[index]:
            return True
        if (
            len(low) > 4
            and low.endswith(lexicon.clauses.futures)
            and sentence.is_word(index)
            and not sentence.tokens[index].capital
        ):
            return low not in lexicon.words.prepositions
    return False


def happened(sentence: TokenizedSentence, part: Range) -> bool:
    """Whether the part tells what was: a perfect or a past tense."""
    lexicon = sentence.lexicon
    words = sentence.lows[part.first : part.stop]
    return any(low in lexicon.auxiliaries and low not in lexicon.passives for low in words) or _past(sentence, part)


def _past(sentence: TokenizedSentence, part: Range) -> bool:
    return any(
        low.endswith(sentence.lexicon.finite_endings) and len(low) > 4 for low in sentence.lows[part.first : part.stop]
    )
