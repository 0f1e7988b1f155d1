"""What is remembered of a claim that its file no longer says."""

import datetime as dt
from dataclasses import dataclass

from claimspring.model.ids import ClaimKey, RatingId


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A verdict that stood in a published claim and was replaced by another, as git remembers it."""

    claim: ClaimKey
    was: RatingId
    now: RatingId | None
    on: dt.date
