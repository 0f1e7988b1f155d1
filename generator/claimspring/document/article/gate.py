"""Every block of an article against the page's whole text: word for word there, mended from there, or left out.

What extracts articles drops words out of sentences where it takes a part of a sentence for furniture, and a false
quotation is the worst thing that can come of an intake. Compared without white space, for where lines end is a matter
of layout. The text is the one that `observe` looks for quotations in, so that both see the same words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from claimspring.document.article.model import ArticleBlock, BlockRole

_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_WORD = re.compile(r"\w+")
_LONGER, _MORE = 1.6, 60
"""Lines of the page so many times longer than a block, and so many characters, hold more than words missing in it."""
_LEAST_WORDS = 4
_SENTENCE = re.compile(r"""[.!?…。！？]["'»”’)\]]*$""")
_LONG = 80


@dataclass(frozen=True, slots=True)
class Gated:
    """The blocks that stand on the page, in order."""

    blocks: tuple[ArticleBlock, ...]
    repaired: int
    left_out: tuple[str, ...]
    passed_over: tuple[str, ...]


def folded(text: str) -> str:
    """The text without white space and what nobody sees."""
    return _UNSEEN.sub("", text)


class PageWords:
    """The whole text of a page, to find blocks in."""

    def __init__(self, text: str) -> None:
        """`text` has one line for each block of the page."""
        self.lines = [line for line in text.split("\n") if line.strip()]
        self._folded = [folded(line) for line in self.lines]
        self.text = "".join(self._folded)
        self.starts = list(accumulate(map(len, self._folded), initial=0))

    def find(self, words: str, start: int = 0) -> int:
        """Where the words stand in the folded text, from `start` on if they do; -1 where they do not."""
        wanted = folded(words)
        at = self.text.find(wanted, start)
        return at if at >= 0 or not start else self.text.find(wanted)

    def line_at(self, place: int) -> int:
        """The number of the line that holds a place of the folded text."""
        return bisect_right(self.starts, place) - 1

    def whole(self, words: str) -> tuple[str, ...]:
        """The lines of the page from which `words` are left when some are dropped; none where there are no such."""
        wanted = _WORD.findall(words)
        if len(wanted) < _LEAST_WORDS:
            return ()
        for number, line in enumerate(self.lines):
            if wanted[0] in line and wanted[-1] in line and _is_whole([line], words, wanted):
                return (line,)
            if line.startswith(wanted[0]) or wanted[1] in line:
                span = self._span(number, wanted, _longest(words))
                if span and _is_whole(span, words, wanted):
                    return span
        return ()

    def _span(self, number: int, wanted: Sequence[str], longest: float) -> tuple[str, ...]:
        """The lines from one that begins with the first words up to one that ends with the last; none where none do."""
        if _WORD.findall(self.lines[number])[:_LEAST_WORDS] != wanted[:_LEAST_WORDS]:
            return ()
        length = 0
        for last in range(number, len(self.lines)):
            length += len(self.lines[last])
            if length > longest:
                return ()
            if _WORD.findall(self.lines[last])[-_LEAST_WORDS:] == wanted[-_LEAST_WORDS:]:
                return tuple(self.lines[number : last + 1])
        return ()


def _is_whole(lines: Sequence[str], words: str, wanted: Sequence[str]) -> bool:
    """Whether lines hold the wanted words in order, and not much else."""
    if sum(map(len, lines)) > _longest(words):
        return False
    found = iter([word for line in lines for word in _WORD.findall(line)])
    return all(word in found for word in wanted)


def _longest(words: str) -> float:
    return _LONGER * len(words) + _MORE


def gate(blocks: Iterable[ArticleBlock], page: PageWords) -> Gated:
    """The blocks that the page holds; those with words missing are replaced by the page's own line."""
    kept: list[ArticleBlock] = []
    left_out: list[str] = []
    spans: list[tuple[int, int]] = []
    repaired, place = 0, 0
    for block in blocks:
        found = _placed(block, page, place)
        lines = [block] if found else []
        if found is None and block.role is not BlockRole.ROW:
            lines = [block._replace(text=" ".join(line.split())) for line in page.whole(block.text)]
            repaired += bool(lines)
        if found is None and not lines:
            left_out.append(" ".join(block.words))
        for line in lines:
            found = _placed(line, page, place)
            if found is not None:
                kept.append(line)
                spans.append(found)
                place = found[1]
    return Gated(tuple(kept), repaired, tuple(left_out), tuple(_passed_over(spans, page)))


def _placed(block: ArticleBlock, page: PageWords, start: int) -> tuple[int, int] | None:
    """Where a block stands; None where the page does not hold all of it."""
    first, end = -1, start
    for words in block.words:
        at = page.find(words, end)
        if at < 0:
            return None
        first, end = (at if first < 0 else first), at + len(folded(words))
    return max(first, 0), (end if first >= 0 else 0)


def _passed_over(spans: Sequence[tuple[int, int]], page: PageWords) -> Iterator[str]:
    """The page's long sentences between the first block and the last that are in none of them."""
    if not spans:
        return
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    taken = sorted(spans)
    starts = [start for start, _ in taken]
    for number in range(page.line_at(first), page.line_at(max(first, last - 1)) + 1):
        line, at = page.lines[number], page.starts[number]
        before = bisect_right(starts, at) - 1
        inside = before >= 0 and taken[before][1] > at
        begins = before + 1 < len(starts) and starts[before + 1] < page.starts[number + 1]
        if not inside and not begins and len(line) >= _LONG and _SENTENCE.search(line):
            yield line
