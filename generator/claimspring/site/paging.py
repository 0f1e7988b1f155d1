"""Long lists cut into pages, so that no page and no list of links grows with the archive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a long list."""

    place: str
    items: Sequence[T]
    number: int
    total: int
    before: str | None
    """The link to the page before, as seen from this one."""
    after: str | None


def leaves(place: str, items: Sequence[T], size: int) -> Iterator[Leaf[T]]:
    """The list's pages in order; the first keeps the list's own place, and an empty list still has one."""
    total = max(1, -(-len(items) // size))
    for number in range(1, total + 1):
        home = "" if number == 1 else "../"
        yield Leaf(
            place=place if number == 1 else f"{place}{_folder(number)}",
            items=items[(number - 1) * size : number * size],
            number=number,
            total=total,
            before=None if number == 1 else f"{home}{_folder(number - 1)}",
            after=None if number == total else f"{home}{_folder(number + 1)}",
        )


def _folder(number: int) -> str:
    """A name that no id can have, for the underscore in it."""
    return "" if number == 1 else f"page_{number}/"
