"""A page out of a WARC or WACZ file, in a process of its own: what is packed in it has any size."""

import base64
import datetime as dt
import json
from dataclasses import dataclass

from claimspring.document.bounded import PATIENCE, ask

SECONDS = 10
"""How much processor time one archive may take."""
MEMORY = 1 << 30


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page as an archive took it."""

    body: bytes
    content_type: str | None
    address: str
    taken: dt.datetime | None
    signed_by: str = ""
    """Who says to have signed the archive; nobody has verified it."""


@dataclass(frozen=True, slots=True)
class ArchiveFailure:
    """Why there is no page, in a short phrase."""

    reason: str


def read_archive(body: bytes, address: str | None = None) -> ArchivedPage | ArchiveFailure:
    """The page at `address` in an archive, or its only page."""
    answer = ask(
        "claimspring.document.web_archive_process", json.dumps(address).encode() + b"\n" + body, SECONDS * PATIENCE
    )
    if answer is None:
        return ArchiveFailure("it is damaged, or takes too long to read")
    read = json.loads(answer)
    if "reason" in read:
        return ArchiveFailure(read["reason"])
    taken = dt.datetime.fromisoformat(read["taken"]) if read["taken"] else None
    return ArchivedPage(base64.b64decode(read["body"]), read["kind"], read["address"], taken, read["signed"])
