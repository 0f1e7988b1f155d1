"""A document's bytes to its reading, by what they are; what is none that can come in is refused with the way out."""

import datetime as dt
import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from claimspring.document.article.language import language_of
from claimspring.document.article.model import ArticleReading, Candidate, Fact, FactField, Origin
from claimspring.document.article.read import characters, read_html
from claimspring.document.byline import is_byline, with_byline
from claimspring.document.docx import WordFailure, read_docx
from claimspring.document.kinds import DocumentKind, kind_of_bytes
from claimspring.document.mail import MailFailure, read_mail
from claimspring.document.pdf import read_pdf
from claimspring.document.plain import blocks_of
from claimspring.document.printed import blocks_of_pages
from claimspring.document.web_archive import ArchiveFailure, read_archive
from claimspring.intake.arrival import Came
from claimspring.intake.proposal import DocumentRole, Hints, IntakeWarning
from claimspring.model.intake import IntakeWay

_REFUSED: Mapping[DocumentKind, str] = {
    DocumentKind.JSON: "is data, no article: give me the address of the page, or its text",
    DocumentKind.CHECKS: "is a list of checks, no article: import it with: claimspring import {name}",
    DocumentKind.OLD_WORD: "is no .docx: open it in a word processor, and save it as .docx",
    DocumentKind.PICTURE: "is a picture, which holds no text: type the words, or give me the page it stood on",
    DocumentKind.MEDIA: "is sound or film, which holds no text: give me the page it stood on, or a transcript",
    DocumentKind.ARCHIVE: "is a zip of other files: unpack it, and give me the file with the article",
    DocumentKind.BINARY: "is no document that can be read: save the page or its text, and give me that",
}
MAX_TEXT = 4_000_000
"""Bytes of a plain text; characters of a PDF."""
_HEAD = re.compile(r"\ufeff?---\s*\n(?:[^\n]*\n)*?title:[^\n]*\n(?:[^\n]*\n)*?---\s*\n")
"""That of an article of a desk, in which a title stands."""
_LONGEST_HEAD = 4_000
_FILE_NAME = re.compile(r"\.\w{2,5}$|^(?:Microsoft Word - |untitled|document\d*$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """What was read, and as what it came."""

    reading: ArticleReading
    way: IntakeWay
    address: str | None = None
    """Where it was published, as far as it says itself."""
    taken: dt.datetime | None = None
    """When an archive took the copy."""
    warnings: tuple[IntakeWarning, ...] = ()


def read_document(came: Came, hints: Hints) -> DocumentRead:
    """The reading of what came; raises `IntakeRefused`, or `TooLargeError`."""
    kind = kind_of_bytes(came.body)
    reader = _READERS.get(kind)
    if reader is None:
        kind = kind if kind in _REFUSED else DocumentKind.BINARY
        raise came.refused(f"kind-{kind}", _REFUSED[kind].format(name=shlex.quote(came.name or "FILE")))
    return reader(came, hints)


def _html(came: Came, hints: Hints) -> DocumentRead:
    reading = read_html(came.body, came.content_type, came.address or hints.facts.get(FactField.ADDRESS))
    return DocumentRead(reading, IntakeWay.WEB if came.answer else IntakeWay.FILE, came.address)


def _plain_text(came: Came, _hints: Hints) -> DocumentRead:
    if len(came.body) > MAX_TEXT:
        raise came.refused("too-long", f"has {len(came.body):,} bytes, more than {MAX_TEXT:,}: give me the article")
    text = characters(came.body, came.content_type)
    if _HEAD.match(text[:_LONGEST_HEAD]):
        told = "has a head between two lines '---', as the desk's own articles have"
        way = "put the file into the folder of articles, or give me its text alone"
        raise came.refused("article-of-a-desk", f"{told}: {way}")
    blocks = blocks_of(text)
    facts = {}
    if blocks and (title := _title(text)):
        facts[FactField.TITLE] = Fact(title, Origin.TEXT)
        blocks = blocks[1:]
    language = language_of(text)
    if language:
        facts[FactField.LANGUAGE] = Fact(language, Origin.TEXT)
    way = IntakeWay.WEB if came.answer else IntakeWay.FILE if came.name else IntakeWay.PASTE
    reading = with_byline(ArticleReading(blocks=blocks, facts=facts, reader="plain text"))
    return DocumentRead(reading, way, came.address)


def _title(text: str) -> str:
    """The first line, where it stands alone above a blank one or a byline, is short, and does not end a sentence."""
    head, _, rest = text.strip("\ufeff \t\r\n").replace("\r\n", "\n").partition("\n")
    title = " ".join(head.lstrip("#").split())
    alone = rest.startswith("\n") or head.startswith("#") or is_byline(rest.partition("\n")[0].strip())
    return title if alone and 0 < len(title) <= 200 and not title.endswith((".", ":", ",", ";")) else ""


def _printed(came: Came, _hints: Hints) -> DocumentRead:
    document = read_pdf(came.body)
    if document is None:
        raise came.refused("damaged", "is damaged, or takes too long to read: copy its text, and give me that")
    if document.locked:
        raise came.refused("locked", "asks for a password: save a copy without one, and give me that")
    size = sum(map(len, document.pages))
    if size > MAX_TEXT:
        raise came.refused("too-long", f"has {size:,} characters, more than {MAX_TEXT:,}: give me the pages you need")
    if sum(map(str.isalpha, "".join(document.pages))) < len(document.pages) * 10:
        raise came.refused("scan", "is a scan, pictures of text: have its text recognised, and give me that")
    blocks = blocks_of_pages(document.pages)
    first = next((block.text for block in blocks if block.text), "")
    facts: dict[FactField, Fact] = {}
    noted = " ".join(document.title.split())
    titles = [Candidate(first, Origin.TEXT)] if 0 < len(first) <= 200 else []
    if noted and not _FILE_NAME.search(noted):
        titles.append(Candidate(noted, Origin.PROPERTIES))
    if titles:
        others = tuple(other for other in titles[1:] if other.value.casefold() != titles[0].value.casefold())
        facts[FactField.TITLE] = Fact(titles[0].value, titles[0].origin, others)
    language = language_of("\n".join(document.pages))
    if language:
        facts[FactField.LANGUAGE] = Fact(language, Origin.TEXT)
    return DocumentRead(ArticleReading(blocks=blocks, facts=facts, reader="pypdfium2"), IntakeWay.PDF, came.address)


def _word(came: Came, _hints: Hints) -> DocumentRead:
    reading = read_docx(came.body)
    if isinstance(reading, WordFailure):
        raise came.refused("damaged", f"was not read: {reading.reason}; save its text alone, and give me that")
    return DocumentRead(with_byline(reading), IntakeWay.DOCX, came.address)


def _mail(came: Came, hints: Hints) -> DocumentRead:
    reading = read_mail(came.body)
    if isinstance(reading, MailFailure):
        raise came.refused("damaged", f"was not read: {reading.reason}")
    warnings = (
        ()
        if hints.role is DocumentRole.SOURCE
        else (IntakeWarning("mail", "a mail is seldom an article: is it a source ('--source')?"),)
    )
    return DocumentRead(reading, IntakeWay.MAIL, warnings=warnings)


def _archive(way: IntakeWay) -> Callable[[Came, Hints], DocumentRead]:
    def read(came: Came, hints: Hints) -> DocumentRead:
        page = read_archive(came.body, hints.facts.get(FactField.ADDRESS))
        if isinstance(page, ArchiveFailure):
            raise came.refused("damaged", f"was not read: {page.reason}")
        inner = replace(came, body=page.body, content_type=page.content_type, address=page.address)
        if kind_of_bytes(page.body) in {DocumentKind.WARC, DocumentKind.WACZ}:
            raise came.refused("archive-in-archive", "holds another archive: give me that one")
        read = read_document(inner, hints)
        warnings = [*read.warnings]
        if page.signed_by:
            told = f"the archive says that it is signed by {page.signed_by}: that was not verified"
            warnings.append(IntakeWarning("signed", told, {"name": page.signed_by}))
        if page.taken is None:
            warnings.append(IntakeWarning("undated-archive", "the archive does not say when it took the page"))
        return replace(read, way=way, address=page.address, taken=page.taken, warnings=tuple(warnings))

    return read


_READERS: Mapping[DocumentKind, Callable[[Came, Hints], DocumentRead]] = {
    DocumentKind.HTML: _html,
    DocumentKind.TEXT: _plain_text,
    DocumentKind.PDF: _printed,
    DocumentKind.DOCX: _word,
    DocumentKind.MAIL: _mail,
    DocumentKind.WARC: _archive(IntakeWay.WARC),
    DocumentKind.WACZ: _archive(IntakeWay.WACZ),
}
