"""A document as it would come in: what was found, what is asked, and its text."""

from collections.abc import Iterator
from typing import NamedTuple

from claimspring.document.article.model import FactField
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import claim_key
from claimspring.editor.refusal_words import WARNINGS
from claimspring.editor.rendering import said, words_in
from claimspring.editor.screens.names import publisher_names
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import SOURCE_KINDS, mark
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words
from claimspring.intake.proposal import NOTHING, IntakeProposal, IntakeQuestion, QuestionKey, QuestionReason
from claimspring.intake.publishers import publisher_of

_SHOWN = 4000
FIELDS = {
    "title": mark("Title"),
    "author": mark("Author, as printed"),
    "published": mark("Published on"),
    "language": mark("Language"),
    "publisher": mark("Publisher"),
    "address": mark("Address"),
    "kind": mark("What kind of source it is"),
    "whole": mark("Is this the whole text?"),
}
_ASKED = {
    QuestionKey.TITLE: mark("Is this the headline? Type it as it is printed."),
    QuestionKey.AUTHOR: mark("As the page has it. Leave it empty where no name is printed."),
    QuestionKey.PUBLISHED: mark("2023, 2023-08 or 2023-08-14: as much as is known. Leave it empty where nothing is."),
    QuestionKey.LANGUAGE: mark("Two letters: en, fr, es …"),
    QuestionKey.ADDRESS: mark("Leave it empty where it has none."),
    QuestionKey.WHOLE: mark("The page says that it is not free to read."),
}
_DISAGREE = mark("The page says two things: %(values)s.")
_ANSWERS = {"yes": mark("yes"), "no": mark("no")}


class PublisherOffer(NamedTuple):
    """Who published it, as far as the address and the page tell."""

    known: str
    """The id of one that the desk has; empty where it is a new one."""
    new: str
    """The name of a new one, as the page has it."""
    at_host: str = ""
    """The name of the publisher at that address, where the page names another."""


class ProposalField(NamedTuple):
    """One question, as a field."""

    key: QuestionKey
    hint: str
    value: str
    options: list[tuple[str, str]]
    """What can be chosen; nothing where it is typed."""
    offered: tuple[str, ...]
    """What the page says, to pick from while typing."""


def show(
    desk: OpenDesk, _preview: Preview, language: str, token: str, claim: str = "", use: str = "evidence"
) -> Screen:
    """One proposal."""
    proposal = desk.proposed.get(token)
    if proposal is None:
        raise Stop(mark("This proposal is gone. Look at the page again."), gone=True)
    asked = {question.key for question in proposal.questions} | {QuestionKey.PUBLISHER}
    facts = [(field, fact) for field, fact in proposal.facts.items() if QuestionKey(field) not in asked]
    text = "\n\n".join(block.text for block in proposal.reading.blocks)
    words = words_in(language)
    return screen(
        desk,
        language,
        "proposal",
        alone(words.say("Check what was found")),
        proposal=proposal,
        warnings=[said(language, WARNINGS[one.id], one.values) for one in proposal.warnings],
        token=token,
        claim=str(claim_key(claim)) if claim else "",
        use=use,
        questions=list(_questions(words, proposal)),
        publishers=publisher_names(desk, language),
        offer=_publisher(desk, language, proposal),
        facts=facts,
        fields=FIELDS,
        text=text[:_SHOWN],
        more=len(text) > _SHOWN,
    )


def _publisher(desk: OpenDesk, language: str, proposal: IntakeProposal) -> PublisherOffer:
    """Whom the page names goes before whose host it is: pages of several publishers stand on one."""
    known = desk.corpus.publishers
    named = proposal.facts.get(FactField.PUBLISHER)
    if proposal.publisher is None:
        return PublisherOffer("", proposal.new_publisher.name if proposal.new_publisher else "")
    meant = publisher_of(named.value, None, known) if named else proposal.publisher
    if meant == proposal.publisher or named is None:
        return PublisherOffer(proposal.publisher, "")
    at_host = known[proposal.publisher].name.pick(language).words
    return PublisherOffer(meant or "", "" if meant else named.value, at_host)


def _questions(words: Words, proposal: IntakeProposal) -> Iterator[ProposalField]:
    """What is asked, but for the publisher, who is always shown."""
    for question in proposal.questions:
        if question.key is not QuestionKey.PUBLISHER:
            value = "" if question.default in {None, NOTHING} else question.default or ""
            yield ProposalField(
                question.key, _hint(words, question), value, _options(words, question), question.options
            )


def _hint(words: Words, question: IntakeQuestion) -> str:
    told = [words.say(_ASKED[question.key])] if question.key in _ASKED else []
    if question.reason is QuestionReason.DISAGREE:
        values = ", ".join(f"“{value}”" for value in question.options)
        told.insert(0, words.say(_DISAGREE, values=values))
    return " ".join(map(alone, told))


def _options(words: Words, question: IntakeQuestion) -> list[tuple[str, str]]:
    """What can be chosen where nothing else is an answer."""
    match question.key:
        case QuestionKey.KIND:
            return [(str(kind), alone(words.say(name))) for kind, name in SOURCE_KINDS.items()]
        case QuestionKey.WHOLE:
            return [(answer, alone(words.say(name))) for answer, name in _ANSWERS.items()]
        case _:
            return []
