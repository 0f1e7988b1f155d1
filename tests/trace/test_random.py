"""Random graphs, worked out a second time by trying everything: slow, and plain to see."""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimId, ClaimKey, SourceId
from claimspring.model.recorder import plain
from claimspring.trace.chains import LISTED, chains, in_every_chain
from claimspring.trace.claim import Tracer
from claimspring.trace.graph import NodeId, build
from claimspring.trace.impact import Loss, losses
from claimspring.trace.lineage_issues import is_older
from claimspring.trace.lineage_summary import descent
from claimspring.trace.loops import loops
from claimspring.trace.origins import independent
from claimspring.trace.provenance import Provenance
from claimspring.trace.relinking import closes_a_loop
from claimspring.trace.walk import End, Walk, walk
from tests.trace.cases import ARTICLE, KEY, Case, corpus_of, impacts_of

NAMES = "abcdefgh"


@st.composite
def cases(draw: st.DrawFn, *, looping: bool) -> Case:
    """Up to eight documents, each made from any of the later ones, or, where loops are wanted, from any at all."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    documents = {}
    for index, name in enumerate(names):
        kind = draw(st.sampled_from(["news", "news", "primary", "origin"]))
        others = names if looping else names[index + 1 :]
        made_from = draw(st.lists(st.sampled_from(others), unique=True, max_size=3)) if others else []
        if looping and kind == "primary":
            made_from = []
        documents[name] = {"kind": "agency", "origin": True} if kind == "origin" else {"kind": kind}
        documents[name] |= {"from": made_from, "by": draw(st.sampled_from(["p", "q", "r", "s"]))}
    publishers = {"p": {"owner": "house"}, "q": {"owner": "house"}, "house": {}, "r": {}, "s": {}}
    starts = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    return {"documents": documents, "publishers": publishers, "claim": {"evidence": {"supports": starts}}}


def links_of(case: Case) -> dict[str, list[str]]:
    return {name: list(fields["from"]) for name, fields in case["documents"].items()}


def begins(case: Case, name: str) -> bool:
    fields = case["documents"][name]
    return bool(fields.get("origin")) or fields["kind"] == "primary"


def paths(links: dict[str, list[str]], start: str) -> Iterator[tuple[str, ...]]:
    """Every way from a document that visits none twice, of any length."""
    waiting = [(start,)]
    while waiting:
        path = waiting.pop()
        yield path
        waiting += [(*path, head) for head in links[path[-1]] if head not in path]


def reachable(links: dict[str, list[str]], start: str) -> set[str]:
    """What can be reached in at least one step."""
    found: set[str] = set()
    while more := {head for name in (start, *found) for head in links[name]} - found:
        found |= more
    return found


def is_origin(case: Case, links: dict[str, list[str]], name: str) -> bool:
    """Marked as one, or primary with nothing earlier behind it."""
    if case["documents"][name].get("origin"):
        return True
    return begins(case, name) and not any(begins(case, other) for other in reachable(links, name) - {name})


def cut(case: Case) -> dict[str, list[str]]:
    """The links that are followed: none from where the information began."""
    links = links_of(case)
    return {name: [] if is_origin(case, links, name) else heads for name, heads in links.items()}


def slow_chains(case: Case, start: str) -> set[tuple[str, ...]]:
    """Every way to a document from which nothing leads on."""
    links = cut(case)
    return {path for path in paths(links, start) if not links[path[-1]]}


def walked(case: Case, start: str) -> Walk:
    return walk(build(corpus_of(case)), NodeId(start))


def first(case: Case) -> str:
    return str(case["claim"]["evidence"]["supports"][0])


@given(cases(looping=False))
def test_chains_of_graphs_without_loops(case: Case) -> None:
    found = chains(walked(case, first(case)))
    expected = slow_chains(case, first(case))
    assert found.exact
    assert found.total == len(expected)
    assert set(found.listed) <= expected
    assert len(found.listed) == min(len(expected), LISTED)


@given(cases(looping=True))
def test_chains_of_graphs_with_loops(case: Case) -> None:
    way = walked(case, first(case))
    found = chains(way)
    expected = slow_chains(case, first(case))
    listed = {chain for chain in found.listed if way.ends[chain[-1]] is not End.LOOP}
    assert listed <= expected
    if found.exact:
        assert listed == expected
    assert all(len(set(chain)) == len(chain) for chain in found.listed)


@given(st.booleans().flatmap(lambda looping: cases(looping=looping)))
def test_where_chains_end(case: Case) -> None:
    way = walked(case, first(case))
    links, all_links = cut(case), links_of(case)
    ends = {chain[-1] for chain in slow_chains(case, first(case))}
    assert {node for node, end in way.ends.items() if end is not End.LOOP} == ends
    assert set(way.origins) == {name for name in ends if is_origin(case, all_links, name)}
    assert set(way.links) == {first(case)} | reachable(links, first(case))


@given(st.booleans().flatmap(lambda looping: cases(looping=looping)))
def test_documents_that_no_chain_avoids(case: Case) -> None:
    way = walked(case, first(case))
    if End.LOOP not in way.ends.values():
        chains_ = [set(chain) for chain in slow_chains(case, first(case))]
        assert set(in_every_chain(way)) == set.intersection(*chains_)


@given(st.booleans().flatmap(lambda looping: cases(looping=looping)))
def test_the_nearest_primary_document(case: Case) -> None:
    graph = build(corpus_of(case))
    starts = case["claim"]["evidence"]["supports"]
    found = descent(graph, [walk(graph, NodeId(start)) for start in starts])
    links = cut(case)
    primary = [path for start in starts for path in paths(links, start) if graph.is_primary(NodeId(path[-1]))]
    assert found.distance_to_primary == min((len(path) - 1 for path in primary), default=None)


@given(st.booleans().flatmap(lambda looping: cases(looping=looping)))
def test_loops(case: Case) -> None:
    links = links_of(case)
    found = list(loops(build(corpus_of(case))))
    for loop in found:
        ring = (*loop.documents, loop.documents[0])
        assert all(head in links[tail] for tail, head in itertools.pairwise(ring))
        assert (loop.closing.document, loop.closing.link.target) == (ring[-2], ring[0])
    assert bool(found) == any(name in reachable(links, name) for name in links)
    closing = {(loop.closing.document, loop.closing.link.target) for loop in found}
    left = {tail: [head for head in heads if (tail, head) not in closing] for tail, heads in links.items()}
    assert not any(name in reachable(left, name) for name in left)


@given(cases(looping=False))
def test_origins_that_count_once(case: Case) -> None:
    graph = build(corpus_of(case))
    origins = [NodeId(name) for name in case["documents"]]
    houses = {"p": "house", "q": "house", "r": "r", "s": "s"}
    expected = {frozenset(n for n in origins if _house(case, houses, n) == house) for house in houses.values()}
    assert {frozenset(group.origins) for group in independent(graph, origins)} == expected - {frozenset()}


def _house(case: Case, houses: dict[str, str], name: str) -> str:
    return houses[case["documents"][name]["by"]]


@given(cases(looping=False))
def test_what_falls_with_a_document(case: Case) -> None:
    """A claim falls with a document when, without it, no start leads to any end."""
    starts = case["claim"]["evidence"]["supports"]
    links = cut(case)
    found = losses(Tracer(build(corpus_of(case))).claim(KEY))
    for name in case["documents"]:
        standing = [
            path for start in starts for path in paths(links, start) if name not in path and not links[path[-1]]
        ]
        concerned = any(name in path for start in starts for path in paths(links, start))
        assert (found.get(NodeId(name)) is Loss.FALLS) == (not standing)
        assert (found.get(NodeId(name), Loss.TOUCHED) >= Loss.WEAKENED) == concerned


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Several claims on one graph, whose own files name any of its documents in all the ways there are."""
    case = draw(st.booleans().flatmap(lambda looping: cases(looping=looping)))
    names = st.sampled_from([*case["documents"], "nowhere"])
    documents = {name: dict(fields) for name, fields in case["documents"].items()}
    documents[draw(st.sampled_from(list(documents)))]["url"] = "https://daily.example/story"  # it is the article
    documents[draw(st.sampled_from(list(documents)))]["edition_of"] = draw(names)
    article = {"from": draw(st.lists(names, unique=True, max_size=2))}
    piece = st.fixed_dictionaries({"source": names}, optional={"begins_at": st.lists(names, unique=True, max_size=2)})
    stances = st.sampled_from(["supports", "refutes", "context"])
    claim = st.fixed_dictionaries(
        {"evidence": st.dictionaries(stances, st.lists(piece, max_size=2))},
        optional={"trail": st.lists(names, unique=True, max_size=3), "credits": st.lists(names, max_size=2)},
    )
    told = [
        corpus_of({**case, "documents": documents, "article": article, "claim": one})
        for one in draw(st.lists(claim, min_size=1, max_size=4))
    ]
    claims = {ClaimKey(ARTICLE, ClaimId(f"claim-{number}")): one.claims[KEY] for number, one in enumerate(told)}
    return replace(told[0], claims=claims)


@given(corpora())
def test_what_hangs_on_one_document_is_what_all_claims_tell(corpus: Corpus) -> None:
    alone, claims = Provenance(corpus), Provenance(corpus)
    hit = {
        source: [key for key in corpus.claims if claims.graph.node(source) in claims.losses(key)]
        for source in corpus.sources
    }
    found = {source: impact for source in corpus.sources if (impact := alone.impact(source))}
    assert {source: sorted(one.claim for one in impact.affected) for source, impact in found.items()} == {
        source: keys for source, keys in hit.items() if keys
    }
    heaviest = sorted(found.values(), key=lambda impact: ([-claims for claims in impact.weight], impact.source))
    assert list(claims.heaviest) == [impact.source for impact in heaviest]
    assert alone.impact(SourceId("nowhere")) is None


@given(corpora(), st.sets(st.integers(0, 3)), st.sets(st.integers(0, 3)), st.sampled_from(["", "new"]))
def test_what_hangs_on_documents_after_an_edit(corpus: Corpus, edited: set[int], gone: set[int], digest: str) -> None:
    """Whatever was known before, and whichever of the files changed or vanished, what is known then is the truth."""
    before = Provenance(corpus)
    before.impact(next(iter(corpus.sources)))
    keys = list(corpus.claims)
    claims = {
        key: corpus.claims[keys[place - 1]] if place in edited else corpus.claims[key]
        for place, key in enumerate(keys)
        if place not in gone
    }
    first, *others = corpus.sources.items()
    changed = replace(first[1], digest=digest, value=first[1].value.model_copy(update={"derived_from": ()}))
    sources = dict([(first[0], changed), *others]) if digest else corpus.sources
    later = replace(corpus, claims=claims, sources=sources)
    assert impacts_of(before.later(later)) == impacts_of(Provenance(later))


@given(st.booleans().flatmap(lambda looping: cases(looping=looping)), st.data())
def test_documents_linked_otherwise_are_those_of_a_graph_made_anew(case: Case, data: st.DataObject) -> None:
    """Wherever the graph before is used again, it is made into the one that there would be without it."""
    corpus = corpus_of(case)
    edited = data.draw(st.sets(st.sampled_from(sorted(corpus.sources))))
    step = next((step for one in corpus.sources.values() for step in one.value.derived_from), None)
    sources = dict(corpus.sources)
    for name in sorted(edited):
        heads = data.draw(st.lists(st.sampled_from([*NAMES, "nowhere"]), unique=True, max_size=3)) if step else []
        steps = tuple(step.model_copy(update={"source": head}) for head in heads) if step else ()
        sources[name] = replace(sources[name], value=sources[name].value.model_copy(update={"derived_from": steps}))
    before = Provenance(corpus)
    later = Provenance(replace(corpus, sources=sources), recorder=before.recorder)
    before.backlinks  # noqa: B018 -- is known then
    now = later.relink(before, {"publishers": (), "articles": (), "sources": edited})
    anew = Provenance(replace(corpus, sources=sources))
    if now:
        assert plain(later.graph.links) == plain(anew.graph.links)
        assert plain(later.backlinks) == plain(anew.backlinks)
        if not list(loops(before.graph)):
            assert closes_a_loop(now) is bool(list(loops(anew.graph)))


DATES = st.one_of(
    st.dates(dt.date(1999, 1, 1), dt.date(2005, 12, 31)).map(lambda day: day.isoformat()),
    st.dates(dt.date(1999, 1, 1), dt.date(2005, 12, 31)).map(lambda day: day.isoformat()[:7]),
    st.integers(1999, 2005).map(str),
)


@given(DATES, DATES)
def test_surely_older_means_that_no_two_days_fit(mine: str, other: str) -> None:
    documents = {"a": {"dated": mine, "from": ["b"]}, "b": {"kind": "primary", "dated": other}}
    graph = build(corpus_of({"documents": documents}))
    days = [dt.date(1999, 1, 1) + dt.timedelta(days) for days in range(2557)]
    mine_days = [day for day in days if day.isoformat().startswith(mine)]
    other_days = [day for day in days if day.isoformat().startswith(other)]
    assert is_older(graph, NodeId("a"), NodeId("b")) == all(day < other_days[0] for day in mine_days)
