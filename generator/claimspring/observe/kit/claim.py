"""What a kit says of its claim, and whether the claim's file, or the review that is published, says the same. Pure."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from claimspring.model.claim import Claim
from claimspring.read.single import read_model

CLAIM = "claim.yml"
REVIEW = "claim.jsonld"
"""In the place of the claim's file, in kits that readers make of what is published."""


def said_of(claim: Claim) -> dict[str, Any]:
    """What is at the head of a kit."""
    return {
        "statement": spoken(claim.statement),
        "verdict": claim.review.verdict,
        "summary": spoken(claim.review.summary),
    }


def spoken(text: Any) -> Any:  # noqa: ANN401 -- one text, or one for each language
    """A text as JSON holds it."""
    return text.model_dump(mode="json") if hasattr(text, "model_dump") else text


def claim_faults(files: Mapping[str, bytes], said: Mapping[str, Any]) -> Iterator[str]:
    """Where the kit says something else than the claim that lies in it.

    Raises:
        Unreadable: when the claim's file is of another version.
    """
    if CLAIM in files:
        claim = read_model(Claim, files[CLAIM])
        yield from _differing(CLAIM, said_of(claim), said)
        quoted = [(one.source, one.stance, one.passage) for one in claim.evidence if one.passage]
        if quoted != [(one["source"], one["stance"], one["exact"]) for one in said["passages"]]:
            yield f"{CLAIM}: it quotes other passages than kit.json"
    elif REVIEW in files:
        review = json.loads(files[REVIEW])
        rating = review.get("reviewRating") or {}
        told = {"statement": review["claimReviewed"], "verdict": rating.get("alternateName")}
        yield from _differing(REVIEW, told | {"summary": review.get("abstract")}, said)
    else:
        yield f"neither {CLAIM} nor {REVIEW} lies in it"


def _differing(name: str, claim: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[str]:
    return (f"{name}: its {field} is not that of kit.json" for field in claim if claim[field] != said[field])
