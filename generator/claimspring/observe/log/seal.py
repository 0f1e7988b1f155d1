"""Sealing: what the project holds, and the log not yet, goes behind what is there; the whole is written to the site."""

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimspring.model.observation import Ledger
from claimspring.observe.log.entries import appended, moment, value_of, wanted
from claimspring.observe.log.key_change import key_change
from claimspring.observe.log.note import Checkpoint, NoteError, SignerKey, VerifierKey, read_checkpoint, verifier_key
from claimspring.observe.log.tiles import Read, files, read_entries
from claimspring.observe.log.tree import leaf_hash, root
from claimspring.observe.record.store import LEDGERS

PUBLISHED = "claims/published"


class SealError(ValueError):
    """The log cannot be gone on with; the message says why."""


@dataclass(frozen=True, slots=True)
class Log:
    """A log that is there already."""

    checkpoint: Checkpoint
    entries: tuple[bytes, ...]
    key: VerifierKey | None = None
    """The key that signs it, as it says itself."""


@dataclass(frozen=True, slots=True)
class LogKeys:
    """The secret keys at hand."""

    now: SignerKey | None = None
    """The one that signs."""
    before: SignerKey | None = None
    """The one that signed until now, where it is given up for that."""


def read_log(read: Read) -> Log:
    """The log that lies on a site; its entries are those over which its checkpoint stands.

    Raises:
        SealError: when there is none, its checkpoint is none, or its entries are not those of its checkpoint.
        NoteError: when its key is none.
        TileError: when one of its files is missing or damaged.
    """
    raw = read("checkpoint")
    if raw is None:
        raise SealError("there is no log at log/checkpoint")
    try:
        checkpoint = read_checkpoint(raw.decode("utf-8", "replace"))
    except NoteError:
        raise SealError("what stands at log/checkpoint is no checkpoint") from None
    entries = read_entries(read, checkpoint.size)
    if root(map(leaf_hash, entries)) != checkpoint.root:
        raise SealError("the entries of the log are not those of its checkpoint")
    key = read("key")
    return Log(checkpoint, tuple(entries), verifier_key(key.decode("utf-8", "replace")) if key else None)


def ledgers_of(project: Path) -> dict[str, Ledger]:
    """Every ledger of a project, by name.

    Raises:
        SealError: when one of them cannot be read.
    """
    found = {}
    for path in sorted((project / LEDGERS).glob("*.json")):
        try:
            found[path.stem] = Ledger.model_validate_json(path.read_bytes())
        except (OSError, ValueError):
            raise SealError(f"{LEDGERS}/{path.name} cannot be read") from None
    return found


def published_of(project: Path) -> dict[str, bytes]:
    """The record of what was published: files by claim."""
    folder = project / PUBLISHED
    return {path.relative_to(folder).with_suffix("").as_posix(): path.read_bytes() for path in _files(folder)}


def seal(
    project: Path, previous: Log | None, origin: str, keys: LogKeys, hidden: Collection[str] = ()
) -> tuple[Log, int]:
    """The log with everything of the project in it, and how many entries came to it.

    `hidden` names ledgers of which readers may not know yet: what of them is not sealed already stays out.

    Raises:
        SealError: when something that was sealed is no longer in the project, or is another thing now; when the log is
            signed by another key than that at hand, and that one does not vouch for it.
    """
    change = _vouched_change(previous, origin, keys) if previous else None
    ledgers, published = ledgers_of(project), published_of(project)
    known = previous.entries if previous else ()
    if previous and (lost := _lost(known, wanted(ledgers, published))):
        raise SealError(f"the project no longer holds what was sealed: {lost}")
    shown = {name: ledger for name, ledger in ledgers.items() if name not in hidden}
    added = appended(known, wanted(shown, published))
    run = _run(shown)
    if run and run not in known:
        added.append(run)
    if change:
        added.append(change)
    entries = (*known, *added)
    checkpoint = Checkpoint(origin, len(entries), root(map(leaf_hash, entries)))
    if keys.now is None:
        return Log(checkpoint, entries), len(added)
    return Log(keys.now.sign(checkpoint), entries, keys.now.public), len(added)


def _vouched_change(previous: Log, origin: str, keys: LogKeys) -> bytes | None:
    """The entry by which the key that signed the log so far vouches for the one that signs now, where it is another."""
    known = previous.key
    if known is None and previous.checkpoint.signatures:
        raise SealError("the log is signed, and log/key is missing: whose key it is cannot be known")
    if known is None or (keys.now and keys.now.public == known):
        return None
    if keys.now is None:
        raise SealError(f"the log is signed by '{known}', and its secret half is not at hand")
    if keys.before is None or keys.before.public != known:
        raise SealError(f"the log is signed by '{known}': a new key takes its place only where that one vouches for it")
    return key_change(origin, keys.before, keys.now.public, dt.datetime.now(dt.UTC))


def write(log: Log, site: Path) -> None:
    """Put a log into a site's folder; the checkpoint last."""
    folder = site / "log"
    leaves = [leaf_hash(entry) for entry in log.entries]
    for name, raw in files(log.entries, leaves):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    folder.mkdir(parents=True, exist_ok=True)
    if log.key:
        (folder / "key").write_text(f"{log.key}\n", "utf-8")
    (folder / "checkpoint").write_text(str(log.checkpoint), "utf-8", newline="\n")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.json")) if path.is_file() and not path.is_symlink())


def _lost(known: Sequence[bytes], everything: Sequence[bytes]) -> str:
    """What the log holds and the project does not, in words; empty where nothing is lost."""
    there = set(everything)
    for entry in known:
        value = value_of(entry)
        if entry not in there and value.get("k") == "seen":
            return f"entry {value['n']} of the ledger '{value['l']}'"
        if entry not in there and value.get("k") == "edition":
            return f"edition {value['n']} of '{value['c']}'"
    return ""


def _run(ledgers: Mapping[str, Ledger]) -> bytes | None:
    """How long each ledger's last entry has grown: what changes at every look, sealed as a whole."""
    grown = [
        [name, len(ledger.entries), ledger.entries[-1].last_seen.isoformat(), ledger.entries[-1].count]
        for name, ledger in sorted(ledgers.items())
        if ledger.entries
    ]
    if not grown:
        return None
    newest = max(ledger.entries[-1].last_seen for ledger in ledgers.values() if ledger.entries)
    digest = hashlib.sha256(json.dumps(grown, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
    value = {"k": "run", "t": int(newest.timestamp()), "h": digest}
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def newest(entries: Sequence[bytes]) -> int:
    """When the newest of the entries happened, in seconds."""
    return max(map(moment, entries), default=0)
