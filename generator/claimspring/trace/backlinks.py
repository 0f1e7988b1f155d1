"""The graph read the other way: which documents were made from each one, and which claims lead there. Pure."""

from collections.abc import Iterator, Mapping

from claimspring.model.claim import Claim
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.trace.graph import Graph, NodeId, article_node, outlet_node
from claimspring.trace.lineage_issues import Step


def backlinks(graph: Graph) -> Mapping[NodeId, tuple[Step, ...]]:
    """For each document, the steps by which others were made from it, in the order of their ids."""
    found: dict[NodeId, list[Step]] = {}
    for node in sorted(graph.links):
        for link in graph.links[node]:
            found.setdefault(link.target, []).append(Step(node, link))
    return {node: tuple(steps) for node, steps in found.items()}


def made_from(back: Mapping[NodeId, tuple[Step, ...]], node: NodeId, limit: int) -> tuple[Step, ...]:
    """The steps to a document from those made from it, directly or over others, nearest first, up to a limit."""
    seen = {node}
    found: list[Step] = []
    for target in (queue := [node]):
        for step in back.get(target, ()):
            if len(found) == limit:
                return tuple(found)
            found.append(step)
            if step.document not in seen:
                seen.add(step.document)
                queue.append(step.document)
    return tuple(found)


def naming(graph: Graph) -> Mapping[NodeId, tuple[ClaimKey, ...]]:
    """The claims that name each document, outlet or article in their own files."""
    found: dict[NodeId, list[ClaimKey]] = {}
    for key, record in graph.corpus.claims.items():
        for node in set(named_nodes(graph, key, record.value)):
            found.setdefault(node, []).append(key)
    return {node: tuple(claims) for node, claims in found.items()}


def leading_claims(
    back: Mapping[NodeId, tuple[Step, ...]], named: Mapping[NodeId, tuple[ClaimKey, ...]], node: NodeId
) -> tuple[ClaimKey, ...]:
    """The claims that name a document or one made from it, over any number of others: no other trail can reach it."""
    seen = {node}
    for target in (queue := [node]):
        fresh = [step.document for step in back.get(target, ()) if step.document not in seen]
        seen.update(fresh)
        queue += fresh
    return tuple(dict.fromkeys(key for document in queue for key in named.get(document, ())))


def named_sources(claim: Claim) -> Iterator[SourceId]:
    """The documents that a claim's own file names."""
    for evidence in claim.evidence:
        yield evidence.source
        yield from evidence.begins_at
    yield from (step.source for step in claim.trail)
    yield from (credit.source for credit in claim.credits if credit.source)


def named_nodes(graph: Graph, key: ClaimKey, claim: Claim) -> Iterator[NodeId]:
    """The documents and outlets that a claim's own file names, and the article that it lies with."""
    yield article_node(key.article)
    yield from map(graph.node, named_sources(claim))
    outlets = (credit.publisher for credit in claim.credits if not credit.source)
    yield from (outlet_node(outlet) for outlet in outlets if outlet)
