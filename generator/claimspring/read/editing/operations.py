"""One change of a file's data: what it means, apart from how it is written."""

from copy import deepcopy
from dataclasses import dataclass
from typing import TypeAlias

from claimspring.model.finding import Route
from claimspring.model.refusal import Refusal
from claimspring.read.yaml import Data


class Refused(Refusal):
    """A change that cannot be made; the file stays as it is."""


@dataclass(frozen=True, slots=True)
class Set:
    """`value` in place of what stands at `route`; keys that are missing on the way are made."""

    route: Route
    value: Data

    def applied(self, data: dict[str, Data]) -> dict[str, Data]:
        """The data with the change made; raises `Refused`."""
        whole: Data = deepcopy(data)
        if not self.route:
            raise Refused("whole-file", "a file is not replaced as a whole")
        place = _descend(whole, self.route[:-1], make=True)
        match place, self.route[-1]:
            case dict(), str(key):
                place[key] = deepcopy(self.value)
            case list(), int(index) if 0 <= index < len(place):
                place[index] = deepcopy(self.value)
            case _:
                raise _no_entry(self.route)
        return _mapping(whole)


@dataclass(frozen=True, slots=True)
class Insert:
    """`value` into the list at `route`, before the item with this number, or behind the last."""

    route: Route
    value: Data
    index: int | None = None

    def applied(self, data: dict[str, Data]) -> dict[str, Data]:
        """The data with the change made; raises `Refused`."""
        items = _list(data, self.route, missing=True)
        index = len(items) if self.index is None else self.index
        if not 0 <= index <= len(items):
            raise Refused("no-entry", f"{_told(self.route)} has no place {index}", route=self.route)
        return Set(self.route, [*items[:index], self.value, *items[index:]]).applied(data)


@dataclass(frozen=True, slots=True)
class Delete:
    """The entry or item at `route` goes; so does a list or mapping that it leaves empty, but not the file's own."""

    route: Route

    def applied(self, data: dict[str, Data]) -> dict[str, Data]:
        """The data with the change made; raises `Refused`."""
        whole: Data = deepcopy(data)
        route = self.widened(data)
        place = _descend(whole, route[:-1])
        match place, route[-1]:
            case dict(), str(key):
                del place[key]
            case list(), int(index):
                del place[index]
        if not whole:
            raise Refused("empty-file", "the file would be empty")
        return _mapping(whole)

    def widened(self, data: dict[str, Data]) -> Route:
        """The route of all that goes; raises `Refused` where there is nothing."""
        route = self.route
        while route:
            place = _descend(data, route[:-1])
            step = route[-1]
            known = step in place if isinstance(place, dict) else isinstance(place, list) and step in range(len(place))
            if not known:
                raise _no_entry(route)
            if len(place or ()) > 1 or len(route) == 1:
                return route
            route = route[:-1]
        raise Refused("whole-file", "a file is not deleted by an entry")


@dataclass(frozen=True, slots=True)
class Move:
    """The item with number `index` of the list at `route` goes to the place `to`."""

    route: Route
    index: int
    to: int

    def applied(self, data: dict[str, Data]) -> dict[str, Data]:
        """The data with the change made; raises `Refused`."""
        items = list(_list(data, self.route))
        if self.index not in range(len(items)) or self.to not in range(len(items)):
            raise Refused("no-entry", f"{_told(self.route)} has {len(items)} entries", route=self.route)
        items.insert(self.to, items.pop(self.index))
        return Set(self.route, items).applied(data)


@dataclass(frozen=True, slots=True)
class Rename:
    """The key at `route` is called `key`; its value and its place stay."""

    route: Route
    key: str

    def applied(self, data: dict[str, Data]) -> dict[str, Data]:
        """The data with the change made; raises `Refused`."""
        whole: Data = deepcopy(data)
        place = _descend(whole, self.route[:-1])
        if not (isinstance(place, dict) and self.route and self.route[-1] in place):
            raise _no_entry(self.route)
        if self.key in place:
            raise Refused("listed-already", f"there is a '{self.key}' already", name=self.key)
        renamed = {self.key if key == self.route[-1] else key: value for key, value in place.items()}
        place.clear()
        place.update(renamed)
        return _mapping(whole)


Operation: TypeAlias = Set | Insert | Delete | Move | Rename


def value_at(data: Data, route: Route) -> Data:
    """What stands at `route`; None where nothing does."""
    for step in route:
        match data, step:
            case dict(), str() if step in data:
                data = data[step]
            case list(), int() if 0 <= step < len(data):
                data = data[step]
            case _:
                return None
    return data


def _descend(data: Data, route: Route, *, make: bool = False) -> Data:
    for step in route:
        match data, step:
            case dict(), str() if make and data.get(step) is None:
                data[step] = data = {}
            case dict(), str() if step in data:
                data = data[step]
            case list(), int() if 0 <= step < len(data):
                data = data[step]
            case _:
                raise _no_entry(route)
    return data


def _list(data: Data, route: Route, *, missing: bool = False) -> list[Data]:
    items = value_at(data, route)
    if items is None and missing:
        return []
    if not isinstance(items, list):
        raise Refused("no-entry", f"{_told(route)} is no list", route=route)
    return items


def _mapping(data: Data) -> dict[str, Data]:
    if not isinstance(data, dict):
        raise Refused("whole-file", "a file holds keys and values")
    return data


def _no_entry(route: Route) -> Refused:
    return Refused("no-entry", f"there is no {_told(route)}", route=route)


def _told(route: Route) -> str:
    return f"'{'.'.join(map(str, route))}'"
