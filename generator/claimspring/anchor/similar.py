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
_ROUGHLY = 10.0
"""How much likeness whole words may gain over a slice of the quotation's own length."""
_REACH = 60
_EDGE = 32
_WORTH = 3.0


class SimilarPassage(NamedTuple):
    """A slice of the text, and how like the words it is."""

    score: float
    start: int
    end: int


def most_alike(words: str, text: str, least: float) -> SimilarPassage | None:
    """The passage of `text`, in whole words, most like `words`; None where none reaches `least`."""
    if not words or not text:
        return None
    rough = max(_candidates(words, text, least - _ROUGHLY), default=None)
    if rough is None:
        return None
    passage = _in_whole_words(words, text, rough)
    return passage if passage.score >= least else None


def _candidates(words: str, text: str, least: float) -> Iterator[SimilarPassage]:
    if len(text) <= len(words):
        yield SimilarPassage(fuzz.ratio(words, text, score_cutoff=least), 0, len(text))
    elif len(words) <= _DIRECT:
        yield from _aligned(words, text, least)
    else:
        for start in {found.start - offset for offset, found in _found_pieces(words, text, least)}:
            yield _measured(words, text, max(0, start), min(len(text), start + len(words)))


def _found_pieces(words: str, text: str, least: float) -> Iterator[tuple[int, SimilarPassage]]:
    step = (len(words) - _PIECE) / (_PIECES - 1)
    for number in range(_PIECES):
        offset = round(number * step)
        for found in _aligned(words[offset : offset + _PIECE], text, least):
            yield offset, found


def _aligned(words: str, text: str, least: float) -> Iterator[SimilarPassage]:
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=least)
    if found is not None:
        yield SimilarPassage(found.score, found.dest_start, found.dest_end)


def _measured(words: str, text: str, start: int, end: int) -> SimilarPassage:
    return SimilarPassage(fuzz.ratio(words, text[start:end]), start, end)


def _in_whole_words(words: str, text: str, passage: SimilarPassage) -> SimilarPassage:
    """The passage with its borders moved to ends of words near by.

    Its first and last words are to be like those looked for, so that "two" for "three" stays inside; but not where
    that costs much of the likeness of the whole.
    """
    by_edges = _moved(words, text, passage, _EDGE)
    if len(words) > _DIRECT:
        return by_edges
    by_all = _moved(words, text, passage, len(words) + _REACH)
    return by_all if by_all.score > by_edges.score + _WORTH else by_edges


def _moved(words: str, text: str, passage: SimilarPassage, edge: int) -> SimilarPassage:
    """The borders at which `edge` characters inside of them fit best; of equal ones the nearest."""
    head, tail = words[:edge], words[-edge:]

    def end_fit(at: int) -> tuple[float, int]:
        return fuzz.ratio(tail, text[max(passage.start, at - edge) : at]), -abs(at - passage.end)

    ends = [at for at in _near(text, passage.end) if at > passage.start and _alike(text[at - 1], words[-1])]
    end = max(ends, key=end_fit, default=passage.end)

    def start_fit(at: int) -> tuple[float, int]:
        return fuzz.ratio(head, text[at : min(end, at + edge)]), -abs(at - passage.start)

    starts = [at for at in _near(text, passage.start) if at < end and _alike(text[at], words[0])]
    return _measured(words, text, max(starts, key=start_fit, default=passage.start), end)


def _near(text: str, at: int) -> Iterator[int]:
    """The borders of words at most `_REACH` away."""
    return (place for place in range(max(0, at - _REACH), min(len(text), at + _REACH) + 1) if is_border(text, place))


def _alike(found: str, wanted: str) -> bool:
    """A passage begins and ends with a word, or with the mark that the words begin or end with."""
    return found.isalnum() or found == wanted


def is_border(text: str, at: int) -> bool:
    """Whether no word runs across this place."""
    return not 0 < at < len(text) or not (text[at - 1].isalnum() and text[at].isalnum())
