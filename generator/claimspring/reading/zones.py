"""What part of the page each line is, and its language. In: plain text. Out: lines with zone and language, in order.

Where a program broke a paragraph at some width, the pieces of a sentence are one line again.

Rules, in the order they are tried: Markdown's own marks, photo credits (`AFP/NAME - …`), stock phrases of web pages,
then place and shape: the first line is the title, the next short block the standfirst, a short line alone a heading.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from claimspring.lexicon.compiled import Lexicon
from claimspring.model.passage import Zone

_LINE = re.compile(r"[^\n]+")
_PREFIX = re.compile(r"[ ]*(?:(?P<heading>#{1,6})[ ]+|>[ ]?|[-*+•][ ]+|\d{1,3}[.)][ ]+(?=\D))?")
_CREDIT = re.compile(r"(?P<credit>[^\n]{2,90}?)[ ](?:-|—)[ ]+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+'?")
_CLOSERS = "\"'»)] "
_OPENERS = frozenset("\"'«([¿¡—")
_ENDS = frozenset(".!?…:;")
_HEADING = 140
_STANDFIRST = 400
_RECOGNISED = 400
_POINTS = 6
_LEAST_WIDTH, _WIDEST = 50, 130
"""Widths in characters at which programs break lines; a text with a longer line was not broken."""
_RAGGED, _FULL_LINES = 15, 3
"""In a text that was broken, so many lines at least are no more than a long word shorter than its width."""


class ZonedLine(NamedTuple):
    """One line of the text that is not blank; `start` and `end` leave out white space and markup around it.

    Inside of it stand breaks where it was wrapped.
    """

    start: int
    end: int
    zone: Zone
    language: str


class _Raw(NamedTuple):
    start: int
    end: int
    marked: bool
    """Begins with Markdown's heading sign."""
    led: bool
    """Begins with any sign of Markdown's, so that it does not go on from the line before."""
    alone: bool
    """Stands between blank lines."""
    block: int
    """Number of the block of lines it belongs to."""


def read_lines(text: str, lexicons: Mapping[str, Lexicon], language: str | None = None) -> list[ZonedLine]:
    """The lines of a plain text with zone and language; `language` fixes the article's instead of guessing it."""
    raws = list(_unwrapped(text, list(_raw_lines(text))))
    known = _languages_by_word(lexicons)
    counts = [_counts(text, raw, known) for raw in raws]
    main = language or _main_language(counts, lexicons)
    lines: list[ZonedLine] = []
    boilerplate = -1
    for number, (raw, count) in enumerate(zip(raws, counts, strict=True)):
        zone = _zone(text, raw, number, lines, lexicons)
        if zone is Zone.BOILERPLATE:
            boilerplate = raw.block
        elif boilerplate == raw.block:
            zone = Zone.BOILERPLATE
        start = _after_credit(text, raw) if zone is Zone.CAPTION else raw.start
        lines.append(ZonedLine(start, raw.end, zone, _recognised(count, main)))
    return lines


def _raw_lines(text: str) -> Iterator[_Raw]:
    found = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
    block, previous = 0, -1
    for number, (start, end) in enumerate(found):
        gap_before = number == 0 or text.count("\n", previous, start) > 1
        gap_after = number + 1 == len(found) or text.count("\n", end, found[number + 1][0]) > 1
        block += gap_before
        prefix = _PREFIX.match(text, start, end)
        first = prefix.end() if prefix else start
        stripped = text[first:end].strip()
        if stripped:
            first += text[first:end].index(stripped[0])
            marked = bool(prefix and prefix["heading"])
            led = bool(prefix and prefix[0].strip())
            yield _Raw(first, first + len(stripped), marked, led, gap_before and gap_after, block)
        previous = end


def _unwrapped(text: str, raws: list[_Raw]) -> Iterator[_Raw]:
    """The lines with those made one again that an editor's program broke at some width, in the middle of a sentence."""
    width = _width(text, raws)
    if width is None:
        yield from raws
        return
    for _, lines in groupby(raws, key=lambda raw: raw.block):
        whole, *others = lines
        for raw in others:
            if whole.marked or raw.led or not _goes_on(text, whole, raw, width):
                yield whole
                whole = raw
            else:
                whole = whole._replace(end=raw.end)
        yield whole


def _width(text: str, raws: list[_Raw]) -> int | None:
    """The width at which the text was broken; None where it was not. A bare address can be of any length."""
    lengths = [raw.end - raw.start for raw in raws if _is_prose(text, raw) and " " in text[raw.start : raw.end]]
    width = max(lengths, default=0)
    full = sum(length > width - _RAGGED for length in lengths)
    return width if _LEAST_WIDTH <= width <= _WIDEST and full >= _FULL_LINES else None


def _goes_on(text: str, before: _Raw, after: _Raw, width: int) -> bool:
    """Whether a sentence runs over the end of a line.

    It is not finished there, and there was no room for the word that follows, or that word is a small one.
    """
    last = text.rfind("\n", before.start, before.end) + 1 or before.start
    if _finished(text[last : before.end]) or not (_is_prose(text, before) and _is_prose(text, after)):
        return False
    length = before.end - last
    if text[after.start].islower() and length > width // 2:
        return True
    return length + 1 + len(text[after.start : after.end].split(maxsplit=1)[0]) > width


def _is_prose(text: str, raw: _Raw) -> bool:
    """No row of a table, no line that underlines a heading."""
    return text[raw.start].isalnum() or text[raw.start] in _OPENERS


def _finished(words: str) -> bool:
    return words.rstrip(_CLOSERS)[-1:] in _ENDS


def _languages_by_word(lexicons: Mapping[str, Lexicon]) -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for language, lexicon in lexicons.items():
        for word in lexicon.common:
            known.setdefault(word, []).append(language)
    return known


def _counts(text: str, raw: _Raw, known: Mapping[str, list[str]]) -> Counter[str]:
    """How much the start of a line speaks for each language: six points a common word, shared among its languages."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text, raw.start, min(raw.end, raw.start + _RECOGNISED)):
        languages = known.get(word.lower(), ())
        for language in languages:
            counts[language] += _POINTS // len(languages)
    return counts


def _main_language(counts: list[Counter[str]], lexicons: Mapping[str, Lexicon]) -> str:
    """The language with the most common words in the first lines; the first there is in a draw."""
    total = sum(counts[:200], Counter[str]())
    return max(lexicons, key=lambda language: total[language])


def _recognised(counts: Counter[str], main: str) -> str:
    """The language of one line: the one with clearly the most common words, else the article's main language."""
    best = max(sorted(counts), key=lambda language: counts[language], default=main)
    return best if counts[best] > _POINTS and counts[best] > 1.3 * counts[main] else main


def _zone(text: str, raw: _Raw, number: int, before: list[ZonedLine], lexicons: Mapping[str, Lexicon]) -> Zone:
    words = text[raw.start : raw.end]
    low = words.lower()
    if is_credit(words) or any(_names_picture(low, lexicon.credits) for lexicon in lexicons.values()):
        return Zone.CAPTION
    if any(low.startswith(lexicon.boilerplate) or low in lexicon.boilerplate for lexicon in lexicons.values()):
        return Zone.BOILERPLATE
    unfinished = not _finished(words) and len(words) <= _STANDFIRST
    if not before:
        return Zone.TITLE if raw.marked or unfinished else Zone.BODY
    if raw.marked:
        return Zone.HEADING
    if unfinished and number == 1 and before[0].zone is Zone.TITLE and raw.alone:
        return Zone.STANDFIRST
    return Zone.HEADING if unfinished and raw.alone and len(words) <= _HEADING else Zone.BODY


def _after_credit(text: str, raw: _Raw) -> int:
    """Where a caption starts after `AGENCY/NAME - `."""
    match = _CREDIT.match(text, raw.start, raw.end)
    return match.end() if match else raw.start


def _names_picture(low: str, words: tuple[str, ...]) -> bool:
    """`Photo: …`."""
    word, colon, _ = low[:20].partition(":")
    return bool(colon) and word.strip() in words


def is_credit(words: str) -> bool:
    """`KREMLIN/NAME via REUTERS - …`, `PHOTO/FILE - …`: mostly capitals before the dash."""
    match = _CREDIT.match(words)
    if match is None:
        return False
    letters = [letter for letter in match["credit"] if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) > 1 and capitals >= 0.7 * len(letters) and ("/" in match["credit"] or capitals == len(letters))
