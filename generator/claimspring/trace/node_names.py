"""What documents, steps and numbers are called in the reader's language. Model in, words out; pure."""

from functools import lru_cache

from claimspring.i18n.labels import SOURCE_KINDS, WAYS, mark
from claimspring.i18n.multilingual import Multilingual, Said
from claimspring.i18n.translator import Words
from claimspring.model.article import ArticleHeader
from claimspring.model.ids import PublisherId
from claimspring.model.source import Source
from claimspring.model.values import Text
from claimspring.trace.graph import Graph, Link, LinkKind, NodeId, article_of, outlet_of

_SMALL = {
    2: mark("two"),
    3: mark("three"),
    4: mark("four"),
    5: mark("five"),
    6: mark("six"),
    7: mark("seven"),
    8: mark("eight"),
    9: mark("nine"),
    10: mark("ten"),
}


def publisher_name(graph: Graph, publisher: PublisherId, words: Words) -> Said:
    """The name of a publisher; its id where it is not listed."""
    listed = graph.corpus.publishers.get(publisher)
    return words.plain(listed.name) if listed else publisher


def who(graph: Graph, node: NodeId, words: Words) -> Said:
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


def name(graph: Graph, node: NodeId, words: Words) -> Said:
    """A document in few words: who published it, and when."""
    return dated(who(graph, node, words), graph.published(node), words)


@lru_cache(maxsize=1 << 14)
def dated(by: Said, published: str | None, words: Words) -> Said:
    """A publisher and a day; kept, for the same document is named on the pages of many claims."""
    return words.say("%(name)s, %(date)s", name=by, date=words.partial_date(published)) if published else by


def sort(graph: Graph, node: NodeId, words: Words) -> Multilingual:
    """What sort of document it is."""
    if article_of(node):
        return words.say("the article")
    if outlet_of(node):
        return words.say("outlet only")
    source = graph.source(node)
    return words.say(SOURCE_KINDS[source.kind]) if source else words.say("no file")


def relation(link: Link, words: Words) -> Multilingual:
    """What a document did with the one that it was made from, as the words before that one's name."""
    match link.kind:
        case LinkKind.EDITION:
            return words.say("another version of")
        case LinkKind.CREDIT:
            return words.say("credits")
        case LinkKind.TRAIL | LinkKind.DERIVATION:
            return words.say(WAYS[link.how]) if link.how else words.say("comes from")


@lru_cache(maxsize=1 << 10)
def links_and_origins(links: int, origins: int, words: Words, *, complete: bool) -> Multilingual:
    """Five links, one origin; "known" where not every link could be followed to one."""
    say, number = words.say, spelled(origins, words)
    first = say("one document") if links == 1 else say("%(number)s documents", number=spelled(links, words))
    if origins == 0:
        last = say("no known origin")
    elif complete:
        last = say("one origin") if origins == 1 else say("%(number)s origins", number=number)
    else:
        last = say("one known origin") if origins == 1 else say("%(number)s known origins", number=number)
    return say("%(links)s, %(origins)s", links=first, origins=last)


def spelled(number: int, words: Words) -> Multilingual:
    """A small number from two on as a word, any other in figures."""
    return words.say(_SMALL[number]) if number in _SMALL else words.number(number)
