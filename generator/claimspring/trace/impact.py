"""What hangs on a document: the claims that need another look if it changes or vanishes, worst first. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from claimspring.model.claim import ReviewStatus
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import Graph, NodeId


class Loss(IntEnum):
    """How hard a claim is hit when a document falls; the worst is the highest."""

    TOUCHED = 1
    """Only what is told besides: how the sentence came to the article, or context."""
    WEAKENED = 2
    """Some of the evidence; the rest stands."""
    FALLS = 3
    """Every chain of the evidence that the verdict rests on passes through the document."""


Losses: TypeAlias = Mapping[NodeId, Loss]
"""What the loss of each document that a claim has to do with does to it."""


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


def heaviest(graph: Graph, lost: Iterable[Losses]) -> Sequence[SourceId]:
    """The sources that some claim rests on, those on which most hangs first; `lost` are the losses of all claims."""
    counts: dict[NodeId, list[int]] = {}
    for hit in lost:
        for node, loss in hit.items():
            counts.setdefault(node, [0, 0, 0])[-loss] += 1
    found = [(count, source) for source in graph.corpus.sources if (count := counts.get(graph.node(source)))]
    found.sort(key=lambda one: ([-claims for claims in one[0]], one[1]))
    return tuple(source for _, source in found)


def impact(graph: Graph, source: SourceId, lost: Iterable[tuple[ClaimKey, Losses]]) -> Impact | None:
    """The impact of one source, None where no claim rests on it; `lost` may leave out claims that cannot reach it."""
    node = graph.node(source)
    affected = [Affected(claim, hit[node], _is_published(graph, claim)) for claim, hit in lost if node in hit]
    return _impact(source, affected) if affected and source in graph.corpus.sources else None


def losses(trace: ClaimTrace) -> Losses:
    """How hard the claim is hit by the loss of each document that it has to do with."""
    found = dict.fromkeys(trace.article.documents[1:], Loss.TOUCHED)
    found |= dict.fromkeys((node for shown in trace.exhibits for node in shown.walk.links), Loss.TOUCHED)
    found |= dict.fromkeys(trace.evidence.documents, Loss.WEAKENED)
    return found | dict.fromkeys(trace.decisive.single_points_of_failure, Loss.FALLS)


def _impact(source: SourceId, claims: list[Affected]) -> Impact:
    claims.sort(key=lambda claim: (-claim.loss, not claim.published, claim.claim))
    return Impact(source, tuple(claims))


def _is_published(graph: Graph, claim: ClaimKey) -> bool:
    return graph.corpus.claims[claim].value.review.status is ReviewStatus.PUBLISHED
