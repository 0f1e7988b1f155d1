"""A kit to what is wrong with it: container, records, passages, and the proof that these were sealed. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimspring.anchor.match import Haystack, state_of
from claimspring.model.observation import FOUND, Ledger
from claimspring.observe.kit.claim import CLAIM, claim_faults
from claimspring.observe.kit.index_page import FRAMES, INDEX, page_faults
from claimspring.observe.kit.pack import MANIFEST, container_damage, damage, sha256, unpack
from claimspring.observe.kit.wacz import ARCHIVE, enclosed, package_damage, unfolded
from claimspring.observe.log import entries as log_entries
from claimspring.observe.log.note import Checkpoint, NoteError, read_checkpoint
from claimspring.observe.log.tree import includes, leaf_hash
from claimspring.observe.record.ledger import breaks
from claimspring.read.fault import Unreadable


@dataclass(slots=True)
class KitJudgement:
    """What was compared, and what is wrong."""

    said: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    checkpoint: Checkpoint | None = None
    """The head of the log that the kit holds."""
    rests: tuple[tuple[int, bytes], ...] = ()
    """The record on which each passage rests that was found again, as an entry of a log; passages from 1."""
    records: tuple[bytes, ...] = ()
    """What the kit's records are as entries of a log."""


def verify_kit(raw: bytes) -> KitJudgement:
    """Judge a kit by itself."""
    judgement = KitJudgement()
    try:
        members = unpack(raw)
    except ValueError as error:
        judgement.faults.append(str(error))
        return judgement
    files = unfolded(members)
    judgement.faults.extend(dict.fromkeys((*damage(files), *package_damage(members))))
    judgement.faults.extend(() if judgement.faults else container_damage(raw, members))
    if judgement.faults:
        return judgement
    try:
        ledgers = _content(judgement, files)
        _pages(judgement, members, ledgers)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        judgement.faults.append(f"{MANIFEST}: it does not say what a kit says")
    return judgement


def _content(judgement: KitJudgement, files: Mapping[str, bytes]) -> dict[str, Ledger]:
    """Whether passages and records fit together; the records, by the names of their files."""
    said = json.loads(files[MANIFEST])
    if said["version"] not in FRAMES:
        unknown = f"{MANIFEST}: form '{said['version']}' is not known here"
        judgement.faults.append(f"{unknown}: verify it with a newer claimspring")
        return {}
    judgement.faults.extend(page_faults(files[INDEX], said) if INDEX in files else (f"{INDEX}: missing",))
    try:
        judgement.faults.extend(claim_faults(files, said))
    except Unreadable:
        judgement.said.append(f"{CLAIM} was not compared: this version of claimspring cannot read it")
    ledgers = {}
    for name, raw in files.items():
        if name.startswith("ledger-"):
            judgement.faults.extend(f"{name}: entry {number}: {what}" for number, what in breaks(raw))
            ledgers[name] = Ledger.model_validate_json(raw)
    passages = said["passages"]
    found = 0
    for number, passage in enumerate(passages, 1):
        wrong = list(_wrong(passage, ledgers))
        judgement.faults.extend(f"passage {number}: {what}" for what in wrong)
        found += "found" in passage and not wrong
    judgement.said.append(f"{found} of {len(passages)} passages found again")
    judgement.said.extend(
        f"passage {number} was not compared: {passage['why']}"
        for number, passage in enumerate(passages, 1)
        if "found" not in passage
    )
    _sealed(judgement, files, ledgers, passages)
    return ledgers


def _pages(judgement: KitJudgement, members: Mapping[str, bytes], ledgers: Mapping[str, Ledger]) -> None:
    """Whether the pages that lie in the kit are those of which its records tell."""
    if ARCHIVE not in members:
        return
    recorded = {entry.copy_.digest for ledger in ledgers.values() for entry in ledger.entries if entry.copy_}
    try:
        pages = enclosed(members)
    except ValueError:
        judgement.faults.append(f"{ARCHIVE}: it holds no pages that can be read")
        return
    judgement.faults.extend(f"{ARCHIVE}: no record tells of page {digest[:16]}" for digest in set(pages) - recorded)
    judgement.said.append(f"{len(pages)} pages lie in the kit, each as it was recorded")


def _wrong(passage: Mapping[str, Any], ledgers: Mapping[str, Ledger]) -> Iterator[str]:
    """What does not fit between a passage, the words shown around it, and the record."""
    if "found" not in passage:
        return
    context = f"{passage['before']}{passage['found']}{passage['behind']}"
    if sha256(context.encode("utf-8", "surrogatepass")) != passage["context_sha256"]:
        yield "what surrounds it is not what was recorded"
    if state_of(Haystack(passage["found"]).find(passage["exact"])) not in FOUND:
        yield "the words do not stand there"
    entry = ledgers[passage["ledger"]].entries[passage["entry"] - 1]
    recorded = [seen for seen in entry.seen.quotations if seen.exact == passage["exact"]]
    if not any(seen.context == passage["context_sha256"] and seen.state == passage["state"] for seen in recorded):
        yield f"entry {passage['entry']} of {passage['ledger']} holds another one"


def _sealed(
    judgement: KitJudgement,
    files: Mapping[str, bytes],
    ledgers: Mapping[str, Ledger],
    passages: Sequence[Mapping[str, Any]],
) -> None:
    """Whether the records are in the log whose head the kit holds."""
    named = {name: list(ledger.named(name[len("ledger-") : -len(".json")])) for name, ledger in ledgers.items()}
    judgement.records = tuple(log_entries.seen(*one) for entries in named.values() for one in entries)
    judgement.rests = tuple(
        (number, log_entries.seen(*named[passage["ledger"]][passage["entry"] - 1]))
        for number, passage in enumerate(passages, 1)
        if "found" in passage
    )
    if "checkpoint" not in files:
        judgement.said.append("the kit holds no checkpoint: whether its records were sealed is not known")
        return
    try:
        head = judgement.checkpoint = read_checkpoint(files["checkpoint"].decode("utf-8", "replace"))
    except NoteError as error:
        judgement.faults.append(f"checkpoint: {error}")
        return
    proved = set()
    for one in json.loads(files["proof.json"]):
        record = log_entries.seen(*named[f"ledger-{one['ledger']}.json"][one["entry"] - 1])
        steps = [bytes.fromhex(step) for step in one["proof"]]
        if includes(head.root, head.size, one["index"], leaf_hash(record), steps):
            proved.add(record)
        else:
            judgement.faults.append(f"proof.json: entry {one['entry']} of '{one['ledger']}' is not in the log")
    total = len(judgement.records)
    if total and not proved:
        judgement.said.append(f"the kit holds no proofs that its {total} records were sealed: compare it with its site")
        return
    judgement.said.append(f"{len(proved)} of {total} records are in the log of '{head.origin}' (size {head.size:,})")
    judgement.said.extend(
        f"passage {number} rests on a record of which the kit has no proof that it was sealed"
        for number, record in judgement.rests
        if record not in proved
    )
