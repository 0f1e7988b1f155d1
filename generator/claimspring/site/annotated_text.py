"""An article's text as HTML in which every sentence and every claim's words are marked.

In: the article as parsed, the spans of sentences and of claims in its reading text (claims may overlap). Out: blocks of
safe HTML, each with the claims that begin in it. Words are cut where a span begins or ends, wherever Markdown's own
marks stand; so spans may cross emphasis and links.
"""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from claimspring.i18n.html import html, markup
from claimspring.reading.blocks import LABEL
from claimspring.reading.markdown import commonmark
from claimspring.reading.text import SHOWN, Parsed

_RENDERER = RendererHTML()
_CLOSING = frozenset({"</em>", "</strong>", "</a>", "</code>"})  # a reference stands behind them
_PLAIN = frozenset({"s-checked", "s-drafted"})  # what is said of these stands at their claims
_JOINER = "\u2060"  # keeps the reference on the line of its word


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """One claim's words in the text."""

    start: int
    end: int
    number: int
    """The claim's number in the article, from 1."""
    slug: str
    """The claim's id, for the addresses inside the page."""
    style: str
    """The class that gives the verdict's colour and underline."""


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """One sentence of the text."""

    start: int
    end: int
    state: str
    """The class that tells the sentence's state."""
    name: str
    """Its id, for the address inside the page."""


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A paragraph, heading or list of the article, and the claims whose first words stand in it."""

    html: Markup
    claims: tuple[int, ...]


class _Piece(NamedTuple):
    """A tag, or words with their place in the reading text."""

    html: str
    words: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Cuts:
    """The text cut wherever a span begins or ends; piece `i` lies between cut `i` and the next."""

    places: list[int]
    claims: Mapping[int, tuple[ClaimSpan, ...]]
    sentences: Mapping[int, int]
    ending: Mapping[int, tuple[ClaimSpan, ...]]


def blocks(article: Parsed, claims: Sequence[ClaimSpan], sentences: Sequence[SentenceSpan]) -> list[MarkedBlock]:
    """The article's blocks in order, marked."""
    walk = _Walk(_cut(claims, sentences), sentences)
    return [walk.block(_pieces(group)) for group in _groups(article.tokens)]


def _cut(claims: Sequence[ClaimSpan], sentences: Sequence[SentenceSpan]) -> _Cuts:
    ends = [(span.start, span.end) for span in claims] + [(span.start, span.end) for span in sentences]
    places = sorted({place for pair in ends for place in pair})
    inside: dict[int, list[ClaimSpan]] = {}
    ending: dict[int, list[ClaimSpan]] = {}
    within: dict[int, int] = {}
    for claim in claims:
        for piece in range(bisect.bisect_left(places, claim.start), bisect.bisect_left(places, claim.end)):
            inside.setdefault(piece, []).append(claim)
        ending.setdefault(bisect.bisect_left(places, claim.end), []).append(claim)
    for index, sentence in enumerate(sentences):
        for piece in range(bisect.bisect_left(places, sentence.start), bisect.bisect_left(places, sentence.end)):
            within[piece] = index
    return _Cuts(
        places,
        {piece: tuple(sorted(spans, key=lambda span: span.start - span.end)) for piece, spans in inside.items()},
        within,
        {piece: tuple(sorted(spans, key=lambda span: span.number)) for piece, spans in ending.items()},
    )


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


@dataclass(slots=True)
class _Walk:
    """Turns cuts into tags, from the article's beginning to its end."""

    cuts: _Cuts
    sentences: Sequence[SentenceSpan]
    piece: int = -1
    open_tag: str = ""
    named: set[str] = field(default_factory=set)
    noted: set[int] = field(default_factory=set)
    read: int = 0
    """How far the reading text has been written."""
    in_link: bool = False
    held: list[str] = field(default_factory=list)

    def block(self, pieces: Iterator[_Piece]) -> MarkedBlock:
        started: list[int] = []
        out: list[str] = []
        for piece in pieces:
            if piece.html not in _CLOSING:
                self._cut(self.read, out)
            if piece.html:
                out += [self._close(), piece.html]
                self._link(piece.html, out)
            else:
                for words in self._cut_up(piece, out):
                    started += self._begins()
                    out += [self._open(blank=not words.strip()), escapeHtml(words)]
        self._cut(self.read, out)
        out.append(self._close())
        return MarkedBlock(markup(html("".join(out))), tuple(started))

    def _cut_up(self, piece: _Piece, out: list[str]) -> Iterator[str]:
        """The words between one cut and the next; what belongs at a cut goes out there."""
        end = piece.start + len(piece.words)
        self._cut(piece.start, out)
        self.read = piece.start
        while self.read < end:
            following = self.cuts.places[self.piece + 1 : self.piece + 2]
            stop = min([end, *following])
            yield piece.words[self.read - piece.start : stop - piece.start]
            self.read = stop
            if stop < end:
                self._cut(stop, out)

    def _cut(self, place: int, out: list[str]) -> None:
        """End what ends up to a place, and note what begins."""
        while self.piece + 1 < len(self.cuts.places) and self.cuts.places[self.piece + 1] <= place:
            self.piece += 1
            references = [self._reference(claim) for claim in self.cuts.ending.get(self.piece, ())]
            out.append(self._close())
            (self.held if self.in_link else out).extend(references)

    def _link(self, tag: str, out: list[str]) -> None:
        """No link can stand in a link: references wait for its end."""
        if tag.startswith("<a "):
            self.in_link = True
        elif tag == "</a>":
            self.in_link = False
            out += self.held
            self.held.clear()

    def _begins(self) -> list[int]:
        """The claims that are met here for the first time."""
        new = [claim.number for claim in self.cuts.claims.get(self.piece, ()) if claim.number not in self.noted]
        self.noted.update(new)
        return sorted(new)

    def _open(self, *, blank: bool) -> str:
        """The tag around the text that follows, unless one is open already or there is nothing to say of it."""
        claims = self.cuts.claims.get(self.piece, ())
        index = self.cuts.sentences.get(self.piece)
        if self.open_tag or blank or (index is None and not claims):
            return ""
        name = self._id(index, claims)
        if not claims and index is not None:
            state = self.sentences[index].state
            if not name and state in _PLAIN:
                return ""
            self.open_tag = "span"
            return f'<span{name} class="s {state}">'
        self.open_tag = "mark"
        numbers = " ".join(str(claim.number) for claim in claims)
        return f'<mark{name} class="{claims[-1].style}" data-c="{numbers}">'

    def _id(self, sentence: int | None, claims: Sequence[ClaimSpan]) -> str:
        """An id for the first piece of a sentence, so that its address can be shared."""
        name = self.sentences[sentence].name if sentence is not None else f"c-{claims[-1].slug}"
        if name in self.named:
            return ""
        self.named.add(name)
        return f' id="{name}"'

    def _close(self) -> str:
        tag, self.open_tag = self.open_tag, ""
        return f"</{tag}>" if tag else ""

    def _reference(self, claim: ClaimSpan) -> str:
        """The link from a claim's last word to its note."""
        name = f"r-{claim.slug}"
        identity = "" if name in self.named else f' id="{name}"'
        self.named.add(name)
        return f'{_JOINER}<a class="ref {claim.style}"{identity} href="#n{claim.number}">{claim.number}</a>'
