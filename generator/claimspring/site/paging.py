"""Long lists cut into pages, so that no page and no list of links grows with the archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claimspring.routes.addresses import relative
from claimspring.routes.route import Numbered

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a long list."""

    items: Sequence[T]
    number: int
    total: int
    before: str | None
    """The link to the page before, as seen from this one."""
    after: str | None


def numbers(items: int, size: int) -> range:
    """The numbers of the pages of a list; an empty list still has one."""
    return range(1, max(1, -(-items // size)) + 1)


def leaf(route: Numbered, number: int, items: Sequence[T], size: int) -> Leaf[T]:
    """One page of a list."""
    total, here = len(numbers(len(items), size)), route.place(number)
    return Leaf(
        items=items[(number - 1) * size : number * size],
        number=number,
        total=total,
        before=None if number == 1 else relative(route.place(number - 1), here),
        after=None if number == total else relative(route.place(number + 1), here),
    )
