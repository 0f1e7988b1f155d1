"""What the cases do not show: whole corpora, and limits."""

import pytest

from claimspring.model.claim import Stance
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimKey, PublisherId, SourceId
from claimspring.trace.backlinks import backlinks, made_from
from claimspring.trace.chains import COUNTED, LISTED, STEPS, chains
from claimspring.trace.claim import SHARED, Tracer
from claimspring.trace.graph import LinkKind, NodeId, article_node, build, outlet_node
from claimspring.trace.impact import Loss
from claimspring.trace.loops import loops
from claimspring.trace.provenance import Provenance
from claimspring.trace.walk import LOOPS, walk
from tests.trace.cases import KEY, Case, corpus_of, impacts_of


def ladder(rungs: int) -> Case:
    """A waist, two ways, a waist, …: 2 to the power of `rungs` chains."""
    documents: dict[str, object] = {f"w{rungs}": "primary"}
    for rung in range(rungs):
        documents[f"w{rung}"] = {"from": [f"a{rung}", f"b{rung}"]}
        documents[f"a{rung}"] = documents[f"b{rung}"] = {"from": [f"w{rung + 1}"]}
    return {"documents": documents, "claim": {"evidence": {"supports": ["w0"]}}}


def test_more_chains_than_can_be_counted() -> None:
    found = chains(walk(build(corpus_of(ladder(60))), NodeId("w0")))
    assert (found.total, found.exact) == (COUNTED, False)
    assert len(found.listed) == LISTED


def test_chains_of_several_walks_are_counted_together() -> None:
    case = ladder(3)
    case["claim"]["evidence"]["supports"].append("w1")
    found = Tracer(build(corpus_of(case))).claim(KEY).evidence.chains
    assert (found.total, found.exact) == (8 + 4, True)


def test_many_chains_in_loops_are_not_counted_to_the_end() -> None:
    """Every document of a clique rests on every other: the chains are listed up to the limit, and no further."""
    names = [f"n{number}" for number in range(9)]
    documents: dict[str, object] = {name: {"from": [*(n for n in names if n != name), "s"]} for name in names}
    found = chains(walk(build(corpus_of({"documents": documents | {"s": "primary"}})), NodeId("n0")))
    assert (len(found.listed), found.total, found.exact) == (LISTED, LISTED, False)


def test_a_listing_that_goes_astray_in_loops_gives_up() -> None:
    """A clique without a way out, of which only one document leads to the only end."""
    names = [f"n{number:02}" for number in range(14)]
    documents: dict[str, object] = {name: {"from": [n for n in names if n != name]} for name in names}
    documents["n00"] = {"from": [*names[1:], "s"]}
    way = walk(build(corpus_of({"documents": documents | {"s": "primary"}})), NodeId("n00"))
    assert STEPS < 10**6
    assert chains(way).exact is False
    assert len(way.loops) <= LOOPS


def test_a_chain_of_any_length() -> None:
    length = 20_000
    documents: dict[str, object] = {f"n{n}": {"from": [f"n{n + 1}"]} for n in range(length)}
    graph = build(corpus_of({"documents": documents | {f"n{length}": "primary"}}))
    found = Tracer(graph).source(NodeId("n0"))
    assert found.distance_to_primary == length
    assert len(found.single_points_of_failure) == length + 1
    assert list(loops(graph)) == []


def test_walks_are_shared_between_claims_unless_they_are_long() -> None:
    tracer = Tracer(build(corpus_of(ladder(2))))
    assert tracer.source(NodeId("w0")).walks[0] is tracer.source(NodeId("w0")).walks[0]
    long = Tracer(build(corpus_of(ladder(SHARED))))
    assert long.source(NodeId("w0")).walks[0] is not long.source(NodeId("w0")).walks[0]


def test_loops_told_per_step_that_closes_one() -> None:
    graph = build(corpus_of({"documents": {"a": {"from": ["b", "a"]}, "b": {"from": ["a"]}}}))
    assert [(loop.documents, loop.closing.document) for loop in loops(graph)] == [(("a", "b"), "b"), (("a",), "a")]


def test_what_was_made_from_a_document() -> None:
    documents = {"wire": "agency", "p": {"from": ["wire"]}, "q": {"from": ["wire"]}, "blog": {"from": ["p"]}}
    back = backlinks(build(corpus_of({"documents": documents})))
    assert [step.document for step in back[NodeId("wire")]] == ["p", "q"]
    assert [step.document for step in made_from(back, NodeId("wire"), 9)] == ["p", "q", "blog"]
    assert len(made_from(back, NodeId("wire"), 2)) == 2


IMPACT: Case = {
    "documents": {
        "p": {"from": ["wire"]},
        "q": {"from": ["wire"]},
        "wire": {"kind": "agency", "from": ["statement"]},
        "statement": "primary",
        "aside": "primary",
        "afp": "agency",
        "unused": "primary",
    },
    "claim": {"trail": ["afp"], "evidence": {"supports": ["p", "q"], "context": ["aside"]}},
}


def test_the_impact_of_a_source_worst_first() -> None:
    found = impacts_of(Provenance(corpus_of(IMPACT)))
    assert {source: [hit.loss for hit in impact.affected] for source, impact in found.items()} == {
        "statement": [Loss.FALLS],
        "wire": [Loss.FALLS],
        "p": [Loss.WEAKENED],
        "q": [Loss.WEAKENED],
        "afp": [Loss.TOUCHED],
        "aside": [Loss.TOUCHED],
    }
    assert list(found)[:2] == ["statement", "wire"]
    assert found[SourceId("wire")].weight == (1, 0, 0)
    assert found[SourceId("wire")].affected[0].published is False


def test_an_unknown_claim_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Provenance(Corpus()).trace(ClaimKey(KEY.article, KEY.claim))


def test_stances_apart() -> None:
    evidence = {"refutes": ["r1", "r2"], "supports": ["s"], "context": ["s"]}
    documents = {"r1": {"from": ["x"]}, "r2": {"from": ["x"]}, "s": "primary", "x": "primary"}
    trace = Tracer(build(corpus_of({"documents": documents, "claim": {"evidence": evidence}}))).claim(KEY)
    assert {stance: part.independent_origins for stance, part in trace.by_stance.items()} == {
        Stance.SUPPORTS: 1,
        Stance.REFUTES: 1,
        Stance.CONTEXT: 1,
    }
    assert trace.decisive.starts == trace.by_stance[Stance.REFUTES].starts
    assert trace.decisive.single_points_of_failure == ("x",)


def test_the_text_that_the_sentence_comes_from_does_not_count() -> None:
    documents = {"copy": {"from": ["wire"]}, "wire": "primary", "other": "primary"}
    claim = {"trail": ["wire"], "evidence": {"supports": ["copy", "other"]}}
    trace = Tracer(build(corpus_of({"documents": documents, "claim": claim}))).claim(KEY)
    assert [shown.own_source for shown in trace.exhibits] == [True, False]
    assert trace.evidence.origins == trace.decisive.origins == ("other",)
    assert trace.by_stance[Stance.SUPPORTS].independent_origins == 2


def test_the_text_that_the_sentence_comes_from_is_one_origin_where_nothing_else_counts() -> None:
    claim = {"trail": ["wire"], "evidence": {"supports": ["wire"], "context": ["other"]}}
    trace = Tracer(build(corpus_of({"documents": {"wire": "primary", "other": "primary"}, "claim": claim}))).claim(KEY)
    assert trace.exhibits[0].own_source
    assert trace.evidence.independent_origins == 1
    assert trace.evidence.origins == trace.decisive.origins == ("wire",)


def test_a_claim_without_evidence_has_nothing_decisive() -> None:
    trace = Tracer(build(corpus_of({}))).claim(KEY)
    assert trace.decisive.single_points_of_failure == ()
    assert trace.evidence.chains.total == 0


def test_nodes_know_who_published_them_and_when() -> None:
    case = {"documents": {"a": {"by": "p", "dated": 2023}}, "article": {"dated": "2023-08"}, "publishers": {"p": {}}}
    graph = build(corpus_of(case))
    assert graph.publisher_of(NodeId("a")) == graph.publisher_of(outlet_node(PublisherId("p"))) == "p"
    assert graph.publisher_of(article_node(KEY.article)) == graph.owner_of(article_node(KEY.article)) == "daily"
    assert (graph.published(NodeId("a")), graph.published(article_node(KEY.article))) == ("2023", "2023-08")
    assert graph.publisher_of(NodeId("nowhere")) is graph.owner_of(NodeId("nowhere")) is None
    assert graph.published(NodeId("nowhere")) is None


def test_versions_of_the_article() -> None:
    documents = {
        "spanish": {"article": "story"},
        "copy": {"edition_of": "spanish"},
        "page": {"url": "https://daily.example/story"},
        "other": "news",
    }
    graph = build(corpus_of({"documents": documents}))
    article = article_node(KEY.article)
    assert [graph.is_version_of(graph.node(SourceId(name)), article) for name in documents] == [True, True, True, False]
    assert {link.kind for links in graph.links.values() for link in links} == {LinkKind.EDITION}
