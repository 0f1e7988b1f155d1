"""A kit with the pages themselves: a WACZ, which web archives' programs show, with the kit in a folder of it. Pure.

Web Archive Collection Zipped 1.1.1 (Webrecorder). Programs that check it want other people's files one folder deep.
"""

import datetime as dt
import gzip
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # it ships no types

from claimspring.observe.kit.pack import LARGEST, pack, sha256

FOLDER = "kit/"
"""Where the kit's own members lie."""
ARCHIVE = "archive/data.warc.gz"
_INDEX = "indexes/index.cdx.gz"
_BLOCKS = "indexes/index.idx"
_PAGES = "pages/pages.jsonl"
_PACKAGE = "datapackage.json"
_DIGEST = "datapackage-digest.json"
_VERSION = "1.1.1"
_PIECE = 1 << 16
_HELD = frozenset({"response", "resource"})
"""The types of records that hold a page."""


class _Held(NamedTuple):
    """A page in a WARC file."""

    url: str
    date: str
    """As the record says it: 2026-11-01T09:00:00Z."""
    status: str
    media: str
    digest: str
    """SHA-256 of the body, in hexadecimal."""
    offset: int
    length: int


def wacz(kit: Mapping[str, bytes], warcs: Sequence[bytes], title: str) -> bytes:
    """The container that holds a kit's members and the WARC files of its pages."""
    archive = b"".join(warcs)
    pages = list(_held(archive))
    lines = sorted(map(_index_line, pages))
    index = gzip.compress("".join(lines).encode(), compresslevel=0, mtime=0)  # one content, one form
    files = {f"{FOLDER}{name}": raw for name, raw in kit.items()} | {
        ARCHIVE: archive,
        _INDEX: index,
        _BLOCKS: _blocks(lines, index).encode(),
        _PAGES: _page_list(pages).encode(),
    }
    package = _json(
        {
            "profile": "data-package",
            "wacz_version": _VERSION,
            "title": title,
            "created": max((page.date for page in pages), default="1980-01-01T00:00:00Z"),
            "software": "claimspring",
            "resources": [_resource(name, raw) for name, raw in sorted(files.items())],
        }
    )
    digest = _json({"path": _PACKAGE, "hash": f"sha256:{sha256(package)}"})
    return pack({**files, _PACKAGE: package, _DIGEST: digest})


def unfolded(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The kit's own members, whether they lie in a folder or not."""
    inside = {name.removeprefix(FOLDER): raw for name, raw in files.items() if name.startswith(FOLDER)}
    return inside or dict(files)


def package_damage(files: Mapping[str, bytes]) -> Iterator[str]:
    """What is not as the WACZ's own list says, each by name; nothing of a kit that is none."""
    if not any(name.startswith(FOLDER) for name in files):
        return
    try:
        package = files[_PACKAGE]
        sealed = json.loads(files[_DIGEST])["hash"] == f"sha256:{sha256(package)}"
        listed = {str(one["path"]): str(one["hash"]) for one in json.loads(package)["resources"]}
    except (KeyError, ValueError, TypeError):
        yield f"{_PACKAGE} and {_DIGEST}: they cannot be read"
        return
    if not sealed:
        yield f"{_PACKAGE} and {_DIGEST}: they do not belong together"
    for name, digest in listed.items():
        if name not in files or f"sha256:{sha256(files[name])}" != digest:
            yield f"{name}: {'altered' if name in files else 'missing'}"
    for name in sorted(files.keys() - listed.keys() - {_PACKAGE, _DIGEST}):
        yield f"{name}: not in {_PACKAGE}"


def enclosed(files: Mapping[str, bytes]) -> list[str]:
    """SHA-256 of the body of each page that lies in the kit, in hexadecimal.

    Raises:
        ValueError: when its archive cannot be read.
    """
    try:
        return [page.digest for page in _held(files.get(ARCHIVE, b""))]
    except Exception as error:  # warcio raises whatever a damaged file leads it to
        raise ValueError("no archive of pages") from error


def _held(archive: bytes) -> Iterator[_Held]:
    records, left = ArchiveIterator(io.BytesIO(archive)), LARGEST
    for record in records:
        headers = record.rec_headers
        if record.rec_type not in _HELD:
            continue
        answer = record.http_headers
        digest = hashlib.sha256()
        stream = record.content_stream()
        while piece := stream.read(_PIECE):
            digest.update(piece)
            left -= len(piece)
            if left < 0:
                raise ValueError("its pages are larger than any kit")
        yield _Held(
            headers.get_header("WARC-Target-URI"),
            headers.get_header("WARC-Date"),
            answer.get_statuscode() if answer else "200",
            _media((answer or headers).get_header("Content-Type")),
            digest.hexdigest(),
            records.get_record_offset(),
            records.get_record_length(),
        )


def _media(said: str | None) -> str:
    return (said or "application/octet-stream").partition(";")[0].strip()


def _index_line(page: _Held) -> str:
    told = {
        "url": page.url,
        "digest": f"sha256:{page.digest}",
        "mime": page.media,
        "offset": str(page.offset),
        "length": str(page.length),
        "status": page.status,
        "filename": ARCHIVE.rpartition("/")[2],
    }
    return f"{_sort_key(page.url)} {_stamp(page.date)} {json.dumps(told, ensure_ascii=False)}\n"


def _blocks(lines: Sequence[str], index: bytes) -> str:
    """The list of the index's parts: there is one."""
    head = {"format": "cdxj-gzip-1.0", "filename": _INDEX.rpartition("/")[2]}
    part = {"offset": 0, "length": len(index), "digest": f"sha256:{sha256(index)}"}
    first = " ".join(lines[0].split(" ")[:2]) if lines else ""
    return f"!meta 0 {json.dumps(head)}\n" + (f"{first} {json.dumps(part)}\n" if first else "")


def _sort_key(url: str) -> str:
    """The address with its host turned round, by which indexes of web archives are sorted: `org,example)/a?b`."""
    parts = urlsplit(url)
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}){parts.path or '/'}{query}".lower()


def _stamp(date: str) -> str:
    return f"{dt.datetime.fromisoformat(date):%Y%m%d%H%M%S}"


def _page_list(pages: Sequence[_Held]) -> str:
    head: dict[str, Any] = {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
    listed = [{"id": page.digest[:16], "url": page.url, "ts": page.date} for page in pages]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in (head, *listed))


def _resource(name: str, raw: bytes) -> dict[str, Any]:
    return {"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{sha256(raw)}", "bytes": len(raw)}


def _json(value: Any) -> bytes:  # noqa: ANN401 -- whatever JSON can say
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
