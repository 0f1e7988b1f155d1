"""The bytes of a file and its name -> the checks in it, whichever of the known forms it has."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from claimspring.document.charset import decode
from claimspring.intake.earlier_checks.averitec import averitec, is_averitec
from claimspring.intake.earlier_checks.claim_review import claim_reviews
from claimspring.intake.earlier_checks.feed import ListedPage, feed_entries, is_feed
from claimspring.intake.earlier_checks.incoming import IncomingCheck
from claimspring.intake.earlier_checks.own_exports import is_own, own_checks, read_database
from claimspring.intake.earlier_checks.table import Table, read_csv, read_xlsx

MAX_BYTES = 200_000_000
REJECTED, REASON = ".rejected.csv", "reason"
"""How the name of a file of rejected rows ends, and the column that says why they were; it is no part of a check."""
_ZIP, _SQLITE, _CSV = b"PK\x03\x04", b"SQLite format 3\0", (".csv", ".tsv", ".tab")


class NoChecksError(Exception):
    """A file in which there are no checks; says in one sentence what to do instead."""


class ChecksFile(NamedTuple):
    """What a file holds: checks, a table that wants a map first, or a feed whose pages want to be asked for."""

    importer: str
    checks: tuple[IncomingCheck, ...] = ()
    table: Table | None = None
    entries: tuple[ListedPage, ...] = ()
    """The pages of a feed, on which its checks stand."""


def read_checks(raw: bytes, name: str, *, sheet: str | None = None) -> ChecksFile:
    """The checks of a file.

    Raises:
        NoChecksError: when there are none.
        TableRefused: when it is a table that cannot be read.
    """
    if len(raw) > MAX_BYTES:
        raise NoChecksError(f"the file has more than {MAX_BYTES // 1_000_000} MB: split it")
    if raw.startswith(_ZIP) or name.lower().endswith(".xlsx"):
        return _of_table(read_xlsx(raw, sheet))
    if raw.startswith(_SQLITE):
        return _of_table(read_database(raw))
    text = decode(raw)
    if is_feed(text):
        return _of_feed(text)
    if name.lower().endswith(_CSV):
        return _of_table(_mended(read_csv(text)) if name.lower().endswith(REJECTED) else read_csv(text))
    for importer, read in _READERS:
        if checks := tuple(read(text)):
            return ChecksFile(importer, checks)
    if text.startswith('{"version": 1, "claims": ['):
        raise NoChecksError("this is the whole of a desk's claims: import claimreviews.json, which lies beside it")
    raise NoChecksError("no ClaimReview, no table and no AVeriTeC set is in it; a page is added by: claimspring add")


def _of_feed(text: str) -> ChecksFile:
    entries = tuple(feed_entries(text))
    if not entries:
        raise NoChecksError("this feed has no entry that can be read; save its pages, and import these")
    return ChecksFile("feed", entries=entries)


def _mended(table: Table) -> Table:
    """The rows without the reason for which they were rejected."""
    width = len(table.header) - (table.header[-1] == REASON)
    return Table(table.header[:width], tuple((row, cells[:width]) for row, cells in table.rows))


def _of_table(table: Table) -> ChecksFile:
    """One of our own says by itself what its columns hold; any other wants a map."""
    return ChecksFile("table", tuple(own_checks(table)) if is_own(table.header) else (), table)


def _averitec(text: str) -> Iterable[IncomingCheck]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    return averitec(value) if is_averitec(value) else ()


_READERS: tuple[tuple[str, Callable[[str], Iterable[IncomingCheck]]], ...] = (
    ("averitec", _averitec),
    ("claimreview", claim_reviews),
)
