"""Rename a claim, an article, a source, a publisher or a topic, with everything that names it."""

import datetime as dt

from claimspring.model.claim import ReviewStatus
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import EditionKind, changed_fields, edition_of
from claimspring.publishing.claim_file import ClaimFile
from claimspring.publishing.publishing import moved
from claimspring.publishing.references import rename_references
from claimspring.read.editing.operations import Refused, Rename, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import DRAFTS, LEDGERS, PUBLISHERS, article_path

_CLAIMS, _SOURCES = "claims/*/*.yml", "claims/sources/*.yml"


def rename_claim(files: ProjectFiles, on: dt.date, old: ClaimKey, new: ClaimKey) -> None:
    """A claim has another name in its article; its old address leads on."""
    if old.article != new.article:
        raise Refused(f"a claim stays with its article: name it '{old.article}/{new.claim}'")
    _move(files, on, old, new)
    _rename_in_drafts(files, old, new)


def rename_article(files: ProjectFiles, on: dt.date, old: ArticleId, new: ArticleId, docs_dir: str) -> None:
    """An article has another name, and so has every claim of it; their old addresses lead on."""
    _move_file(files, article_path(old, docs_dir), article_path(new, docs_dir))
    for path in files.find(f"claims/{old}/*.yml"):
        claim = ClaimId(path.rpartition("/")[2].removesuffix(".yml"))
        _move(files, on, ClaimKey(old, claim), ClaimKey(new, claim))
        _rename_in_drafts(files, ClaimKey(old, claim), ClaimKey(new, claim))
    for before, after in (
        (f"{DRAFTS}/{old}.yml", f"{DRAFTS}/{new}.yml"),
        (f"{LEDGERS}/article-{old}.json", f"{LEDGERS}/article-{new}.json"),
    ):
        if files.text(before) is not None:
            _move_file(files, before, after)
    changed = rename_references(files, "article", old, new, (_CLAIMS,))
    _record(files, on, changed)


def rename_source(files: ProjectFiles, on: dt.date, old: str, new: str, docs_dir: str) -> None:
    """A document has another name."""
    _move_file(files, f"claims/sources/{old}.yml", f"claims/sources/{new}.yml")
    if files.text(f"{LEDGERS}/{old}.json") is not None:
        _move_file(files, f"{LEDGERS}/{old}.json", f"{LEDGERS}/{new}.json")
    changed = rename_references(files, "source", old, new, (_CLAIMS, f"{docs_dir}/articles/*.md"))
    _record(files, on, changed)


def rename_publisher(files: ProjectFiles, on: dt.date, old: str, new: str, docs_dir: str) -> None:
    """A publisher has another name."""
    files.change(PUBLISHERS, Rename((old,), new))
    changed = rename_references(files, "publisher", old, new, (_CLAIMS, f"{docs_dir}/articles/*.md", PUBLISHERS))
    _record(files, on, changed)


def rename_topic(files: ProjectFiles, old: str, new: str) -> None:
    """A topic has another name; that of another topic makes one of both."""
    if not rename_references(files, "topic", old, new, (_CLAIMS,)):
        raise Refused(f"no claim has the topic '{old}'")


def _move(files: ProjectFiles, on: dt.date, old: ClaimKey, new: ClaimKey) -> None:
    file, target = ClaimFile(files, old), ClaimFile(files, new)
    record = file.record()
    if record and not record.last.ends:
        moved(file, on, new)
    elif target.record() is not None:
        raise Refused(f"there was a claim '{new}' already")
    else:
        _move_file(files, file.path, target.path)


def _move_file(files: ProjectFiles, old: str, new: str) -> None:
    text = files.text(old)
    if text is None:
        raise Refused(f"there is no file {old}")
    if files.text(new) is not None:
        raise Refused(f"there is a file {new} already")
    files.write(new, text)
    files.write(old, None)


def _rename_in_drafts(files: ProjectFiles, old: ClaimKey, new: ClaimKey) -> None:
    """Drafts say which claim they became, and which claims say something else."""
    for path in files.find(f"{DRAFTS}/*.yml"):
        drafts = files.kind(path).data(files.text(path) or "").get("drafts")
        for number, draft in enumerate(drafts if isinstance(drafts, list) else ()):
            if not isinstance(draft, dict):
                continue
            if path == f"{DRAFTS}/{old.article}.yml" and draft.get("claim") == old.claim:
                files.change(path, Set(("drafts", number, "claim"), new.claim))
            others = draft.get("not_same")
            if isinstance(others, list) and str(old) in others:
                names = [str(new) if name == str(old) else name for name in others]
                files.change(path, Set(("drafts", number, "not_same"), names))


def _record(files: ProjectFiles, on: dt.date, changed: list[str]) -> None:
    """An edition for every published claim that names things otherwise now; readers need not be told."""
    for path in changed:
        _, _, name = path.partition("/")
        article, _, claim = name.removesuffix(".yml").partition("/")
        file = ClaimFile(files, ClaimKey(ArticleId(article), ClaimId(claim)))
        if not path.startswith("claims/") or article == "sources" or not claim:
            continue
        record, value = file.record(), file.claim()
        is_live = record is not None and not record.last.ends and value.review.status is ReviewStatus.PUBLISHED
        if record is not None and is_live and changed_fields(record.last.promise, value):
            file.add(edition_of(value, on, EditionKind.TYPO))
