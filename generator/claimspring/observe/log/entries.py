"""What goes into the log: every entry of every ledger, and every edition of every claim that was published. Pure.

The last entry of a ledger may still grow (seen again, longer), so that its own hash changes at every look: what is
sealed of it is what never changes, its beginning, what was seen, and the hash of the entry before.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimspring.model.observation import Ledger, LedgerEntry


def seen(ledger: str, number: int, entry: LedgerEntry) -> bytes:
    """A log entry for an entry of a ledger, numbered from 1."""
    return _line({"k": "seen", "l": ledger, "n": number, "t": _stamp(entry.first_seen), "h": fixed_hash(entry)})


def fixed_hash(entry: LedgerEntry) -> str:
    """SHA-256, in hexadecimal, of what never changes in a ledger's entry."""
    value = entry.model_dump(
        mode="json", include={"first_seen", "seen", "previous", "intake", "edits"}, exclude_defaults=True
    )
    return hashlib.sha256(_line(value)).hexdigest()


def edition(key: str, number: int, value: Mapping[str, Any]) -> bytes | None:
    """A log entry for an edition in the record of what was published; None where that is none."""
    digest, day = value.get("hash"), value.get("on")
    if not isinstance(digest, str) or not isinstance(day, str):
        return None
    try:
        moment = dt.datetime.fromisoformat(day)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return _line({"k": "edition", "c": key, "n": number, "t": _stamp(moment), "h": digest})


def wanted(ledgers: Mapping[str, Ledger], published: Mapping[str, bytes]) -> list[bytes]:
    """Everything that belongs into the log, in order of time; `published` holds the record's files by claim."""
    everything = [*_of_ledgers(ledgers), *_of_record(published)]
    return sorted(everything, key=lambda entry: (moment(entry), entry))


def moment(entry: bytes) -> int:
    """When it happened, in seconds; 0 for what says no time."""
    try:
        value = json.loads(entry).get("t", 0)
    except (ValueError, AttributeError):
        return 0
    return value if isinstance(value, int) else 0


def appended(known: Iterable[bytes], everything: Iterable[bytes]) -> list[bytes]:
    """What is not in the log yet, in order."""
    there = set(known)
    return [entry for entry in everything if entry not in there]


def _of_ledgers(ledgers: Mapping[str, Ledger]) -> Iterator[bytes]:
    for name, ledger in ledgers.items():
        for number, entry in enumerate(ledger.entries, 1):
            yield seen(name, number, entry)


def _of_record(published: Mapping[str, bytes]) -> Iterator[bytes]:
    for key, raw in published.items():
        try:
            editions = json.loads(raw)["editions"]
        except (ValueError, TypeError, KeyError):
            continue
        for number, value in enumerate(editions if isinstance(editions, list) else [], 1):
            line = edition(key, number, value) if isinstance(value, dict) else None
            if line:
                yield line


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _stamp(when: dt.datetime) -> int:
    return int(when.timestamp())
