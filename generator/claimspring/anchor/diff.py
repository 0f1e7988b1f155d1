"""What differs between quoted words and words found: two texts in, aligned pieces and warnings out.

A likeness cannot see a falsification: 34 for 43, or a dropped "not", scores above 98 of 100. So changed words are
looked at one by one, and numbers, negations and names among them are flagged, whatever the likeness. Names are known
by their capital letter, hence only in scripts that have them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein, Opcode

from claimspring.anchor.normalise import fold
from claimspring.lexicon.contrast import NEGATIONS, NUMBER_WORDS, OPENERS, TURNING_PREFIXES, of_language

_LETTER = "[^\\W\\d_]|[\u00ad\u0300-\u036f]"
_TOKEN = re.compile(
    r"(?P<number>(?:(?<![^\s(«“\"])[-−])?[^\W_]*\d[^\W_]*(?:[.,:/]\d+|[\s'’]\d{3}(?!\d))*|[%‰€$£¥])"
    rf"|(?P<word>n['’]t\b|can(?=not\b)|(?:{_LETTER})+?(?=n['’]t\b)|(?:{_LETTER})+(?:['’](?=[^\W\d_]))?)"
    r"|(?P<mark>[^\w\s]|_)",
    re.IGNORECASE,
)
_GROUPING = re.compile(r'[\s"]')
_FULL_FORMS = {'n"t': "not", 'n"': "ne"}
_BEFORE_SENTENCE = frozenset('.!?…:"-')
_LARGE = 250_000_000  # of so many pairs of words on, the method that keeps memory linear


class TextChange(StrEnum):
    """What became of a piece of the quoted words."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


class Flag(StrEnum):
    """What sort of word changed, where a changed word can turn the meaning."""

    NUMBER = "number"
    NEGATION = "negation"
    NAME = "name"


class Piece(NamedTuple):
    """Some words in a row, with the white space after them."""

    change: TextChange
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How the words found differ from the words quoted; equal and removed pieces joined give the quotation."""

    pieces: tuple[Piece, ...]
    flags: tuple[Flag, ...] = ()

    def __str__(self) -> str:
        """In one line, as wdiff writes it: `it [-rose-] {+fell+} by 3 %`."""
        return "".join(_marked(piece) for piece in self.pieces).strip()


class _Token(NamedTuple):
    text: str
    """The word with the white space after it."""
    folded: str
    """What is compared: typography and contractions resolved."""
    number: bool
    capital: bool
    opens: bool
    """First word of a sentence."""


def difference(quoted: str, found: str, language: str | None = None) -> Difference:
    """Compare word by word; `language` (a BCP 47 tag) limits which words count as negations and number words."""
    old, new = _tokens(quoted), _tokens(found)
    pieces: list[Piece] = []
    changed: list[_Token] = []
    for equal, steps in groupby(_steps(old, new), key=lambda step: step.tag == "equal"):
        of_old, of_new = _joined(steps)
        if equal:
            pieces.append(_piece(TextChange.EQUAL, old[of_old]))
            continue
        for change, tokens in ((TextChange.REMOVED, old[of_old]), (TextChange.ADDED, new[of_new])):
            if tokens:
                pieces.append(_piece(change, tokens))
                changed += tokens
    return Difference(tuple(pieces), tuple(_flags(changed, language)))


def _steps(old: Sequence[_Token], new: Sequence[_Token]) -> Iterable[Opcode]:
    before, after = [token.folded for token in old], [token.folded for token in new]
    if len(before) * len(after) < _LARGE:
        return Indel.opcodes(before, after)
    return Levenshtein.opcodes(before, after)


def _joined(steps: Iterable[Opcode]) -> tuple[slice, slice]:
    first, *others = steps
    last = others[-1] if others else first
    return slice(first.src_start, last.src_end), slice(first.dest_start, last.dest_end)


def _piece(change: TextChange, tokens: Sequence[_Token]) -> Piece:
    return Piece(change, "".join(token.text for token in tokens))


def _tokens(text: str) -> list[_Token]:
    """All of the text, cut before every word, number and mark."""
    matches = list(_TOKEN.finditer(text))
    borders = [0, *(match.start() for match in matches[1:]), len(text)]
    tokens: list[_Token] = []
    opens = True
    for number, match in enumerate(matches):
        folded = fold(match[0])
        is_number = match.lastgroup == "number"
        is_mark = match.lastgroup == "mark"
        token = _Token(
            text=text[borders[number] : borders[number + 1]],
            folded=_GROUPING.sub("", folded) if is_number else _full_form(folded),
            number=is_number,
            capital=match[0][0].isupper(),
            opens=opens,
        )
        opens = (folded in _BEFORE_SENTENCE) if is_mark else False
        tokens.append(token)
    return tokens


def _full_form(folded: str) -> str:
    return _FULL_FORMS.get(folded) or folded.rstrip('"') or folded


def _flags(changed: Sequence[_Token], language: str | None) -> Iterator[Flag]:
    words = {token.folded for token in changed}
    numbers, negations = of_language(NUMBER_WORDS, language), of_language(NEGATIONS, language)
    if any(token.number for token in changed) or words & numbers:
        yield Flag.NUMBER
    if words & negations or any(_turned(word, words) for word in words):
        yield Flag.NEGATION
    no_names = of_language(OPENERS, language) | numbers | negations
    if any(token.capital and not (token.opens and token.folded in no_names) for token in changed):
        yield Flag.NAME


def _turned(word: str, others: set[str]) -> bool:
    """Whether another word is this one without a negating prefix: "unlikely" for "likely"."""
    return any(word.startswith(prefix) and word[len(prefix) :] in others for prefix in TURNING_PREFIXES)


def _marked(piece: Piece) -> str:
    words = piece.text.rstrip()
    space = piece.text[len(words) :]
    match piece.change:
        case TextChange.EQUAL:
            return piece.text
        case TextChange.REMOVED:
            return f"[-{words}-]{space or ' '}"
        case TextChange.ADDED:
            return f"{{+{words}+}}{space or ' '}"
