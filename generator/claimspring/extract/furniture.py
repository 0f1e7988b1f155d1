"""What of an article's lines is told: furniture of the page is left out, entries of live blogs and items are marked.

In: the text and its lines. Out: paragraphs in order. Left out are headings and captions that say again what the body
says, lines in another language than the article's, questions of interviewers, date lines, addresses and signatures of
posts; the words of a post stay, with the one who posted.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimspring.lexicon.compiled import Lexicon
from claimspring.model.passage import Zone
from claimspring.reading.zones import ZonedLine

_HEADS = frozenset({Zone.TITLE, Zone.STANDFIRST, Zone.HEADING, Zone.CAPTION})
_AGAIN = 0.75
"""Share of a heading's words that stand in one sentence of the body where it says that again."""
_SCATTERED = 0.85
"""Share of a heading's words that stand anywhere in the body."""
_COMMON = 60
"""So many sentences at most are looked at for a word."""
_ASIDE = re.compile(r"\([^()\n]*\)")
_WORD = re.compile(r"[^\W_]{3,}")
_SENTENCE_END = re.compile(r"[.!?…][\"'»)]*\s+")
_STEM = 6
_LONGEST_HEAD = 400
_TIME = re.compile(
    r"(?:\[?(?:[01]?\d|2[0-3])[h:.][0-5]\d(?:\s?[ap]\.?m\.?)?\]?|(?:1[0-2]|[1-9])\s?[ap]\.?m\.?)(?:\s*[:—|-]\s+|\s+(?=[A-ZÀ-Þ«\"¿¡]))",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"[—-]\s*(?P<name>[^()\n]{2,60}?)\s*\(@\w{1,30}\)")
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,200}")
_FIGURE_LINE = re.compile(r"[^\W\d_][^.!?\n]{1,60}\d[^.!?\n]{0,40}\Z")
_ITEM = re.compile(r"[^\W\d_][^.!?:\n]{1,40}\s?:\s+[^.!?\n]{0,60}\d[^.!?\n]{0,60}\Z")
_INTERVIEW = 2


class Standing(StrEnum):
    """How a paragraph is read."""

    PROSE = "prose"
    ITEM = "item"
    """`Trains: 1 in 6`: a statement, however short."""
    LEAD = "lead"
    """`The spokesman gives the forecasts:` before a list: it says nothing itself, but tells who does."""


@dataclass(frozen=True, slots=True)
class ArticleParagraph:
    """A line to be read."""

    line: ZonedLine
    standing: Standing = Standing.PROSE
    entry: bool = False
    """An entry of a live blog begins here."""
    poster: tuple[int, int] | None = None
    """Where the name stands of the one whose post this is."""


def told_paragraphs(text: str, lines: Sequence[ZonedLine], lexicons: Mapping[str, Lexicon]) -> list[ArticleParagraph]:
    """The lines that can hold statements of the article."""
    main = _main_language(lines)
    posters = _posters(text, lines)
    asking = _asking(text, lines, lexicons)
    again = _Repeated(text, lines)
    found = []
    for number, line in enumerate(lines):
        if number in posters and posters[number] is None:
            continue
        words = text[line.start : line.end]
        foreign = line.language != main
        if line.zone is Zone.BOILERPLATE or foreign or number in asking or again.repeats(number) or _is_bare(words):
            continue
        time = _TIME.match(text, line.start, line.end)
        begun = replace_start(line, time.end()) if time and time.end() < line.end else line
        standing = _standing(text, lines, number)
        found.append(ArticleParagraph(begun, standing, entry=time is not None, poster=posters.get(number)))
    return found


def replace_start(line: ZonedLine, start: int) -> ZonedLine:
    """The line without what stands before a place; what follows a clock is no heading."""
    return line._replace(start=start, zone=Zone.BODY if line.zone is Zone.HEADING else line.zone)


def _main_language(lines: Sequence[ZonedLine]) -> str:
    lengths: Counter[str] = Counter()
    for line in lines:
        lengths[line.language] += line.end - line.start
    return max(lengths, key=lambda language: lengths[language], default="")


def _is_bare(words: str) -> bool:
    """Nothing but an address, or marks."""
    rest = _ADDRESS.sub("", words)
    return sum(letter.isalpha() for letter in rest) < 3


def _posters(text: str, lines: Sequence[ZonedLine]) -> dict[int, tuple[int, int] | None]:
    """For each line of a post who posted it; None for the signature itself."""
    found: dict[int, tuple[int, int] | None] = {}
    for number, line in enumerate(lines):
        match = _SIGNATURE.match(text, line.start, line.end)
        if match is None:
            continue
        found[number] = None
        first = next(
            (n for n in range(number - 1, max(-1, number - 4), -1) if not text[lines[n].start].isalnum()), number - 1
        )
        for before in range(max(0, first), number):
            found.setdefault(before, match.span("name"))
    return found


def _asking(text: str, lines: Sequence[ZonedLine], lexicons: Mapping[str, Lexicon]) -> set[int]:
    """The paragraphs of one who interviews: they end in a question and speak to somebody."""
    asked = [n for n, line in enumerate(lines) if text[line.end - 1] == "?" and line.end - line.start < 500]
    if len(asked) < _INTERVIEW:
        return set()
    return {n for n in asked if not _speaks(text, lines[n], lexicons)}


def _speaks(text: str, line: ZonedLine, lexicons: Mapping[str, Lexicon]) -> bool:
    """Whether more than three sentences stand before the question: it is the article's own."""
    return len(_SENTENCE_END.findall(text, line.start, line.end)) > 3 and line.language in lexicons


def _standing(text: str, lines: Sequence[ZonedLine], number: int) -> Standing:
    line = lines[number]
    words = text[line.start : line.end]
    if _ITEM.match(words) or (_FIGURE_LINE.match(words) and len(words.split()) <= 8 and _in_box(text, lines, number)):
        return Standing.ITEM
    if words.endswith(":"):
        return Standing.LEAD
    return Standing.PROSE


def _in_box(text: str, lines: Sequence[ZonedLine], number: int) -> bool:
    """Whether the lines beside are as short: a box of facts."""
    beside = [n for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    return any(_is_short(text, lines[n]) for n in beside)


def _is_short(text: str, line: ZonedLine) -> bool:
    return line.end - line.start < 120 and text[line.end - 1].isalnum()


class _Repeated:
    """Headings, captions and bullets whose words stand again in a sentence of the body."""

    def __init__(self, text: str, lines: Sequence[ZonedLine]) -> None:
        self._text = text
        self._lines = lines
        self._holding: dict[str, set[int]] = {}
        number = 0
        for line in lines:
            if self._is_head(line):
                continue
            for words in _SENTENCE_END.split(text[line.start : line.end]):
                number += 1
                for stem in _stems(words):
                    holding = self._holding.setdefault(stem, set())
                    if len(holding) < _COMMON:
                        holding.add(number)

    def _is_head(self, line: ZonedLine) -> bool:
        unfinished = self._text[line.end - 1].isalnum() or self._text[line.end - 1] == ")"
        return line.zone in _HEADS or (unfinished and line.end - line.start < _LONGEST_HEAD)

    def repeats(self, number: int) -> bool:
        """Whether a line says nothing that the body does not say."""
        line = self._lines[number]
        if not self._is_head(line):
            return False
        stems = _stems(_ASIDE.sub("", self._text[line.start : line.end]))
        if len(stems) < 3:
            return False
        shared: Counter[int] = Counter()
        for stem in stems:
            shared.update(self._holding.get(stem, ()))
        known = sum(stem in self._holding for stem in stems)
        most = max(shared.values(), default=0)
        return most >= _AGAIN * len(stems) or (line.zone in _HEADS and known >= _SCATTERED * len(stems))


def _stems(words: str) -> set[str]:
    return {word[:_STEM].lower() for word in _WORD.findall(words)}
