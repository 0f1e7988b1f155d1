"""What hangs on each document: the claims that need another look if it changes or vanishes, worst first. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from generator.model.claim import ReviewStatus
from generator.model.ids import ClaimKey, SourceId
from generator.trace.claim import ClaimTrace
from generator.trace.graph import Graph, NodeId


class Loss(IntEnum):
    """How hard a claim is hit when a document falls; the worst is the highest."""

    TOUCHED = 1
    """Only what is told besides: how the sentence came to the article, or context."""
    WEAKENED = 2
    """Some of the evidence; the rest stands."""
    FALLS = 3
    """Every chain of the evidence that the verdict rests on passes through the document."""


@dataclass(frozen=True, slots=True)
class Affected:
    """A claim that a document has a part in."""

    claim: ClaimKey
    loss: Loss
    published: bool
    """Whether readers already rely on the claim's review."""


@dataclass(frozen=True, slots=True)
class Impact:
    """For one document, the claims that need another look if it changes or vanishes."""

    source: SourceId
    affected: tuple[Affected, ...]
    """Worst first."""

    @property
    def falls(self) -> int:
        """How many claims would lose all their evidence."""
        return sum(claim.loss is Loss.FALLS for claim in self.affected)

    @property
    def weight(self) -> tuple[int, int, int]:
        """What to sort by: claims that would fall, be weakened, be touched."""
        losses = [claim.loss for claim in self.affected]
        return losses.count(Loss.FALLS), losses.count(Loss.WEAKENED), losses.count(Loss.TOUCHED)


def impacts(graph: Graph, traces: Iterable[ClaimTrace]) -> Mapping[SourceId, Impact]:
    """The impact of every source that some claim rests on, the heaviest first."""
    affected: dict[NodeId, list[Affected]] = {}
    for trace in traces:
        published = graph.corpus.claims[trace.key].value.review.status is ReviewStatus.PUBLISHED
        for node, loss in losses(trace).items():
            affected.setdefault(node, []).append(Affected(trace.key, loss, published))
    found = []
    for source in graph.corpus.sources:
        if claims := affected.get(graph.node(source)):
            claims.sort(key=lambda claim: (-claim.loss, not claim.published, claim.claim))
            found.append(Impact(source, tuple(claims)))
    found.sort(key=lambda impact: (tuple(-part for part in impact.weight), impact.source))
    return {impact.source: impact for impact in found}


def losses(trace: ClaimTrace) -> Mapping[NodeId, Loss]:
    """How hard the claim is hit by the loss of each document that it has to do with."""
    found = dict.fromkeys(trace.article.documents[1:], Loss.TOUCHED)
    found |= dict.fromkeys((node for shown in trace.exhibits for node in shown.walk.links), Loss.TOUCHED)
    found |= dict.fromkeys(trace.evidence.documents, Loss.WEAKENED)
    return found | dict.fromkeys(trace.decisive.single_points_of_failure, Loss.FALLS)
