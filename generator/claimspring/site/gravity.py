"""How grave a verdict is, for lists in which what readers must know of comes first."""

from typing import NamedTuple

from claimspring.model.rating import Rating


class Gravity(NamedTuple):
    """Where a verdict stands in a list: from refuted upwards, then what is undecided, then what stands."""

    group: int
    value: int


def gravity_of(rating: Rating | None, best: int | None) -> Gravity:
    """The place of a verdict, last while there is none; `best` is the value by which a statement stands as it is."""
    if rating is None:
        return Gravity(3, 0)
    if not rating.decided or rating.value is None:
        return Gravity(1, 0)
    return Gravity(2 if rating.value == best else 0, rating.value)
