"""Another name for a claim, an article, a source, a publisher, a person or a topic, with everything that names it."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from claimspring.model.ids import DEVICES, ArticleId, ClaimId, ClaimKey
from claimspring.model.observation import Ledger, LedgerName
from claimspring.model.published import (
    EditionKind,
    RecordedKind,
    RecordedName,
    back_again,
    begun,
    changed_fields,
    edition_of,
    moved_name,
    record_path,
)
from claimspring.model.values import LocalizedText
from claimspring.publishing.claim_file import ClaimFile, unreadable_record
from claimspring.publishing.drafts_file import rename_in_drafts
from claimspring.publishing.named_record import NamedRecord
from claimspring.publishing.publishing import moved
from claimspring.publishing.recorded import live_claims
from claimspring.publishing.references import rename_references
from claimspring.read.editing.operations import Delete, Refused, Rename, value_at
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import (
    DRAFTS,
    LEDGERS,
    PEOPLE,
    PUBLISHERS,
    RESERVED,
    SOURCES,
    TOPICS,
    TRANSLATIONS,
    article_path,
)


def rename_claim(files: ProjectFiles, on: dt.date, old: ClaimKey, new: ClaimKey) -> None:
    """A claim has another name in its article; its old address leads on."""
    _is_no_device(new.claim)
    if old.article != new.article:
        told = f"a claim stays with its article: name it '{old.article}/{new.claim}'"
        raise Refused("another-article", told)
    _move(files, on, old, new)
    rename_in_drafts(files, old, new)


def rename_thing(files: ProjectFiles, on: dt.date, named: RecordedName, new: str, docs_dir: str) -> None:
    """An article, a source, a publisher, a person or a topic has another name; its old address leads on."""
    kind, old = named
    if old == new:
        raise Refused("same-name", f"it is called '{old}' already", name=old)
    _is_no_device(new)
    known = frozenset(file.key for file in live_claims(files) if not _is_changed(file))
    title = _MOVES[kind](files, on, old, new, docs_dir)
    rename_references(files, kind, old, new, docs_dir)
    if title and known:
        _leave_word(files, on, named, RecordedName(kind, new), title)
    for file in live_claims(files):
        if file.key in known and _is_changed(file):  # it names things otherwise; readers need not be told
            file.add(edition_of(file.claim(), on, EditionKind.TYPO))


def _is_no_device(name: str) -> None:
    if name in DEVICES:
        told = f"'{name}' is the name of a device on Windows: choose another name"
        raise Refused("device", told, name=name)


def _is_changed(file: ClaimFile) -> bool:
    return bool(changed_fields(file.live().last.promise, file.claim()))


def _article(files: ProjectFiles, on: dt.date, old: str, new: str, docs_dir: str) -> LocalizedText | None:
    """Its claims are named after it, and so is the document that stands for it where texts were made from it."""
    before, after = ArticleId(old), ArticleId(new)
    if new in RESERVED:
        told = f"the folder claims/{new} holds no claims of an article: choose another name"
        raise Refused("reserved-name", told, name=new)
    if any(files.find(f"claims/{new}/*.yml")):
        raise Refused("listed-already", f"there are claims of an article '{new}' already", name=new)
    title = NamedRecord(files, RecordedName(RecordedKind.ARTICLE, old)).title(docs_dir)
    _move_file(files, article_path(before, docs_dir), article_path(after, docs_dir))
    for path in files.find(f"claims/{old}/*.yml"):
        claim = ClaimId(path.rpartition("/")[2].removesuffix(".yml"))
        _move(files, on, ClaimKey(before, claim), ClaimKey(after, claim))
        rename_in_drafts(files, ClaimKey(before, claim), ClaimKey(after, claim))
    _move_files(files, {f"{DRAFTS}/{old}.yml": f"{DRAFTS}/{new}.yml"})
    _move_ledger(files, f"article-{old}", f"article-{new}")
    for path in files.find(f"{TRANSLATIONS}/{old}.*.yml"):
        _move_file(files, path, path.replace(f"/{old}.", f"/{new}.", 1))
    rename_references(files, RecordedKind.SOURCE, f"article-{old}", f"article-{new}", docs_dir)
    return title


def _source(files: ProjectFiles, _on: dt.date, old: str, new: str, docs_dir: str) -> LocalizedText | None:
    title = NamedRecord(files, RecordedName(RecordedKind.SOURCE, old)).title(docs_dir)
    _move_file(files, f"{SOURCES}/{old}.yml", f"{SOURCES}/{new}.yml")
    _move_ledger(files, old, new)
    return title


def _publisher(files: ProjectFiles, _on: dt.date, old: str, new: str, docs_dir: str) -> LocalizedText | None:
    _free_of(files, PEOPLE, new)
    title = NamedRecord(files, RecordedName(RecordedKind.PUBLISHER, old)).title(docs_dir)
    files.change(PUBLISHERS, Rename((old,), new))
    checks = {path: path.replace(f"/{old}/", f"/{new}/", 1) for path in files.find(f"claims/checks/{old}/*.yml")}
    _move_files(files, checks)
    return title


def _person(files: ProjectFiles, _on: dt.date, old: str, new: str, docs_dir: str) -> LocalizedText | None:
    _free_of(files, PUBLISHERS, new)
    title = NamedRecord(files, RecordedName(RecordedKind.PERSON, old)).title(docs_dir)
    files.change(PEOPLE, Rename((old,), new))
    return title


def _topic(files: ProjectFiles, _on: dt.date, old: str, new: str, docs_dir: str) -> LocalizedText | None:
    """The name of another topic makes one of both."""
    listed = files.text(TOPICS) is not None and old in files.kind(TOPICS).data(files.text(TOPICS) or "")
    used = any(old in file_topics(files, path) for path in files.find("claims/*/*.yml"))
    if not listed and not used:
        raise Refused("no-topic", f"no claim has the topic '{old}'", name=old)
    title = NamedRecord(files, RecordedName(RecordedKind.TOPIC, old)).title(docs_dir) if listed else None
    if listed:
        other = new in files.kind(TOPICS).data(files.text(TOPICS) or "")
        files.change(TOPICS, Delete((old,)) if other else Rename((old,), new))
    return title


def file_topics(files: ProjectFiles, path: str) -> list[str]:
    """The topics that a file of a claim names."""
    topics = value_at(files.kind(path).data(files.text(path) or ""), ("topics",))
    return [str(topic) for topic in topics] if isinstance(topics, list) else []


_MOVES: Mapping[RecordedKind, Callable[[ProjectFiles, dt.date, str, str, str], LocalizedText | None]] = (
    MappingProxyType(
        {
            RecordedKind.ARTICLE: _article,
            RecordedKind.SOURCE: _source,
            RecordedKind.PUBLISHER: _publisher,
            RecordedKind.PERSON: _person,
            RecordedKind.TOPIC: _topic,
        }
    )
)
"""What moves the thing itself and all that is called after it; returns what readers knew it as. Raises `Refused`."""


def _leave_word(files: ProjectFiles, on: dt.date, old: RecordedName, new: RecordedName, title: LocalizedText) -> None:
    """Let the old address lead on; one that led to it leads where it leads."""
    before, after = NamedRecord(files, old), NamedRecord(files, new)
    record = before.record()
    if old.kind is RecordedKind.ARTICLE and record:
        if after.record() is not None and not after.ended():
            raise Refused("listed-already", f"{new} is on record already", name=new.id)
        after.carry_on(record)
    elif earlier := after.record():  # it comes back to a name that it had
        files.write(record_path(new), earlier.with_edition(back_again(title, on)).text())
    edition = moved_name(title, on, new.id)
    files.write(record_path(old), (record.with_edition(edition) if record else begun(edition)).text())


def _free_of(files: ProjectFiles, path: str, name: str) -> None:
    """People and publishers share their names."""
    text = files.text(path)
    if text is not None and name in files.kind(path).data(text):
        raise Refused("listed-already", f"'{name}' is one of {path} already", name=name)


def _move(files: ProjectFiles, on: dt.date, old: ClaimKey, new: ClaimKey) -> None:
    file, target = ClaimFile(files, old), ClaimFile(files, new)
    record = file.record()
    if record and not record.last.ends:
        moved(file, on, new)
    elif target.record() is not None:
        told = f"readers know '{new}' as another claim: choose another name"
        raise Refused("known-as-another", told, claim=new)
    else:
        _move_file(files, file.path, target.path)


def _move_files(files: ProjectFiles, places: Mapping[str, str]) -> None:
    """Move those that are there."""
    for old, new in places.items():
        if files.text(old) is not None:
            _move_file(files, old, new)


def _move_ledger(files: ProjectFiles, old: str, new: str) -> None:
    """Let what was seen go with its document, and say so under the old name: it may be sealed under that one."""
    place, target = f"{LEDGERS}/{old}.json", f"{LEDGERS}/{new}.json"
    ledger = _ledger(files, place)
    if not ledger.entries:
        return
    if ledger.moved:
        told = f"{place} says already that what was seen there moved to '{ledger.moved.name}'"
        raise Refused("ledger-moved", told, name=ledger.moved.name)
    if _ledger(files, target).entries:
        raise Refused("ledger-taken", f"{target} holds what was seen of another document", name=new)
    here = LedgerName(name=old, entries=len(ledger.entries))
    files.write(target, ledger.model_copy(update={"formerly": (*ledger.formerly, here)}).text())
    files.write(place, Ledger(moved=LedgerName(name=new, entries=here.entries)).text())


def _ledger(files: ProjectFiles, place: str) -> Ledger:
    text = files.text(place)
    try:
        return Ledger() if text is None else Ledger.model_validate_json(text)
    except ValueError:
        raise unreadable_record(place) from None


def _move_file(files: ProjectFiles, old: str, new: str) -> None:
    text = files.text(old)
    if text is None:
        raise Refused("no-file", f"there is no file {old}", path=old)
    if files.text(new) is not None:
        raise Refused("file-exists", f"there is a file {new} already", path=new)
    files.write(new, text)
    files.write(old, None)
