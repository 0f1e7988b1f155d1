"""A claim's trail as data: what `trace --format json` prints. `ClaimTrace` in, values that JSON can hold out."""

from collections.abc import Iterable, Mapping
from typing import Any

from claimspring.model.article import ArticleHeader
from claimspring.model.ids import SourceId
from claimspring.model.source import Source
from claimspring.model.values import LocalizedText
from claimspring.trace.claim import ClaimTrace, Credit
from claimspring.trace.graph import Graph, NodeId, article_of, outlet_of
from claimspring.trace.lineage_issues import Gap, Step
from claimspring.trace.lineage_summary import Descent
from claimspring.trace.origins import Group
from claimspring.trace.provenance import Provenance

Data = dict[str, Any]


def claim_data(trace: ClaimTrace) -> Data:
    """All figures of a claim, for the article's own trail and for the evidence apart.

    Documents are named by their ids; `documents` tells what stands behind each.
    """
    graph = trace.article.graph
    shown = (
        *trace.article.documents,
        *trace.credit.named,
        *(n for part in trace.by_stance.values() for n in part.documents),
    )
    return {
        "claim": str(trace.key),
        "trail": {"claim": str(trace.key), "basis": trace.basis, **descent_data(trace.article)},
        "credit": credit_data(trace.credit),
        "evidence": {"claim": str(trace.key), **descent_data(trace.evidence)},
        "by_stance": {stance.value: descent_data(part) for stance, part in trace.by_stance.items()},
        "documents": {node: node_data(graph, node) for node in dict.fromkeys(shown)},
    }


def source_data(provenance: Provenance, source: SourceId) -> Data:
    """What lies behind one source, what was made from it, and which claims hang on it, worst first."""
    graph = provenance.graph
    node = graph.node(source)
    part = provenance.tracer.source(node)
    impact = provenance.impact(source)
    later = [step.document for step in provenance.backlinks.get(node, ())]
    return {
        "source": source,
        **descent_data(part),
        "made_from_it": later,
        "affected": [
            {"claim": str(hit.claim), "loss": hit.loss.name.lower(), "published": hit.published}
            for hit in (impact.affected if impact else ())
        ],
        "documents": {name: node_data(graph, name) for name in dict.fromkeys((*part.documents, *later))},
    }


def descent_data(part: Descent) -> Data:
    """The figures of one descent."""
    return {
        "starts": list(part.starts),
        "origins": list(part.origins),
        "independent_origins": part.independent_origins,
        "origin_groups": [_group(group) for group in part.groups],
        "open_ends": list(part.open_ends),
        "distance_to_primary": part.distance_to_primary,
        "distance_to_origin": part.distance_to_origin,
        "cycles": [list(loop) for loop in part.cycles],
        "gaps": [_gap(gap) for gap in part.gaps],
        "single_points_of_failure": list(part.single_points_of_failure),
        "chains": [list(chain) for chain in part.chains.listed],
        "chain_count": part.chains.total,
        "chain_count_is_exact": part.chains.exact,
        "steps": [_step(step) for step in part.steps],
        "anachronisms": _pairs(part.anachronisms),
        "distortions": _pairs(part.distortions),
        "self_interest": [
            {"document": found.document, "origin": found.origin, "country": found.country}
            for found in part.self_interest
        ],
    }


def credit_data(credit: Credit) -> Data:
    """Whom the article names, beside where the sentence came from."""
    return {
        "named": list(credit.named),
        "never_named": list(credit.never_named),
        "beside_the_trail": list(credit.beside),
        "differs_from_origin": credit.differs,
    }


def node_data(graph: Graph, node: NodeId) -> Data:
    """What is known of a document, an article or an outlet; only `type` for an id that no file has."""
    if outlet := outlet_of(node):
        return {"type": "outlet", "publisher": outlet}
    if article := article_of(node):
        record = graph.corpus.articles.get(article)
        return {"type": "article", "id": article} | (_head(record.value.header) if record else {})
    source = graph.source(node)
    if source is None:
        return {"type": "missing"}
    return {"type": "document", "kind": source.kind, "origin": graph.begins(node)} | _head(source)


def _head(value: Source | ArticleHeader) -> Data:
    fields = {"title": value.title, "publisher": value.publisher, "published": value.published, "url": value.url}
    return {key: text for key, text in fields.items() if text is not None}


def _group(group: Group) -> Data:
    return {"origins": list(group.origins), "owner": group.owner, "reason": group.reason}


def _gap(gap: Gap) -> Data:
    return {"document": gap.document, "kind": gap.kind, "ends_a_chain": gap.ends, "reason": _words(gap.reason)}


def _step(step: Step) -> Data:
    link = step.link
    return {
        "document": step.document,
        "derived_from": link.target,
        "kind": link.kind,
        "how": link.how,
        "credited": link.credited,
        "certainty": link.certainty,
        "inferred": link.inferred,
        "distortion": _words(link.distortion),
    }


def _pairs(steps: Iterable[Step]) -> list[Data]:
    return [{"document": step.document, "derived_from": step.link.target} for step in steps]


def _words(text: LocalizedText | None) -> Mapping[str, str] | None:
    return text.root if text else None
