"""The process that finds a page in a web archive: a line of JSON and the file on standard input, JSON on its output.

Run as `python -m claimspring.document.web_archive_process` by `claimspring.document.web_archive`, within its bounds.
WARC: ISO 28500; WACZ: a zip with `datapackage.json`, whose hashes are compared, and `pages.jsonl`.
"""

import base64
import datetime as dt
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # it ships no types

from claimspring.document.bounded import hold
from claimspring.document.packed import PackedTooLargeError, opened, part
from claimspring.document.web_archive import MEMORY, SECONDS

_MAX_PAGE = 10_000_000
_NAMED = 8
"""So many pages are named where the editor has to choose."""


class NoPageError(Exception):
    """There is no page to take; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class _ArchiveRecord:
    address: str
    date: str
    kind: str | None
    body: bytes
    digest: str | None
    is_page: bool
    refers_to: str | None


def found(body: bytes, address: str | None) -> dict[str, Any]:
    """The page as it is written for the process that asked."""
    signed, listed = "", list[str]()
    if body.startswith(b"PK"):
        warcs, listed, signed = _unpacked(body)
    else:
        warcs = [body]
    records = [record for warc in warcs for record in _records(warc)]
    page = _chosen(records, address, listed)
    date = _moment(page.date)
    return {
        "body": base64.b64encode(page.body).decode(),
        "kind": page.kind,
        "address": page.address,
        "taken": date.isoformat() if date else "",
        "signed": signed,
    }


def _chosen(records: Sequence[_ArchiveRecord], address: str | None, listed: Sequence[str]) -> _ArchiveRecord:
    pages = _whole(records)
    wanted = address or (listed[0] if len(listed) == 1 else None)
    if wanted:
        page = next((page for page in pages if _same(page.address, wanted)), None)
        if page is None:
            raise NoPageError(f"it holds no page of {wanted}: {_names(pages)}")
        return page
    if not pages:
        raise NoPageError("it holds no page: give me the page itself")
    if len({page.address for page in pages}) > 1:
        raise NoPageError(f"it holds several pages, say which with --url: {_names(pages)}")
    return pages[-1]


def _whole(records: Sequence[_ArchiveRecord]) -> list[_ArchiveRecord]:
    """The records that hold pages; one that only refers to another holds that one's body."""
    bodies = {record.digest: record for record in records if record.digest and record.body}
    pages = []
    for record in records:
        if record.is_page and record.body:
            pages.append(record)
        elif record.refers_to and record.digest and (whole := bodies.get(record.digest)):
            pages.append(replace(whole, address=record.address, date=record.date))
    return pages


def _names(pages: Sequence[_ArchiveRecord]) -> str:
    addresses = list(dict.fromkeys(page.address for page in pages))
    more = f" and {len(addresses) - _NAMED} more" if len(addresses) > _NAMED else ""
    return ", ".join(addresses[:_NAMED]) + more if addresses else "it holds none at all"


def _same(one: str, other: str) -> bool:
    return one.rstrip("/").partition("://")[2] == other.rstrip("/").partition("://")[2]


def _records(warc: bytes) -> Iterator[_ArchiveRecord]:
    try:
        for record in ArchiveIterator(io.BytesIO(warc)):
            if record.rec_type in {"response", "resource", "revisit"}:
                yield _record(record)
    except NoPageError:
        raise
    except Exception:  # noqa: BLE001 -- warcio raises whatever a damaged file leads it to
        raise NoPageError("it is damaged: give me the page itself") from None


def _record(record: Any) -> _ArchiveRecord:  # noqa: ANN401 -- warcio ships no types
    head, http = record.rec_headers, record.http_headers
    kind = http.get_header("Content-Type") if http else head.get_header("Content-Type")
    status = http.get_statuscode() if http else "200"
    named = (kind or "").partition(";")[0].strip().lower()
    readable = named in {
        "text/html",
        "application/xhtml+xml",
        "application/pdf",
        "text/plain",
        "application/octet-stream",
    }
    is_page = record.rec_type != "revisit" and status.startswith("2") and readable
    body = record.content_stream().read(_MAX_PAGE + 1) if is_page else b""
    if len(body) > _MAX_PAGE:
        raise NoPageError(
            f"{head.get_header('WARC-Target-URI')} has more than {_MAX_PAGE:,} bytes: save the text alone"
        )
    return _ArchiveRecord(
        address=head.get_header("WARC-Target-URI") or "",
        date=head.get_header("WARC-Date") or "",
        kind=kind,
        body=body,
        digest=head.get_header("WARC-Payload-Digest"),
        is_page=is_page,
        refers_to=head.get_header("WARC-Refers-To-Target-URI") if record.rec_type == "revisit" else None,
    )


def _moment(date: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(date)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).replace(microsecond=0)


# WACZ


def _unpacked(body: bytes) -> tuple[list[bytes], list[str], str]:
    """The WARC files of a WACZ whose hashes are right, the pages that it lists, and who says to have signed it."""
    with opened(body) as archive:
        names = archive.namelist()
        package = json.loads(part(archive, "datapackage.json"))
        for name, wanted in _hashes(package):
            if name not in names:
                raise NoPageError(f"'{name}' is missing in it: it is not whole")
            if hashlib.sha256(part(archive, name)).hexdigest() != wanted:
                raise NoPageError(f"'{name}' is not what its hash says: it was altered")
        warcs = [part(archive, name) for name in names if name.endswith((".warc", ".warc.gz"))]
        if not warcs:
            raise NoPageError("it holds no archived page")
        listed = list(_listed(part(archive, name) for name in names if name.endswith("pages.jsonl")))
        return warcs, listed, _signed(archive, names)


def _hashes(package: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- whatever the JSON holds
    """Files and their SHA-256, in either form that there was."""
    for one in package.get("resources") or ():
        stats: Mapping[str, Any] = one.get("stats") or one
        name, digest = one.get("path") or one.get("name"), str(stats.get("hash") or "")
        if name and digest:
            yield str(name), digest.removeprefix("sha256:").lower()


def _listed(files: Iterable[bytes]) -> Iterator[str]:
    for file in files:
        for line in file.splitlines():
            page = json.loads(line)
            if isinstance(page, dict) and page.get("url"):
                yield str(page["url"])


def _signed(archive: zipfile.ZipFile, names: Sequence[str]) -> str:
    """Who signed, as the archive says; its digest must be that of the list of files."""
    if "datapackage-digest.json" not in names:
        return ""
    digest = json.loads(part(archive, "datapackage-digest.json"))
    wanted = str(digest.get("hash") or "").removeprefix("sha256:")
    if wanted and hashlib.sha256(part(archive, "datapackage.json")).hexdigest() != wanted:
        raise NoPageError("'datapackage.json' is not what was signed: it was altered")
    signature = digest.get("signedData") or {}
    return str(signature.get("domain") or signature.get("publicKey") or "somebody")[:100] if signature else ""


def main() -> int:
    """Read standard input, write standard output."""
    hold(MEMORY, SECONDS)
    head, _, body = sys.stdin.buffer.read().partition(b"\n")
    try:
        answer = found(body, json.loads(head))
    except (NoPageError, PackedTooLargeError) as error:
        answer = {"reason": str(error)}
    except (zipfile.BadZipFile, ValueError, KeyError, AttributeError, TypeError, NotImplementedError, OSError):
        answer = {"reason": "it is damaged: give me the page itself"}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
