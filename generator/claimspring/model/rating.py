"""The verdict scale. Read from `claims/ratings.yml`, one mapping of id to rating, best first."""

from collections.abc import Mapping

from claimspring.model.base import Model
from claimspring.model.ids import RatingId
from claimspring.model.values import Localized, NonEmpty


class Rating(Model):
    """One step of the verdict scale. Read from `claims/ratings.yml`."""

    label: Localized
    """The word shown."""
    definition: Localized
    """What it means, in one sentence."""
    value: int | None = None
    """Place on the scale from 1 (refuted) upwards; left out for a verdict outside of it."""
    icon: NonEmpty
    """The icon's name, one of the shapes the site draws: check, mostly, half, barely, cross, balance,
    question, satire."""
    decided: bool = True
    """False for "not enough evidence": no decision either way."""


def rating_called(label: str, ratings: Mapping[RatingId, Rating]) -> RatingId | None:
    """The only rating that readers know by this label, in whatever language."""
    wanted = label.strip().casefold()
    found = [name for name, rating in ratings.items() if wanted in map(str.casefold, rating.label.root.values())]
    return found[0] if len(found) == 1 else None
