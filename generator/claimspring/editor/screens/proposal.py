"""A document as it would come in: what was found, what is asked, and its text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimspring.document.article.model import FactField, ReadingDoubt
from claimspring.editor.choices import languages_of_the_world
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileType, claim_key
from claimspring.editor.refusal_words import WARNINGS
from claimspring.editor.rendering import said, words_in
from claimspring.editor.screens.names import publisher_names
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.editor.screens.value_words import value_name
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import SOURCE_KINDS, mark
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words
from claimspring.intake.proposal import (
    NOTHING,
    DocumentRole,
    IntakeProposal,
    IntakeQuestion,
    IntakeWarning,
    QuestionKey,
    QuestionReason,
)
from claimspring.intake.publishers import host_of, publisher_of

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
    QuestionKey.PUBLISHED: mark(
        "As much as is known: a day, a month as 2023-08, or a year. Leave it empty where nothing is."
    ),
    QuestionKey.ADDRESS: mark("Leave it empty where it has none."),
    QuestionKey.WHOLE: mark("The page says that it is not free to read."),
}
_LOOKED_UP = mark(
    "Readers have to be able to look words up: a claim is published only if one of its documents has an address."
)
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
    is_by_name: bool = False
    """Whether only a name speaks for the known one, no address."""
    is_guess: bool = False
    """Whether only the end of the address speaks for the known one."""


class ProposalField(NamedTuple):
    """One question, as a field."""

    key: QuestionKey
    hint: str
    value: str
    options: Sequence[tuple[str, str]]
    """What can be chosen; nothing where it is typed."""
    chosen: str
    """Which of them the page itself names."""
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
    facts = [
        (field, value_name(desk, language, [FileType.SOURCE, field], fact.value))
        for field, fact in proposal.facts.items()
        if QuestionKey(field) not in asked
    ]
    text = "\n\n".join(block.text for block in proposal.reading.blocks)
    words = words_in(language)
    return screen(
        desk,
        language,
        "proposal",
        alone(words.say("Check what was found")),
        proposal=proposal,
        warnings=[said(language, WARNINGS[one.id], one.values) for one in _warnings(proposal)],
        token=token,
        claim=str(claim_key(claim)) if claim else "",
        use=use,
        questions=list(_questions(desk, language, proposal)),
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
        address = proposal.facts.get(FactField.ADDRESS)
        is_by_name = publisher_of("", address.value if address else None, known) is None
        is_guess = named is None and not _is_at_home(desk, proposal)
        return PublisherOffer(proposal.publisher, "", is_by_name=is_by_name, is_guess=is_guess)
    at_host = known[proposal.publisher].name.pick(language).words
    return PublisherOffer(meant or "", "" if meant else named.value, at_host)


def _is_at_home(desk: OpenDesk, proposal: IntakeProposal) -> bool:
    """Whether the publisher that was found has its home page, or another source, at the very host of a document."""
    address, known = proposal.facts.get(FactField.ADDRESS), desk.corpus
    if address is None or proposal.publisher is None:
        return True
    sources = [one.value for one in known.sources.values() if one.value.publisher == proposal.publisher]
    at = [known.publishers[proposal.publisher].url, *(one.url for one in sources)]
    return host_of(address.value) in set(map(host_of, at))


def _warnings(proposal: IntakeProposal) -> list[IntakeWarning]:
    """What to look at; of an article the whole text is wanted, a source may be short."""
    is_article = proposal.role is DocumentRole.ARTICLE
    return [one for one in proposal.warnings if is_article or one.id != ReadingDoubt.SHORT]


def _questions(desk: OpenDesk, language: str, proposal: IntakeProposal) -> Iterator[ProposalField]:
    """What is asked, but for the publisher, who is always shown."""
    words = words_in(language)
    for question in proposal.questions:
        if question.key is not QuestionKey.PUBLISHER:
            value = "" if question.default in {None, NOTHING} else question.default or ""
            hint = _hint(desk, language, question, proposal.role)
            options = _options(desk, words, question)
            chosen = value if question.key is QuestionKey.LANGUAGE else ""
            yield ProposalField(question.key, hint, value, options, chosen, question.options)


def _hint(desk: OpenDesk, language: str, question: IntakeQuestion, role: DocumentRole) -> str:
    words = words_in(language)
    told = [words.say(_ASKED[question.key])] if question.key in _ASKED else []
    if question.key is QuestionKey.ADDRESS and role is DocumentRole.SOURCE:
        told.append(words.say(_LOOKED_UP))
    if question.reason is QuestionReason.DISAGREE:
        names = (value_name(desk, language, [FileType.SOURCE, question.key], value) for value in question.options)
        values = [alone(words.say("“%(words)s”", words=name)) for name in names]
        told.insert(0, words.say(_DISAGREE, values=", ".join(values)))
    return " ".join(map(alone, told))


def _options(desk: OpenDesk, words: Words, question: IntakeQuestion) -> Sequence[tuple[str, str]]:
    """What can be chosen where nothing else is an answer."""
    match question.key:
        case QuestionKey.KIND:
            return [(str(kind), alone(words.say(name))) for kind, name in SOURCE_KINDS.items()]
        case QuestionKey.WHOLE:
            return [(answer, alone(words.say(name))) for answer, name in _ANSWERS.items()]
        case QuestionKey.LANGUAGE:
            return languages_of_the_world(words.language, desk.settings.languages)
        case _:
            return []
