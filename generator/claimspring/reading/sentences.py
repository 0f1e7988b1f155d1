"""A line of text to sentences. In: plain text, a line's place and its lexicon. Out: offsets of sentences, in order.

A full stop ends a sentence unless it follows an abbreviation or an initial, or stands in a number, or something other
than a capital, a figure or an opening mark comes next. A quotation that closes within reach is never cut.
"""

import re
from collections.abc import Iterator

from claimspring.lexicon.compiled import Lexicon

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'»)\]]*+(?=\s)")
_NEXT = re.compile(r"\s+(?P<first>[«\"'(\[—¿¡-]*\s?\S)")
_LAST_WORD = re.compile(r"[^\s\"'«(\[]{1,24}$")
_REACH = 1200
_LONGEST = 2000


def split_sentences(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in `text[start:end]`, white space around them left out.

    What is longer than any sentence is cut between words, so that the steps after this one stay linear in the text.
    """
    for first, stop in _sentences(text, start, end, lexicon):
        begun = first
        while stop - begun > _LONGEST and (space := text.rfind(" ", begun + 1, begun + _LONGEST)) > 0:
            yield begun, begun + len(text[begun:space].rstrip())
            begun = stop - len(text[space:stop].lstrip())
        yield begun, stop


def _sentences(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    first = start
    quotes = _Quotations(text, start, end)
    for match in _STOP.finditer(text, start, end):
        after = _NEXT.match(text, match.end(), end)
        if after is None or not _begins(after["first"][-1]):
            continue
        if _is_abbreviation(text, first, match, lexicon) or quotes.around(match.end()):
            continue
        yield first, match.end()
        first = after.start("first")
    if text[first:end].strip():
        yield first, first + len(text[first:end].rstrip())


def _begins(letter: str) -> bool:
    return letter.isupper() or letter.isdigit() or letter in "«\"'([¿¡"


def _is_abbreviation(text: str, first: int, stop: re.Match[str], lexicon: Lexicon) -> bool:
    if stop[0][0] != ".":
        return False
    word = _LAST_WORD.search(text, max(first, stop.start() - 30), stop.start())
    if word is None:
        return False
    low = word[0].lower()
    initial = len(low) == 1 and low.isalpha() and word[0].isupper()
    return initial or low in lexicon.abbreviations or low.rsplit("-", 1)[-1] in lexicon.abbreviations


class _Quotations:
    """Where quotations open and close in a line, for asking in order whether a place is inside one."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._spans = list(_pairs(text, start, end))
        self._next = 0

    def around(self, place: int) -> bool:
        """Whether `place` is inside a quotation; places must come in rising order."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= place:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < place


_PAIR = re.compile(r"[«»\"]")


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Quotations that close within reach; one that does not is no obstacle to a sentence's end."""
    opened: int | None = None
    mark = ""
    for match in _PAIR.finditer(text, start, end):
        place = match.start()
        if opened is not None and place - opened > _REACH:
            opened = None
        if opened is None:
            if match[0] != "»":
                opened, mark = place, match[0]
        elif match[0] == ("»" if mark == "«" else mark):
            yield opened, match.end()
            opened = None
