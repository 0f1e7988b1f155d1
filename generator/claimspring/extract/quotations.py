"""What stands inside quotation marks, read once over the whole article: a state machine over paragraphs.

In: the article's text and its paragraphs. Out: quotations in order, without their marks. Its state is the mark that is
still open: a paragraph that ends inside a quotation and is followed by one that begins with an opening mark (or holds
the closing one) goes on with it, as often as that repeats; such quotations share a `chain`, and with it their speaker.
A dash that opens a paragraph, and a label before it (`[00:12:03] Name:`), make the paragraph direct speech.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

_PAIRS = {"“": "”", "«": "»", '"': '"', "„": "“”", "‹": "›", "‘": "’", "'": "’'", "‚": "‘’"}
_SINGLE = frozenset("‘'‚")
_DOUBLED = re.compile(r"''|’’")
"""Two apostrophes, as some agencies close `“`."""
_BEFORE_OPENING = frozenset(' \t\n\u00a0\u202f([{—–-“"«:/|')
_LATER_CLOSING = re.compile(r"['’](?=[\s,.;:!?)\]—”\"»]|$)")
_AFTER_CLOSING = re.compile(r"[\s,.;:!?)\]—”\"»…-]|$")
_DECADE = re.compile(r"['’]\d0s")
_DASH = re.compile(r"[—–―]\s?(?=[\"“«¿¡…]?[^\W\d_])")
_LABEL = re.compile(
    r"(?P<time>\[?\(?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?\)?\]?\s+)?"
    r"(?P<name>[A-ZÀ-ÖØ-Þ][^\W\d_]*\.?(?:[ '’-][^\W\d_]+\.?){0,4})\s?:\s+(?=[\"“«¿¡]?[A-ZÀ-ÖØ-Þ¿¡])"
)
_TRIMMED = " \t\n\u00a0\u202f"


class Sort(StrEnum):
    """By what a quotation shows."""

    MARKS = "marks"
    DASH = "dash"
    LABEL = "label"


class Quotation(NamedTuple):
    """Words that somebody says, in code points; `start` and `end` leave out the marks and white space."""

    start: int
    end: int
    chain: int
    """Quotations of one number are one utterance that runs over several paragraphs."""
    sort: Sort = Sort.MARKS
    label: tuple[int, int] | None = None
    """Where the name stands that leads the paragraph."""
    closed: bool = True


class _OpenQuotation(NamedTuple):
    """A quotation that a paragraph leaves open."""

    mark: str
    chain: int


class QuotationIndex:
    """The quotations of an article, to be asked for by place."""

    def __init__(self, found: Iterable[Quotation]) -> None:
        self.found = sorted(found)
        self._starts = [one.start for one in self.found]

    def within(self, start: int, end: int) -> Sequence[Quotation]:
        """Those that share a place with `start` to `end`, in order."""
        first = bisect_right(self._starts, start)
        if first and self.found[first - 1].end > start:
            first -= 1
        return self.found[first : bisect_left(self._starts, end)]


class QuotationReader:
    """Reads the paragraphs of one article in order."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._open: _OpenQuotation | None = None
        self._chain = 0
        self._last_single = -1
        """Where the last single mark of the paragraph stands that can close."""
        self.marks: list[tuple[int, int, str]] = []
        """Where marks stand, and which they are in one way of writing: `«` or `»`."""

    def paragraph(self, start: int, end: int) -> Iterator[Quotation]:
        """The quotations of one paragraph."""
        self._last_single = max((match.start() for match in _LATER_CLOSING.finditer(self._raw, start, end)), default=-1)
        index, going = start, self._open
        self._open = None
        if going is not None:
            index, quotation = self._goes_on(going, start, end)
            if quotation is not None:
                yield quotation
        while (opening := self._next_opening(index, start, end)) is not None:
            self._chain += 1
            index, quotation = self._quotation(opening, self._raw[opening], end, self._chain)
            if quotation is not None:
                yield quotation

    def _goes_on(self, going: _OpenQuotation, start: int, end: int) -> tuple[int, Quotation | None]:
        """The rest of a quotation that the paragraph before left open; nothing where this one is outside of it."""
        if self._raw[start] in _PAIRS and self._raw[start] == going.mark:
            return self._quotation(start, going.mark, end, going.chain)
        closing = self._closing(start - 1, going.mark, end)
        opening = self._next_opening(start, start, end)
        if going.mark in _SINGLE or closing is None or (opening is not None and opening <= closing[0]):
            return start, None
        self.marks.append((closing[0], closing[1], "»"))
        return closing[1], self._trimmed(start, closing[0], going.chain, closed=True)

    def _quotation(self, opening: int, mark: str, end: int, chain: int) -> tuple[int, Quotation | None]:
        """The quotation that opens here, and where to read on."""
        closing = self._closing(opening, mark, end)
        if closing is None and mark == '"' and self._raw.find("”", opening, end) > 0:
            closing = (self._raw.find("”", opening, end), self._raw.find("”", opening, end) + 1)
        if closing is None:
            self._open = _OpenQuotation(mark, chain)
            self.marks.append((opening, opening + 1, "«"))
            return end, self._trimmed(opening + 1, end, chain, closed=False)
        self.marks += [(opening, opening + 1, "«"), (closing[0], closing[1], "»")]
        return closing[1], self._trimmed(opening + 1, closing[0], chain, closed=True)

    def _trimmed(self, start: int, end: int, chain: int, *, closed: bool) -> Quotation | None:
        words = self._raw[start:end]
        stripped = words.strip(_TRIMMED)
        if not stripped:
            return None
        first = start + words.index(stripped[0])
        return Quotation(first, first + len(stripped), chain, closed=closed)

    def _next_opening(self, index: int, start: int, end: int) -> int | None:
        raw = self._raw
        while index < end:
            if raw[index] in _PAIRS and self._opens(index, start, end):
                return index
            index += 1
        return None

    def _opens(self, index: int, start: int, end: int) -> bool:
        """Whether a mark opens a quotation: the straight and the single ones have to show it."""
        raw, mark = self._raw, self._raw[index]
        if mark in "“«„‹":
            return True
        before = index == start or raw[index - 1] in _BEFORE_OPENING
        after = index + 1 < end and (raw[index + 1].isalnum() or raw[index + 1] in "“\"«‘¿¡(…'#@$")
        if mark == '"':
            glued = after and not before and raw[index - 1].isalpha() and raw.find('"', index + 1, end) > 0
            return index + 1 < end and (before or index == start or glued)
        if not before or not after or _DECADE.match(raw, index, end):
            return False
        return index == start or self._last_single > index

    def _closing(self, opening: int, mark: str, end: int) -> tuple[int, int] | None:
        """The place of the mark that closes; None where there is none in the paragraph."""
        raw, wanted, depth = self._raw, _PAIRS[mark], 0
        for index in range(opening + 1, end):
            letter = raw[index]
            if letter == mark and mark not in wanted and mark not in _SINGLE:
                depth += 1
            elif mark in _SINGLE:
                if letter in wanted and self._closes_single(index, end):
                    return index, index + 1
            elif letter in wanted or (mark == "“" and letter == '"'):
                if depth == 0:
                    return index, index + 1
                depth -= 1
            elif mark in '“"' and letter in "'’" and _DOUBLED.match(raw, index, end):
                return index, index + 2
        return None

    def _closes_single(self, index: int, end: int) -> bool:
        """An apostrophe between letters never closes, nor one after an `s` where another can."""
        raw = self._raw
        if raw[index - 1] in " \n" or _AFTER_CLOSING.match(raw, index + 1, end) is None:
            return False
        possessive = raw[index - 1] == "s" and raw[index + 1 : index + 2] == " "
        return not (possessive and self._last_single > index)


def read_quotations(
    raw: str, paragraphs: Sequence[tuple[int, int]]
) -> tuple[QuotationIndex, list[tuple[int, int, str]]]:
    """The quotations of an article and the places of their marks; `paragraphs` in order, without white space."""
    reader = QuotationReader(raw)
    labels = _labels(raw, paragraphs)
    found: list[Quotation] = []
    for start, end in paragraphs:
        inside = list(reader.paragraph(start, end))
        if not inside or inside[0].start > start + 1:
            spoken = _led(raw, start, end, labels, -len(found) - 1)
            if spoken is not None and not (inside and inside[0].closed and spoken.sort is Sort.LABEL):
                inside = [spoken]
        found += inside
    return QuotationIndex(found), reader.marks


def _labels(raw: str, paragraphs: Iterable[tuple[int, int]]) -> dict[str, int]:
    """How often each name leads a paragraph."""
    counts: dict[str, int] = {}
    for start, end in paragraphs:
        match = _LABEL.match(raw, start, end)
        if match is not None:
            counts[match["name"]] = counts.get(match["name"], 0) + 1
    return counts


def _led(raw: str, start: int, end: int, labels: dict[str, int], chain: int) -> Quotation | None:
    """Direct speech without marks: after a dash, or after a name that is a label."""
    dash = _DASH.match(raw, start, end)
    if dash is not None:
        return Quotation(dash.end(), end, chain, Sort.DASH)
    match = _LABEL.match(raw, start, end)
    if match is None or len(raw[match.end() : end].split()) < 4:
        return None
    capitals = [word[0].isupper() for word in re.split(r"[ '’-]", match["name"])]
    if match["time"] or (len(capitals) > 1 and all(capitals) and labels[match["name"]] > 1):
        return Quotation(match.end(), end, chain, Sort.LABEL, match.span("name"))
    return None


def marked(text: str, marks: Iterable[tuple[int, int, str]]) -> str:
    """The folded text with every mark of a quotation written `«` or `»`, as long as before."""
    letters = list(text)
    for start, end, sign in marks:
        letters[start:end] = sign.ljust(end - start)
    return "".join(letters)
