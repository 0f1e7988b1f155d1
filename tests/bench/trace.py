"""How fast trails are traced and drawn: `python -m tests.bench.trace [SOURCES [DERIVATIONS [CLAIMS]]]`.

Two made graphs: `stories`, in which papers have it from agencies and agencies from statements, and `tangle`, in which
every document is made from three random earlier ones, so that everything hangs together. The peer is networkx, asked
for the loops of the same graph, and for the documents that each claim goes back to: the plain walk, without chains,
credits, dates and independence. Memory is the whole process's peak.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import networkx as nx

from claimspring.diagrams.figure import article_figure, evidence_figure
from claimspring.i18n.translator import Words
from claimspring.model.article import Article, ArticleHeader
from claimspring.model.claim import Claim
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId, SourceId
from claimspring.model.publisher import Publisher
from claimspring.model.source import Source
from claimspring.trace.claim import ClaimTrace, Tracer
from claimspring.trace.graph import Graph, NodeId, build
from claimspring.trace.impact import losses
from claimspring.trace.lineage_issues import is_older
from claimspring.trace.lineage_summary import Descent
from claimspring.trace.loops import loops
from tests.bench.measure import keep

T = TypeVar("T")

LOOPS, TRACED = "loops and impossible dates of the whole graph", "every claim traced"
PEERS = {LOOPS: "peer: networkx, loops only", TRACED: "peer: networkx, what each claim goes back to"}
ARTICLE = ArticleId("story")
SEED = 20231114


def source(kind: str, publisher: int, origins: list[str]) -> Record[Source]:
    fields: dict[str, Any] = {
        "url": "https://paper.example/",
        "publisher": f"p{publisher}",
        "kind": kind,
        "published": "2023-08-14",
        "derived_from": [{"source": origin} for origin in origins],
    }
    return Record("s.yml", "", Source.model_validate(fields))


def stories(sources: int, derivations: int, chance: random.Random) -> dict[SourceId, Record[Source]]:
    """Stories of twelve documents: two statements, three agencies, seven papers; now and then from the story before."""
    per_document = derivations / sources
    made: dict[SourceId, Record[Source]] = {}
    for number in range(sources):
        place = number % 12
        kind = "primary" if place < 2 else "agency" if place < 5 else "news"
        pool = [f"s{number - place + other:06}" for other in range(2 if place < 5 else 5)]
        count = 0 if place < 2 else min(len(pool), round(chance.gauss(per_document * 1.4, 0.7)))
        origins = chance.sample(pool, max(count, 0))
        if place >= 2 and chance.random() < 0.05 and number >= 24:
            origins.append(f"s{number - chance.randrange(12, 24):06}")
        made[SourceId(f"s{number:06}")] = source(kind, chance.randrange(1000), origins)
    return made


def tangle(sources: int, derivations: int, chance: random.Random) -> dict[SourceId, Record[Source]]:
    per_document = derivations // sources
    made = {}
    for number in range(sources):
        earlier = {f"s{chance.randrange(number):06}" for _ in range(per_document)} if number else set()
        kind = "primary" if chance.random() < 0.1 else "news"
        made[SourceId(f"s{number:06}")] = source(kind, chance.randrange(1000), sorted(earlier))
    return made


def claim(evidence: Sequence[str]) -> Record[Claim]:
    fields: dict[str, Any] = {
        "statement": "Something happened.",
        "appearances": [{"exact": "Words."}],
        "kind": "event",
        "trail": [{"source": evidence[0]}],
        "evidence": [{"source": name, "stance": "supports"} for name in evidence],
    }
    return Record("c.yml", "", Claim.model_validate(fields))


def corpus_of(made: dict[SourceId, Record[Source]], claims: int, chance: random.Random) -> Corpus:
    header = ArticleHeader.model_validate(
        {"title": "Story", "url": "https://daily.example/", "publisher": "p0", "language": "en"}
    )
    names = list(made)
    keys = [ClaimKey(ARTICLE, ClaimId(f"c{number:06}")) for number in range(claims)]
    starts = [chance.randrange(len(names) - 12) for _ in keys]
    publishers = {PublisherId(f"p{n}"): Publisher.model_validate({"name": f"Paper {n}"}) for n in range(1000)}
    return Corpus(
        articles={ARTICLE: Record("a.md", "", Article(header, "Words.", 0))},
        claims={key: claim(names[start : start + 5]) for key, start in zip(keys, starts, strict=True)},
        sources=made,
        publishers=publishers,
    )


class Watch:
    """Measures one thing after the other, prints each, and keeps the figures."""

    def __init__(self) -> None:
        self.figures: dict[str, dict[str, float]] = {}

    def timed(self, label: str, work: Callable[[], T], per: int = 0) -> T:
        """Do some work and note what it cost."""
        start, used = time.perf_counter(), time.process_time()
        result = work()
        taken, used = time.perf_counter() - start, time.process_time() - used
        each = f"  {used / per * 1000:8.3f} ms each" if per else ""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {label:<46}{taken:8.2f} s {used:8.2f} s used{each:20}{peak:8.0f} MB")
        self.figures[label] = {"wall": round(taken, 3), "processor": round(used, 3), "memory": round(peak)}
        self.figures[label] |= {"each_ms": round(used / per * 1000, 4)} if per else {}
        return result

    def peer_takes(self) -> dict[str, float]:
        """How many times as long as ours the peer's work takes."""
        used = {label: max(figure["processor"], 0.001) for label, figure in self.figures.items()}
        return {ours: round(used[peer] / used[ours], 2) for ours, peer in PEERS.items()}


def whole_graph(graph: Graph) -> tuple[int, int]:
    older = sum(is_older(graph, node, link.target) for node, links in graph.links.items() for link in links)
    return older, sum(1 for _ in loops(graph))


def drawn(graph: Graph) -> "nx.DiGraph[NodeId]":
    return nx.DiGraph((node, link.target) for node, links in graph.links.items() for link in links)


def peer_loops(peer: "nx.DiGraph[NodeId]") -> int:
    return sum(len(part) > 1 for part in nx.strongly_connected_components(peer))


def peer_walks(peer: "nx.DiGraph[NodeId]", graph: Graph) -> int:
    """How many documents stand behind each claim's evidence, added up."""
    found = 0
    for record in graph.corpus.claims.values():
        nodes = {graph.node(piece.source) for piece in record.value.evidence}
        layers: Iterable[list[NodeId]] = nx.bfs_layers(peer, [node for node in nodes if node in peer])
        found += sum(len(layer) for layer in layers)
    return found


def measure(name: str, corpus: Corpus) -> dict[str, Any]:
    count = sum(len(record.value.derived_from) for record in corpus.sources.values())
    print(f"{name}: {len(corpus.sources):,} sources, {count:,} derivations, {len(corpus.claims):,} claims")
    watch, claims = Watch(), len(corpus.claims)
    graph = watch.timed("graph built", lambda: build(corpus))
    peer = watch.timed("peer: networkx, graph built", lambda: drawn(graph))
    watch.timed(LOOPS, lambda: whole_graph(graph))
    watch.timed(PEERS[LOOPS], lambda: peer_loops(peer))
    tracer = Tracer(graph)
    traces = watch.timed(TRACED, lambda: [tracer.claim(key) for key in corpus.claims], claims)
    watch.timed(PEERS[TRACED], lambda: peer_walks(peer, graph), claims)
    watch.timed("what every claim loses", lambda: [losses(trace) for trace in traces], claims)
    watch.timed(
        "origins, gaps, chains, distance of every claim",
        lambda: [figures(part) for trace in traces for part in (trace.article, trace.evidence)],
        claims,
    )
    words = Words("en")
    sample = traces[:200]
    watch.timed("two figures of a claim's page drawn", lambda: [draw(trace, words) for trace in sample], len(sample))
    ratios = watch.peer_takes()
    for ours, ratio in ratios.items():
        print(f"  networkx takes {ratio:.2f} times as long as '{ours}'")
    sizes = {"sources": len(corpus.sources), "derivations": count, "claims": claims}
    return {"name": name, **sizes, "figures": watch.figures, "peer_takes": ratios}


def figures(part: Descent) -> tuple[object, ...]:
    return part.groups, part.gaps, part.chains, part.distance_to_primary, part.single_points_of_failure


def draw(trace: ClaimTrace, words: Words) -> int:
    def nowhere(_node: NodeId) -> None:
        return None

    pictures = article_figure(trace, words, nowhere), evidence_figure(trace, words, nowhere)
    return sum(len(figure.picture) for figure in pictures)


def main(arguments: list[str]) -> None:
    sources, derivations, claims = map(int, [*arguments, *("100000", "300000", "10000")[len(arguments) :]])
    chance = random.Random(SEED)
    told = [
        measure("stories", corpus_of(stories(sources, derivations, chance), claims, chance)),
        measure("tangle", corpus_of(tangle(sources, derivations, chance), min(claims, 20), chance)),
    ]
    keep("trace", {"graphs": told})


if __name__ == "__main__":
    main(sys.argv[1:])
