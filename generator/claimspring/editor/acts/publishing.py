"""A claim before readers: asked for review, published, corrected, taken down; what the commands of these names do."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.acts.claims import OneClaim
from claimspring.editor.desk import OpenDesk
from claimspring.editor.field_words import ChoiceTaken
from claimspring.editor.files import checked, claim_key
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import CHANGES, mark
from claimspring.model.claim import ReviewStatus
from claimspring.model.finding import Finding
from claimspring.model.ids import ClaimId, ClaimKey
from claimspring.model.published import EditionKind, RecordedKind, RecordedName, record_path
from claimspring.pipeline.project import today
from claimspring.pipeline.record_history import seen_editions
from claimspring.publishing.claim_file import ClaimFile
from claimspring.publishing.publishing import correct, publish, restore, retire
from claimspring.publishing.renaming import rename_claim, rename_thing
from claimspring.read.editing.operations import Delete, Set
from claimspring.read.editing.project_files import ProjectFiles


class Publication(OneClaim):
    """A claim, and who answers for its review."""

    reviewer: str = ""
    by: list[str] = Field(default_factory=list)
    """Other names than the one that was offered."""


class CorrectionForm(OneClaim):
    """What a change of a published claim is."""

    kind: EditionKind | None = None
    note: dict[str, str] = Field(default_factory=dict)


class Retirement(OneClaim):
    """Why a claim is taken down, and which to read instead."""

    reason: dict[str, str] = Field(default_factory=dict)
    to: str = ""


class Renaming(ActForm):
    """Another name for something."""

    kind: str
    id: str
    new: str


_KINDS: Mapping[str, str] = MappingProxyType(
    {
        **{str(kind): name for kind, name in CHANGES.items()},
        EditionKind.TYPO: mark("Typo"),
        EditionKind.TRANSLATION: mark("Translation"),
    }
)
"""What a change of a published claim is called in the list of what was done."""


def ask(desk: OpenDesk, form: OneClaim) -> Done:
    """A claim waits for a second person."""
    key, files = claim_key(form.claim), desk.files()
    file = ClaimFile(files, key)
    if file.claim().review.status is not ReviewStatus.DRAFT:
        raise Stop(mark("This claim is no draft any more."))
    file.change(Set(("review", "status"), str(ReviewStatus.IN_REVIEW)))
    desk.commit(files.changes(), mark("review of claim %(claim)s asked for"), claim=key)
    return Done(mark("It waits for a second reader now."))


def draft_again(desk: OpenDesk, form: OneClaim) -> Done:
    """A claim that waits for its review becomes a draft again, without the verdict that took it there."""
    key, files = claim_key(form.claim), desk.files()
    file = ClaimFile(files, key)
    review = file.claim().review
    if review.status is not ReviewStatus.IN_REVIEW:
        raise Stop(mark("This claim is not in review."))
    if review.verdict:
        file.change(Delete(("review", "verdict")))
    file.change(Set(("review", "status"), str(ReviewStatus.DRAFT)))
    desk.commit(files.changes(), mark("claim %(claim)s made a draft again"), claim=key)
    return Done(mark("It is a draft again."))


def publish_claim(desk: OpenDesk, form: Publication) -> Done:
    """Publish a claim in which nothing is left to mend."""
    key, files = claim_key(form.claim), desk.files()
    by = tuple(filter(None, (name.strip() for name in (form.reviewer, *form.by))))
    if not by and not ClaimFile(files, key).claim().review.reviewed_by:
        raise Stop(mark("Say who answers for the review."), field="by")
    seen = seen_editions(desk.root, desk.settings.main, record_path(key))
    publish(ClaimFile(files, key), today(), by, desk.project.reviewing(key), seen)
    _commit(desk, files, mark("claim %(claim)s published"), claim=key)
    told = mark("Published in this folder.")
    return Done(told, go=f"/claims/{key}")


def correct_claim(desk: OpenDesk, form: CorrectionForm) -> Done:
    """Say what was changed in a published claim."""
    key, files = claim_key(form.claim), desk.files()
    note = {language: text.strip() for language, text in form.note.items() if text.strip()}
    kind = correct(ClaimFile(files, key), today(), form.kind, note)
    named = ChoiceTaken(_KINDS[kind] if kind else mark("Back to what readers know"))
    _commit(desk, files, mark("change of claim %(claim)s recorded: %(kind)s"), claim=key, kind=named)
    return Done(mark("The change is recorded."))


def retire_claim(desk: OpenDesk, form: Retirement) -> Done:
    """Take a published claim down."""
    key, files = claim_key(form.claim), desk.files()
    reason = {language: text.strip() for language, text in form.reason.items() if text.strip()}
    retire(ClaimFile(files, key), today(), reason, [claim_key(form.to)] if form.to else [])
    _commit(desk, files, mark("claim %(claim)s taken down"), claim=key)
    return Done(mark("Taken down; a notice stands in its place."), go=f"/articles/{key.article}")


def restore_claim(desk: OpenDesk, form: CorrectionForm) -> Done:
    """Let a claim stand again that was taken down."""
    key, files = claim_key(form.claim), desk.files()
    note = {language: text.strip() for language, text in form.note.items() if text.strip()}
    restore(ClaimFile(files, key), today(), note)
    _commit(desk, files, mark("claim %(claim)s restored"), claim=key)
    return Done(mark("It is back on the site."))


def _commit(desk: OpenDesk, files: ProjectFiles, told: str, **values: object) -> None:
    """Put changes of published claims in place where `check` calls nothing in them an error."""
    changes = tuple(files.changes())
    _refuse(desk.project.outcome(changes).errors())
    desk.commit(changes, told, **values)


def _refuse(errors: Sequence[Finding]) -> None:
    """Stop at the first of what stands in the way."""
    if errors:
        raise Stop(mark("This is not possible yet. %(why)s"), why=errors[0])


def rename(desk: OpenDesk, form: Renaming) -> Done:
    """Another name, everywhere at once."""
    files, docs = desk.files(), desk.settings.docs_dir
    old, new = form.id, checked(form.new.strip())
    match form.kind:
        case "source" | "publisher" | "topic" as kind:
            rename_thing(files, today(), RecordedName(RecordedKind(kind), checked(old)), new, docs)
            go = "/" if kind == "topic" else f"/{kind}s/{new}"
        case "claim":
            key = claim_key(old)
            rename_claim(files, today(), key, ClaimKey(key.article, ClaimId(new)))
            go = f"/claims/{key.article}/{new}"
        case _:
            raise Stop(mark("This has no name to change."))
    changes = list(files.changes())
    _refuse(desk.project.new_errors(changes).findings)
    desk.commit(changes, mark("%(old)s is called %(new)s"), old=old, new=new)
    return Done(mark("Renamed. Files changed: %(count)s."), {"count": len(changes)}, go=go)
