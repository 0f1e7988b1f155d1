"""The ledger's arithmetic: a look added, equal looks folded, the chain of hashes proved. Pure."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from claimspring.model.observation import (
    NO_ENTRY,
    ArticleEdits,
    Copy,
    Ledger,
    LedgerEntry,
    Observation,
    OutsideCopy,
    PageSketch,
)
from claimspring.observe.visit import Visit


def add(
    ledger: Ledger, visit: Visit, seen: Observation, copy: Copy | None, edits: ArticleEdits | None = None
) -> Ledger:
    """The ledger with one more look: its last entry grown when it saw the same, else a new entry after it."""
    last, at = ledger.last, visit.at
    fields = {
        "etag": visit.validators.etag,
        "last_modified": visit.validators.last_modified,
        "retry_after": visit.retry_after,
    }
    if last is not None and _folds(last, seen, copy) and last.edits == edits:
        kept = {"copy_": copy or last.copy_, "sketch": visit.sketch or last.sketch}
        return _replace_last(ledger, {**_grown(last, at), **fields, **kept})
    entry = LedgerEntry(
        version=3 if edits else 2,
        first_seen=at,
        last_seen=at,
        seen=seen,
        copy_=copy,
        sketch=visit.sketch,
        edits=edits,
        previous=last.hash if last else NO_ENTRY,
        outside=last.outside if last else (),
        **fields,
    )
    return ledger.model_copy(update={"entries": (*ledger.entries, entry.sealed())})


def same(one: Observation, other: Observation) -> bool:
    """Whether two looks saw the same, wherever on the page, and whatever else its bytes hold."""
    return _sight(one) == _sight(other)


def repeat(ledger: Ledger, visit: Visit) -> Ledger:
    """The ledger after a look that the server answered with "not modified"."""
    last = ledger.entries[-1]
    fields = {
        "etag": visit.validators.etag or last.etag,
        "last_modified": visit.validators.last_modified or last.last_modified,
    }
    return _replace_last(ledger, _grown(last, visit.at) | fields)


def with_outside(ledger: Ledger, outside: tuple[OutsideCopy, ...], sketch: PageSketch | None = None) -> Ledger:
    """The ledger with what outside archives hold now, and what a copy there tells of the page's own text."""
    return _replace_last(ledger, {"outside": outside} | ({"sketch": sketch} if sketch else {}))


def breaks(text: bytes) -> Iterator[tuple[int, str]]:
    """Where a ledger's file was altered: the entry's number, from 1 (0: the whole file), and what does not fit.

    Works on the file's own values, not on our reading of them, so that nothing slips through a default.
    """
    try:
        entries = json.loads(text).get("entries", [])
        hashes = [(entry, entry.get("hash"), entry.get("previous", NO_ENTRY)) for entry in entries]
    except (ValueError, TypeError, AttributeError, RecursionError):
        yield 0, "it is no ledger"
        return
    before = NO_ENTRY
    for number, (entry, own, previous) in enumerate(hashes, 1):
        if previous != before:
            yield number, "it does not follow from the entry before it"
        if own != _digest(entry):
            yield number, "its content is not what was recorded"
        before = own


def continues(old: Ledger, new: Ledger) -> int | None:
    """The number of the first entry of `old` that `new` altered or lost; None when `new` only goes on.

    The last entry of `old` may have grown: the same sight, first seen at the same time, seen longer.
    """
    for number, entry in enumerate(old.entries, 1):
        if number > len(new.entries):
            return number
        other = new.entries[number - 1]
        same = _fixed(entry) == _fixed(other)
        if not same or other.count < entry.count or other.last_seen < entry.last_seen:
            return number
        if number < len(old.entries) and other.hash != entry.hash:
            return number
    return None


def _fixed(entry: LedgerEntry) -> tuple[object, ...]:
    """What never changes in an entry."""
    return entry.first_seen, entry.seen, entry.previous, entry.intake


def _folds(last: LedgerEntry, seen: Observation, copy: Copy | None) -> bool:
    """Whether a look goes into the last entry: its places and its copy belong to one and the same answer."""
    return last.version >= 2 and last.intake is None and same(last.seen, seen) and (copy is None or last.seen == seen)


def _sight(seen: Observation) -> Observation:
    quotations = tuple(one.model_copy(update={"at": None, "context": None}) for one in seen.quotations)
    return seen.model_copy(update={"body": None, "text": None, "quotations": quotations})


def _digest(entry: Mapping[str, Any]) -> str:
    """As `LedgerEntry.digest`, from the values of the file."""
    value = {key: entry[key] for key in entry if key != "hash"}
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _grown(entry: LedgerEntry, at: dt.datetime) -> dict[str, object]:
    new_day = at.date() > entry.last_seen.date()
    return {"last_seen": max(at, entry.last_seen), "count": entry.count + 1, "days": entry.days + new_day}


def _replace_last(ledger: Ledger, update: Mapping[str, object]) -> Ledger:
    grown = ledger.entries[-1].model_copy(update=dict(update)).sealed()
    return ledger.model_copy(update={"entries": (*ledger.entries[:-1], grown)})
