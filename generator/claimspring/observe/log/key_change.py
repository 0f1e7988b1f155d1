"""A key that takes another's place: an entry of the log in which the old key vouches for the new one. Pure."""

import base64
import binascii
import datetime as dt
import json
from collections.abc import Iterable, Iterator

from claimspring.observe.log.entries import value_of
from claimspring.observe.log.note import NoteError, SignerKey, VerifierKey, verifier_key

_KIND = "key"


def key_change(origin: str, old: SignerKey, new: VerifierKey, at: dt.datetime) -> bytes:
    """The entry that says, from `at` on, the log called `origin` is signed by `new`."""
    signature = base64.b64encode(old.signature(_vouched(origin, old.public, new))).decode()
    value = {"k": _KIND, "t": int(at.timestamp()), "old": str(old.public), "new": str(new), "s": signature}
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def successors(key: VerifierKey, origin: str, entries: Iterable[bytes]) -> Iterator[VerifierKey]:
    """The keys that took the place of `key`, one after the other, each vouched for by the one before.

    Raises:
        NoCryptographyError: when signatures cannot be checked here.
    """
    for entry in entries:
        if (new := _vouched_for(key, origin, entry)) is not None:
            yield new
            key = new


def _vouched_for(key: VerifierKey, origin: str, entry: bytes) -> VerifierKey | None:
    value = value_of(entry)
    if value.get("k") != _KIND or value.get("old") != str(key):
        return None
    try:
        new = verifier_key(value["new"])
        signature = base64.b64decode(value["s"], validate=True)
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error, NoteError):
        return None
    return new if key.made(signature, _vouched(origin, key, new)) else None


def _vouched(origin: str, old: VerifierKey, new: VerifierKey) -> str:
    """What the old key signs."""
    return f"{origin}\n{old}\n{new}\n"
