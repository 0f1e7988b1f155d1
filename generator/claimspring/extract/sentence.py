"""One sentence made ready: its tokens, and which of them stand inside quotation marks.

In: a slice of folded text and a lexicon. Out: a `Sentence` that the attribution, clause and date steps share.
"""

from dataclasses import dataclass

from claimspring.extract.quotations import QuotationIndex, Sort
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.tokens import Token

_OPENING = {"«": "»", "‹": "›", '"': '"'}
_CLOSING = frozenset("»›")
MARKS = frozenset('«»‹›"')


@dataclass(frozen=True, slots=True)
class TokenizedSentence:
    """Tokens of one sentence; `lows` are their small letters, `quoted[i]` the number of the quotation around token i.

    The month of May keeps its capital. Numbers of quotations count from 1; 0 is outside. The marks belong to their
    quotation.
    """

    tokens: list[Token]
    lows: list[str]
    quoted: list[int]
    lexicon: Lexicon

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset just after the last character."""
        return self.tokens[-1].end

    def is_word(self, index: int) -> bool:
        """Whether the token is a word (not a number, not punctuation)."""
        return self.lows[index][0].isalpha()

    def is_small(self, index: int) -> bool:
        """Whether the token is an adverb or one of the small words before a noun."""
        low, words = self.lows[index], self.lexicon.words
        return low in words.prepositions or low in words.determiners or low in words.adverbs


def read_sentence(
    text: str, start: int, end: int, lexicon: Lexicon, quotations: QuotationIndex | None = None
) -> TokenizedSentence:
    """The sentence at `text[start:end]`, which is folded and not blank.

    Without the quotations of its article they are read off its own marks.
    """
    tokens = lexicon.tokenize(text, start, end)
    lows = [_low(tokens, index, lexicon) for index in range(len(tokens))]
    quoted = _quotations(tokens, lows) if quotations is None else _placed(tokens, lows, quotations)
    return TokenizedSentence(tokens, lows, quoted, lexicon)


def _placed(tokens: list[Token], lows: list[str], quotations: QuotationIndex) -> list[int]:
    """For each token the number of the quotation it is in, its marks with it."""
    quoted = [0] * len(tokens)
    found = quotations.within(tokens[0].start, tokens[-1].end)
    for number, quotation in enumerate((one for one in found if one.sort is not Sort.DASH), 1):
        inside = [i for i, token in enumerate(tokens) if quotation.start <= token.start < quotation.end]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        first -= first > 0 and lows[first - 1] in MARKS and not quoted[first - 1]
        last += last + 1 < len(tokens) and lows[last + 1] in MARKS
        quoted[first : last + 1] = [number] * (last + 1 - first)
    return quoted


def _low(tokens: list[Token], index: int, lexicon: Lexicon) -> str:
    """May keeps its capital where the words beside it show the month: `In May` says nothing of what may be."""
    token = tokens[index]
    if not token.capital or token.low not in lexicon.dates.months or token.low not in lexicon.modals:
        return token.low
    led = index > 0 and tokens[index - 1].low in lexicon.words.prepositions
    counted = index + 1 < len(tokens) and tokens[index + 1].low.isdecimal()
    return token.low.capitalize() if led or counted else token.low


def _quotations(tokens: list[Token], lows: list[str]) -> list[int]:
    """For each token the number of the quotation it is in; one that is never closed runs to the end."""
    quoted = [0] * len(lows)
    if MARKS.isdisjoint(lows):
        return quoted
    closing, number = "", 0
    for index, low in enumerate(lows):
        if closing:
            quoted[index] = number
            if low == closing:
                closing = ""
        elif low in _OPENING and not (number == 0 and _closes(tokens, index)):
            number += 1
            closing = _OPENING[low]
            quoted[index] = number
        elif (low in _CLOSING or low in _OPENING) and number == 0:  # the sentence starts inside a quotation
            number += 1
            quoted[: index + 1] = [number] * (index + 1)
    return quoted


def _closes(tokens: list[Token], index: int) -> bool:
    """Whether a straight quotation mark hangs on the word before it and not on the one after it."""
    if index == 0 or tokens[index].low != '"' or tokens[index - 1].end != tokens[index].start:
        return False
    return index + 1 == len(tokens) or tokens[index + 1].start > tokens[index].end
