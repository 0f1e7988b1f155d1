"""A page's copy as a WARC file: an answer in, bytes out; and the body's hash out of such bytes again.

ISO 28500, one gzip member for each record. The body is kept unpacked, so the headers that described its packing are
renamed, as web archives do. Copies are proof, never pages: the site does not serve them.
"""

import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple
from urllib.parse import quote, urlsplit

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # it ships no types
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from claimspring.model.corpus import Corpus
from claimspring.model.observation import Copy
from claimspring.observe.http.answer import Answer

_AT_ONCE = 65_536
_PAGES = frozenset({"response", "resource"})
"""The types of records that hold a page: as a server answered, or as a file that was given."""
_PACKING = frozenset({"content-encoding", "transfer-encoding", "content-length"})


def copy_of(answer: Answer, target: str, folder: str, taken: dt.datetime) -> Copy:
    """The entry for the ledger: where the copy will lie, and the hash of the page's body."""
    digest = hashlib.sha256(answer.body).hexdigest()
    return Copy(file=f"{folder}/{target}/{taken:%Y%m%dT%H%M%SZ}-{digest[:12]}.warc.gz", digest=digest, taken=taken)


def to_warc(answer: Answer, asked: str, user_agent: str, taken: dt.datetime) -> bytes:
    """A WARC file with what was asked and what was answered."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    date = {"WARC-Date": f"{taken:%Y-%m-%dT%H:%M:%SZ}"}
    info = {"software": user_agent, "format": "WARC File Format 1.0"}
    writer.write_record(writer.create_warcinfo_record("copy.warc.gz", info))
    status = StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), _kept(answer), protocol="HTTP/1.1")
    response = writer.create_warc_record(
        answer.address,
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),
        http_headers=status,
        warc_headers_dict=date | ({} if asked == answer.address else {"X-Asked": asked}),
    )
    parts = urlsplit(answer.address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), ("User-Agent", user_agent)]
    request = writer.create_warc_record(
        answer.address,
        "request",
        http_headers=StatusAndHeaders(f"GET {path} HTTP/1.1", headers, is_http_request=True),
        warc_headers_dict=date,
    )
    writer.write_request_response_pair(request, response)
    return file.getvalue()


def file_to_warc(body: bytes, name: str, user_agent: str, taken: dt.datetime) -> bytes:
    """A WARC file with a file that was given to the desk, as a `resource`."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    info = {"software": user_agent, "format": "WARC File Format 1.0"}
    writer.write_record(writer.create_warcinfo_record("copy.warc.gz", info))
    record = writer.create_warc_record(
        f"file:///{quote(name or 'document')}",
        "resource",
        payload=io.BytesIO(body),
        length=len(body),
        warc_headers_dict={"WARC-Date": f"{taken:%Y-%m-%dT%H:%M:%SZ}", "Content-Type": "application/octet-stream"},
    )
    writer.write_record(record)
    return file.getvalue()


class CopiedPage(NamedTuple):
    """A page read out of its copy."""

    body: bytes
    content_type: str | None


def page_in(warc: bytes) -> CopiedPage | None:
    """The page that a WARC file holds; None where it holds none or is damaged."""
    try:
        for record in ArchiveIterator(io.BytesIO(warc)):
            if record.rec_type in _PAGES:
                kind = record.http_headers.get_header("Content-Type") if record.http_headers else None
                return CopiedPage(record.content_stream().read(), kind)
    except Exception:  # noqa: BLE001 -- warcio raises whatever a damaged file leads it to
        return None
    return None


def digest_in(warc: bytes) -> str | None:
    """The hash of the page's body that a WARC file holds; None where it holds none or is damaged."""
    try:
        for record in ArchiveIterator(io.BytesIO(warc)):
            if record.rec_type in _PAGES:
                return _digest(record.content_stream())
    except Exception:  # noqa: BLE001 -- warcio raises whatever a damaged file leads it to
        return None
    return None


def proves(warc: bytes, copy: Copy) -> bool:
    """Whether the page can be read out of these bytes again, unaltered."""
    return digest_in(warc) == copy.digest


def unwanted(root: Path, corpus: Corpus) -> Iterator[str]:
    """The copies here, by file, of pages of which nobody may keep one: taken before their sources said so."""
    for name, source in corpus.sources.items():
        ledger = corpus.ledgers.get(name) if source.value.no_copies else None
        files = {entry.copy_.file for entry in ledger.entries if entry.copy_} if ledger else ()
        yield from (file for file in sorted(files) if (root / file).is_file())


def _digest(stream: BinaryIO) -> str:
    """Read in parts: a page may be large, and is in memory already."""
    digest = hashlib.sha256()
    while part := stream.read(_AT_ONCE):
        digest.update(part)
    return digest.hexdigest()


def _kept(answer: Answer) -> list[tuple[str, str]]:
    """The answer's headers, on one line each and fit for a WARC file."""
    return [
        (f"X-Archive-Orig-{name}" if name.lower() in _PACKING else name, " ".join(value.split()))
        for name, value in answer.headers
    ]
