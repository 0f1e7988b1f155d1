"""Articles and sources brought in from an address or a file: looked at first, kept when somebody says so."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.acts.sources import SourceUse, TrailPlace, add_to_trail, require_short_name
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, checked, claim_key
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.intake.accept import accept
from claimspring.intake.proposal import (
    NOTHING,
    DocumentRole,
    Hints,
    IntakeDesk,
    IntakeRefused,
    QuestionKey,
    Upload,
    WebPage,
)
from claimspring.intake.propose import propose
from claimspring.model.publisher import SHORT
from claimspring.read.editing.changeset import FileChange
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.operations import Set
from claimspring.read.files import PUBLISHERS
from claimspring.read.written_dates import day_meant

_KEPT = 20
_MAY_BE_NONE = frozenset({QuestionKey.AUTHOR, QuestionKey.PUBLISHED, QuestionKey.ADDRESS})
"""Fields that are left empty where a document has no such thing."""


class IntakeAddress(ActForm):
    """Where a document is, and what it shall be."""

    address: str = Field(max_length=2048)
    role: DocumentRole = DocumentRole.ARTICLE
    claim: str = ""
    use: SourceUse = SourceUse.EVIDENCE


class Answers(ActForm):
    """What somebody says to a proposal."""

    proposal: str
    claim: str = ""
    use: SourceUse = SourceUse.EVIDENCE
    answer: dict[QuestionKey, str] = Field(default_factory=dict)
    """What is left out there is none of."""
    new_publisher: str = Field(default="", max_length=300)
    """The name of one that the desk does not know; it goes before a known one."""
    publisher_short: str = Field(default="", max_length=SHORT)
    """What that one is called where there is little room."""


def look(desk: OpenDesk, form: IntakeAddress) -> Done:
    """Ask for a page, and propose what it would be here."""
    address = form.address.strip()
    if not address.lower().startswith(("http://", "https://")):
        raise Stop(mark("An address begins with https://."))
    wanted = f"?claim={claim_key(form.claim)}&use={form.use}" if form.claim else ""
    return proposed(desk, WebPage(address), form.role, wanted)


def proposed(desk: OpenDesk, what: WebPage | Upload, role: DocumentRole, wanted: str = "") -> Done:
    """Propose what a document would be here; `wanted` says in an address for which claim."""
    try:
        proposal = propose(what, _intake(desk), Hints(role))
    except IntakeRefused as refused:
        raise Stop(mark("It could not be added. %(why)s"), why=refused) from None
    token = secrets.token_urlsafe(12)
    desk.proposed[token] = proposal
    while len(desk.proposed) > _KEPT:
        desk.proposed.pop(next(iter(desk.proposed)))
    return Done(mark("Nothing is written yet: look at what was found."), go=f"/proposal/{token}{wanted}")


def keep(desk: OpenDesk, form: Answers) -> Done:
    """Let a proposed document come in."""
    proposal = desk.proposed.get(form.proposal)
    if proposal is None:
        raise Stop(mark("This proposal is gone. Look at the page again."))
    answers = {question.key: NOTHING for question in proposal.questions if question.key in _MAY_BE_NONE}
    answers |= {key: value.strip() for key, value in form.answer.items() if value.strip()}
    if published := answers.get(QuestionKey.PUBLISHED):
        answers[QuestionKey.PUBLISHED] = day_meant(published) or published
    if form.new_publisher.strip():
        answers[QuestionKey.PUBLISHER] = form.new_publisher.strip()
    try:
        accepted = accept(proposal, answers, _intake(desk))
    except IntakeRefused as refused:
        raise Stop(mark("It could not be added. %(why)s"), why=refused) from None
    changes = _shortened(accepted.changes, form, proposal.role)
    desk.commit(changes, mark("%(name)s brought in"), name=_brought(proposal.role, accepted.id))
    desk.proposed.pop(form.proposal, None)
    name = checked(accepted.id)
    if proposal.role is DocumentRole.ARTICLE:
        return Done(mark("The article is added. Now go through its suggestions."), go=f"/articles/{name}")
    if not form.claim:
        return Done(mark("The source is added."), go=f"/sources/{name}")
    if form.use is SourceUse.TRAIL:
        return add_to_trail(desk, TrailPlace(claim=form.claim, source=name))
    return Done(mark("The source is added. Now select its words."), go=f"/pick/{claim_key(form.claim)}/{name}")


def _shortened(changes: Iterable[FileChange], form: Answers, role: DocumentRole) -> Iterator[FileChange]:
    """Changes in which a publisher that is new has its short name; that of a source, which trails may name, has to."""
    short = form.publisher_short.strip()
    for change in changes:
        if change.path != PUBLISHERS:
            yield change
            continue
        if role is DocumentRole.SOURCE:
            require_short_name((form.new_publisher.strip(),), short)
        kind = kind_of(PUBLISHERS)
        before, after = ((text or b"").decode("utf-8") for text in (change.before, change.after))
        known = kind.data(before) if before.strip() else {}
        named = [Set((name, "short"), short) for name in kind.data(after) if name not in known and short]
        yield replace(change, after=kind.change(after, *named).encode("utf-8"))


def _brought(role: DocumentRole, name: str) -> FileName:
    return FileName(FileType.ARTICLE if role is DocumentRole.ARTICLE else FileType.SOURCE, name)


def _intake(desk: OpenDesk) -> IntakeDesk:
    return IntakeDesk(desk.settings, desk.corpus)
