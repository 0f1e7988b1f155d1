"""An article's text as HTML in which every sentence and every claim's words are marked.

Input: CommonMark, the spans of sentences and of claims in it (code points; claims may overlap). Output: blocks of safe
HTML, each with the claims that begin in it. The ends of spans go through the Markdown parser as private-use characters,
which no rule of CommonMark takes for markup, and become tags afterwards; so spans may cross emphasis and links.
"""

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup

from claimspring.site.prose import commonmark, plain_paragraphs, within_bounds

if TYPE_CHECKING:
    from markdown_it.token import Token

_FIRST = 0xF0000
_LAST = 0x10FFFD
_PRIVATE = re.compile("[\U000f0000-\U0010fffd]")
_PIECE = re.compile("(<[^>]*>)|([\U000f0000-\U0010fffd])|([^<\U000f0000-\U0010fffd]+)")
_ESCAPED_PRIVATE = re.compile(r"(?:%F[34]%[89AB][0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F])")
_ADDRESS = re.compile(r"\]\([^()\n]*\)|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>")
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


S = TypeVar("S", ClaimSpan, SentenceSpan)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list of the article, and the claims whose first words stand in it."""

    html: Markup
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Cuts:
    """The text cut wherever a span begins or ends; piece `i` lies between cut `i` and the next."""

    places: list[int]
    claims: Mapping[int, tuple[ClaimSpan, ...]]
    sentences: Mapping[int, int]
    ending: Mapping[int, tuple[ClaimSpan, ...]]


def blocks(text: str, claims: Sequence[ClaimSpan], sentences: Sequence[SentenceSpan]) -> list[Block]:
    """The text's blocks in order, marked."""
    claims, sentences = _out_of_addresses(text, claims), _out_of_addresses(text, sentences)
    cuts = _cut(claims, sentences)
    walk = _Walk(cuts, sentences)
    return [walk.block(html) for html in _rendered(_with_cuts(text, cuts.places))]


def _out_of_addresses(text: str, spans: Sequence[S]) -> list[S]:
    """The spans with no end inside a link's address, where a cut would change it."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    starts = [start for start, _ in addresses]

    def moved(place: int) -> int:
        index = bisect.bisect_left(starts, place) - 1
        return addresses[index][1] if index >= 0 and place < addresses[index][1] else place

    return [replace(span, start=moved(span.start), end=moved(span.end)) for span in spans]


def _cut(claims: Sequence[ClaimSpan], sentences: Sequence[SentenceSpan]) -> _Cuts:
    ends = [(span.start, span.end) for span in claims] + [(span.start, span.end) for span in sentences]
    places = sorted({place for pair in ends for place in pair})
    del places[_LAST - _FIRST :]
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


def _with_cuts(text: str, places: Sequence[int]) -> str:
    text = _PRIVATE.sub("\ufffd", text)
    bounds = [0, *places, len(text)]
    pieces = [text[start:end] for start, end in pairwise(bounds)]
    return "".join(chr(_FIRST + index - 1) * (index > 0) + piece for index, piece in enumerate(pieces))


def _rendered(text: str) -> Iterator[str]:
    """The HTML of each block at the top level of the text."""
    if not within_bounds(text):
        yield from map(str, plain_paragraphs(text))
        return
    parser = commonmark()
    environment: dict[str, object] = {}
    group: list[Token] = []
    for token in parser.parse(text, environment):
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield parser.renderer.render(group, parser.options, environment)
            group = []


@dataclass(slots=True)
class _Walk:
    """Turns cuts into tags, from the article's beginning to its end."""

    cuts: _Cuts
    sentences: Sequence[SentenceSpan]
    piece: int = -1
    open_tag: str = ""
    named: set[str] = field(default_factory=set)
    noted: set[int] = field(default_factory=set)

    def block(self, html: str) -> Block:
        started: list[int] = []
        out: list[str] = []
        for tag, cut, text in _PIECE.findall(html):
            if tag:
                out += [self._close(), _ESCAPED_PRIVATE.sub("", _PRIVATE.sub("", tag))]
            elif cut:
                self.piece = ord(cut) - _FIRST
                out += [self._close(), *(self._reference(claim) for claim in self.cuts.ending.get(self.piece, ()))]
            else:
                started += self._begins()
                out += [self._open(blank=not text.strip()), text]
        out.append(self._close())
        return Block(Markup("".join(out)), tuple(started))  # noqa: S704 -- the parser's HTML and tags of our own

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
        name = f"s{sentence + 1}" if sentence is not None else f"c-{claims[-1].slug}"
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
