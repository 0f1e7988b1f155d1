"""A document's bytes to its reading, by what they are; what is none that can come in is refused with the way out."""

import datetime as dt
from dataclasses import dataclass

from claimspring.document.article.language import language_of
from claimspring.document.article.model import ArticleReading, Fact, FactField, Origin
from claimspring.document.article.read import characters, read_html
from claimspring.document.kinds import DocumentKind, kind_of_bytes
from claimspring.document.plain import blocks_of
from claimspring.intake.arrival import Came
from claimspring.intake.proposal import Hints, IntakeRefused
from claimspring.model.intake import IntakeWay

_REFUSED = {
    DocumentKind.JSON: "is data, no article: give me the address of the page, or its text",
    DocumentKind.CHECKS: "is a list of checks, no article: 'claimspring import' takes it",
    DocumentKind.OLD_WORD: "is no .docx: open it in a word processor, and save it as .docx",
    DocumentKind.PICTURE: "is a picture, which holds no text: type the words, or give me the page it stood on",
    DocumentKind.MEDIA: "is sound or film, which holds no text: give me the page it stood on, or a transcript",
    DocumentKind.ARCHIVE: "is a zip of other files: unpack it, and give me the file with the article",
    DocumentKind.BINARY: "is no document that can be read: save the page or its text, and give me that",
}
MAX_TEXT = 4_000_000
"""Bytes of a plain text."""


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """What was read, and as what it came."""

    reading: ArticleReading
    way: IntakeWay
    address: str | None = None
    taken: dt.datetime | None = None
    """When an archive took the copy."""
    warnings: tuple[str, ...] = ()


def read_document(came: Came, hints: Hints) -> DocumentRead:
    """The reading of what came; raises `IntakeRefused`, or `TooLargeError`."""
    kind = kind_of_bytes(came.body)
    match kind:
        case DocumentKind.HTML:
            reading = read_html(came.body, came.content_type, came.address or hints.facts.get(FactField.ADDRESS))
            return DocumentRead(reading, IntakeWay.WEB if came.answer else IntakeWay.FILE, came.address)
        case DocumentKind.TEXT:
            return _text(came)
    raise IntakeRefused(
        f"{came.asked or came.name or 'what was given'} {_REFUSED.get(kind, _REFUSED[DocumentKind.BINARY])}"
    )


def _text(came: Came) -> DocumentRead:
    where = came.asked or came.name or "what was given"
    if len(came.body) > MAX_TEXT:
        raise IntakeRefused(f"{where} has {len(came.body):,} bytes, more than {MAX_TEXT:,}: give me the article alone")
    text = characters(came.body, came.content_type)
    blocks = blocks_of(text)
    facts = {}
    if blocks and (title := _title(text)):
        facts[FactField.TITLE] = Fact(title, Origin.TEXT)
        blocks = blocks[1:]
    language = language_of(text)
    if language:
        facts[FactField.LANGUAGE] = Fact(language, Origin.TEXT)
    way = IntakeWay.WEB if came.answer else IntakeWay.FILE if came.name else IntakeWay.PASTE
    return DocumentRead(ArticleReading(blocks=blocks, facts=facts, reader="plain text"), way, came.address)


def _title(text: str) -> str:
    """The first line, where it stands alone above a blank one, is short, and does not end a sentence."""
    head, _, rest = text.strip("\ufeff \t\r\n").replace("\r\n", "\n").partition("\n")
    title = " ".join(head.lstrip("#").split())
    alone = rest.startswith("\n") or head.startswith("#")
    return title if alone and 0 < len(title) <= 200 and not title.endswith((".", ":", ",", ";")) else ""
