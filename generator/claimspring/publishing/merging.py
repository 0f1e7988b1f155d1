"""One claim out of two, or several out of one: what stays leads on, and no verdict is passed by a machine."""

import datetime as dt
from collections.abc import Iterator, Sequence

from claimspring.model.claim import ChangeKind, ReviewStatus
from claimspring.model.ids import ClaimKey
from claimspring.model.published import EditionKind, edition_of
from claimspring.model.values import LocalizedText
from claimspring.publishing.claim_file import ClaimFile
from claimspring.publishing.drafts_file import rename_in_drafts
from claimspring.publishing.publishing import Note, ended
from claimspring.read.editing.operations import Delete, Insert, Operation, Refused, Set, value_at
from claimspring.read.yaml import Data


def merge(file: ClaimFile, into: ClaimFile, on: dt.date, note: Note) -> list[str]:
    """Let another claim say what this one says: it gets its words in the article, and its address leads there.

    Evidence is not taken along, since that would change a verdict's grounds without review. Returns what is left to an
    editor, in sentences.
    """
    if file.key == into.key:
        raise Refused("into-itself", f"'{file.key}' cannot be merged into itself", claim=file.key)
    claim, other, record = file.claim(), into.claim(), file.record()
    is_live = record is not None and not record.last.ends
    if is_live and not note:
        raise Refused("no-note", "say why with --note: readers are told")
    if is_live and into.live().last.verdict != claim.review.verdict:
        verdicts = f"'{claim.review.verdict}' and '{other.review.verdict}'"
        raise Refused("verdicts-differ", f"the verdicts differ, {verdicts}: retire one, with --to the other")
    _take_words(file, into)
    if is_live and record:
        entry: dict[str, Data] = {"on": str(on), "change": str(ChangeKind.UPDATE), "note": dict(note)}
        into.change(Insert(("history",), entry))
        into.add(edition_of(into.claim(), on, EditionKind.UPDATE, LocalizedText(dict(note))))
        file.add(ended(record.last, on, EditionKind.MERGED, (into.key,), LocalizedText(dict(note))))
    file.files.write(file.path, None)
    rename_in_drafts(file.files, file.key, into.key)
    lacking = {item.source for item in claim.evidence} - {item.source for item in other.evidence}
    return [f"evidence that '{into.key}' lacks: {', '.join(sorted(lacking))}"] if lacking else []


def split(file: ClaimFile, parts: Sequence[ClaimKey], on: dt.date, note: Note) -> list[ClaimKey]:
    """Let several claims stand for one, whose address leads to them; returns those that were begun.

    Those that do not exist yet begin as copies, in review: what each says, an editor decides.
    """
    record = file.record()
    is_live = record is not None and not record.last.ends
    if len({*parts} - {file.key}) != len(parts) or len(parts) < 2:
        told = f"name two other claims or more that '{file.key}' is split into"
        raise Refused("too-few-parts", told, claim=file.key)
    if any(part.article != file.key.article for part in parts):
        raise Refused("another-article", f"parts stay with their article, '{file.key.article}'")
    if is_live and not note:
        raise Refused("no-note", "say why with --note: readers are told")
    file.claim()
    begun = [part for part in parts if file.files.text(ClaimFile(file.files, part).path) is None]
    for part in begun:
        _begin(file, ClaimFile(file.files, part))
    if is_live and record:
        file.add(ended(record.last, on, EditionKind.SPLIT, parts, LocalizedText(dict(note))))
    file.files.write(file.path, None)
    rename_in_drafts(file.files, file.key, parts[0])
    return begun


def _take_words(file: ClaimFile, into: ClaimFile) -> None:
    """Give a claim the appearances of another that it does not have."""
    known = {(quote.article or into.key.article, quote.exact) for quote in into.claim().appearances}
    held = file.files.kind(file.path).data(file.files.text(file.path) or "")
    for number, quote in enumerate(file.claim().appearances):
        article = quote.article or file.key.article
        entry = value_at(held, ("appearances", number))
        if (article, quote.exact) not in known and isinstance(entry, dict):
            own = {key: value for key, value in entry.items() if key != "article"}
            place: dict[str, Data] = {} if article == into.key.article else {"article": article}
            into.change(Insert(("appearances",), {**own, **place}))


def _begin(file: ClaimFile, part: ClaimFile) -> None:
    if part.record() is not None:
        raise Refused("claim-exists", f"there was a claim '{part.key}' already", claim=part.key)
    text = file.files.text(file.path)
    file.files.write(part.path, text)
    part.change(*_unpublished(file.files.kind(file.path).data(text or "")))


def _unpublished(data: dict[str, Data]) -> Iterator[Operation]:
    """What makes of a published claim one that is to be reviewed."""
    yield Set(("review", "status"), str(ReviewStatus.IN_REVIEW))
    for route in (("history",), ("extraction",), ("review", "reviewed_on")):
        if value_at(data, route) is not None:
            yield Delete(route)
