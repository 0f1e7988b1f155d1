"""The passage most like some words: folded words and folded text in, the passage's place and likeness out.

Likeness is the share of letters in common and in order (normalised indel similarity, 0 to 100). Long words are looked
for by pieces, since comparing takes time with the square of their length; memory stays linear.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

_DIRECT = 320
"""Words up to this length are compared whole with every place of the text."""
_PIECE = 128
_PIECES = 8
_SLACK = 60
_ROUGHLY = 5.0
"""How much likeness whole words may gain over a slice of the quotation's own length."""
_TOLL = 50.0
_REFINED = 4000
"""Longer passages keep the borders that their pieces gave them."""


class Passage(NamedTuple):
    """A slice of the text, and how like the words it is."""

    score: float
    start: int
    end: int


def most_alike(words: str, text: str, least: float) -> Passage | None:
    """The passage of `text`, in whole words, most like `words`; None where none reaches `least`."""
    if not words or not text:
        return None
    rough = max(_candidates(words, text, least - _ROUGHLY), default=None)
    if rough is None:
        return None
    passage = _in_whole_words(words, text, rough)
    return passage if passage.score >= least else None


def _candidates(words: str, text: str, least: float) -> Iterator[Passage]:
    if len(text) <= len(words):
        yield Passage(fuzz.ratio(words, text, score_cutoff=least), 0, len(text))
    elif len(words) <= _DIRECT:
        yield from _aligned(words, text, least)
    else:
        for start in {found.start - offset for offset, found in _found_pieces(words, text, least)}:
            yield _measured(words, text, max(0, start), min(len(text), start + len(words)))


def _found_pieces(words: str, text: str, least: float) -> Iterator[tuple[int, Passage]]:
    step = (len(words) - _PIECE) / (_PIECES - 1)
    for number in range(_PIECES):
        offset = round(number * step)
        for found in _aligned(words[offset : offset + _PIECE], text, least):
            yield offset, found


def _aligned(words: str, text: str, least: float) -> Iterator[Passage]:
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=least)
    if found is not None:
        yield Passage(found.score, found.dest_start, found.dest_end)


def _measured(words: str, text: str, start: int, end: int) -> Passage:
    return Passage(fuzz.ratio(words, text[start:end]), start, end)


def _in_whole_words(words: str, text: str, passage: Passage) -> Passage:
    """The passage with its borders moved to ends of words near by, where the words fit best."""
    _, start, end = passage
    near = _near if end - start <= _REFINED else _nearest
    ends = [at for at in near(text, end) if at > start and text[at - 1] != " "]
    end = max(ends, key=lambda at: _fit(words, text[start:at]), default=end)
    starts = [at for at in near(text, start) if at < end and text[at] != " "]
    start = max(starts, key=lambda at: _fit(words, text[at:end]), default=start)
    return _measured(words, text, start, end)


def _fit(words: str, passage: str) -> tuple[float, int]:
    """How well borders are set: likeness, less a toll for leaving words out, since "two" for "three" belongs inside."""
    left_out = max(0, len(words) - len(passage)) / len(words)
    return fuzz.ratio(words, passage) - _TOLL * left_out, -len(passage)


def _near(text: str, at: int) -> list[int]:
    """The borders of words at most `_SLACK` away."""
    return [place for place in range(max(0, at - _SLACK), min(len(text), at + _SLACK) + 1) if is_border(text, place)]


def _nearest(text: str, at: int) -> list[int]:
    return sorted(_near(text, at), key=lambda place: abs(place - at))[:1]


def is_border(text: str, at: int) -> bool:
    """Whether no word runs across this place."""
    return not 0 < at < len(text) or not (text[at - 1].isalnum() and text[at].isalnum())
