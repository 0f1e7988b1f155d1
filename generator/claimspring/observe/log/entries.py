"""What goes into the log: every entry of every ledger, and every edition of every claim that was published. Pure.

The last entry of a ledger may still grow (seen again, longer), so that its own hash changes at every look: what is
sealed of it is what never changes, its beginning, what was seen, and the hash of the entry before.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    value = value_of(entry).get("t", 0)
    return value if isinstance(value, int) else 0


def value_of(entry: bytes) -> dict[str, Any]:
    """What an entry says; nothing where it is no value of ours."""
    try:
        value = json.loads(entry)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def appended(known: Iterable[bytes], everything: Iterable[bytes]) -> list[bytes]:
    """What is not in the log yet, in order."""
    there = set(known)
    return [entry for entry in everything if entry not in there]


def _of_ledgers(ledgers: Mapping[str, Ledger]) -> Iterator[bytes]:
    for name, ledger in ledgers.items():
        for then, number, entry in ledger.named(name):
            yield seen(then, number, entry)


def _of_record(published: Mapping[str, bytes]) -> Iterator[bytes]:
    """Each edition once: a record that goes on under a new name holds again what was sealed under the former one."""
    records = {key: editions for key, raw in published.items() if (editions := _editions(raw))}
    moves = _moves(records)
    for key, editions in records.items():
        for number, value in enumerate(editions, 1):
            is_known = any(
                any(one.get("hash") == value.get("hash") for one in records[former][:last])
                for former, last in {**moves.get(key, {}), **moves.get(_name(key), {})}.items()
                if max(moves.get(name, {}).get(key, 0) for name in (former, _name(former))) <= number
            )  # where the name led there later and came back, the edition is its own
            if not is_known and (line := edition(key, number, value)):
                yield line


def _editions(raw: bytes) -> list[Mapping[str, Any]]:
    try:
        editions = json.loads(raw)["editions"]
    except (ValueError, TypeError, KeyError):
        return []
    return [value for value in editions if isinstance(value, dict)] if isinstance(editions, list) else []


def _moves(records: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, dict[str, int]]:
    """By claim, or by name: the records that ever led there, with the number of the last edition that says so."""
    found: dict[str, dict[str, int]] = {}
    for key, editions in records.items():
        for number, value in enumerate(editions, 1):
            to = value.get("to") if value.get("change") == "moved" else None
            for name in to if isinstance(to, list) else ():
                found.setdefault(str(name), {})[key] = number
    return found


def _name(key: str) -> str:
    return key.rpartition("/")[2]  # the record of a source, a publisher and the like: `_source/port-notice`


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _stamp(when: dt.datetime) -> int:
    return int(when.timestamp())
