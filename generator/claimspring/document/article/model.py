"""What is read of a document that is an article: facts with their origins, and blocks in order. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class BlockRole(StrEnum):
    """What a block is in the article."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """Of a list."""
    QUOTE = "quote"
    ROW = "row"
    """Of a table; its cells are in `cells`."""
    CAPTION = "caption"
    STANDFIRST = "standfirst"
    ENTRY = "entry"
    """The beginning of an entry of a live report: its text is the entry's headline, or empty."""
    PAGE = "page"
    """The beginning of a page of a printed document; it has no text."""


class ArticleBlock(NamedTuple):
    """One block; its text has no line breaks, and no white space at its ends."""

    role: BlockRole
    text: str
    level: int = 0
    """Of a heading, from 2 to 4."""
    cells: tuple[str, ...] = ()
    time: str = ""
    """Of an entry: when it was written, as the page says it (ISO 8601)."""
    id: str = ""
    """Of an entry, as the page has it."""
    page: int = 0
    """Of the beginning of a page."""

    @property
    def words(self) -> tuple[str, ...]:
        """The texts it shows."""
        return self.cells or ((self.text,) if self.text else ())


class Origin(StrEnum):
    """Where in a document a fact was found."""

    HEADLINE = "headline"
    """The heading that the page's head repeats."""
    JSON_LD = "json-ld"
    META = "meta"
    """A `meta` element, Open Graph's among them."""
    MICRODATA = "microdata"
    TIME = "time"
    """A `time` element."""
    ADDRESS = "address"
    TITLE = "title"
    """The title of the page, without the outlet."""
    BYLINE = "byline"
    """What is marked as the author's name."""
    MARKUP = "markup"
    """The language that the page declares."""
    TEXT = "text"
    """Concluded from the text: to be confirmed."""
    HOST = "host"
    """The address's host: to be confirmed."""
    PROPERTIES = "properties"
    """What the program that made the file noted in it."""
    MAIL = "mail"
    """The head of a mail."""
    EDITOR = "editor"
    """Said by the editor."""


class FactField(StrEnum):
    """What is said of an article."""

    TITLE = "title"
    AUTHOR = "author"
    PUBLISHED = "published"
    MODIFIED = "modified"
    PUBLISHER = "publisher"
    LANGUAGE = "language"
    ADDRESS = "address"


class Candidate(NamedTuple):
    """One value for a fact, and where it stands."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says of itself in one respect."""

    value: str
    origin: Origin
    others: tuple[Candidate, ...] = ()
    """Other values that stand elsewhere in it."""


class ReadingDoubt(StrEnum):
    """Why an editor should look at what was read."""

    NOT_FREE = "not-free"
    """The page says that it is not free to read: it may not be the whole article."""
    SHORT = "short"
    """There are fewer than a hundred words."""
    TWO_READINGS = "two-readings"
    """A careful and a quick reading of the page differ much in length."""
    LONGER_ELSEWHERE = "longer-elsewhere"
    """The page's structured data hold a text that is a third longer."""
    LEFT_OUT = "left-out"
    """Paragraphs could not be taken over word for word."""
    PLAIN = "plain"
    """The page could not be read by its structure; its sentences were taken."""
    LINKS = "links"
    """Most of the text is links: a front page or a list."""
    PENDING_CHANGES = "pending-changes"
    """The document holds changes that nobody has accepted or refused."""
    HIDDEN_TEXT = "hidden-text"
    """The document holds text that is marked as hidden."""
    BOLD_PARAGRAPHS = "bold-paragraphs"
    """Paragraphs that are wholly bold: they may be headings."""


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """An article as it was read."""

    blocks: tuple[ArticleBlock, ...] = ()
    facts: Mapping[FactField, Fact] = field(default_factory=dict)
    doubts: tuple[ReadingDoubt, ...] = ()
    reader: str = ""
    """Name, version and settings of what read the text."""
    repaired: int = 0
    """How many blocks were replaced by the page's own words, because some were missing in them."""
    left_out: tuple[str, ...] = ()
    """Blocks that do not stand on the page as they were read."""
    passed_over: tuple[str, ...] = ()
    """Whole sentences of the page between the article's that were not taken."""
    links: tuple[str, ...] = ()
    """The addresses that the article's text leads to."""
    credits: tuple[str, ...] = ()
    """Other outlets that the page names as where the article comes from."""
    modified_at: str = ""
    """When the page says that it was changed last, as it is written there: a day is too coarse to tell edits apart."""

    @property
    def text(self) -> str:
        """All words, one line a block."""
        return "\n".join("\t".join(block.words) for block in self.blocks if block.words)
