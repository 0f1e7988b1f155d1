"""The languages of web archives: CDX to ask what they hold, Save Page Now to ask them to take a copy. Pure.

The availability interface is not used: it answers with nothing, or with 429, where the CDX interface knows a copy.
"""

import datetime as dt
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urljoin

_STAMP = re.compile(r"\d{14}")
_IN_ADDRESS = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/")


@dataclass(frozen=True, slots=True)
class Keys:
    """What an archive wants to see before it saves a page."""

    access: str
    secret: str = field(repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Keys | None":
        """`CLAIMSPRING_ARCHIVE_KEY` and `CLAIMSPRING_ARCHIVE_SECRET`; None unless both are set."""
        access, secret = (environment.get(f"CLAIMSPRING_ARCHIVE_{name}", "") for name in ("KEY", "SECRET"))
        return cls(access, secret) if access and secret else None

    def header(self) -> str:
        """The Authorization header."""
        return f"LOW {self.access}:{self.secret}"


@dataclass(frozen=True, slots=True)
class Capture:
    """A copy that an archive holds."""

    stamp: str
    """When it was taken: fourteen digits, UTC."""
    original: str

    def address(self, index: str) -> str:
        """Where the archive whose CDX interface is `index` shows it."""
        return urljoin(index, f"/web/{self.stamp}/{self.original}")


def taken(address: str) -> dt.datetime | None:
    """When a copy was taken, from the address at which an archive shows it; None where it does not say so."""
    match = _IN_ADDRESS.search(address)
    return moment(match[1]) if match else None


def moment(stamp: str) -> dt.datetime | None:
    """Fourteen digits as a point in time; None where there is none such."""
    try:
        return dt.datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def lookup(index: str, address: str, near: dt.date | None) -> str:
    """The question "which whole copy do you hold of `address`, taken nearest to that day?" (else: the newest)."""
    question = {
        "url": address,
        "output": "json",
        "fl": "timestamp,original",
        "filter": "statuscode:200",
        "limit": "-1" if near is None else "1",
    }
    if near:
        question |= {"closest": f"{near:%Y%m%d}000000", "sort": "closest"}
    return f"{index}?{urlencode(question)}"


def captures(body: bytes) -> tuple[Capture, ...]:
    """What a CDX answer lists, in either of its two JSON forms; what is not understood is left out."""
    return tuple(
        Capture(stamp, original)
        for row in _rows(body)
        if isinstance(stamp := row.get("timestamp"), str)
        and _STAMP.fullmatch(stamp)
        and moment(stamp)
        and isinstance(original := row.get("original", row.get("url")), str)
        and original.startswith(("http://", "https://"))
    )


def _rows(body: bytes) -> Iterator[Mapping[str, Any]]:
    """The Wayback Machine sends one list whose first row names the fields, pywb one object on each line."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        value = [_object(line) for line in body.splitlines()]
    if not isinstance(value, list):
        value = [value]
    header = value[0] if value and isinstance(value[0], list) else []
    for row in value:
        if isinstance(row, dict):
            yield row
        elif isinstance(row, list) and row is not header:
            yield dict(zip(map(str, header), row, strict=False))


def _object(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def job_id(body: bytes) -> str | None:
    """The number under which an archive will report on its saving."""
    value = _object(body)
    found = value.get("job_id") if isinstance(value, dict) else None
    return found if isinstance(found, str) and re.fullmatch(r"[\w-]{1,100}", found) else None


@dataclass(frozen=True, slots=True)
class Saving:
    """How far an archive is."""

    pending: bool
    capture: Capture | None = None


def saving(body: bytes, address: str) -> Saving:
    """An archive's report on its saving of `address`."""
    value = _object(body)
    if not isinstance(value, dict):
        return Saving(pending=False)
    stamp = value.get("timestamp")
    if value.get("status") == "success" and isinstance(stamp, str) and _STAMP.fullmatch(stamp):
        return Saving(pending=False, capture=Capture(stamp, str(value.get("original_url") or address)))
    return Saving(pending=value.get("status") == "pending")
