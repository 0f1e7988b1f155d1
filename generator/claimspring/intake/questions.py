"""What a document leaves open -> questions to the editor, and sentences on what to look at. Pure.

Two origins that disagree are a question, never a pick; what is concluded is to be confirmed.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from claimspring.document.article.model import ArticleReading, Fact, FactField, Origin, ReadingDoubt
from claimspring.intake.proposal import (
    NOTHING,
    DocumentRole,
    IntakeDesk,
    IntakeProposal,
    IntakeQuestion,
    IntakeWarning,
    NewPublisher,
    QuestionKey,
    QuestionReason,
)
from claimspring.intake.publishers import near_miss, publisher_of
from claimspring.model.source import SourceKind

_CONCLUDED = frozenset({Origin.TEXT, Origin.HOST, Origin.PROPERTIES})
_TOLD: Mapping[ReadingDoubt, str] = {
    ReadingDoubt.SHORT: "the text has fewer than 100 words: is it the article?",
    ReadingDoubt.TWO_READINGS: "two ways to read the page differ much: compare the text with the page",
    ReadingDoubt.LONGER_ELSEWHERE: "the page's own data hold a longer text: compare the text with the page",
    ReadingDoubt.PLAIN: "the page was read plainly, sentence by sentence: check the paragraphs",
    ReadingDoubt.PENDING_CHANGES: "the document holds changes that nobody accepted yet: they were taken as accepted",
    ReadingDoubt.HIDDEN_TEXT: "the document holds text that is marked as hidden: it was taken too",
    ReadingDoubt.BOLD_PARAGRAPHS: "some paragraphs are wholly bold: they may be headings",
}


def questions_of(proposal: IntakeProposal, desk: IntakeDesk) -> Iterator[IntakeQuestion]:
    """What the editor is to say before the document comes in."""
    reading, facts, role = proposal.reading, proposal.facts, proposal.role
    yield from _title(facts.get(FactField.TITLE))
    if proposal.publisher is None:
        yield _publisher(facts.get(FactField.PUBLISHER), proposal.new_publisher, desk)
    yield from _address(facts.get(FactField.ADDRESS))
    yield from _author(facts.get(FactField.AUTHOR), proposal, desk)
    yield from _published(facts.get(FactField.PUBLISHED))
    yield from _language(facts.get(FactField.LANGUAGE))
    if role is DocumentRole.SOURCE and proposal.kind is None:
        options = tuple(kind.value for kind in SourceKind)
        text = "how near to the event does it stand?"
        yield IntakeQuestion(QuestionKey.KIND, QuestionReason.MISSING, text, SourceKind.NEWS.value, options)
    if ReadingDoubt.NOT_FREE in reading.doubts and role is DocumentRole.ARTICLE:
        text = "the page says that it is not free to read: is this the whole article?"
        yield IntakeQuestion(QuestionKey.WHOLE, QuestionReason.NOT_FREE, text, "yes", ("yes", "no"))


def warnings_of(reading: ArticleReading) -> Iterator[IntakeWarning]:
    """What the editor should look at, one sentence each."""
    if reading.left_out:
        many = len(reading.left_out)
        told = "1 paragraph" if many == 1 else f"{many} paragraphs"
        words = _short(reading.left_out[0])
        message = f"{told} could not be taken over word for word: {words}"
        yield IntakeWarning("left-out", message, {"count": many, "words": words})
    if reading.passed_over:
        many = len(reading.passed_over)
        sentences = "1 sentence" if many == 1 else f"{many} sentences"
        where = "of the page between the article's paragraphs"
        words = _short(reading.passed_over[0])
        message = f"{sentences} {where} {'was' if many == 1 else 'were'} not taken: {words}"
        yield IntakeWarning("passed-over", message, {"count": many, "words": words})
    if reading.credits:
        names = ", ".join(reading.credits)
        message = f"the page says that it comes from {names}: name that document under 'derived_from'"
        yield IntakeWarning("credits", message, {"names": names})
    yield from (IntakeWarning(doubt, _TOLD[doubt]) for doubt in reading.doubts if doubt in _TOLD)


def _title(fact: Fact | None) -> Iterator[IntakeQuestion]:
    if fact is None:
        yield IntakeQuestion(QuestionKey.TITLE, QuestionReason.MISSING, "what is the headline?")
    elif fact.others:
        yield _either(QuestionKey.TITLE, "the document has several titles: which is the headline?", fact)
    elif fact.origin in _CONCLUDED:
        yield IntakeQuestion(QuestionKey.TITLE, QuestionReason.CONFIRM, "is this the headline?", fact.value)


def _publisher(fact: Fact | None, new: NewPublisher | None, desk: IntakeDesk) -> IntakeQuestion:
    known = desk.corpus.publishers
    meant = near_miss(fact.value, known) if fact else None
    options = tuple(filter(None, (new.id if new else None, meant)))
    if new is None:
        text = "who published it? an id in claims/publishers.yml, or the name of one that is not there yet"
        return IntakeQuestion(QuestionKey.PUBLISHER, QuestionReason.MISSING, text, meant, options)
    hint = f" did you mean '{meant}'?" if meant else ""
    text = f"{new.name} is not among your {len(known)} publishers:{hint} add it as"
    return IntakeQuestion(QuestionKey.PUBLISHER, QuestionReason.NEW, text, new.id, options)


def _address(fact: Fact | None) -> Iterator[IntakeQuestion]:
    if fact is None:
        text = "where was it published? empty where it has no address"
        yield IntakeQuestion(QuestionKey.ADDRESS, QuestionReason.MISSING, text, "")
    elif any(_place(other.value) != _place(fact.value) for other in fact.others):
        yield _either(QuestionKey.ADDRESS, "the page names another address as its own: which is it?", fact)
    elif fact.origin not in {Origin.EDITOR, Origin.ADDRESS}:
        text = "was it published here? '-' where it has no address"
        yield IntakeQuestion(QuestionKey.ADDRESS, QuestionReason.CONFIRM, text, fact.value)


def _author(fact: Fact | None, proposal: IntakeProposal, desk: IntakeDesk) -> Iterator[IntakeQuestion]:
    if fact is None:
        text = "who wrote it? empty where no name is printed"
        yield IntakeQuestion(QuestionKey.AUTHOR, QuestionReason.MISSING, text, "")
    elif fact.origin is not Origin.EDITOR and _is_outlet(fact.value, proposal, desk):
        text = (
            f"the page names '{fact.value}', which publishes it, as the author: who wrote it? '-' where nobody is named"
        )
        yield IntakeQuestion(QuestionKey.AUTHOR, QuestionReason.CONFIRM, text, NOTHING)
    elif fact.origin is not Origin.EDITOR:
        text = "is the author printed so? '-' where no name is printed"
        yield IntakeQuestion(QuestionKey.AUTHOR, QuestionReason.CONFIRM, text, fact.value)


def _is_outlet(name: str, proposal: IntakeProposal, desk: IntakeDesk) -> bool:
    """Whether an author's name is that of the publisher, as the desk or the page knows it."""
    new = proposal.new_publisher
    if new:
        return name.casefold() == new.name.casefold()
    return proposal.publisher is not None and publisher_of(name, None, desk.corpus.publishers) == proposal.publisher


def _published(fact: Fact | None) -> Iterator[IntakeQuestion]:
    if fact is None:
        text = "when was it published (YYYY-MM-DD)? empty where that is not known"
        yield IntakeQuestion(QuestionKey.PUBLISHED, QuestionReason.MISSING, text, "")
    elif fact.others:
        yield _either(QuestionKey.PUBLISHED, "the document names several days: when was it published?", fact)
    elif fact.origin in _CONCLUDED:
        yield IntakeQuestion(QuestionKey.PUBLISHED, QuestionReason.CONFIRM, "was it published on this day?", fact.value)


def asks_language(fact: Fact | None) -> bool:
    """Whether the language is asked."""
    return any(True for _ in _language(fact))


def _language(fact: Fact | None) -> Iterator[IntakeQuestion]:
    if fact is None:
        yield IntakeQuestion(QuestionKey.LANGUAGE, QuestionReason.MISSING, "what language is it in (en, fr, es …)?")
    elif fact.others:
        yield _either(QuestionKey.LANGUAGE, "page and text do not agree: what language is it in?", fact)
    elif fact.origin in _CONCLUDED:
        yield IntakeQuestion(QuestionKey.LANGUAGE, QuestionReason.CONFIRM, "is the text in this language?", fact.value)


def _either(key: QuestionKey, text: str, fact: Fact) -> IntakeQuestion:
    options = tuple(dict.fromkeys((fact.value, *(other.value for other in fact.others))))
    return IntakeQuestion(key, QuestionReason.DISAGREE, text, fact.value, options)


def _place(address: str) -> tuple[str, str]:
    """What two addresses of one page share: neither scheme, query nor a final slash."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    except ValueError:
        return "", address


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= 80 else f"“{text[:79]}…”"
