"""Time-stamps over checkpoints, by authorities that have nothing to do with the desk: RFC 3161. An extra (`proof`).

A token proves that a checkpoint existed at a time. It does not prove its own bytes: a few of them may change, and it
holds all the same. One that cannot be had, or read, is a warning and counts as none.
"""

import datetime as dt
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import requests
import urllib3

from claimspring.model.settings import ObserveSettings, StampSettings
from claimspring.observe.http.deadline import Watchdog
from claimspring.observe.http.guard import Guard, RefusedError
from claimspring.observe.http.transport import GuardedSession
from claimspring.observe.log.tiles import Read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography.x509 import Certificate

INDEX = "anchors/index"
_KEPT = 100
_NAME = re.compile(r"[0-9]{1,15}\.[a-z0-9._:-]+", re.IGNORECASE)
"""What an anchor's files are called: the size, a dot, the authority's host."""
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Anchor:
    """A checkpoint with the token of an authority over it."""

    size: int
    authority: str
    """The host of the authority."""
    checkpoint: bytes
    token: bytes

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.size}.{self.authority}"


def can_stamp() -> bool:
    """Whether tokens can be asked for and read here."""
    return importlib.util.find_spec("rfc3161_client") is not None


def ask(authority: StampSettings, message: bytes, settings: ObserveSettings, user_agent: str) -> bytes | None:
    """An authority's token over a message; None where none is to be had."""
    from rfc3161_client import TimestampRequestBuilder, decode_timestamp_response  # noqa: PLC0415 -- an extra

    asked = TimestampRequestBuilder().data(message).build()
    guard = Guard(frozenset(settings.ports), settings.allow_networks)
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        guard.vet(authority.url)
        with (
            GuardedSession(guard, user_agent) as session,
            Watchdog() as watchdog,
            watchdog.watch(settings.deadline) as deadline,
        ):
            session.dialer.deadline = deadline
            session.headers.update(headers)
            response = session.post(
                authority.url, data=asked.as_bytes(), stream=True, allow_redirects=False, timeout=settings.deadline
            )
            raw = bytes(response.raw.read(_LARGEST, decode_content=True)) if response.ok else b""
        decode_timestamp_response(raw)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, RefusedError, ValueError):
        return None
    return raw


def certificates(roots: bytes) -> "list[Certificate]":
    """The root certificates in a PEM file.

    Raises:
        ValueError: when there are none.
    """
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 -- an extra

    return load_pem_x509_certificates(roots)


def stamped(anchor: Anchor, roots: "Sequence[Certificate]") -> dt.datetime | None:
    """When an authority, whose root certificates these are, saw a checkpoint; None where that is not proved."""
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response  # noqa: PLC0415 -- an extra

    try:
        response = decode_timestamp_response(anchor.token)
        builder = VerifierBuilder()
        for certificate in roots:
            builder = builder.add_root_certificate(certificate)
        builder.build().verify_message(response, anchor.checkpoint)
    except (VerificationError, ValueError):
        return None
    return response.tst_info.gen_time


def read_anchors(read: Read) -> list[Anchor]:
    """The anchors that lie on a site; what is not whole is passed over."""
    found = []
    for line in (read(INDEX) or b"").decode("utf-8", "replace").splitlines()[-_KEPT:]:
        if not _NAME.fullmatch(line):
            continue
        size, _, authority = line.partition(".")
        checkpoint, token = read(f"anchors/{line}.checkpoint"), read(f"anchors/{line}.tsr")
        if checkpoint and token:
            found.append(Anchor(int(size), authority, checkpoint, token))
    return found


def write_anchors(anchors: list[Anchor], site: Path) -> None:
    """Put anchors into a site's folder, the newest of them last."""
    kept = anchors[-_KEPT:]
    if not kept:
        return
    folder = site / "log" / "anchors"
    folder.mkdir(parents=True, exist_ok=True)
    for anchor in kept:
        (folder / f"{anchor.name}.checkpoint").write_bytes(anchor.checkpoint)
        (folder / f"{anchor.name}.tsr").write_bytes(anchor.token)
    (folder / "index").write_text("".join(f"{anchor.name}\n" for anchor in kept), "utf-8")
