"""The trail in the words of W3C PROV, as JSON-LD: what `data/provenance.jsonld` and `trace --format prov` hold.

`Extract` in, text out; pure. After PROV-O (https://www.w3.org/TR/prov-o/): documents and claims
are entities, publishers agents; `wasDerivedFrom` for every step back, `wasQuotedFrom` where it is a quotation,
`hadPrimarySource` for the origins. What evidence does to a claim is said with CiTO, the Citation Typing Ontology.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any

from claimspring.exports.carrier_types import CARRIER_TYPES
from claimspring.exports.subgraph import Extract
from claimspring.model.article import ArticleKind
from claimspring.model.claim import Stance
from claimspring.model.ids import PublisherId, SourceId
from claimspring.model.source import How
from claimspring.model.step import Certainty
from claimspring.model.values import LocalizedText
from claimspring.routes.addresses import Addresses
from claimspring.routes.pages import ARTICLE, CLAIM, PUBLISHER, SOURCE
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import Link, LinkKind, NodeId, article_of, outlet_of
from claimspring.trace.node_names import head_of

Node = dict[str, Any]

_REFERENCES = (
    "wasDerivedFrom",
    "wasQuotedFrom",
    "hadPrimarySource",
    "wasAttributedTo",
    "actedOnBehalfOf",
    "alternateOf",
    "entity",
)
_REMARKS: Mapping[Certainty, str] = MappingProxyType(
    {Certainty.PROBABLE: "inferred, not seen", Certainty.UNKNOWN: "not known to be made from it"}
)
CONTEXT: Mapping[str, Any] = MappingProxyType(
    {
        "prov": "http://www.w3.org/ns/prov#",
        "cito": "http://purl.org/spar/cito/",
        "schema": "https://schema.org/",
        "dcterms": "http://purl.org/dc/terms/",
        **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _REFERENCES},
        "qualifiedDerivation": "prov:qualifiedDerivation",
        "isSupportedBy": {"@id": "cito:isSupportedBy", "@type": "@id"},
        "isRefutedBy": {"@id": "cito:isRefutedBy", "@type": "@id"},
        "isQualifiedBy": {"@id": "cito:isQualifiedBy", "@type": "@id"},
        "obtainsBackgroundFrom": {"@id": "cito:obtainsBackgroundFrom", "@type": "@id"},
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "comment": "http://www.w3.org/2000/01/rdf-schema#comment",
        "issued": "dcterms:issued",
        "url": {"@id": "schema:url", "@type": "@id"},
    }
)
_STANCES: Mapping[Stance, str] = MappingProxyType(
    {
        Stance.SUPPORTS: "isSupportedBy",
        Stance.REFUTES: "isRefutedBy",
        Stance.QUALIFIES: "isQualifiedBy",
        Stance.CONTEXT: "obtainsBackgroundFrom",
    }
)


def prov_text(extract: Extract, addresses: Addresses) -> Iterator[str]:
    """The JSON-LD document piece by piece, one node on a line; ids are the addresses of the site's pages."""
    return prov_of(extract, addresses, claim_nodes(extract, addresses))


def claim_nodes(extract: Extract, addresses: Addresses) -> Iterator[str]:
    """The nodes of its claims alone, in JSON; what documents it has does not matter to them."""
    return map(_json, map(_Writer(replace(extract, documents=()), addresses).claim, extract.traces))


def prov_of(extract: Extract, addresses: Addresses, claims: Iterable[str]) -> Iterator[str]:
    """The document of publishers and documents, and of claims whose nodes are made already."""
    context = json.dumps(dict(CONTEXT), ensure_ascii=False)
    yield f'{{"@context": {context}, "@graph": ['
    before = "\n"
    writer = _Writer(extract, addresses)
    documents = chain(map(writer.publisher, extract.publishers), map(writer.entity, extract.documents))
    for node in chain(map(_json, documents), claims):
        yield before + node
        before = ",\n"
    yield "\n]}\n"


def _json(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False)


class _Writer:
    def __init__(self, extract: Extract, addresses: Addresses) -> None:
        self._extract = extract
        self._graph = extract.graph
        self._addresses = addresses
        self._known = frozenset(extract.documents)
        self._links: dict[NodeId, list[Link]] = {}
        for node, link in extract.links():
            self._links.setdefault(node, []).append(link)

    def publisher(self, publisher: PublisherId) -> Node:
        listed = self._graph.corpus.publishers.get(publisher)
        return _filled(
            {
                "@id": self._of_publisher(publisher),
                "@type": ["prov:Agent", "prov:Organization", "schema:Organization"],
                "label": _said(listed.name) if listed else publisher,
                "actedOnBehalfOf": self._of_publisher(listed.owner) if listed and listed.owner else None,
            }
        )

    def entity(self, node: NodeId) -> Node:
        head = head_of(self._graph, node)
        publisher = self._graph.publisher_of(node)
        links = self._links.get(node, [])
        kind = f"schema:{self._carrier(node)}"
        return _filled(
            {
                "@id": self._of(node),
                "@type": ["prov:Entity", kind],
                "label": head.title if head else None,
                "issued": head.published if head else None,
                "url": head.url if head else None,
                "wasAttributedTo": self._of_publisher(publisher) if publisher else None,
                "alternateOf": [self._of(link.target) for link in links if link.kind is LinkKind.EDITION],
                "wasDerivedFrom": [self._of(link.target) for link in links],
                "wasQuotedFrom": [self._of(link.target) for link in links if link.how is How.QUOTES],
                "hadPrimarySource": self._origins(node),
                "qualifiedDerivation": [self._derivation(link) for link in links],
            }
        )

    def _carrier(self, node: NodeId) -> str:
        """What schema.org calls a document; one that is no article of this desk is just a work."""
        article = article_of(node)
        if article is None:
            return "CreativeWork"
        record = self._graph.corpus.articles.get(article)
        return CARRIER_TYPES[record.value.header.kind if record else ArticleKind.ARTICLE]

    def claim(self, trace: ClaimTrace) -> Node:
        """A claim: the words of its article, with the way they came and what the evidence does to them."""
        claim = self._graph.corpus.claims[trace.key].value
        stances: dict[str, list[str]] = {}
        for exhibit in trace.exhibits:
            stances.setdefault(_STANCES[exhibit.evidence.stance], []).append(self._of(exhibit.walk.start))
        article = trace.article.starts[0]
        not_behind = {article, *trace.article.beyond_unknown}
        way = [node for node in trace.article.documents if node not in not_behind and outlet_of(node) is None]
        steps = [step.link for step in trace.article.steps if outlet_of(step.link.target) is None]
        return _filled(
            {
                "@id": self._addresses.absolute(CLAIM.place(trace.key)),
                "@type": ["prov:Entity", "schema:Claim"],
                "label": _said(claim.statement),
                "wasQuotedFrom": self._of(article) if any(place.exact for place in claim.appearances) else None,
                "wasDerivedFrom": [self._of(article), *map(self._of, way)],
                "hadPrimarySource": [self._of(node) for node in trace.article.origins],
                "qualifiedDerivation": [self._derivation(link) for link in steps],
                **{name: list(dict.fromkeys(found)) for name, found in stances.items()},
            }
        )

    def _derivation(self, link: Link) -> Node:
        """How the step was made: PROV's qualified form, which can hold a remark."""
        remarks: list[object] = [_REMARKS[link.certainty]] if link.inferred else []
        if not link.credited and not link.unknown:
            remarks.append("the document does not name this source")
        remarks += [words for text in (link.distortion, link.note) if text for words in _said(text)]
        kind = "prov:Quotation" if link.how is How.QUOTES else "prov:Derivation"
        return _filled({"@type": kind, "entity": self._of(link.target), "comment": remarks})

    def _origins(self, node: NodeId) -> list[str]:
        origins = self._extract.provenance.tracer.source(node).origins
        return [self._of(origin) for origin in origins if origin != node and origin in self._known]

    def _of(self, node: NodeId) -> str:
        article = article_of(node)
        return self._addresses.absolute(ARTICLE.place(article) if article else SOURCE.place(SourceId(node)))

    def _of_publisher(self, publisher: PublisherId) -> str:
        return self._addresses.absolute(PUBLISHER.place(publisher))


def _said(text: LocalizedText) -> Sequence[object]:
    """Words with their languages, as JSON-LD writes them."""
    return [words if tag == "und" else {"@value": words, "@language": tag} for tag, words in text.root.items()]


def _filled(node: Node) -> Node:
    """The node without what is empty."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}
