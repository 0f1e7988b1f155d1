"""What kind of document bytes are, by the bytes themselves: names and labels are often wrong."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from enum import StrEnum

from claimspring.document.charset import decode

_HEAD = 4_096
_HTML = re.compile(
    r"\s*(?:(?:<\?xml[^>]*>|<!--.*?-->)\s*)*<(?:!doctype\s+html|html|head|body|title|meta|p|div|h\d|a|table|article|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEADER = re.compile(rb"\A(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_MAIL_FIELDS = re.compile(
    rb"^(?:from|date|subject|message-id|received|mime-version|delivered-to|return-path):", re.IGNORECASE | re.MULTILINE
)


class DocumentKind(StrEnum):
    """What can be told apart."""

    HTML = "html"
    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "mail"
    WARC = "warc"
    WACZ = "wacz"
    JSON = "json"
    CHECKS = "checks"
    """Reviews of claims: ClaimReview, or a table of them."""
    OLD_WORD = "old-word"
    """`.doc`, `.odt`, `.rtf`, `.pages`."""
    PICTURE = "picture"
    MEDIA = "media"
    ARCHIVE = "archive"
    """A zip that is none of the others."""
    BINARY = "binary"


_MARKS: Mapping[DocumentKind, tuple[bytes, ...]] = {
    DocumentKind.OLD_WORD: (b"\xd0\xcf\x11\xe0", b"{\\rtf"),
    DocumentKind.PICTURE: (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x00\x00\x01\x00", b"II*\x00", b"MM\x00*"),
    DocumentKind.MEDIA: (
        b"ID3",
        b"OggS",
        b"fLaC",
        b"\x1aE\xdf\xa3",
        *(bytes([0, 0, 0, n]) + b"ftyp" for n in (24, 28, 32)),
    ),
}
"""What files of a kind begin with."""


def kind_of_bytes(body: bytes) -> DocumentKind:
    """The kind of a document."""
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if head.startswith(b"PK\x03\x04"):
        return _zipped(body)
    if b"%PDF-" in body[:1_024]:
        return DocumentKind.PDF
    if head.startswith(b"WARC/1.") or (head.startswith(b"\x1f\x8b") and _begins_warc(body)):
        return DocumentKind.WARC
    marked = next((kind for kind, marks in _MARKS.items() if head.startswith(marks)), None)
    if marked is None and _MAIL_HEADER.match(head) and len(set(map(bytes.lower, _MAIL_FIELDS.findall(head)))) >= 2:
        return DocumentKind.MAIL
    return marked or _text(body)


def _text(body: bytes) -> DocumentKind:
    marked = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    zeros = body[:1_000].count(0)
    if zeros and not marked and zeros < len(body[:1_000]) // 4:
        return DocumentKind.BINARY
    start = decode(body[:_HEAD]).replace("\0", "").lstrip("\ufeff \t\r\n")
    if _HTML.match(start):
        return DocumentKind.HTML
    if start.startswith(("{", "[")) and _is_json(body):
        checks = b"ClaimReview" in body or b"claimReview" in body
        return DocumentKind.CHECKS if checks else DocumentKind.JSON
    if _is_table(start):
        return DocumentKind.CHECKS
    controls = sum(character < " " and character not in "\t\n\r\f" for character in start)
    return DocumentKind.BINARY if controls > len(start) // 20 else DocumentKind.TEXT


def _is_json(body: bytes) -> bool:
    try:
        json.loads(decode(body, "charset=utf-8"))
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(start: str) -> bool:
    """Whether lines are rows of a table: the first three have as many separators, and more than two."""
    lines = [line for line in start.split("\n")[:4] if line.strip()][:3]
    for separator in (",", ";", "\t"):
        counts = {line.count(separator) for line in lines}
        names = [name.strip().strip('"') for name in lines[0].split(separator)] if lines else []
        if len(lines) == 3 and min(counts) >= 3 and len(counts) == 1 and all(0 < len(name) <= 40 for name in names):
            return True
    return False


def _zipped(body: bytes) -> DocumentKind:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = set(archive.namelist()[:10_000])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return DocumentKind.BINARY
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return DocumentKind.DOCX
    if "datapackage.json" in names:
        return DocumentKind.WACZ
    if {"content.xml", "meta.xml"} & names or any(name.endswith(".iwa") for name in names):
        return DocumentKind.OLD_WORD
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return DocumentKind.CHECKS
    return DocumentKind.ARCHIVE


def _begins_warc(body: bytes) -> bool:
    import zlib  # noqa: PLC0415 -- wanted only here

    try:
        return zlib.decompressobj(31).decompress(body[:_HEAD], 64).startswith(b"WARC/1.")
    except zlib.error:
        return False
