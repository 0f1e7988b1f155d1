"""Two states of a file's data -> the operations that lead from the one to the other, as small as they can be.

Items of a list are the same where they hold the same, else where they speak of the same thing (the `source` of
evidence, the `exact` words of an appearance, the day of an entry of the history), else where one stands in the other's
place and they have something in common.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimspring.model.finding import Route
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Set
from claimspring.read.yaml import Data

_SUBJECTS = ("id", "source", "exact", "rule", "publisher", "as", "on", "name", "title")
"""The keys that tell, in this order, what an item is about."""


def differences(old: Data, new: Data, route: Route = ()) -> Iterator[Operation]:
    """What is to be done to `old`, in this order, so that it becomes `new`."""
    if old == new:
        return
    match old, new:
        case dict(), dict() if old and new:
            yield from (Set((*route, key), new[key]) for key in new if key not in old)
            for key in old:
                if key in new:
                    yield from differences(old[key], new[key], (*route, key))
                else:
                    yield Delete((*route, key))
        case list(), list() if old and new:
            yield from _of_lists(old, new, route)
        case _:
            yield Set(route, new)


def pairs(old: Sequence[Data], new: Sequence[Data], *, replaced: bool = False) -> dict[int, int]:
    """Which item of `old` is which of `new`, by their numbers.

    With `replaced`, one that stands in another's place is taken for it even where they have nothing in common.
    """
    found: dict[int, int] = {}
    for alike in (_equal, _of_one_subject):
        free = [place for place in range(len(new)) if place not in found.values()]
        for index, item in enumerate(old):
            if index in found:
                continue
            here = next((place for place in free if alike(item, new[place])), None)
            if here is not None:
                found[index] = here
                free.remove(here)
    in_place = _in_place_of_each_other(old, new, found)
    return found | {index: place for index, place in in_place if replaced or _are_alike(old[index], new[place])}


def _in_place_of_each_other(
    old: Sequence[Data], new: Sequence[Data], found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Items that are left over on both sides behind the same item."""
    behind = _left_over(range(len(new)), {place: place for place in found.values()})
    for before, indices in _left_over(range(len(old)), dict(found)).items():
        yield from zip(indices, behind.get(before, ()), strict=False)


def _left_over(numbers: Iterable[int], found: Mapping[int, int]) -> dict[int, list[int]]:
    """The numbers that are not found, by what the last one before them was found as."""
    before, left = -1, dict[int, list[int]]()
    for number in numbers:
        if number in found:
            before = found[number]
        else:
            left.setdefault(before, []).append(number)
    return left


def _are_alike(one: Data, other: Data) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return any(one[key] == other[key] for key in one.keys() & other.keys())
    return True


def subject(item: Data) -> tuple[str, str] | None:
    """What an item is about; None where nothing tells."""
    if not isinstance(item, dict):
        return None
    return next(((key, value) for key in _SUBJECTS if isinstance(value := item.get(key), str)), None)


def is_same(one: Data, other: Data) -> bool:
    """Whether two items are one, as far as what they hold and are about tells."""
    return (
        _equal(one, other)
        or _of_one_subject(one, other)
        or (isinstance(one, dict) and isinstance(other, dict) and _are_alike(one, other))
    )


def _equal(one: Data, other: Data) -> bool:
    return one == other


def _of_one_subject(one: Data, other: Data) -> bool:
    return subject(one) is not None and subject(one) == subject(other)


def _of_lists(old: list[Data], new: list[Data], route: Route) -> Iterator[Operation]:
    same = pairs(old, new)
    if not same:  # not one item stayed: the first takes another's place, so that the list is never empty
        same = {0: 0}
    now = list(range(len(old)))
    for index in reversed(range(len(old))):
        if index not in same:
            yield Delete((*route, index))
            now.remove(index)
    wanted = sorted(same, key=lambda index: same[index])
    for place, index in enumerate(wanted):
        if now[place] != index:
            yield Move(route, now.index(index), place)
            now.remove(index)
            now.insert(place, index)
    for place, index in enumerate(wanted):
        yield from differences(old[index], new[same[index]], (*route, place))
    came_from = {place: index for index, place in same.items()}
    yield from (Insert(route, item, place) for place, item in enumerate(new) if place not in came_from)
