"""Two people's changes of one file -> the file with both, field by field; and what both changed, to be asked.

A three-way merge of data: what one side left as it was is taken from the other. Items of a list are found again by what
they hold or are about, so that one may be moved while the other changes it. The text is theirs with my changes made as
operations, so comments and layout of both sides' entries stay as they are in theirs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import TypeAlias

from claimspring.model.finding import Route
from claimspring.read.editing.difference import is_same, pairs
from claimspring.read.editing.edits import Edit, apply
from claimspring.read.editing.kinds import FileKind
from claimspring.read.editing.operations import Operation, Refused
from claimspring.read.yaml import Data


class _Missing:
    """What stands where there is nothing."""


MISSING = _Missing()
Value: TypeAlias = "Data | _Missing"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both changed, each in another way; `MISSING` where a side has none."""

    route: Route
    """Where it stands in theirs; where they took it away, where it stood."""
    base: Value
    mine: Value
    theirs: Value


@dataclass(frozen=True, slots=True)
class Merged:
    """Both sides' changes as far as they can be joined; where they cannot, theirs."""

    text: str
    conflicts: tuple[Conflict, ...]


def merge(kind: FileKind, base: str, mine: str, theirs: str) -> Merged:
    """Join two changes of one text; raises `Refused` where one of the three cannot be read."""
    if mine in (base, theirs):
        return Merged(theirs, ())
    if theirs == base:
        return Merged(mine, ())
    conflicts: list[Conflict] = []
    sides = kind.data(base), kind.data(mine), kind.data(theirs)
    joined = _Merger(conflicts).mappings(*sides, ())
    if not joined:  # each took away what the other left
        return Merged(theirs, (Conflict((), *sides),))
    return Merged(_text(kind, joined, base, mine, theirs), tuple(conflicts))


def _text(kind: FileKind, data: dict[str, Data], base: str, mine: str, theirs: str) -> str:
    lines = _lines_of_both(base, mine, theirs)
    if lines is not None:
        with suppress(Refused):
            if kind.data(lines) == data:
                return lines
    return kind.hold(theirs, data)


def _lines_of_both(base: str, mine: str, theirs: str) -> str | None:
    """The lines with the changes of both made; None where two of these meet."""
    lines = base.splitlines(keepends=True)
    changes = sorted([*_changed_lines(lines, mine), *_changed_lines(lines, theirs)])
    if any(later[0] < earlier[1] or later[0] == earlier[0] for earlier, later in pairwise(changes)):
        return None
    return apply(base, (Edit(start, end, new) for start, end, new in _as_offsets(lines, changes)))


def _changed_lines(lines: Sequence[str], side: str) -> Iterator[tuple[int, int, str]]:
    new = side.splitlines(keepends=True)
    for kind, first, end, start, stop in SequenceMatcher(None, lines, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield first, end, "".join(new[start:stop])


def _as_offsets(lines: Sequence[str], changes: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    begins = [0, *accumulate(map(len, lines))]
    yield from ((begins[first], begins[end], new) for first, end, new in changes)


def rebase(kind: FileKind, base: str, theirs: str, *operations: Operation) -> Merged:
    """Operations made on `base`, on what the file has become meanwhile."""
    return merge(kind, base, kind.change(base, *operations), theirs)


class _Merger:
    """Joins values from the top down, and notes what cannot be joined."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        self._conflicts = conflicts

    def mappings(
        self, base: Mapping[str, Data], mine: Mapping[str, Data], theirs: Mapping[str, Data], route: Route
    ) -> dict[str, Data]:
        """The entries of three mappings, in the order of theirs."""
        joined: dict[str, Data] = {}
        for key in dict.fromkeys([*theirs, *mine]):
            sides = base.get(key, MISSING), mine.get(key, MISSING), theirs.get(key, MISSING)
            value = self._value(*sides, (*route, key))
            if not isinstance(value, _Missing) and (value not in ([], {}) or value in sides):
                joined[key] = value
        return joined

    def _value(self, base: Value, mine: Value, theirs: Value, route: Route) -> Value:
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        match base, mine, theirs:
            case ((dict() | _Missing() | None), dict(), dict()):
                return self.mappings(base if isinstance(base, dict) else {}, mine, theirs, route)
            case ((list() | _Missing() | None), list(), list()):
                return self._lists(base if isinstance(base, list) else [], mine, theirs, route)
        self._conflicts.append(Conflict(route, base, mine, theirs))
        return theirs

    def _lists(self, base: list[Data], mine: list[Data], theirs: list[Data], route: Route) -> list[Data]:
        ours, others = pairs(base, mine, replaced=True), pairs(base, theirs, replaced=True)
        order = _joint_order(ours, others)
        sides = (mine, ours, theirs), (theirs, others, mine)
        is_anew = any(not _is_in_place(base, side, where) and _is_anew(base, other) for side, where, other in sides)
        if order is None or is_anew:
            self._conflicts.append(Conflict(route, base, mine, theirs))
            return theirs
        kept = {
            index: self._value(base[index], mine[ours[index]], theirs[others[index]], (*route, others[index]))
            for index in order
        }
        for index in ours.keys() ^ others.keys():
            here = mine[ours[index]] if index in ours else MISSING
            there = theirs[others[index]] if index in others else MISSING
            value = self._value(base[index], here, there, (*route, others.get(index, index)))
            if not isinstance(value, _Missing):  # one changed what the other took away, and it is asked
                kept[index] = value
        return list(_with_new_items(kept, _places(theirs, others, kept), _places(mine, ours, kept), order))


_FIRST = -1
"""What stands before the first item."""


def _joint_order(ours: Mapping[int, int], others: Mapping[int, int]) -> list[int] | None:
    """The order of the items that both sides have; None where both changed it, each in another way."""
    both = ours.keys() & others.keys()
    mine, theirs = (sorted(both, key=side.__getitem__) for side in (ours, others))
    if mine == sorted(both) or mine == theirs:
        return theirs
    return mine if theirs == sorted(both) else None


def _is_in_place(base: Sequence[Data], side: Sequence[Data], places: Mapping[int, int]) -> bool:
    """Whether each item stands where it stood, whatever it holds now."""
    in_order = all(places[one] < places[next_] for one, next_ in pairwise(sorted(places)))
    return in_order and len(base) == len(side) == len(places)


def _is_anew(base: Sequence[Data], side: Sequence[Data]) -> bool:
    """Whether a list was written anew: nothing in it was there before, so nothing tells where another item belongs."""
    return bool(base) and not any(is_same(item, other) for item in base for other in side)


def _places(items: Sequence[Data], known: Mapping[int, int], kept: Mapping[int, Value]) -> dict[int, list[Data]]:
    """One side's new items by the kept item that they stand behind, and those kept that the other side has not."""
    came_from = {place: index for index, place in known.items()}
    found: dict[int, list[Data]] = {}
    behind = _FIRST
    for place, item in enumerate(items):
        index = came_from.get(place)
        if index is None:
            found.setdefault(behind, []).append(item)
        elif index in kept:
            behind = index
    return found


def _with_new_items(
    kept: Mapping[int, Value], theirs: Mapping[int, list[Data]], mine: Mapping[int, list[Data]], order: Sequence[int]
) -> Iterator[Data]:
    """The kept items in their order, each with what either side put behind it; what both put there comes once."""
    alone = [index for index in sorted(kept) if index not in order]
    places = list(order)
    for index in alone:
        before = [at for at, other in enumerate(places) if other < index]
        places.insert(before[-1] + 1 if before else 0, index)
    for index in (_FIRST, *places):
        if index in kept and not isinstance(value := kept[index], _Missing):
            yield value
        others = theirs.get(index, [])
        yield from others
        yield from (item for item in mine.get(index, []) if item not in others)
