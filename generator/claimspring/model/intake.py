"""How a document came to the desk: what was asked or given, what read it, and where each fact about it stood.

Part of the first entry of a document's ledger (`claimspring.model.observation`); only `claimspring add` writes it.
"""

from enum import StrEnum

from pydantic import AwareDatetime, Field

from claimspring.model.base import Model
from claimspring.model.values import NonEmpty


class IntakeWay(StrEnum):
    """As what a document came."""

    WEB = "web"
    """From its address."""
    FILE = "file"
    """A page that somebody saved."""
    PASTE = "paste"
    """Words as given by the desk, not seen on a page."""
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "mail"
    WARC = "warc"
    WACZ = "wacz"


class GivenFile(Model):
    """The file that was given."""

    name: NonEmpty
    sha256: NonEmpty
    """Of its bytes, in hexadecimal."""


class IntakeFact(Model):
    """What the document says of itself in one respect, and what the desk took."""

    value: NonEmpty
    """What the desk took."""
    origin: NonEmpty
    """Where it stands: headline, json-ld, meta, microdata, time, address, title, byline, text, editor, …"""
    others: tuple[tuple[str, str], ...] = ()
    """Other values that stand there, each with its origin."""


class TextReader(Model):
    """What read the text."""

    name: NonEmpty
    """Name, version and settings."""
    repaired: int = Field(default=0, ge=0)
    """How many paragraphs with words missing were replaced by the page's own."""
    left_out: int = Field(default=0, ge=0)
    """How many could not be taken over word for word."""


class Intake(Model):
    """How a document came in."""

    way: IntakeWay
    """web, file, paste, pdf, docx, mail, warc or wacz."""
    at: AwareDatetime
    """When it came; for a copy from an archive, when that was taken."""
    asked: str | None = None
    """The address as the editor gave it."""
    final: str | None = None
    """Where the answer came from, after all redirects."""
    file: GivenFile | None = None
    """The file that was given."""
    reader: TextReader
    """What read the text."""
    facts: dict[str, IntakeFact] = Field(default_factory=dict)
    """By field: title, author, published, modified, publisher, language, address."""
    doubts: tuple[str, ...] = ()
    """What the editor was told to look at."""
    links: tuple[str, ...] = ()
    """The addresses that the text leads to: an article's links are its credits."""
    reading: str | None = None
    """SHA-256, in hexadecimal, of the text taken in as it is read, without white space; for an article only."""
