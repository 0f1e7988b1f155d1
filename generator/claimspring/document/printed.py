"""The pages of a printed document to the blocks of its text: paragraphs whole, running heads and page numbers out.

A PDF has lines and no paragraphs. A paragraph ends where a line ends a sentence and leaves room; what stands on half of
the pages, digits aside, is no part of the text; rows of figures are never joined into prose. Where a page begins stays
known, so that evidence can name it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from claimspring.document.article.model import ArticleBlock, BlockRole
from claimspring.document.pdf import BROKEN_WORD

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|]\s*)?(?:page|seite|página|pág\.|p\.)?\s*[ivxlc\d]{1,5}(?:\s*(?:/|of|de|sur|von)\s*\d+)?(?:\s*[-–—|])?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"""[.!?…:;。！？]["'»”’)\]]*$""")
_FIGURE = re.compile(r"^[(\[]?[-+−]?[$€£]?\d[\d.,%/–-]*[)\]%]?$|^[-–—.…]+$")
_BROKEN = BROKEN_WORD
_ITEM = re.compile(r"^(?:[•●▪‣◦*–-]|\d{1,3}(?:\.\d{1,3})*[.)]|\([a-z\d]{1,3}\))\s+\S")
_LEAST_PAGES, _EDGE = 3, 2
_MOST_REPEATED = 0.3
"""Where more of the lines repeat, only those at the edges of a page are taken for running heads."""
_FULL = 0.8
"""The share of a page's width that a line fills where the paragraph goes on."""


def blocks_of_pages(pages: Sequence[str]) -> tuple[ArticleBlock, ...]:
    """The blocks of all pages, each page's beginning among them."""
    kept = [list(lines) for lines in _without_running_heads([_lines(page) for page in pages])]
    words = Counter(re.findall(r"[\w-]+", " ".join(line for lines in kept for line in lines).lower()))
    blocks: list[ArticleBlock] = []
    open_lines: list[str] = []
    for number, lines in enumerate(kept, 1):
        width = _width(lines)
        paragraphs = list(_paragraphs(open_lines + lines, width))
        mark = ArticleBlock(BlockRole.PAGE, "", page=number)
        if open_lines and paragraphs and lines:
            first, *rest = paragraphs
            blocks.extend([_block(first, words), mark] if rest else [])
            paragraphs = rest or [first]
            if not rest:
                blocks.append(mark)
        elif lines:
            blocks.append(mark)
        open_lines = paragraphs.pop() if paragraphs and _is_open(paragraphs[-1]) else []
        blocks.extend(_block(paragraph, words) for paragraph in paragraphs)
    if open_lines:
        blocks.append(_block(open_lines, words))
    return tuple(blocks)


def _lines(page: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in page.split("\n")) if line]


def _without_running_heads(pages: Sequence[Sequence[str]]) -> Iterator[Iterator[str]]:
    """The pages without lines that stand on half of them, and without the number of the page."""
    counts = Counter(key for lines in pages for key in {_key(line) for line in lines if _has_letters(line)})
    repeated = {key for key, count in counts.items() if count >= _LEAST_PAGES and 2 * count >= len(pages)}
    lines_in_all = [_key(line) for lines in pages for line in lines]
    scattered = sum(key in repeated for key in lines_in_all) <= _MOST_REPEATED * len(lines_in_all)
    for lines in pages:
        edges = {*range(_EDGE), *range(len(lines) - _EDGE, len(lines))}
        yield (
            line
            for number, line in enumerate(lines)
            if not (_key(line) in repeated and (scattered or number in edges))
            and not (number in edges and len(pages) > 1 and _PAGE_NUMBER.match(line))
        )


def _key(line: str) -> str:
    return _DIGITS.sub("0", line)


def _has_letters(line: str) -> bool:
    return sum(map(str.isalpha, line)) >= 3


def _width(lines: Sequence[str]) -> int:
    """How long a full line is: that of nine in ten of the longer half."""
    lengths = sorted(map(len, lines))
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _paragraphs(lines: Sequence[str], width: int) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in lines:
        if paragraph and _ends(paragraph[-1], line, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends with `line`."""
    if _is_row(line) or _is_row(following) or _ITEM.match(following):
        return True
    if line.endswith((*_BROKEN, "-", "–")):
        return False
    short = len(line) < _FULL * width
    if _SENTENCE.search(line):
        return short
    return short and not following[:1].islower()


def _is_open(paragraph: Sequence[str]) -> bool:
    """Whether a paragraph may go on on the next page."""
    last = paragraph[-1]
    return not _SENTENCE.search(last) and not _is_row(last) and len(last) > 30


def _is_row(line: str) -> bool:
    """Whether most of a line's words are figures."""
    words = line.split()
    figures = sum(bool(_FIGURE.match(word)) for word in words)
    return figures >= 2 and 2 * figures >= len(words)


def _block(lines: Sequence[str], words: Counter[str]) -> ArticleBlock:
    text = lines[0]
    for line in lines[1:]:
        text = _joined(text, line, words)
    for sign in BROKEN_WORD:
        text = text.replace(sign, "")
    item = _ITEM.match(text)
    if item and not text[0].isdigit():
        return ArticleBlock(BlockRole.ITEM, re.sub(r"^\S+\s+", "", text))
    return ArticleBlock(BlockRole.PARAGRAPH, text)


def _joined(text: str, line: str, words: Counter[str]) -> str:
    """Two lines as one; a word that was broken is whole again, as the document writes it elsewhere."""
    if text.endswith(_BROKEN):
        return text[:-1] + line
    if not text.endswith(("-", "–")) or len(text) < 2 or text[-2].isspace():
        return f"{text} {line}"
    if not (line[:1].islower() and text[-2].isalpha() and text.endswith("-")):
        return text + line
    start, end = re.split(r"\s", text)[-1][:-1].lower(), re.split(r"[^\w]", line)[0].lower()
    return text + line if words[f"{start}-{end}"] > words[f"{start}{end}"] else text[:-1] + line
