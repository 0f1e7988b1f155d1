"""What a claim's verdict and its evidence say: who has decided, which way, and which passages bear on it."""

from collections.abc import Iterator, Mapping

from claimspring.model.claim import Change, ChangeKind, Claim, Evidence, Medium, ReviewStatus, Stance
from claimspring.model.corpus import Record
from claimspring.model.ids import RatingId, SourceId
from claimspring.model.rating import Rating
from claimspring.model.source import Source


def bearing(claim: Claim) -> Iterator[tuple[int, Evidence]]:
    """The evidence that bears on the statement, with its place in the list: all but mere context."""
    for index, evidence in enumerate(claim.evidence):
        if evidence.stance is not Stance.CONTEXT:
            yield index, evidence


def is_decided(claim: Claim, ratings: Mapping[RatingId, Rating]) -> bool:
    """Whether a claim's verdict says something either way; drafts are nobody's word yet."""
    if claim.review.status is ReviewStatus.DRAFT or claim.review.verdict is None:
        return False
    rating = ratings.get(claim.review.verdict)
    return rating is not None and rating.decided


def can_be_followed(claim: Claim, sources: Mapping[SourceId, Record[Source]]) -> bool:
    """Whether some bearing evidence can be looked up: exact words, or what is to be seen or heard, at an address."""
    return any(
        shows(evidence) and (evidence.source not in sources or sources[evidence.source].value.url)
        for _, evidence in bearing(claim)
    )


def shows(evidence: Evidence) -> bool:
    """Whether a piece of evidence has the words that it rests on; what has none is described."""
    is_described = evidence.description is not None and evidence.medium is not Medium.TEXT
    return evidence.passage is not None or is_described


def verdict_changes(claim: Claim) -> Iterator[tuple[int, Change]]:
    """The changes of verdict that the history tells, with their place in it."""
    for index, entry in enumerate(claim.history):
        if entry.change is ChangeKind.VERDICT_CHANGE:
            yield index, entry


def leaning(claim: Claim, ratings: Mapping[RatingId, Rating]) -> Stance | None:
    """Which way the verdict goes: the upper third of the scale supports, the lower refutes, the rest qualifies."""
    return leaning_of(claim.review.verdict, ratings)


def leaning_of(verdict: RatingId | None, ratings: Mapping[RatingId, Rating]) -> Stance | None:
    """The same of any verdict."""
    rating = ratings.get(verdict) if verdict else None
    if rating is None or rating.value is None or not rating.decided:
        return None
    scale = [step.value for step in ratings.values() if step.value is not None and step.decided]
    low, high = min(scale), max(scale)
    place = (rating.value - low) / (high - low) if high > low else 0.5
    if place < 1 / 3:
        return Stance.REFUTES
    return Stance.SUPPORTS if place > 2 / 3 else Stance.QUALIFIES


def faults(claim: Claim, ratings: Mapping[RatingId, Rating]) -> bool:
    """Whether the verdict finds fault with the statement: decided, and neither the best of the scale nor near it."""
    rating = ratings.get(claim.review.verdict) if claim.review.verdict else None
    if rating is None or not rating.decided:
        return False
    return rating.icon not in _FAULTLESS if rating.value is None else leaning(claim, ratings) is not Stance.SUPPORTS


_FAULTLESS = frozenset({"check", "mostly"})
"""Signs of verdicts outside of the scale that find no fault."""


def opposite(claim: Claim, ratings: Mapping[RatingId, Rating]) -> Stance | None:
    """The stance that speaks against the verdict; None where the verdict takes no side."""
    match leaning(claim, ratings):
        case Stance.SUPPORTS:
            return Stance.REFUTES
        case Stance.REFUTES:
            return Stance.SUPPORTS
        case _:
            return None


def all_against(claim: Claim, ratings: Mapping[RatingId, Rating]) -> bool:
    """Whether all of the bearing evidence speaks against the verdict."""
    contrary = opposite(claim, ratings)
    return contrary is not None and {evidence.stance for _, evidence in bearing(claim)} == {contrary}
