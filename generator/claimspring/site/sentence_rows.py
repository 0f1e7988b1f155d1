"""An article cut into rows for reading: one sentence each, the words of every claim marked, its notes beside it.

In: the article as parsed, its sentences, and the spans of claims in its reading text (claims may overlap, and cross
emphasis, links and sentences). Out: rows of safe HTML in the order of the text. What is no running text (a table, code,
a rule) is one row. All words stay; those between two sentences go with the one that follows, the credit before a
caption apart.
"""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from claimspring.i18n.html import Html, html
from claimspring.model.passage import Passage, Zone
from claimspring.reading.blocks import LABEL, BlockKind, TextBlock
from claimspring.reading.markdown import commonmark
from claimspring.reading.text import SHOWN, Parsed

_RENDERER = RendererHTML()
_WHOLE = frozenset({"table_open", "fence", "code_block", "hr"})
_MARKED = "</mark>"
_BETWEEN_CREDIT_AND_CAPTION = " \n-–—"


class ClaimSpan(NamedTuple):
    """One claim's words in the text."""

    start: int
    end: int
    number: int
    """The claim's number in the article, from 1."""
    style: str
    """The class that gives the verdict's colour and underline."""


class NamedSentence(NamedTuple):
    """A sentence and its id, by which it can be linked to."""

    passage: Passage
    name: str


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence as it is shown."""

    html: Html
    block: TextBlock | None
    """The block it stands in; None for what is no running text."""
    sentences: tuple[NamedSentence, ...]
    """One; none where a block has no sentence; several in a table."""
    starts_block: bool
    marker: str
    """What stands before the first row of an item: its number or a bullet."""
    credit: str
    """The words before a caption that say who made the picture."""
    claims: tuple[int, ...]
    """The numbers of the claims of which words stand here."""


def rows(article: Parsed, claims: Sequence[ClaimSpan], sentences: Sequence[NamedSentence]) -> Iterator[SentenceRow]:
    """All rows of the article."""
    cutter = _Cutter(article, claims, sentences)
    for group in _groups(article.tokens):
        if any(token.type in _WHOLE for token in group):
            yield cutter.whole(group)
        else:
            yield from cutter.sentences_of(group)


def marked(text: str, claims: Sequence[ClaimSpan]) -> Html:
    """A plain text with the words of claims marked."""
    out: list[str] = []
    for piece in _Marks(claims).marked(text, 0):
        _append(out, piece)
    return html("".join(out))


def _groups(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each block at the top level of the text."""
    group: list[Token] = []
    for token in tokens:
        if token.type == LABEL:
            continue
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


class _Piece(NamedTuple):
    """A tag, or words with their place in the reading text."""

    tag: str
    words: str = ""
    start: int = 0


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    for index, token in enumerate(tokens):
        match token.type:
            case "inline":
                yield from _pieces(token.children or ())
            case "text" | "text_special":
                if token.content:
                    yield _Piece("", token.content, token.meta[SHOWN])
            case "softbreak":
                yield _Piece("", "\n", token.meta[SHOWN])
            case "code_inline" | "code_block" | "fence":
                before, close, after = _tag([token.copy(content="")], 0).partition("</code>")
                yield _Piece(before)
                if token.content:
                    yield _Piece("", token.content, token.meta[SHOWN])
                yield _Piece(close + after)
            case _:
                yield _Piece(_tag(tokens, index))


def _tag(tokens: Sequence[Token], index: int) -> str:
    """What markdown-it writes for one token."""
    tokens[index].attrs.pop("style", None)  # the alignment of a table's cell, which the pages' policy does not let in
    write = _RENDERER.rules.get(tokens[index].type, _RENDERER.renderToken)
    return str(write(tokens, index, commonmark().options, {}))


def _append(out: list[str], piece: str) -> None:
    """Add a piece; one with the mark of the piece before goes into it, so that the line below them is one."""
    if out and piece.startswith("<mark") and out[-1].endswith(_MARKED):
        opening = piece[: piece.index(">") + 1]
        if out[-1].startswith(opening):
            out[-1] = out[-1].removesuffix(_MARKED) + piece.removeprefix(opening)
            return
    out.append(piece)


@dataclass(slots=True)
class _Open:
    """What is being written of a row: its HTML, and the tags that are open."""

    out: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    written: int = 0
    """How many of the open tags are in the HTML: a tag is written when words follow."""

    def tag(self, tag: str) -> None:
        if tag.startswith("</"):
            if self.written == len(self.tags):
                self.out.append(tag)
                self.written -= 1
            if self.tags:
                self.tags.pop()
        elif tag.startswith(("<img", "<br")):
            self.words(tag)
        else:
            self.tags.append(tag)

    def words(self, words: str) -> None:
        self.out += self.tags[self.written :]
        self.written = len(self.tags)
        _append(self.out, words)

    def end(self) -> str:
        """The HTML with all tags closed; the next row begins with the same ones open."""
        closing = [f"</{tag[1:].split()[0].rstrip('>')}>" for tag in reversed(self.tags[: self.written])]
        text = "".join([*self.out, *closing]).strip()
        self.out, self.written = [], 0
        return text


class _Marks:
    """The claims between one place where a claim begins or ends and the next."""

    def __init__(self, claims: Sequence[ClaimSpan]) -> None:
        self._places = sorted({place for claim in claims for place in (claim.start, claim.end)})
        inside: dict[int, list[ClaimSpan]] = {}
        for claim in claims:
            first, last = (bisect.bisect_left(self._places, place) for place in (claim.start, claim.end))
            for piece in range(first, last):
                inside.setdefault(piece, []).append(claim)
        self._inside = {
            piece: sorted(found, key=lambda claim: claim.start - claim.end) for piece, found in inside.items()
        }

    def claims(self, start: int, end: int) -> tuple[int, ...]:
        """The claims of which words stand between two places."""
        first = max(0, bisect.bisect_right(self._places, start) - 1)
        found = range(first, bisect.bisect_left(self._places, end))
        return tuple(sorted({claim.number for piece in found for claim in self._inside.get(piece, ())}))

    def marked(self, words: str, start: int) -> Iterator[str]:
        """The words piece by piece, marked where a claim has them."""
        end = start + len(words)
        at = start
        while at < end:
            piece = bisect.bisect_right(self._places, at) - 1
            stop = min(end, self._places[piece + 1]) if piece + 1 < len(self._places) else end
            shown, claims = words[at - start : stop - start], self._inside.get(piece, ())
            if claims:
                numbers = " ".join(str(claim.number) for claim in sorted(claims))
                yield f'<mark class="{claims[-1].style}" data-c="{numbers}">{escapeHtml(shown)}</mark>'
            else:
                yield escapeHtml(shown)
            at = stop


class _Cutter:
    """Cuts the blocks of one article into rows."""

    def __init__(self, article: Parsed, claims: Sequence[ClaimSpan], sentences: Sequence[NamedSentence]) -> None:
        self._text = article.reading.text
        self._blocks = [block for block in article.reading.blocks if block.kind is not BlockKind.CELL]
        self._starts = [block.start for block in self._blocks]
        self._sentences = sentences
        self._sentence_starts = [sentence.passage.start for sentence in sentences]
        self._marks = _Marks(claims)

    def whole(self, group: Sequence[Token]) -> SentenceRow:
        """What is no running text, as one row."""
        pieces = list(_pieces(group))
        said = [piece for piece in pieces if piece.words]
        out: list[str] = []
        for piece in pieces:
            if piece.tag:
                out.append(piece.tag)
            for marked in self._marks.marked(piece.words, piece.start):
                _append(out, marked)
        start, end = (said[0].start, said[-1].start + len(said[-1].words)) if said else (0, 0)
        inside = self._between(start, end)
        return SentenceRow(html("".join(out)), None, tuple(inside), True, "", "", self._marks.claims(start, end))  # noqa: FBT003 -- a row's own field

    def sentences_of(self, group: Sequence[Token]) -> Iterator[SentenceRow]:
        """The rows of a paragraph, heading, quotation or list."""
        marker = ""
        for token in group:
            if token.type == "list_item_open":
                marker = f"{token.info}." if token.info else "•"
            elif token.type == "inline":
                for row in self._rows(list(_pieces([token])), marker):
                    yield row
                    marker = ""

    def _rows(self, pieces: Sequence[_Piece], marker: str) -> Iterator[SentenceRow]:
        said = [piece for piece in pieces if piece.words]
        if not said:
            yield SentenceRow(html("".join(piece.tag for piece in pieces)), None, (), True, marker, "", ())  # noqa: FBT003
            return
        start, end = said[0].start, said[-1].start + len(said[-1].words)
        inside = self._between(start, end)
        ends = [sentence.passage.end for sentence in inside[:-1]] + [end]
        block = self._blocks[max(0, bisect.bisect_right(self._starts, start) - 1)] if self._blocks else None
        row, writing, texts = 0, _Open(), list[str]()
        for piece in pieces:
            if piece.tag:
                writing.tag(piece.tag)
                continue
            at = piece.start
            while at < piece.start + len(piece.words):
                while row + 1 < len(ends) and at >= ends[row]:
                    texts.append(writing.end())
                    row += 1
                stop = min(piece.start + len(piece.words), ends[row] if row + 1 < len(ends) else end)
                shown = max(at, self._shown_from(inside, row, start))
                words = piece.words[shown - piece.start : stop - piece.start] if shown < stop else ""
                if not writing.out:
                    shown = stop - len(words := words.lstrip())
                for marked in self._marks.marked(words, shown):
                    writing.words(marked)
                at = stop
        texts.append(writing.end())
        texts += [""] * (len(ends) - len(texts))
        for number, text in enumerate(texts):
            first = ends[number - 1] if number else start
            sentence = tuple(inside[number : number + 1])
            credit = self._text[first : self._shown_from(inside, number, start)].strip(_BETWEEN_CREDIT_AND_CAPTION)
            yield SentenceRow(
                html=html(text),
                block=block,
                sentences=sentence,
                starts_block=number == 0,
                marker="" if number else marker,
                credit=credit,
                claims=self._marks.claims(first, ends[number]),
            )

    def _shown_from(self, inside: Sequence[NamedSentence], row: int, start: int) -> int:
        """Where the words of a row begin: behind the credit, where it is a caption."""
        if row < len(inside) and inside[row].passage.zone is Zone.CAPTION:
            return inside[row].passage.start
        return inside[row - 1].passage.end if row and row <= len(inside) else start

    def _between(self, start: int, end: int) -> list[NamedSentence]:
        first = bisect.bisect_left(self._sentence_starts, start)
        return list(self._sentences[first : bisect.bisect_left(self._sentence_starts, end)])
