"""A claim to its kit: the passages with what surrounds them, the records, and the proof that these were sealed."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimspring.document.text import UnreadableError, read_text
from claimspring.model.claim import Claim, Evidence
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.model.observation import FOUND, Copy, Ledger, LedgerEntry, QuotationSeen, QuotationState
from claimspring.observe.kit.claim import CLAIM, said_of, spoken
from claimspring.observe.kit.index_page import INDEX, VERSION, index_page
from claimspring.observe.kit.pack import pack, sha256, with_manifest
from claimspring.observe.kit.wacz import ARCHIVE, enclosed, wacz
from claimspring.observe.log import entries as log_entries
from claimspring.observe.log.seal import Log
from claimspring.observe.log.tree import inclusion_proof, leaf_hash
from claimspring.observe.quotes import around
from claimspring.observe.record.copies import page_in, proves
from claimspring.observe.record.store import LEDGERS

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”»’)\]]*\s+|\[\s?(?:…|\.{3})\s?\]")


@dataclass(frozen=True, slots=True)
class KitSource:
    """What a kit is made of."""

    root: Path
    corpus: Corpus
    log: Log | None = None
    """The log of the site, where it is at hand."""

    def may_be_handed_out(self, source: SourceId) -> bool:
        """Whether anybody may have words of a document that no claim quotes."""
        document = self.corpus.sources.get(source)
        return document is None or not document.value.no_copies


def make_kit(source: KitSource, key: ClaimKey, claim: Record[Claim], pages: Iterable[bytes] | None = None) -> bytes:
    """The kit of a claim: a file like any other of the same content.

    With `pages`, copies as `page_copies` finds them, it is a WACZ and holds them.
    """
    ledgers = _ledgers(source, claim)
    passages = [
        _passage(source, evidence, ledgers[evidence.source]) for evidence in claim.value.evidence if evidence.passage
    ]
    said: dict[str, Any] = {
        "version": VERSION,
        "claim": str(key),
        **said_of(claim.value),
        "passages": passages,
    }
    files = {CLAIM: (source.root / claim.path).read_bytes()}
    for name, ledger in ledgers.items():
        if ledger:
            files[f"ledger-{name}.json"] = (source.root / LEDGERS / f"{name}.json").read_bytes()
    if source.log:
        files["checkpoint"] = str(source.log.checkpoint).encode()
        proofs = list(_proofs(source.log, ledgers))
        files["proof.json"] = json.dumps(proofs, ensure_ascii=False, indent=1).encode()
    files[INDEX] = index_page(said)
    if pages is not None:
        return wacz(with_manifest(files, said), list(pages), _spoken_in_one(claim))
    return pack(with_manifest(files, said))


def page_copies(source: KitSource, claim: Record[Claim]) -> dict[str, bytes | None]:
    """By source: the newest sound copy of its page that is here; None where there is none to be handed out."""
    return {name: _copy(source, name, ledger) for name, ledger in _ledgers(source, claim).items()}


def _copy(source: KitSource, name: str, ledger: Ledger | None) -> bytes | None:
    for entry in reversed(ledger.entries if ledger and source.may_be_handed_out(SourceId(name)) else ()):
        path = source.root / entry.copy_.file if entry.copy_ else None
        if entry.copy_ and path and path.is_file() and _is_sound(raw := path.read_bytes(), entry.copy_):
            return raw
    return None


def _is_sound(raw: bytes, copy: Copy) -> bool:
    """Whether a copy proves its page, and another can lie behind it: a file may break off behind its page."""
    try:
        return proves(raw, copy) and len(enclosed({ARCHIVE: raw + raw})) > 1
    except ValueError:
        return False


def _ledgers(source: KitSource, claim: Record[Claim]) -> dict[str, Ledger | None]:
    return {str(one.source): source.corpus.ledgers.get(one.source) for one in claim.value.evidence}


def _passage(source: KitSource, evidence: Evidence, ledger: Ledger | None) -> dict[str, Any]:
    """One passage, as the newest look that could read its page found it; with its context where a copy is here."""
    told: dict[str, Any] = {"source": evidence.source, "stance": evidence.stance, "exact": evidence.passage}
    found = _newest(ledger, evidence.passage or "")
    if found is None:
        return told | {"why": "nobody has looked at this page yet"}
    number, entry, seen = found
    told |= {
        "url": entry.seen.redirects[-1] if entry.seen.redirects else entry.seen.asked,
        "seen": entry.first_seen.isoformat(),
        "state": seen.state,
        "ledger": f"ledger-{evidence.source}.json",
        "entry": number,
    }
    told |= {"body_sha256": entry.seen.body, "text_sha256": entry.seen.text}
    if seen.state not in FOUND or seen.at is None:
        return told | {"why": f"the words were {seen.state} on the page"}
    if not source.may_be_handed_out(evidence.source):
        return told | {"why": "the words were found on the page, and no copy of it may be handed out"}
    text = _text(source.root, entry)
    if text is None:
        return told | {"why": "there is no copy of the page here, so that its words cannot be shown"}
    start, end = seen.at
    before, behind = around(text, start, end)
    context = f"{before}{text[start:end]}{behind}"
    if sha256(context.encode("utf-8", "surrogatepass")) != seen.context:
        return told | {"why": "the copy here is not the page that was recorded"}
    return told | {
        "at": [start, end],
        "before": before,
        "found": text[start:end],
        "behind": behind,
        "context_sha256": seen.context,
        "parts": _parts(evidence.passage or "", seen.state),
    }


def _newest(ledger: Ledger | None, exact: str) -> tuple[int, LedgerEntry, QuotationSeen] | None:
    for number, entry in reversed(list(enumerate(ledger.entries if ledger else (), 1))):
        for seen in entry.seen.quotations:
            if seen.exact == exact and seen.state is not QuotationState.UNREADABLE:
                return number, entry, seen
    return None


def _text(root: Path, entry: LedgerEntry) -> str | None:
    """The text of the page as it was recorded; None where no copy of it is here."""
    copy = entry.copy_
    try:
        page = page_in((root / copy.file).read_bytes()) if copy else None
        return read_text(page.body, page.content_type).text if page else None
    except (OSError, UnreadableError):
        return None


def _parts(exact: str, state: QuotationState) -> list[str]:
    """What must stand there: all of it, or each of its sentences in order."""
    parts = _SENTENCE_END.split(exact) if state is QuotationState.SPLIT else [exact]
    return [part for part in parts if part.strip()]


def _proofs(log: Log, ledgers: Mapping[str, Ledger | None]) -> Iterator[dict[str, Any]]:
    leaves = [leaf_hash(entry) for entry in log.entries]
    places = {entry: index for index, entry in enumerate(log.entries)}
    for name, ledger in ledgers.items():
        for place, (then, number, entry) in enumerate(ledger.named(name) if ledger else (), 1):
            sealed = log_entries.seen(then, number, entry)
            if sealed in places:
                proof = [one.hex() for one in inclusion_proof(places[sealed], leaves)]
                yield {"ledger": name, "entry": place, "index": places[sealed], "proof": proof}


def _spoken_in_one(claim: Record[Claim]) -> str:
    """The statement in the language in which it was written first."""
    statement = spoken(claim.value.statement)
    return str(next(iter(statement.values()))) if isinstance(statement, dict) else str(statement)
