"""The provenance graph: who was made from whom. Corpus in, `Graph` out, built once and shared by everything else.

Nodes are documents under their source's id, articles as `article:<id>`, and, where a credit names no document, outlets
as `publisher:<id>`. A link goes one step back, from a document to one that it was made from.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, NewType

from claimspring.model.article import Article
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ArticleId, PublisherId, SourceId
from claimspring.model.recorder import Recorder
from claimspring.model.source import Derivation, How, Source, SourceKind
from claimspring.model.step import Certainty, ChangedWords
from claimspring.model.values import LocalizedText

NodeId = NewType("NodeId", str)
"""A source's id, `article:<id>` or `publisher:<id>`."""

_ARTICLE, _PUBLISHER = "article:", "publisher:"


class LinkKind(StrEnum):
    """What a link rests on."""

    DERIVATION = "derivation"
    """The document's own `derived_from`."""
    EDITION = "edition"
    """The document is another language version or a copy of the other."""
    TRAIL = "trail"
    """A claim's trail, or the place where an editor says that a passage began."""
    CREDIT = "credit"
    """Nothing but the article's word."""


class Link(NamedTuple):
    """One step back."""

    target: NodeId
    kind: LinkKind = LinkKind.DERIVATION
    how: How | None = None
    credited: bool = False
    """Whether the document names the other one (for an article: whether the article does)."""
    certainty: Certainty = Certainty.SEEN
    distortion: LocalizedText | None = None
    note: LocalizedText | None = None
    changed: ChangedWords | None = None
    """The words that became others on this step."""

    @property
    def inferred(self) -> bool:
        """Whether the step was not seen: it is probable, or unknown."""
        return self.certainty.inferred

    @property
    def unknown(self) -> bool:
        """Whether nobody knows of the step: nothing may be said to come over it."""
        return self.certainty is Certainty.UNKNOWN


@dataclass(frozen=True, slots=True)
class Graph:
    """Every document's links back, and what is needed to judge them."""

    corpus: Corpus
    links: Mapping[NodeId, tuple[Link, ...]]
    """Only documents that were made from something; at most one link from one document to another."""
    owners: Mapping[PublisherId, PublisherId]
    """Who has the last say over each publisher: the end of its chain of owners."""
    aliases: Mapping[SourceId, NodeId]
    """Sources that are an article of this desk, having its address."""
    recorder: Recorder = field(default_factory=Recorder, compare=False)
    """Through which all of this is read."""

    def source(self, node: NodeId) -> Source | None:
        """The document behind a node; None for an article, an outlet and an id that no file has."""
        record = self.corpus.sources.get(SourceId(node))
        return record.value if record else None

    def is_primary(self, node: NodeId) -> bool:
        """Whether the document is primary: a statement, a law, a recording, the speaker's own words."""
        source = self.source(node)
        return source is not None and source.kind is SourceKind.PRIMARY

    def is_marked(self, node: NodeId) -> bool:
        """Whether an editor marked the document as the place where its information began."""
        source = self.source(node)
        return source is not None and source.origin

    def begins(self, node: NodeId) -> bool:
        """Whether information can begin here: a primary document, or one marked as an origin."""
        source = self.source(node)
        return source is not None and (source.kind is SourceKind.PRIMARY or source.origin)

    def publisher_of(self, node: NodeId) -> PublisherId | None:
        """Who published a node; None where no file says so."""
        if outlet := outlet_of(node):
            return outlet
        if article := article_of(node):
            header = self.corpus.articles.get(article)
            return header.value.header.publisher if header else None
        source = self.source(node)
        return source.publisher if source else None

    def owner_of(self, node: NodeId) -> PublisherId | None:
        """Who has the last say over the publisher of a node; None where no file says who published it."""
        publisher = self.publisher_of(node)
        return self.owners.get(publisher, publisher) if publisher else None

    def published(self, node: NodeId) -> str | None:
        """As much of a node's date as is known."""
        if article := article_of(node):
            header = self.corpus.articles.get(article)
            return header.value.header.published if header else None
        source = self.source(node)
        return source.published if source else None

    def is_version_of(self, node: NodeId, other: NodeId) -> bool:
        """Whether a document is another one, or an edition of it, directly or over others."""
        seen: list[NodeId] = []
        while node != other and node not in seen:
            seen.append(node)
            editions = (link.target for link in self.links.get(node, ()) if link.kind is LinkKind.EDITION)
            node = next(editions, node)
        return node == other

    def node(self, source: SourceId) -> NodeId:
        """The node of a source; a source that is an article of this desk is that article's node."""
        return self.aliases.get(source) or NodeId(source)


def article_node(article: ArticleId) -> NodeId:
    """The node of an article."""
    return NodeId(_ARTICLE + article)


def outlet_node(publisher: PublisherId) -> NodeId:
    """The node of an outlet that is credited without a document."""
    return NodeId(_PUBLISHER + publisher)


def article_of(node: NodeId) -> ArticleId | None:
    """The article behind a node, if it is one."""
    return ArticleId(node.removeprefix(_ARTICLE)) if node.startswith(_ARTICLE) else None


def outlet_of(node: NodeId) -> PublisherId | None:
    """The outlet behind a node, if it is one."""
    return PublisherId(node.removeprefix(_PUBLISHER)) if node.startswith(_PUBLISHER) else None


def build(corpus: Corpus) -> Graph:
    """Make the graph of all sources and articles; ids that no file has stay in it as bare nodes.

    Each source is read once, for of a large corpus its value is made anew for each reading.
    """
    addresses = {record.value.header.url: article_node(article) for article, record in corpus.articles.items()}
    addresses.pop(None, None)
    aliases: dict[SourceId, NodeId] = {}
    steps: dict[SourceId, tuple[Link, ...]] = {}
    for source, record in corpus.sources.items():
        if record.value.url in addresses:
            aliases[source] = addresses[record.value.url]
        steps[source] = _links_of(corpus, source, record.value)
    graph = Graph(corpus, {}, _owners(corpus), aliases)
    links: dict[NodeId, tuple[Link, ...]] = {
        article_node(article): _derivations(record.value.header.derived_from)
        for article, record in corpus.articles.items()
    }
    for source, its in steps.items():
        node = graph.node(source)
        links[node] = links.get(node, ()) + (_without_itself(its) if source in aliases else its)
    unique = {node: first_to_each(_to_nodes(graph, its)) for node, its in links.items() if its}
    return Graph(corpus, unique, graph.owners, graph.aliases)


def source_links(graph: Graph, corpus: Corpus, source: SourceId) -> tuple[Link, ...]:
    """The links of a source that is no article of this desk, in a corpus whose aliases are those of a graph."""
    return first_to_each(_to_nodes(graph, _links_of(corpus, source, corpus.sources[source].value)))


def what_links(record: Record[Source] | Record[Article] | None) -> object:
    """All of a source or an article by which the graph is made: what has the same of it has the same links."""
    match record.value if record else None:
        case Source() as source:
            return source.derived_from, source.edition_of, source.article, source.url
        case Article() as article:
            return article.header.derived_from, article.header.url
        case _:
            return None


def first_to_each(links: Iterable[Link]) -> tuple[Link, ...]:
    """The first link to each target."""
    first: dict[NodeId, Link] = {}
    for link in links:
        first.setdefault(link.target, link)
    return tuple(first.values())


def edition_root(corpus: Corpus, source: SourceId) -> SourceId:
    """The document of which `source` is an edition, directly or over others; of a ring of editions the first id."""
    seen = [source]
    while (record := corpus.sources.get(seen[-1])) and record.value.edition_of:
        if record.value.edition_of in seen:
            return min(seen[seen.index(record.value.edition_of) :])
        seen.append(record.value.edition_of)
    return seen[-1]


def _links_of(corpus: Corpus, source: SourceId, value: Source) -> tuple[Link, ...]:
    """The links of a source to other sources, by their ids, and to the article of which it is an edition."""
    links = _derivations(value.derived_from)
    if value.edition_of and (root := edition_root(corpus, source)) != source:
        links = (Link(NodeId(root), LinkKind.EDITION, credited=True), *links)
    if value.article:
        links = (Link(article_node(value.article), LinkKind.EDITION, credited=True), *links)
    return links


def _derivations(steps: Iterable[Derivation]) -> tuple[Link, ...]:
    return tuple(map(_derivation, steps))


def _derivation(step: Derivation) -> Link:
    return Link(
        NodeId(step.source),
        LinkKind.DERIVATION,
        step.how,
        step.credited,
        step.certainty,
        step.distortion,
        step.note,
        step.changed,
    )


def _without_itself(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links of a source that is an article of this desk, without that to the article of which it is an edition."""
    return tuple(link for link in links if not (link.kind is LinkKind.EDITION and article_of(link.target)))


def _to_nodes(graph: Graph, links: Iterable[Link]) -> Iterator[Link]:
    """The same links to the nodes that sources go by."""
    for link in links:
        node = graph.node(SourceId(link.target))
        yield link if node == link.target else link._replace(target=node)


def _owners(corpus: Corpus) -> dict[PublisherId, PublisherId]:
    return {publisher: _last_owner(corpus, publisher) for publisher in corpus.publishers}


def _last_owner(corpus: Corpus, publisher: PublisherId) -> PublisherId:
    seen = [publisher]
    while (record := corpus.publishers.get(seen[-1])) and record.owner:
        if record.owner in seen:
            return min(seen[seen.index(record.owner) :])
        seen.append(record.owner)
    return seen[-1]
