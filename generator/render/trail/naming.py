"""What documents, steps and numbers are called in the reader's language. Model in, words out; pure."""

from typing import Protocol

from generator.model.article import ArticleHeader
from generator.model.claim import Stance
from generator.model.ids import PublisherId
from generator.model.source import How, Source, SourceKind
from generator.model.values import LocalizedText, Text
from generator.trace.graph import Graph, Link, LinkKind, NodeId, article_of, outlet_of


class Words(Protocol):
    """What the interface says in one language, as the site's catalogues have it."""

    language: str

    def say(self, text: str, **values: object) -> str:
        """The text in this language, with `%(name)s` filled in."""

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """The singular or plural of a text, with `%(num)s` and other names filled in."""

    def partial_date(self, date: str) -> str:
        """As much of a date as is known."""

    def number(self, number: int) -> str:
        """A whole number with this language's separators."""

    def listing(self, items: list[str]) -> str:
        """a, b and c."""


def plain(text: LocalizedText, words: Words) -> str:
    """The words of a localized text, without their language."""
    return text.pick(words.language).words


def publisher_name(graph: Graph, publisher: PublisherId, words: Words) -> str:
    """The name of a publisher; its id where it is not listed."""
    listed = graph.corpus.publishers.get(publisher)
    return plain(listed.name, words) if listed else publisher


def who(graph: Graph, node: NodeId, words: Words) -> str:
    """Who published a node; for an id that no file has, the id."""
    publisher = graph.publisher_of(node)
    return publisher_name(graph, publisher, words) if publisher else str(node)


def head_of(graph: Graph, node: NodeId) -> Source | ArticleHeader | None:
    """What is known of a document or an article; None for an outlet and for an id that no file has."""
    if article := article_of(node):
        record = graph.corpus.articles.get(article)
        return record.value.header if record else None
    return graph.source(node)


def title(graph: Graph, node: NodeId) -> Text | None:
    """A document's own title, with its language; None where it was not seen."""
    head = head_of(graph, node)
    return Text(head.title, head.language) if head and head.title else None


def name(graph: Graph, node: NodeId, words: Words) -> str:
    """A document in few words: who published it, and when."""
    published = graph.published(node)
    by = who(graph, node, words)
    return words.say("%(name)s, %(date)s", name=by, date=words.partial_date(published)) if published else by


def sort(graph: Graph, node: NodeId, words: Words) -> str:  # noqa: PLR0911 -- one answer for each sort
    """What sort of document it is."""
    say = words.say
    if article_of(node):
        return say("the article")
    if outlet_of(node):
        return say("outlet, document unknown")
    source = graph.source(node)
    match source.kind if source else None:
        case SourceKind.PRIMARY:
            return say("primary document")
        case SourceKind.AGENCY:
            return say("agency report")
        case SourceKind.NEWS:
            return say("news report")
        case SourceKind.ANALYSIS:
            return say("analysis")
        case SourceKind.REFERENCE:
            return say("reference work")
        case SourceKind.SOCIAL:
            return say("social media")
        case None:
            return say("no file")


def relation(link: Link, words: Words) -> str:
    """What a document did with the one that it was made from, as the words before that one's name."""
    say = words.say
    match link.kind:
        case LinkKind.EDITION:
            return say("another version of")
        case LinkKind.CREDIT:
            return say("credits")
        case LinkKind.TRAIL | LinkKind.DERIVATION:
            return _how(link.how, words)


def _how(how: How | None, words: Words) -> str:  # noqa: PLR0911 -- one answer for each way
    say = words.say
    match how:
        case How.QUOTES:
            return say("quotes")
        case How.REPORTS:
            return say("reports what comes from")
        case How.TRANSLATES:
            return say("translates")
        case How.REPUBLISHES:
            return say("republishes")
        case How.SUMMARISES:
            return say("summarises")
        case How.ANALYSES:
            return say("analyses")
        case None:
            return say("comes from")


def stance_word(stance: Stance, words: Words) -> str:
    """What a piece of evidence does to the statement."""
    say = words.say
    match stance:
        case Stance.SUPPORTS:
            return say("supports")
        case Stance.REFUTES:
            return say("refutes")
        case Stance.QUALIFIES:
            return say("qualifies")
        case Stance.CONTEXT:
            return say("context")


def links_and_origins(links: int, origins: int, words: Words) -> str:
    """Five links, one origin."""
    one_link, no_origin = words.say("one link"), words.say("no known origin")
    first = one_link if links == 1 else words.say("%(number)s links", number=spelled(links, words))
    if origins == 0:
        return words.say("%(links)s, %(origins)s", links=first, origins=no_origin)
    last = words.say("one origin") if origins == 1 else words.say("%(number)s origins", number=spelled(origins, words))
    return words.say("%(links)s, %(origins)s", links=first, origins=last)


def spelled(number: int, words: Words) -> str:
    """A small number from two on as a word, any other in figures."""
    say = words.say
    small = {
        2: say("two"),
        3: say("three"),
        4: say("four"),
        5: say("five"),
        6: say("six"),
        7: say("seven"),
        8: say("eight"),
        9: say("nine"),
        10: say("ten"),
    }
    return small.get(number) or words.number(number)


def sentence(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
