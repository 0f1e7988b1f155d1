"""Articles and sources brought in from an address or a file: looked at first, kept when somebody says so."""

import secrets

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import checked, claim_key
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.intake.accept import accept
from claimspring.intake.proposal import (
    DocumentRole,
    Hints,
    IntakeDesk,
    IntakeRefused,
    QuestionKey,
    Upload,
    WebPage,
)
from claimspring.intake.propose import propose

_KEPT = 20


class IntakeAddress(ActForm):
    """Where a document is, and what it shall be."""

    address: str = Field(max_length=2048)
    role: DocumentRole = DocumentRole.ARTICLE
    claim: str = ""


class Answers(ActForm):
    """What somebody says to a proposal."""

    proposal: str
    claim: str = ""
    answer: dict[QuestionKey, str] = Field(default_factory=dict)


def look(desk: OpenDesk, form: IntakeAddress) -> Done:
    """Ask for a page, and propose what it would be here."""
    address = form.address.strip()
    if not address.lower().startswith(("http://", "https://")):
        raise Stop(mark("An address begins with https://."))
    return proposed(desk, WebPage(address), form.role, form.claim)


def proposed(desk: OpenDesk, what: WebPage | Upload, role: DocumentRole, claim: str = "") -> Done:
    """Propose what a document would be here."""
    try:
        proposal = propose(what, _intake(desk), Hints(role))
    except IntakeRefused as refused:
        raise Stop(mark("It does not come in: %(why)s."), why=refused) from None
    token = secrets.token_urlsafe(12)
    desk.proposed[token] = proposal
    while len(desk.proposed) > _KEPT:
        desk.proposed.pop(next(iter(desk.proposed)))
    wanted = f"?claim={claim_key(claim)}" if claim else ""
    return Done(mark("Nothing is written yet: look at what was found."), go=f"/proposal/{token}{wanted}")


def keep(desk: OpenDesk, form: Answers) -> Done:
    """Let a proposed document come in."""
    proposal = desk.proposed.get(form.proposal)
    if proposal is None:
        raise Stop(mark("This proposal is gone. Look at the page again."))
    answers = {key: value.strip() for key, value in form.answer.items() if value.strip()}
    try:
        accepted = accept(proposal, answers, _intake(desk))
    except IntakeRefused as refused:
        raise Stop(mark("It does not come in: %(why)s."), why=refused) from None
    desk.commit(accepted.changes, mark("%(name)s brought in"), name=accepted.id)
    desk.proposed.pop(form.proposal, None)
    name = checked(accepted.id)
    if proposal.role is DocumentRole.ARTICLE:
        return Done(mark("The article is kept. Now look at its drafts."), go=f"/articles/{name}")
    told = mark("The source is added. Now select its words.")
    return Done(told, go=f"/pick/{form.claim}/{name}" if form.claim else f"/sources/{name}")


def _intake(desk: OpenDesk) -> IntakeDesk:
    return IntakeDesk(desk.settings, desk.corpus)
