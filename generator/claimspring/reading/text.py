"""An article's Markdown to its reading text: what a reader sees, with offsets back to the file and its blocks.

Paragraphs, headings and items of lists end with a line feed, cells of a table with a tab. A line that ends inside a
paragraph is a space, as on the page; marks, addresses of links and titles are not there. Soft hyphens and no-break
spaces stay. All offsets count code points.
"""

import hashlib
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from claimspring.model.article import Article
from claimspring.reading.blocks import BlockKind, Surroundings, TextBlock
from claimspring.reading.markdown import AT, normalised, tokens_of
from claimspring.reading.places import PLACES, Steps

_WHITE = re.compile(r"\s+")
_LONGER = re.compile(r"\r\n")
_BLOCKS = frozenset({"inline", "fence", "code_block"})
SHOWN = "shown"
"""The key of a token's meta under which the offset of its words in the reading text is."""


class Run(NamedTuple):
    """A stretch of the reading text and what it comes from in the file."""

    start: int
    end: int
    file_start: int
    file_end: int
    verbatim: bool
    """The file holds the same characters; else the whole run stands for the whole of that in the file: an entity."""


class ReadingText:
    """The text of an article as it is read."""

    __slots__ = ("_file_ends", "_file_starts", "_starts", "_verbatim", "blocks", "breaks", "text")

    def __init__(self, text: str, runs: "_Runs", blocks: tuple[TextBlock, ...], breaks: tuple[int, ...]) -> None:
        self.text = text
        self.blocks = blocks
        self.breaks = breaks
        """Where a line of the file ends inside of a block: the offsets of the spaces that stand for it."""
        self._starts, self._file_starts, self._file_ends, self._verbatim = runs

    @property
    def runs(self) -> Iterator[Run]:
        """All of the text, in order."""
        for index, start in enumerate(self._starts):
            end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
            yield Run(start, end, self._file_starts[index], self._file_ends[index], bool(self._verbatim[index]))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the file that reads `text[start:end]`, which is not empty; an entity is taken whole."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        file_start, file_end = self._file_starts[first], self._file_ends[last]
        if self._verbatim[first]:
            file_start += start - self._starts[first]
        if self._verbatim[last]:
            file_end = self._file_starts[last] + end - self._starts[last]
        return file_start, file_end

    def at(self, place: int) -> int:
        """The offset of the first character that begins at `place` in the file or behind it."""
        run = bisect_right(self._file_starts, place) - 1
        if run >= 0 and self._verbatim[run] and place < self._file_ends[run]:
            return self._starts[run] + place - self._file_starts[run]
        run = bisect_left(self._file_starts, place)
        return self._starts[run] if run < len(self._starts) else len(self.text)


class Parsed(NamedTuple):
    """An article as a page is made from it: tokens whose words know their place in the reading text (`SHOWN`)."""

    tokens: list[Token]
    reading: ReadingText


def read(text: str, start: int = 0) -> ReadingText:
    """The reading text of an article whose text begins at `start` in its file."""
    return parse(text, start).reading


def read_article(article: Article) -> ReadingText:
    """The reading text of an article; it leads back to code points of the whole file."""
    return read(article.text, article.text_start)


def parse(text: str, start: int = 0) -> Parsed:
    """The same with the tokens to render."""
    source = normalised(text)
    tokens = tokens_of(source)
    writer = _TextWriter(source)
    writer.write(tokens)
    return Parsed(tokens, writer.reading(text, start))


class _Runs(NamedTuple):
    """The runs of a text, column by column: where each starts there and in the file, ends in the file, how it reads."""

    starts: "array[int]"
    file_starts: "array[int]"
    file_ends: "array[int]"
    verbatim: bytearray

    def in_file(self, text: str, start: int) -> "_Runs":
        """The same with the places of the normalised text turned into those of the file that `text` begins in."""
        longer = [match.start() - number for number, match in enumerate(_LONGER.finditer(text))]
        if not longer and not start:
            return self
        starts, ends = (
            array("q", (at + bisect_left(longer, at) + start for at in places))
            for places in (self.file_starts, self.file_ends)
        )
        return _Runs(self.starts, starts, ends, self.verbatim)


class _TextWriter:
    """Writes the reading text of tokens, block after block."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._runs = _Runs(array("q"), array("q"), array("q"), bytearray())
        self._done = 0
        """Up to here in the source everything is told or left out."""
        self._break = ""
        """What stands between the words before and those that follow."""
        self._blocks: list[TextBlock] = []
        self._breaks: list[int] = []
        self._surroundings = Surroundings()

    def reading(self, text: str, start: int) -> ReadingText:
        """What was written, for the source before it was normalised, which begins at `start` in its file."""
        return ReadingText(
            "".join(self._parts), self._runs.in_file(text, start), tuple(self._blocks), tuple(self._breaks)
        )

    def write(self, tokens: list[Token]) -> None:
        """Write all that tokens show."""
        for token in tokens:
            if token.type in _BLOCKS:
                self._block(token)
                self._surroundings.leave(token)
            else:
                self._surroundings.pass_by(token)

    def _block(self, token: Token) -> None:
        column = self._surroundings.column
        content = token.content if token.type == "inline" else token.content.removesuffix("\n")
        if not content and not column:
            return
        if self._blocks:
            self._break = "\t" if column > 1 else "\n"
        steps = token.meta[PLACES]
        start = self._length + len(self._break)
        if token.type == "inline":
            for child in token.children or ():
                self._inline(child, content, steps)
        else:
            token.meta[SHOWN] = start
            self._words(content, 0, len(content), steps, "\n")
        if column and self._break:
            self._separate(_place(steps, 0))
        self._break = ""
        if self._length > start or column:
            self._blocks.append(self._surroundings.block(start, self._length, self._kind(token)))

    def _kind(self, token: Token) -> BlockKind:
        if token.type != "inline":
            return BlockKind.CODE
        if self._surroundings.column:
            return BlockKind.CELL
        return BlockKind.HEADING if self._surroundings.level else BlockKind.PARAGRAPH

    def _inline(self, token: Token, content: str, steps: Steps) -> None:
        at = token.meta[AT]
        shown = self._length + len(self._break)
        match token.type:
            case "text" if token.content:
                self._text(token.content, content, at, steps)
            case "text_special":
                self._write(token.content, _place(steps, at), _place(steps, at + len(token.markup) - 1) + 1)
            case "code_inline":
                begin = _code_start(token, content, at)
                self._words(content, begin, begin + len(token.content), steps, " ")
            case "softbreak":
                self._breaks.append(self._length + len(self._break))
                self._break += " "
            case "hardbreak":
                self._break += "\n"
            case _:
                return
        token.meta[SHOWN] = shown

    def _text(self, words: str, content: str, at: int, steps: Steps) -> None:
        """Words of a paragraph; those of an address that is a link of its own are set in angle brackets."""
        begin = at if content.startswith(words, at) else at + 1
        if content.startswith(words, begin):
            self._words(content, begin, begin + len(words), steps, " ")
        else:  # its escapes are read
            self._write(words, _place(steps, begin), _place(steps, content.index(">", begin) - 1) + 1)

    def _words(self, content: str, at: int, end: int, steps: Steps, feed: str) -> None:
        """A slice of a block's content, each stretch as it stands in the source; a line ends with `feed`."""
        step = bisect_right(steps, at, key=_offset) - 1 if len(steps) > 1 else 0
        while at < end:
            offset, place = steps[step]
            step += 1
            stop = min(end, steps[step][0]) if step < len(steps) else end
            words = content[at:stop]
            if words.endswith("\n"):
                self._stretch(words[:-1], place + at - offset)
                self._break += feed
            else:
                self._stretch(words, place + at - offset)
            at = stop

    def _stretch(self, words: str, place: int) -> None:
        """Words within one line, which are not at `place` where they are a part of a tab."""
        if words:
            verbatim = self._source.startswith(words, place)
            self._write(words, place, place + len(words) if verbatim else place, verbatim=verbatim)

    def _write(self, words: str, start: int, end: int, *, verbatim: bool = False) -> None:
        """Write words for `source[start:end]`; they stand for all of it where they are not verbatim."""
        start = max(start, self._done)
        if self._break:
            self._separate(start)
        self._run(words, start, max(start, end), verbatim=verbatim)

    def _separate(self, start: int) -> None:
        """Write what stands before the words that begin at `start` in the source."""
        self._run(self._break, self._done, max(start, self._done), verbatim=False)
        self._break = ""

    def _run(self, words: str, start: int, end: int, *, verbatim: bool) -> None:
        starts, file_starts, file_ends, verbatims = self._runs
        if verbatim and start == self._done and verbatims and verbatims[-1]:
            file_ends[-1] = end
        else:
            starts.append(self._length)
            file_starts.append(start)
            file_ends.append(end)
            verbatims.append(verbatim)
        self._parts.append(words)
        self._length += len(words)
        self._done = end


def text_digest(shown: str) -> str:
    """SHA-256, in hexadecimal, of a text as it is read, without white space."""
    return hashlib.sha256(_WHITE.sub("", shown).encode("utf-8", "surrogatepass")).hexdigest()


def _place(steps: Steps, at: int) -> int:
    offset, place = steps[bisect_right(steps, at, key=_offset) - 1] if len(steps) > 1 else steps[0]
    return place + at - offset


def _offset(step: tuple[int, int]) -> int:
    return step[0]


def _code_start(token: Token, content: str, at: int) -> int:
    """Where the words of a code span begin in the content: a space at both ends is not part of them."""
    begin = at + len(token.markup)
    raw = content[begin : begin + len(token.content)].replace("\n", " ")
    return begin if raw == token.content and content.startswith(token.markup, begin + len(raw)) else begin + 1
