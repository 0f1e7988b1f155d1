"""How fast trails are traced and drawn: `python -m tests.bench.trace [SOURCES [DERIVATIONS [CLAIMS]]]`.

Two made graphs: `stories`, in which papers have it from agencies and agencies from statements, and `tangle`, in which
every document is made from three random earlier ones, so that everything hangs together. The peer is networkx, asked
for the loops of the same graph; memory is the whole process's peak.
"""

import random
import resource
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

import networkx as nx

from generator.model.article import Article, ArticleHeader
from generator.model.claim import Claim
from generator.model.corpus import Corpus, Record
from generator.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId, SourceId
from generator.model.publisher import Publisher
from generator.model.source import Source
from generator.render.trail.figure import article_figure, evidence_figure
from generator.render.words import Words
from generator.trace.claim import ClaimTrace, Tracer
from generator.trace.descent import Descent
from generator.trace.doubts import is_older
from generator.trace.graph import Graph, NodeId, build
from generator.trace.impact import impacts
from generator.trace.loops import loops

T = TypeVar("T")

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


def claim(evidence: list[str]) -> Record[Claim]:
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


def timed(label: str, work: Callable[[], T], per: int = 0) -> T:
    start, used = time.perf_counter(), time.process_time()
    result = work()
    taken, used = time.perf_counter() - start, time.process_time() - used
    each = f"  {used / per * 1000:8.3f} ms each" if per else ""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {label:<44}{taken:8.2f} s {used:8.2f} s used{each:20}{peak:8.0f} MB")
    return result


def whole_graph(graph: Graph) -> tuple[int, int]:
    older = sum(is_older(graph, node, link.target) for node, links in graph.links.items() for link in links)
    return older, sum(1 for _ in loops(graph))


def peer(graph: Graph) -> int:
    drawn = nx.DiGraph((node, link.target) for node, links in graph.links.items() for link in links)
    return sum(len(part) > 1 for part in nx.strongly_connected_components(drawn))


def measure(name: str, corpus: Corpus) -> None:
    count = sum(len(record.value.derived_from) for record in corpus.sources.values())
    print(f"{name}: {len(corpus.sources):,} sources, {count:,} derivations, {len(corpus.claims):,} claims")
    graph = timed("graph built", lambda: build(corpus))
    timed("loops and impossible dates of the whole graph", lambda: whole_graph(graph))
    timed("peer: networkx, loops only", lambda: peer(graph))
    tracer = Tracer(graph)
    traces = timed("every claim traced", lambda: [tracer.claim(key) for key in corpus.claims], len(corpus.claims))
    timed("impact of every source", lambda: impacts(graph, traces))
    timed(
        "origins, gaps, chains, distance of every claim",
        lambda: [figures(part) for trace in traces for part in (trace.article, trace.evidence)],
        len(corpus.claims),
    )
    words = Words("en")
    sample = traces[:200]
    timed("two figures of a claim's page drawn", lambda: [draw(trace, words) for trace in sample], len(sample))


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
    measure("stories", corpus_of(stories(sources, derivations, chance), claims, chance))
    measure("tangle", corpus_of(tangle(sources, derivations, chance), min(claims, 20), chance))


if __name__ == "__main__":
    main(sys.argv[1:])
