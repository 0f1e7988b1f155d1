"""Exports of the graph, each read by another library."""

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from typing import Any, ClassVar

import networkx as nx
import pytest
from prov.model import ProvDocument

from claimspring.diagrams.standalone import claim_svg
from claimspring.exports.graph_formats import dot, graphml
from claimspring.exports.prov import CONTEXT, prov_text
from claimspring.exports.subgraph import Extract, around, everything
from claimspring.i18n.translator import Words
from claimspring.model.claim import Stance
from claimspring.routes.addresses import Addresses
from claimspring.trace.graph import NodeId
from claimspring.trace.provenance import Provenance
from tests.trace.cases import KEY, Case, corpus_of

SITE = "https://desk.example/"
WORDS = Words("en")
CASE: Case = {
    "publishers": {"mnd": {"owner": "state", "kind": "government"}, "state": {}, "afp": {}},
    "documents": {
        "paper": {"from": [{"source": "afp", "how": "republishes", "certainty": "probable", "note": "Same words."}]},
        "afp": {"by": "afp", "kind": "agency", "from": [{"source": "statement", "how": "quotes", "credited": True}]},
        "english": {"by": "mnd", "kind": "primary", "edition_of": "statement"},
        "statement": {"by": "mnd", "kind": "primary", "title": 'Of "war" & <peace>\\', "dated": "2023-08-14"},
        "elsewhere": "primary",
    },
    "claim": {
        "trail": ["paper", "afp"],
        "credits": [{"publisher": "rte"}],
        "evidence": {"supports": ["english"], "refutes": ["paper"], "qualifies": ["afp"], "context": ["statement"]},
    },
}


@pytest.fixture
def extract() -> Extract:
    known = Provenance(corpus_of(CASE))
    return everything(known, [KEY])


@pytest.fixture
def graph(extract: Extract) -> dict[str, dict[str, Any]]:
    """The nodes of the JSON-LD document by their ids."""
    document = json.loads("".join(prov_text(extract, Addresses(("en",), SITE))))
    assert document["@context"] == dict(CONTEXT)
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert len(nodes) == len(document["@graph"])
    return nodes


def address(source: str) -> str:
    return f"{SITE}sources/{source}/"


def test_prov_tells_every_step(graph: dict[str, dict[str, Any]]) -> None:
    afp = graph[address("afp")]
    assert afp["wasDerivedFrom"] == afp["wasQuotedFrom"] == afp["hadPrimarySource"] == [address("statement")]
    assert afp["wasAttributedTo"] == f"{SITE}publishers/afp/"
    paper = graph[address("paper")]
    assert "wasQuotedFrom" not in paper
    assert paper["hadPrimarySource"] == [address("statement")]
    assert paper["qualifiedDerivation"] == [
        {
            "@type": "prov:Derivation",
            "entity": address("afp"),
            "comment": ["inferred, not seen", "the document does not name this source", "Same words."],
        }
    ]
    assert graph[address("english")]["alternateOf"] == [address("statement")]
    assert graph[f"{SITE}publishers/mnd/"]["actedOnBehalfOf"] == f"{SITE}publishers/state/"


def test_a_claim_comes_from_its_article_and_trail_and_is_judged_by_its_evidence(
    graph: dict[str, dict[str, Any]],
) -> None:
    claim = graph[f"{SITE}claims/story/claim/"]
    assert claim["wasQuotedFrom"] == f"{SITE}articles/story/"
    assert claim["wasDerivedFrom"] == [f"{SITE}articles/story/", *map(address, ("paper", "afp", "statement"))]
    assert claim["hadPrimarySource"] == [address("statement")]
    stances = ("isSupportedBy", "isRefutedBy", "isQualifiedBy", "obtainsBackgroundFrom")
    assert len(stances) == len(Stance)
    assert [claim[stance] for stance in stances] == [
        [address(source)] for source in ("english", "paper", "afp", "statement")
    ]
    assert CONTEXT["isRefutedBy"]["@id"] == "cito:isRefutedBy"


def test_prov_is_accepted_by_a_library_of_its_field(graph: dict[str, dict[str, Any]]) -> None:
    """Every node and relation is told again to `prov`, which refuses what PROV-DM does not know, and read back."""
    document = ProvDocument()
    document.set_default_namespace(SITE)
    tell = {
        "wasDerivedFrom": document.wasDerivedFrom,
        "wasQuotedFrom": document.quotation,
        "hadPrimarySource": document.primary_source,
        "wasAttributedTo": document.wasAttributedTo,
        "actedOnBehalfOf": document.actedOnBehalfOf,
        "alternateOf": document.alternateOf,
    }
    names = {identifier: f"n{number}" for number, identifier in enumerate(graph)}
    told = 0
    for identifier, node in graph.items():
        make = document.agent if "prov:Agent" in node["@type"] else document.entity
        make(names[identifier])
        for relation, say in tell.items():
            targets = node.get(relation, [])
            for target in [targets] if isinstance(targets, str) else targets:
                say(names[identifier], names[target])
                told += 1
    read = ProvDocument.deserialize(io.StringIO(document.serialize(format="json")), format="json")
    assert read == document
    assert len(list(read.get_records())) == len(graph) + told
    assert told > 20


def test_every_prefix_in_use_is_declared(graph: dict[str, dict[str, Any]]) -> None:
    told = json.dumps([dict(CONTEXT), graph])
    prefixes = set(re.findall(r'"(\w+):\w[^"/]*"', told))
    assert prefixes == {"prov", "cito", "schema", "dcterms"}
    assert all(CONTEXT[prefix].startswith("http") for prefix in prefixes)


def test_dates_are_those_of_the_documents(graph: dict[str, dict[str, Any]]) -> None:
    assert dt.date.fromisoformat(graph[address("statement")]["issued"]) == dt.date(2023, 8, 14)


def test_an_extract_around_one_claim_leaves_the_rest_out() -> None:
    part = around(Provenance(corpus_of(CASE)), KEY)
    assert set(part.documents) == {"article:story", "paper", "afp", "english", "statement"}
    assert part.publishers == ("afp", "daily", "mnd", "paper-press", "state")


def test_graphml_is_read_by_networkx(extract: Extract) -> None:
    read = nx.parse_graphml(graphml(extract, WORDS))
    assert set(read.edges) >= {("paper", "afp"), ("afp", "statement"), ("english", "statement")}
    assert ("article:story", "paper") in read.edges
    assert read.nodes["statement"]["title"] == 'Of "war" & <peace>\\'
    assert read.edges["paper", "afp"] == {
        "how": "republishes",
        "credited": "false",
        "certainty": "probable",
        "inferred": "true",
    }
    assert read.edges["article:story", "paper"]["claim"] == "story/claim"


def test_graphml_holds_no_character_that_xml_cannot() -> None:
    case = {"documents": {"a": {"title": "bell \x07 and \ufffe"}}}
    known = Provenance(corpus_of(case))
    assert "bell \ufffd and \ufffd" in graphml(everything(known, []), WORDS)


def test_dot(extract: Extract) -> None:
    text = dot(extract, WORDS)
    assert text.startswith("digraph provenance {\n")
    assert '  "paper" -> "afp" [style=dashed];' in text
    assert re.search(r'"statement" \[label="mnd, 14 August 2023", style=solid, penwidth=3\];', text)
    quoted = re.compile(r'"(?:[^"\\]|\\.)*"')
    assert '"' not in quoted.sub("", text)


def test_names_are_quoted_in_dot() -> None:
    case = {"publishers": {"p": {"name": 'The "Daily"\\'}}, "documents": {"a": {"by": "p", "unlocated": "gone"}}}
    text = dot(everything(Provenance(corpus_of(case)), []), WORDS)
    assert r'"a" [label="The \"Daily\"\\", style=dotted];' in text


def test_a_picture_that_stands_alone() -> None:
    picture = claim_svg(Provenance(corpus_of(CASE)).trace(KEY), WORDS)
    assert picture.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "Where the sentence comes from" in picture
    assert "Where the evidence comes from" in picture
    bare = {key: value for key, value in CASE.items() if key != "claim"}
    assert "Where the evidence comes from" not in claim_svg(Provenance(corpus_of(bare)).trace(KEY), WORDS)


def test_a_deep_trail_stands_alone_in_rows() -> None:
    documents: dict[str, object] = {f"d{n}": {"from": [f"d{n + 1}"]} for n in range(9)}
    case = {"documents": documents | {"d9": "primary"}, "claim": {"trail": ["d0"]}}
    assert 'width="374"' in claim_svg(Provenance(corpus_of(case)).trace(KEY), WORDS)


class Counted(tuple[NodeId, ...]):
    """Documents that count how often somebody goes through all of them."""

    __slots__ = ()
    times: ClassVar = 0

    def __iter__(self) -> Iterator[NodeId]:
        type(self).times += 1
        return super().__iter__()


def test_a_large_graph_is_gone_through_a_few_times_not_once_for_each_document(extract: Extract) -> None:
    assert len(extract.documents) > 4
    counted = Extract(extract.provenance, extract.claims, Counted(extract.documents))
    list(prov_text(counted, Addresses(("en",), SITE)))
    assert 0 < Counted.times <= 5
