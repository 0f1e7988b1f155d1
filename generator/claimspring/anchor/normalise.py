"""Folding a text for matching, with the way back: any text in, folded text and raw offsets out.

Two texts that differ only in white space, soft hyphens, Unicode composition, the shape of quotation marks, apostrophes
and dashes, in case, or in spaces around punctuation fold to the same text. One pass, linear, done once for each text.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_IGNORED = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_SPACE = rf"[\s{_IGNORED}]"
_MARK = "\u0300-\u036f\u3099\u309a"
_PUNCTUATION = rf"[^\w\s{_IGNORED}{_MARK}]"

# Starts with a plain class, by which the regular expression engine skips over words; possessive, hence linear.
_SPACING = re.compile(
    rf"\W(?:(?<={_PUNCTUATION})(?P<after>{_SPACE}++)"
    rf"|(?<={_SPACE})(?:{_SPACE}*+(?P<before>(?={_PUNCTUATION}))|{_SPACE}++(?P<run>))"
    rf"|(?<=[{_IGNORED}]))"
)
_WHITE = re.compile(r"\s")

_QUOTES = "'\"`´‘’‚‛“”„‟«»‹›′″‴‵‶ʹʺʻʼʽˈ「」『』〝〞〟＂＇｢｣"
_DASHES = "-‐‑‒–—―−⁃﹘﹣－"
_SAME = {**dict.fromkeys(map(ord, _QUOTES), '"'), **dict.fromkeys(map(ord, _DASHES), "-")}
_MANY = 48  # so many different replacements cost as much one by one as in one sweep with a table


class _Edit(NamedTuple):
    """`text[start:end]` reads `by` in the folded text, which otherwise keeps every character's place."""

    start: int
    end: int
    by: str


class Folded:
    """A folded text and the raw text that it came from.

    `text` is what to search in; `span` leads from a slice of it back to the slice of `raw`.
    """

    __slots__ = ("_folded", "_raw", "_replaced", "raw", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._folded = array("q", [0])
        self._raw = array("q", [0])
        self._replaced = bytearray(b"\0")
        base, edits = _plan(raw)
        self.text = "".join(self._pieces(base, edits))

    def _pieces(self, base: str, edits: list[_Edit]) -> Iterator[str]:
        done = length = 0
        for start, end, by in edits:
            yield base[done:start]
            length += start - done
            if by:
                self._mark(length, start, replaced=True)
                yield by
                length += len(by)
            self._mark(length, end)
            done = end
        yield base[done:]

    def _mark(self, folded: int, raw: int, *, replaced: bool = False) -> None:
        self._folded.append(folded)
        self._raw.append(raw)
        self._replaced.append(replaced)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw slice that reads `text[start:end]`, which must not be empty: no space before, none after it."""
        first = bisect_right(self._folded, start) - 1
        raw_start = self._raw[first] + (0 if self._replaced[first] else start - self._folded[first])
        last = bisect_right(self._folded, end - 1) - 1
        if self._replaced[last]:
            return raw_start, self._raw[last + 1]
        return raw_start, self._raw[last] + end - self._folded[last]


def fold(text: str) -> str:
    """The folded text alone, without spaces at its ends: what to compare with or look for."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return Folded(text).text.strip(" ")


def _plan(raw: str) -> tuple[str, list[_Edit]]:
    """The text with every character folded that stays one character, and the edits for all others, in order."""
    folded = {char: _fold_character(char) for char in set(raw)}
    single = {char: by for char, by in folded.items() if len(by) == 1 and by != char.casefold()}
    longer = {char: by for char, by in folded.items() if len(by) != 1}
    marks = "".join(sorted(char for char in folded if _composes(char)))
    base = _replace_each(raw, single | {char: "x" if char.isalnum() else "\0" for char in longer}).casefold()
    edits = list(_spacing(base))
    if longer or marks:
        edits += _odd(raw, longer, marks)
        edits.sort()
    return base, edits


def _replace_each(text: str, table: dict[str, str]) -> str:
    if len(table) > _MANY:
        return text.translate({ord(char): by for char, by in table.items()})
    for char, by in table.items():
        text = text.replace(char, by)
    return text


def _spacing(base: str) -> Iterator[_Edit]:
    """Spaces beside punctuation go, other runs of spaces become one, ignored characters go."""
    for match in _SPACING.finditer(base):
        start, end = match.span()
        if match.lastgroup == "after":
            start += 1
        keep = match.lastgroup == "run" and _WHITE.search(base, start, end)
        yield _Edit(start, end, " " if keep else "")


def _odd(raw: str, longer: dict[str, str], marks: str) -> Iterator[_Edit]:
    """Characters that fold to several, and letters followed by combining marks."""
    for match in _odd_pattern("".join(sorted(longer)), marks).finditer(raw):
        text = match[0]
        yield _Edit(*match.span(), longer[text] if text in longer else _fold_characters(text))


@lru_cache(maxsize=64)
def _odd_pattern(longer: str, marks: str) -> re.Pattern[str]:
    ways = [rf"\w?[{re.escape(marks)}]++"] if marks else []
    return re.compile("|".join([*ways, f"[{re.escape(longer)}]"] if longer else ways))


def _composes(char: str) -> bool:
    return unicodedata.combining(char) > 0 or "\u1160" <= char <= "\u11ff"  # Hangul vowels and finals have class 0


@lru_cache(maxsize=8192)
def _fold_character(char: str) -> str:
    if char.isspace():
        return " "
    return char.lower() if char.isascii() and char.isalnum() else _fold_characters(char)


def _fold_characters(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text.translate(_SAME)).casefold()
    return composed.translate(_SAME)
