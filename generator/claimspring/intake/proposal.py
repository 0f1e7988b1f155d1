"""What is asked to come in, and what is proposed: facts with their origins, blocks, questions. Plain values."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimspring.document.article.model import ArticleReading, Fact, FactField
from claimspring.model.corpus import Corpus
from claimspring.model.ids import PublisherId
from claimspring.model.intake import IntakeWay
from claimspring.model.observation import Observation
from claimspring.model.refusal import Refusal
from claimspring.model.settings import Settings


class IntakeRefused(Refusal):
    """Nothing comes in. The message names the cause and the way out, in one line."""

    def __init__(self, id_: str, message: str, key: "QuestionKey | None" = None, **values: object) -> None:
        """`key` is that of the question whose answer is missing, or is none."""
        super().__init__(id_, message, **values)
        self.key = key


NOTHING = "-"
"""The answer that says there is no such thing: no author, no address."""


@dataclass(frozen=True, slots=True)
class IntakeWarning:
    """Something to look at before a document comes in; `id` and `values` are for whoever says it otherwise."""

    id: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """As it is said to whoever types commands."""
        return self.message


@dataclass(frozen=True, slots=True)
class IntakeDesk:
    """The project that a document comes to."""

    settings: Settings
    corpus: Corpus


class DocumentRole(StrEnum):
    """What the document shall be for the desk."""

    ARTICLE = "article"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class WebPage:
    """A document at an address."""

    address: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that the editor has: a file, or words."""

    body: bytes
    name: str = ""
    """The file's name; empty for words that were pasted or came through a pipe."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the editor says beforehand; it is not asked again."""

    role: DocumentRole = DocumentRole.ARTICLE
    facts: Mapping[FactField, str] = field(default_factory=dict)
    """By field; the publisher's id, not its name."""
    id: str | None = None
    kind: str | None = None
    """Of a source: primary, agency, news, analysis, reference or social."""


class QuestionKey(StrEnum):
    """What is asked; the key of its answer."""

    TITLE = "title"
    AUTHOR = "author"
    PUBLISHED = "published"
    LANGUAGE = "language"
    PUBLISHER = "publisher"
    ADDRESS = "address"
    KIND = "kind"
    WHOLE = "whole"
    """Whether the text is the whole article: yes or no."""


class QuestionReason(StrEnum):
    """Why it is asked."""

    MISSING = "missing"
    DISAGREE = "disagree"
    """The document says two things."""
    CONFIRM = "confirm"
    """It is concluded, or often wrong."""
    NEW = "new"
    """The publisher is not among the desk's."""
    NOT_FREE = "not-free"


@dataclass(frozen=True, slots=True)
class IntakeQuestion:
    """What only the editor can say."""

    key: QuestionKey
    reason: QuestionReason
    text: str
    """The question in English."""
    default: str | None = None
    """What is taken where the answer is empty; None where there has to be one."""
    options: tuple[str, ...] = ()
    """Values that the document or the desk has."""


@dataclass(frozen=True, slots=True)
class NewPublisher:
    """A publisher as it would be added: its name and home, never whose it is."""

    id: PublisherId
    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """How the document came."""

    way: IntakeWay
    at: dt.datetime
    asked: str | None
    """The address given."""
    final: str | None
    """Where the answer came from."""
    file_name: str | None
    sha256: str
    """Of the bytes that came, in hexadecimal."""
    seen: Observation
    """What the look saw; state `given` where nobody was asked."""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class StoredCopy:
    """The copy that will be kept: a WARC file."""

    warc: bytes
    digest: str
    """SHA-256 of the document's bytes, in hexadecimal."""
    taken: dt.datetime


@dataclass(frozen=True, slots=True)
class IntakeProposal:
    """A document as it would come in."""

    role: DocumentRole
    id: str
    """The name of its file; empty where no title makes one."""
    reading: ArticleReading
    facts: Mapping[FactField, Fact]
    """Those of the reading and those that the editor gave; the publisher's by name."""
    publisher: PublisherId | None
    """The desk's publisher that it is of."""
    new_publisher: NewPublisher | None
    questions: tuple[IntakeQuestion, ...]
    warnings: tuple[IntakeWarning, ...]
    """What to look at, in English, one sentence each."""
    arrival: Arrival
    copy: StoredCopy | None
    """None for words that were pasted."""
    kind: str | None = None
    """Of a source."""
    same_as: str | None = None
    """The article of the desk that a source is the page of."""
