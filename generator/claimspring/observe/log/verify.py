"""What a stranger can say of a log: from one download, and from checkpoints or whole logs held from earlier."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimspring.observe.log.entries import moment
from claimspring.observe.log.key_change import successors
from claimspring.observe.log.note import Checkpoint, NoCryptographyError, NoteError, VerifierKey, read_checkpoint
from claimspring.observe.log.seal import newest
from claimspring.observe.log.tiles import Read, TileError, bundle_of, read_entries, read_leaves
from claimspring.observe.log.tree import leaf_hash, root

_LATE = dt.timedelta(days=31)
"""A look may be sealed some time after it was made; one that old was made up later."""


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody kept of the same log from earlier."""

    name: str
    """Where it comes from."""
    checkpoint: Checkpoint
    read: Read | None = None
    """The files of that log, where they were kept too."""


@dataclass(slots=True)
class Judgement:
    """What was compared, and what is wrong."""

    said: list[str] = field(default_factory=list)
    """What was compared, each in a sentence."""
    faults: list[str] = field(default_factory=list)
    """What contradicts."""
    entries: tuple[bytes, ...] = ()
    """The entries, where they are those of the checkpoint."""


def held_checkpoint(name: str, raw: bytes) -> Held:
    """A checkpoint that somebody kept.

    Raises:
        NoteError: when it is none.
    """
    try:
        return Held(name, read_checkpoint(raw.decode("utf-8", "replace")))
    except NoteError as error:
        raise NoteError(f"{name}: {error}") from None


def verify_log(read: Read, held: Sequence[Held], key: VerifierKey | None) -> Judgement:
    """Judge the log that `read` reads."""
    judgement = Judgement()
    raw = read("checkpoint")
    if raw is None:
        judgement.faults.append("log/checkpoint is missing: there is no log")
        return judgement
    try:
        now = read_checkpoint(raw.decode("utf-8", "replace"))
    except NoteError:
        judgement.faults.append("log/checkpoint is no checkpoint")
        return judgement
    try:
        entries = read_entries(read, now.size)
    except TileError as error:
        judgement.faults.append(str(error))
        return judgement
    if key is None:
        judgement.said.append("no key is known, so that no signature was checked")
    else:
        judge_signature(now, key, entries, judgement.said, judgement.faults)
    leaves = [leaf_hash(entry) for entry in entries]
    if root(leaves) != now.root:
        judgement.faults.extend(_damage(read, now, leaves))
        return judgement
    judgement.entries = tuple(entries)
    judgement.said.append(f"the log '{now.origin}' holds {now.size:,} entries, and they are those of its checkpoint")
    for one in held:
        judgement.faults.extend(_contradictions(one, now, entries, leaves, judgement))
    if not held:
        judgement.said.append("no earlier checkpoint was given, so that nothing from outside was compared")
    return judgement


def judge_signature(
    now: Checkpoint, key: VerifierKey, entries: Sequence[bytes], said: list[str], faults: list[str]
) -> None:
    """Who signed a checkpoint: the key that is known, or one that took its place with its consent, as entries tell."""
    try:
        changes = list(successors(key, now.origin, entries))
        signed = (changes[-1] if changes else key).signed(now)
    except NoCryptographyError:
        said.append("no signature was checked: that needs pip install 'claimspring[proof]'")
        return
    for change in changes:
        said.append(f"the key '{key}' was changed for '{change}', and vouched for it")
        key = change
    if signed:
        said.append(f"its checkpoint is signed by '{key.name}'")
    else:
        faults.append(f"its checkpoint is not signed by '{key.name}': another key, or none")


def _damage(read: Read, now: Checkpoint, leaves: Sequence[bytes]) -> Iterator[str]:
    """Where the entries are not what the checkpoint stands for, as far as the tiles of hashes tell."""
    try:
        told = read_leaves(read, now.size)
    except TileError as error:
        yield str(error)
        return
    wrong = [index for index, (one, other) in enumerate(zip(leaves, told, strict=True)) if one != other]
    if wrong and root(told) == now.root:
        yield f"log/{bundle_of(wrong[0], now.size)} is altered: entry {wrong[0]:,} is not the one that was sealed"
    else:
        yield "the entries are not those of the checkpoint"


def _contradictions(
    held: Held, now: Checkpoint, entries: Sequence[bytes], leaves: Sequence[bytes], judgement: Judgement
) -> Iterator[str]:
    earlier = held.checkpoint
    if earlier.origin != now.origin:
        yield f"{held.name} is of another log: '{earlier.origin}', not '{now.origin}'"
    elif earlier.size > now.size:
        yield f"{earlier.size - now.size:,} entries that {held.name} holds were taken back"
    elif root(leaves[: earlier.size]) != earlier.root:
        yield f"the log does not go on from {held.name} (size {earlier.size:,}){_first_difference(held, entries)}"
    else:
        judgement.said.append(f"nothing contradicts {held.name} (size {earlier.size:,})")
        first = newest(entries[: earlier.size]) - _LATE.total_seconds()
        late = [index for index in range(earlier.size, now.size) if moment(entries[index]) < first]
        if late:  # of what was a draft until lately, or of what was made up since: a log does not show which
            which = f"{len(late):,} of the newer entries, first {late[0]:,}"
            judgement.said.append(f"came in more than a month after the day it bears: {which}")


def _first_difference(held: Held, entries: Sequence[bytes]) -> str:
    if held.read is None:
        return ""
    try:
        old = read_entries(held.read, held.checkpoint.size)
    except TileError:
        return ""
    first = next((index for index, (one, other) in enumerate(zip(old, entries, strict=False)) if one != other), None)
    return "" if first is None else f"; the first entry that differs: {first:,}"
