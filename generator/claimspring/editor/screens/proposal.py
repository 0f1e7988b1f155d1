"""A document as it would come in: what was found, what is asked, and its text."""

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import claim_key
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.intake.proposal import QuestionKey

_SHOWN = 4000
FIELDS = {
    "title": mark("Title"),
    "author": mark("Author, as printed"),
    "published": mark("Published"),
    "language": mark("Language"),
    "publisher": mark("Publisher"),
    "address": mark("Address"),
    "kind": mark("How near to the event it stands"),
    "whole": mark("Is this the whole text? yes or no"),
}


def show(desk: OpenDesk, _preview: Preview, language: str, token: str, claim: str = "") -> Screen:
    """One proposal."""
    proposal = desk.proposed.get(token)
    if proposal is None:
        raise Stop(mark("This proposal is gone. Look at the page again."), gone=True)
    asked = {question.key for question in proposal.questions}
    facts = [(field, fact) for field, fact in proposal.facts.items() if QuestionKey(field) not in asked]
    text = "\n\n".join(block.text for block in proposal.reading.blocks)
    return screen(
        desk,
        language,
        "proposal",
        alone(words_in(language).say("Look at what was found")),
        proposal=proposal,
        token=token,
        claim=str(claim_key(claim)) if claim else "",
        facts=facts,
        fields=FIELDS,
        text=text[:_SHOWN],
        more=len(text) > _SHOWN,
    )
