"""Publish, correct, retire and restore one claim."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from claimspring.anchor.diff import difference
from claimspring.anchor.slip import is_slip
from claimspring.model.authorship import Author, own_reviewers
from claimspring.model.claim import ChangeKind, Claim, ReviewStatus
from claimspring.model.desk import DeskMember
from claimspring.model.draft import DRAFT_COMMENT
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, DeskId
from claimspring.model.published import (
    NO_EDITION,
    Edition,
    EditionKind,
    PublishedRecord,
    changed_fields,
    edition_of,
    promised_texts,
    record_path,
    way_back,
)
from claimspring.model.values import LocalizedText
from claimspring.publishing.claim_file import ClaimFile
from claimspring.read.editing.operations import Delete, Insert, Refused, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import PUBLISHED
from claimspring.read.yaml import Data

_FIGURES = re.compile(r"\d+")
UNTOLD = frozenset({EditionKind.TYPO, EditionKind.TRANSLATION})
"""Changes of which the history does not tell: nothing that is said is another."""
CORRECTIONS = (
    EditionKind.VERDICT_CHANGE,
    EditionKind.CORRECTION,
    EditionKind.CLARIFICATION,
    EditionKind.UPDATE,
    *sorted(UNTOLD),
)
"""What a published claim can be corrected as."""
WITH_WORDS = frozenset({EditionKind.VERDICT_CHANGE, EditionKind.CORRECTION})
"""Changes of which the history tells with the words before and after."""

Note = Mapping[str, str]
"""A text by language."""


class Reviewing(NamedTuple):
    """What a desk wants of reviews, and what it knows of those who wrote a claim."""

    at_least: int = 1
    """So many have to answer for a review; of two or more, one has not written the claim."""
    authors: tuple[Author, ...] = ()
    """As git knows them."""
    desk: Mapping[DeskId, DeskMember] = MappingProxyType({})


def publish(
    file: ClaimFile,
    on: dt.date,
    reviewers: Iterable[str] = (),
    wanted: Reviewing | None = None,
    seen: Collection[str] | None = None,
) -> None:
    """Let a claim be published from this day on, if those answer for its review whom the desk wants.

    `seen` names the editions that readers may have seen, where that is known: a record of none of them begins anew.
    """
    record = file.record()
    if record and not _is_unseen(record, seen):
        _publish_again(file, record)
        return
    if record and file.claim().review.status is ReviewStatus.PUBLISHED and _is_kept(file, record):
        told = f"'{file.key}' is published already, and as it was: there is nothing to do"
        raise Refused("published-already", told, claim=file.key)
    if record:
        _forget(file, record)
    _publish(file, on, reviewers, wanted or Reviewing())


def take_back(file: ClaimFile, seen: Collection[str] | None) -> None:
    """Put a published claim that no reader has seen back in review, as if it had not been published."""
    record = file.live()
    if seen is None:
        told = f"without git nobody can tell whether readers saw '{file.key}'"
        way = f"begin a repository with 'git init', or run 'claimspring retire {file.key} --reason …'"
        raise Refused("perhaps-seen", f"{told}: {way}", claim=file.key)
    if not _is_unseen(record, seen):
        told = f"readers may have seen '{file.key}': run 'claimspring retire {file.key} --reason …'"
        raise Refused("perhaps-seen", told, claim=file.key)
    history = file.claim().history
    _forget(file, record)
    if len(history) <= record.last.entries:
        file.change(Delete(("history",)))
    if file.claim().review.status is not ReviewStatus.IN_REVIEW:
        file.change(Set(("review", "status"), str(ReviewStatus.IN_REVIEW)))


def _is_unseen(record: PublishedRecord, seen: Collection[str] | None) -> bool:
    return seen is not None and not any(edition.hash in seen for edition in record.editions)


def _is_kept(file: ClaimFile, record: PublishedRecord) -> bool:
    """Whether a claim is as its last edition has it, with a history that tells no more."""
    claim = file.claim()
    return not changed_fields(record.last.promise, claim) and len(claim.history) == record.last.entries


def _publish_again(file: ClaimFile, record: PublishedRecord) -> None:
    """Let a claim stand again as readers saw it, where only its file says that it is not published."""
    if record.last.ends:
        told = f"'{file.key}' is {record.last.change}: run 'claimspring restore {file.key} --note …'"
        raise Refused("not-on-site", told, claim=file.key)
    status = file.claim().review.status
    if status is ReviewStatus.PUBLISHED:
        told = f"'{file.key}' is published already: change the file"
        way = f"then run 'claimspring correct {file.key} --as … --note …'"
        raise Refused("published-already", f"{told}, {way}", claim=file.key)
    file.change(Set(("review", "status"), str(ReviewStatus.PUBLISHED)))
    if not _is_kept(file, record):
        told = f"'{file.key}' was published, and has changed since: set 'status: {ReviewStatus.PUBLISHED}' in its file"
        way = f"then run 'claimspring correct {file.key} --as … --note …'"
        raise Refused("changed-since", f"{told}, {way}", claim=file.key)


def _forget(file: ClaimFile, record: PublishedRecord) -> None:
    """Drop a record that no reader has seen, and the entries of the history after the first that came with it."""
    for number in reversed(range(1, min(record.last.entries, len(file.claim().history)))):
        file.change(Delete(("history", number)))
    file.files.write(record_path(file.key), None)


def _publish(file: ClaimFile, on: dt.date, reviewers: Iterable[str], wanted: Reviewing) -> None:
    claim = file.claim()
    if claim.review.verdict is None:
        raise Refused("no-verdict", f"'{file.key}' has no verdict: set 'review.verdict' first", claim=file.key)
    by = tuple(reviewers) or claim.review.reviewed_by
    _is_reviewed(file.key, by, wanted)
    if claim.review.status is not ReviewStatus.PUBLISHED:
        file.change(Set(("review", "status"), str(ReviewStatus.PUBLISHED)))
    if by != claim.review.reviewed_by:
        file.change(Set(("review", "reviewed_by"), list(by)))
    if claim.review.reviewed_on is None:
        file.change(Set(("review", "reviewed_on"), str(on)))
    if all(entry.change is not ChangeKind.FIRST_PUBLICATION for entry in claim.history):
        if claim.history:
            told = f"the history of '{file.key}' has entries, and no first publication: add it by hand"
            raise Refused("history-without-beginning", told, claim=file.key)
        file.change(Set(("history",), [{"on": str(on), "change": str(ChangeKind.FIRST_PUBLICATION)}]))
    text = file.files.text(file.path) or ""
    file.files.write(file.path, re.sub(rf"^{re.escape(DRAFT_COMMENT)}\r?\n", "", text, count=1, flags=re.MULTILINE))
    file.add(edition_of(file.claim(), on, EditionKind.FIRST_PUBLICATION))


def _is_reviewed(key: ClaimKey, by: Sequence[str], wanted: Reviewing) -> None:
    """Raise where those who answer for a claim are not as the desk wants them."""
    if not by:
        raise Refused("no-reviewer", f"nobody answers for '{key}': name who reviewed it with --by", claim=key)
    if len({*by}) < wanted.at_least:
        told = f"'{key}' needs {wanted.at_least} reviewers, and has {len({*by})}: name them with --by"
        raise Refused("too-few-reviewers", told, wanted=wanted.at_least, there=len({*by}))
    if wanted.at_least > 1 and {*by} == {*own_reviewers(by, wanted.authors, wanted.desk)}:
        told = f"'{key}' was reviewed by its authors alone, {', '.join(by)}: somebody else has to read it"
        raise Refused("reviewed-by-authors", told, names=", ".join(by))


def correct(
    file: ClaimFile, on: dt.date, kind: EditionKind | None, note: Note, main: Collection[str] | None = None
) -> EditionKind | None:
    """Record what was changed in a published claim, with its entry in the history.

    `main` names the editions that are on the main line, where that is known: what was recorded after them nobody has
    seen, and a change of the same kind is recorded in its place. Returns what the change is recorded as; None where it
    only took back what nobody saw.
    """
    record, claim = file.live(), file.claim()
    if claim.review.status is not ReviewStatus.PUBLISHED:
        told = f"'{file.key}' is '{claim.review.status}' in its file, and published on record"
        raise Refused("not-published-here", f"{told}: {way_back(file.key)}", claim=file.key)
    fields = changed_fields(record.last.promise, claim)
    is_told = len(claim.history) > record.last.entries
    if not fields:
        told = f"nothing that readers rely on has changed in '{file.key}': change the file first"
        raise Refused("nothing-changed", told, claim=file.key)
    if not is_told and main is not None and record.last.hash not in main:
        if record.last.change is EditionKind.FIRST_PUBLICATION:
            file.put(edition_of(claim, on, EditionKind.FIRST_PUBLICATION, record.last.note), record.without_last())
            return EditionKind.FIRST_PUBLICATION
        if before := _unseen(record, claim, kind):
            return _amend(file, on, kind, note, before)
    if is_told:
        entry = claim.history[-1]
        kind = EditionKind(entry.change)
        file.add(edition_of(claim, on, kind, entry.note))
        return kind
    return _record(file, on, kind, note, record)


def _record(file: ClaimFile, on: dt.date, kind: EditionKind | None, note: Note, record: PublishedRecord) -> EditionKind:
    """Put an edition behind those of a record, and tell of it in the history where it is to be told."""
    fields = changed_fields(record.last.promise, file.claim())
    kind = kind or (EditionKind.VERDICT_CHANGE if "verdict" in fields else None)
    if kind is None:
        kinds = ", ".join(one for one in CORRECTIONS if one is not EditionKind.VERDICT_CHANGE)
        raise Refused("no-kind", f"say what the change is, with --as: {kinds} (changed: {', '.join(fields)})")
    _fits(kind, fields, record, file)
    if kind not in UNTOLD:
        _tell(file, on, kind, record.last, note)
    file.put(edition_of(file.claim(), on, kind, LocalizedText(dict(note)) if note else None), record)
    return kind


def _unseen(record: PublishedRecord, claim: Claim, kind: EditionKind | None) -> PublishedRecord | None:
    """The record before its last edition, where a change of this kind stands in that one's place; else None."""
    last, before = record.last, record.without_last()
    if before is None or last.change not in CORRECTIONS:
        return None
    is_taken_back = last.change is EditionKind.VERDICT_CHANGE and claim.review.verdict == before.last.verdict
    return before if is_taken_back or kind in (None, last.change) else None


def _amend(
    file: ClaimFile, on: dt.date, kind: EditionKind | None, note: Note, before: PublishedRecord
) -> EditionKind | None:
    """Record a change in place of the last, which nobody saw: its entry goes, its note stays if there is no other."""
    last = file.live().last
    if last.change not in UNTOLD:
        file.change(Delete(("history", last.entries - 1)))
    fields = changed_fields(before.last.promise, file.claim())
    if not fields:
        file.files.write(record_path(file.key), before.text())
        return None
    is_verdict = "verdict" in fields
    is_same = is_verdict or last.change is not EditionKind.VERDICT_CHANGE
    kind = kind or (EditionKind.VERDICT_CHANGE if is_verdict else last.change if is_same else None)
    return _record(file, on, kind, note or (last.note.root if last.note and is_same else {}), before)


def retire(file: ClaimFile, on: dt.date, reason: Note, to: Sequence[ClaimKey] = ()) -> None:
    """Take a published claim from the site; its record says why, and where its readers are led."""
    record = file.live()
    if not reason:
        raise Refused("no-note", "say why with --reason: readers are told")
    for other in to:
        if ClaimFile(file.files, other).live() and other == file.key:
            raise Refused("into-itself", f"'{file.key}' cannot lead to itself", claim=file.key)
    last = record.last
    file.files.write(file.path, None)
    file.add(ended(last, on, EditionKind.RETIRED, to, LocalizedText(dict(reason))))


def refuse_unless_retired(file: ClaimFile) -> None:
    """Raise where a claim is not retired."""
    record = file.record()
    if record is None or record.last.change is not EditionKind.RETIRED:
        retired = ", ".join(_retired(file.files))
        told = f"'{file.key}' is not retired; {f'these are: {retired}' if retired else 'no claim is'}"
        raise Refused("not-retired", told, claim=file.key)


def _retired(files: ProjectFiles) -> Iterator[str]:
    """The claims that are retired."""
    for path in files.find(f"{PUBLISHED}/*/*.json"):
        _, _, article, name = path.split("/")
        if not article.startswith("_"):  # the record of a publisher, a person or the like
            file = ClaimFile(files, ClaimKey(ArticleId(article), ClaimId(name.removesuffix(".json"))))
            record = file.record()
            if record and record.last.change is EditionKind.RETIRED:
                yield str(file.key)


def restore(file: ClaimFile, on: dt.date, note: Note) -> None:
    """Let a retired claim stand again; its file lies in its place already."""
    refuse_unless_retired(file)
    if not note:
        raise Refused("no-note", "say why with --note: readers are told")
    entry: dict[str, Data] = {"on": str(on), "change": str(ChangeKind.RESTORED), "note": dict(note)}
    file.change(Insert(("history",), entry))
    file.add(edition_of(file.claim(), on, EditionKind.RESTORED, LocalizedText(dict(note))))


def moved(file: ClaimFile, on: dt.date, to: ClaimKey) -> None:
    """Leave word at a claim's old name; its record goes on under the new one, behind what is there of a former name."""
    record = file.live()
    new = ClaimFile(file.files, to)
    earlier = new.record()
    if file.files.text(new.path) is not None or (earlier and not earlier.last.ends):
        raise Refused("claim-exists", f"there is a claim '{to}' already", claim=to)
    if earlier and earlier.last.change is not EditionKind.MOVED:
        told = f"readers know '{to}' as {earlier.last.change}: choose another name"
        raise Refused("known-as-another", told, claim=to)
    file.files.write(new.path, file.files.text(file.path))
    file.files.write(file.path, None)
    known = [_unchained(edition) for edition in earlier.editions] if earlier else []
    for edition in record.editions:
        if not edition.ends and _unchained(edition) not in known:
            new.add(edition)
    if earlier:
        new.add(record.last.model_copy(update={"on": on, "change": EditionKind.RESTORED, "note": None}))
    file.add(ended(record.last, on, EditionKind.MOVED, (to,)))


def _unchained(edition: Edition) -> Edition:
    """What an edition says, wherever it stands."""
    return edition.model_copy(update={"previous": NO_EDITION, "hash": ""})


def ended(
    last: Edition, on: dt.date, kind: EditionKind, to: Iterable[ClaimKey], note: LocalizedText | None = None
) -> Edition:
    """The last edition of a claim: what stood there, and where to go."""
    return Edition(
        on=on,
        change=kind,
        statement=last.statement,
        verdict=last.verdict,
        summary=last.summary,
        note=note,
        to=tuple(map(str, to)),
        entries=last.entries,
    )


def _tell(file: ClaimFile, on: dt.date, kind: EditionKind, last: Edition, note: Note) -> None:
    if not note and kind is not EditionKind.UPDATE:
        raise Refused("no-note", "say what changed, and why, with --note: readers are told")
    entry: dict[str, Data] = {"on": str(on), "change": str(kind)}
    if kind is EditionKind.VERDICT_CHANGE:
        entry |= {"from": last.verdict, "to": file.claim().review.verdict}
    if kind in WITH_WORDS:
        entry |= _words(last, file.claim())
    if note:
        entry["note"] = dict(note)
    file.change(Insert(("history",), entry), Set(("review", "reviewed_on"), str(on)))


def _words(last: Edition, claim: Claim) -> dict[str, Data]:
    """The words of ours before and after, in the languages in which they changed: the statement, else the summary."""
    for was, now in ((last.statement, claim.statement), (last.summary, claim.review.summary)):
        both = [tag for tag in was.root if now and now.root.get(tag, was.root[tag]) != was.root[tag]] if was else []
        if was and now and both:
            return {
                "text_from": {tag: was.root[tag] for tag in both},
                "text_to": {tag: now.root[tag] for tag in both},
            }
    return {}


def _fits(kind: EditionKind, fields: Sequence[str], record: PublishedRecord, file: ClaimFile) -> None:
    """Raise where a change is more than it is said to be."""
    if ("verdict" in fields) != (kind is EditionKind.VERDICT_CHANGE):
        if "verdict" in fields:
            raise Refused("verdict-changed", "the verdict changed: that is a verdict-change")
        raise Refused("verdict-unchanged", "the verdict is the same")
    if kind is EditionKind.TYPO:
        for field in fields:
            _is_typo(field, record.last, file)
    if kind is EditionKind.TRANSLATION and not all(_is_translation(field, fields, record) for field in fields):
        told = f"more changed than a translation: {', '.join(fields)}"
        raise Refused("more-than-translation", told, fields=fields)
    if kind is EditionKind.TRANSLATION:
        _says_the_same_numbers(fields, file.claim())


def _says_the_same_numbers(fields: Sequence[str], claim: Claim) -> None:
    """Raise where a text has other figures than in the languages in which it stands as it was."""
    texts = promised_texts(claim)
    for field in fields:
        name, _, language = field.partition(".")
        for other, text in texts.items():
            stands = other.partition(".")[0] == name and other not in fields
            if stands and sorted(_FIGURES.findall(text)) != sorted(_FIGURES.findall(texts.get(field, ""))):
                told = f"'{field}' has other figures than '{other}', which is more than a translation"
                way = f"record it with --as correction where '{language}' was wrong, else clarification"
                raise Refused("other-figures", f"{told}: {way}", fields=[field])


def _is_typo(field: str, last: Edition, file: ClaimFile) -> None:
    name, _, language = field.partition(".")
    claim = file.claim()
    texts = {"statement": (last.statement, claim.statement), "summary": (last.summary, claim.review.summary)}
    before, after = texts.get(name, (None, None))
    old, new = ((text.root.get(language, "") if text else "") for text in (before, after))
    if not (old and new):
        told = f"whether '{field}' changed by a slip alone cannot be proved"
        way = "record it with --as correction where what it said was wrong, else clarification"
        raise Refused("more-than-slip", f"{told}: {way}", fields=[field])
    found = difference(old, new, language)
    if found.flags:
        told = f"'{field}' has another {' and another '.join(found.flags)} now"
        told = f"{told}, which is no typo: {found}; record it with --as correction --note …"
        raise Refused("another-meaning", told, fields=[field])
    if not is_slip(old, new):
        told = f"'{field}' has other words now, not the same with a letter set right: {found}"
        way = "record it with --as clarification, or correction where what it said was wrong"
        raise Refused("more-than-slip", f"{told}; {way}", fields=[field])


def _is_translation(field: str, fields: Sequence[str], record: PublishedRecord) -> bool:
    """Whether a text changed in one language and stands in another as it was."""
    name, _, language = field.partition(".")
    others = [known for known in record.last.promise if known.partition(".")[0] == name and known not in fields]
    return bool(language and others)
