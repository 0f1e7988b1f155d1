"""The blocks of an article and what they stand in. In: markdown-it's tokens in order. Out: each block's description."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from markdown_it.token import Token

from claimspring.reading.labels import BlockLabel, Label

LABEL = "label"
"""The type of the tokens that are block labels, and the key of their meta under which what they say is."""
_AROUND = {"blockquote", "list_item"}


class BlockKind(StrEnum):
    """What a block is in Markdown."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"
    CELL = "cell"


class LiveEntry(NamedTuple):
    """An entry of a live report."""

    time: str
    """When it was written: date and time with their offset, ISO 8601; empty where nobody knows."""
    id: str
    """As its page has it; empty where it has none."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, heading, piece of code or cell of a table; none but a cell is empty."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    """Of a heading, from 1 to 6."""
    around: tuple[str, ...] = ()
    """What it stands in, from the outside: `blockquote`, `list_item`."""
    row: int = 0
    """Of a cell: the number of its row in the article, from 1."""
    column: int = 0
    """Of a cell: from 1."""
    heads: bool = False
    """A cell that heads its column."""
    label: BlockLabel | None = None
    """What the file says it is on the page; where an entry or a page begins is told by these."""
    entry: LiveEntry | None = None
    """The entry of a live report that it is part of."""
    page: int = 0
    """The page of the document it was taken from; 0 where the file does not say."""


class TableRow(NamedTuple):
    """A row of a table."""

    start: int
    end: int
    words: str
    """As it is told: each cell behind the head of its column, `2019: Deaths 41, Injured 203`."""


def rows(text: str, blocks: Iterable[TextBlock]) -> Iterator[TableRow]:
    """The rows of an article's tables but those that head them."""
    heads: dict[int, str] = {}
    row: list[TextBlock] = []
    for block in (*blocks, TextBlock(0, 0, BlockKind.CELL, row=-1)):
        if block.kind is not BlockKind.CELL:
            continue
        if row and block.row != row[0].row:
            yield TableRow(row[0].start, row[-1].end, _told(text, row, heads))
            row = []
        if block.heads:
            heads = heads if block.column > 1 else {}
            heads[block.column] = text[block.start : block.end]
        else:
            row.append(block)


def told(text: str, blocks: Iterable[TextBlock]) -> Iterator[str]:
    """The words of each block, in order; of a table, each row with the heads of its columns."""
    blocks = tuple(blocks)
    parts = [(block.start, text[block.start : block.end]) for block in blocks if block.kind is not BlockKind.CELL]
    parts += [(row.start, row.words) for row in rows(text, blocks)]
    return (words for _, words in sorted(parts))


def _told(text: str, row: list[TextBlock], heads: dict[int, str]) -> str:
    first, *others = (text[cell.start : cell.end] for cell in row)
    told = ", ".join(
        f"{heads.get(column, '')} {words}".strip() for column, words in enumerate(others, 2) if words.strip()
    )
    return f"{first}: {told}" if first and told else first or told


@dataclass(slots=True)
class Surroundings:
    """What the next block stands in."""

    around: list[str] = field(default_factory=list)
    level: int = 0
    row: int = 0
    column: int = 0
    heads: bool = False
    page: int = 0
    entry: LiveEntry | None = None
    entry_level: int | None = None
    """Of the heading that an entry begins with: one of its rank ends it. None where that is not yet known."""
    pending: BlockLabel | None = None
    label: BlockLabel | None = None
    until: int = -1
    """The depth of what the label was set on."""

    def pass_by(self, token: Token) -> None:
        """Note a token that begins or ends something."""
        kind, _, side = token.type.rpartition("_")
        if token.type == LABEL:
            self._labelled(token.meta[LABEL])
        elif side == "open":
            self._opened(kind, token)
        elif side == "close":
            self._closed(kind, token)

    def block(self, start: int, end: int, kind: BlockKind) -> TextBlock:
        """The block of these surroundings."""
        is_cell = kind is BlockKind.CELL
        return TextBlock(
            start,
            end,
            kind,
            level=self.level,
            around=tuple(self.around),
            row=self.row if is_cell else 0,
            column=self.column,
            heads=is_cell and self.heads,
            label=self.label or self.pending,
            entry=self.entry,
            page=self.page,
        )

    def leave(self, token: Token) -> None:
        """Note that a block without a token for its end is over."""
        if token.type != "inline":
            self._begin_entry(None)
            self.pending = None

    def _labelled(self, label: BlockLabel) -> None:
        if label.label is Label.PAGE:
            self.page = label.page
        elif label.label is Label.LIVE:
            self.entry, self.entry_level = LiveEntry(label.time, label.id), None
        else:
            self.pending = label

    def _opened(self, kind: str, token: Token) -> None:
        self._begin_entry(token)
        if self.pending:
            self.label, self.until, self.pending = self.pending, token.level, None
        if kind == "heading":
            self.level = int(token.tag[1:])
        elif kind == "tr":
            self.row, self.column = self.row + 1, 0
        elif kind in {"td", "th"}:
            self.column, self.heads = self.column + 1, kind == "th"
        elif kind in _AROUND:
            self.around.append(kind)

    def _closed(self, kind: str, token: Token) -> None:
        if kind in _AROUND:
            self.around.pop()
        elif kind == "heading":
            self.level = 0
        elif kind == "table":
            self.column = 0
        if self.label and token.level == self.until:
            self.label = None

    def _begin_entry(self, token: Token | None) -> None:
        """An entry lasts up to the next heading of the rank of its own; without one, up to any."""
        if self.entry is None:
            return
        rank = int(token.tag[1:]) if token and token.type == "heading_open" else None
        if self.entry_level is None:
            self.entry_level = rank or 6
        elif rank and rank <= self.entry_level:
            self.entry = None
