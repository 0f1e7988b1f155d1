"""The one parser of articles: CommonMark with tables and block labels, without raw HTML and pictures, within bounds.

In: an article's text. Out: markdown-it's tokens, of which each one that shows words knows its place: blocks their
steps in the source (`places.PLACES`), what is inside of them its offset in the block's content (`AT`). What the parser
does not show, such as quotations in quotations more than 20 deep, is neither on a page nor in the reading text.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from claimspring.reading.blocks import LABEL
from claimspring.reading.labels import LabelFault, is_like_label, read_label
from claimspring.reading.places import PLACES, note_places

LONGEST_PARAGRAPH = 20_000
"""Code points of a paragraph up to which Markdown is read; text with a longer one is shown as plain text."""
MOST_MARKS = 400
"""Brackets and emphasis marks in a paragraph up to which Markdown is read: its cost can grow with their square."""
AT = "at"
"""The key of a token's meta under which its offset in the block's content is."""
_OPTIONS = {"html": False, "maxNesting": 20}
_INLINE = ("autolink", "backticks", "emphasis", "entity", "escape", "link", "newline", "text")
_MARKED = re.compile(r"[\n*_`&<\\\[\]]")
"""What one of the rules for inside a block can begin with, and the end of a link's words."""
_SCHEME = re.compile(r"\s*([^/?#:]*):")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_FEED = re.compile(r"\n")
_NEWLINE = re.compile(r"\r\n?")
_SHOWING = frozenset({"table", "code", "fence", "heading", "lheading", "paragraph"})
"""The rules whose blocks hold words."""

_Rule = Callable[[StateBlock, int, int, bool], bool]


@cache
def commonmark() -> MarkdownIt:
    """CommonMark, with bare `<` as text and images refused: a picture would be a request to another host."""
    return _OpenWebMarkdown("commonmark", _OPTIONS).disable(["image", "html_inline", "html_block"])


class _OpenWebMarkdown(MarkdownIt):
    """Makes no link to anything but the web, mail and pages of the site: other schemes start programs."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 -- markdown-it's name
        scheme = _SCHEME.match(url)
        return scheme is None or scheme[1].lower() in {"http", "https", "mailto"}


def within_bounds(text: str) -> bool:
    """Whether the parser can be trusted with the text: no paragraph too long or too full of marks."""
    return all(
        len(part) <= LONGEST_PARAGRAPH and sum(part.count(mark) for mark in "[*_`<!") <= MOST_MARKS
        for part in _PARAGRAPH.split(text)
    )


def normalised(text: str) -> str:
    """The text as CommonMark reads it: each line ends with a line feed, and there is no NUL."""
    return _NEWLINE.sub("\n", text).replace("\0", "\ufffd")


def tokens_of(text: str) -> list[Token]:
    """The tokens of a normalised text; one beyond the bounds is paragraphs of plain text, its marks shown."""
    return _parser().parse(text) if within_bounds(text) else list(_plain(text))


def _plain(text: str) -> Iterator[Token]:
    start = 0
    for part in _PARAGRAPH.split(text):
        lines = [0, *(match.end() for match in _FEED.finditer(part))]
        places = {PLACES: [(line, start + line) for line in lines]}
        words = Token("text", "", 0, content=part, meta={AT: 0})
        yield Token("paragraph_open", "p", 1, block=True)
        yield Token("inline", "", 0, level=1, content=part, children=[words], meta=places, block=True)
        yield Token("paragraph_close", "p", -1, block=True)
        gap = _PARAGRAPH.match(text, start + len(part))
        start = gap.end() if gap else len(text)


@cache
def _parser() -> MarkdownIt:
    parser = commonmark.__wrapped__()
    parser.enable("table")
    parser.core.ruler.disable("text_join")
    parser.inline = _TracedInline()
    parser.block.ruler.before("fence", LABEL, _label)
    for rule in parser.block.ruler.__rules__:
        if rule.name in _SHOWING:
            parser.block.ruler.at(rule.name, _placing(rule.fn), {"alt": rule.alt})
    return parser


def _label(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 -- markdown-it's signature
    """A block label: a token that shows nothing."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].strip()
    if not is_like_label(line) or state.is_code_block(start):
        return False
    label = read_label(line)
    if isinstance(label, LabelFault):
        return False
    if not silent:
        token = state.push(LABEL, "", 0)
        token.meta[LABEL] = label
        token.meta[PLACES] = [(0, state.bMarks[start] + state.tShift[start])]
        state.line = start + 1
    return True


def _placing(rule: _Rule) -> _Rule:
    """The rule, telling the tokens that it makes where they stand."""

    def placing(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature
        made = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            note_places(state, state.tokens[made:])
        return True

    return placing


class _TracedInline(ParserInline):
    """markdown-it's parser for what is inside a block, with the place of each token; neighbouring text stays apart."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.enableOnly(_INLINE)
        self.ruler2.enableOnly(["balance_pairs", "emphasis"])
        self.terminator_re = _MARKED

    def parse(self, src: str, md: MarkdownIt, env: Any, outTokens: list[Token]) -> list[Token]:  # noqa: ANN401, N803 -- markdown-it's signature
        if not _MARKED.search(src):
            outTokens.append(Token("text", "", 0, content=src, meta={AT: 0}))
            return outTokens
        state = _TracedState(src, md, env, outTokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _TracedState(StateInline):
    """Notes for each token where in the block's content it begins."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:  # noqa: ANN401 -- markdown-it's signature
        super().__init__(src, md, env, tokens)
        self._begun: int | None = None
        """Where the text began that is not yet a token."""
        self._run, self._repeats = -1, 0

    def append_pending(self, text: str) -> None:
        if self._begun is None:
            self._begun = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 -- markdown-it's name
        token = super().pushPending()
        token.meta[AT], self._begun = self._begun, None
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        self._begun = None
        token.meta[AT] = self.pos
        if ttype == "text":  # a run of marks becomes as many tokens before the position moves on
            self._repeats = self._repeats + 1 if self.pos == self._run else 0
            self._run = self.pos
            token.meta[AT] += self._repeats
        return token
