"""Records by what several of them may have in common, kept up to date record by record."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
G = TypeVar("G", bound=Hashable)


class Groups(Generic[K, V, G]):
    """For each group, what there is to say of its records; a record may be in any number of groups."""

    def __init__(
        self,
        groups_of: Callable[[K, V], Iterable[G]],
        path_of: Callable[[K, V], str],
        told: Callable[[Sequence[K]], Any] = tuple,
    ) -> None:
        """`groups_of` names the groups of a record, `path_of` its file; `told` says what is told of a group's records.

        To it they are given in the order of their files.
        """
        self.told: dict[G, Any] = {}
        """What is told of each group that has records."""
        self._members: dict[G, list[K]] = {}
        self._groups_of, self._path_of, self._told_of = groups_of, path_of, told
        self._groups: dict[K, tuple[G, ...]] = {}
        self._places: dict[K, tuple[str, str]] = {}

    def take(self, key: K, record: V) -> None:
        """Take in one of the records at the beginning; they come in the order of their files."""
        for group in self._note(key, record):
            self._members.setdefault(group, []).append(key)

    def tell(self) -> None:
        """Say what there is to say, once all records are taken in."""
        self.told.update((group, self._told_of(keys)) for group, keys in self._members.items())

    def update(self, records: Mapping[K, V], changed: Iterable[K]) -> set[G]:
        """Take in the records that changed, came or went; the groups of which something else is told now."""
        touched: set[G] = set()
        for key in changed:
            before = self._groups.pop(key, ())
            record = records.get(key)
            after = () if record is None else self._note(key, record)
            for group in set(before).difference(after):
                self._members[group].remove(key)
            for group in set(after).difference(before):
                self._members.setdefault(group, []).append(key)
            touched |= set(before).symmetric_difference(after)
        return {group for group in touched if self._tell(group)}

    def _note(self, key: K, record: V) -> tuple[G, ...]:
        groups = self._groups[key] = tuple(dict.fromkeys(self._groups_of(key, record)))
        self._places[key] = self._path_of(key, record), str(key)
        return groups

    def _tell(self, group: G) -> bool:
        """Bring what is told of a group up to date; whether it is something else."""
        before = self.told.pop(group, None)
        if not self._members[group]:
            del self._members[group]
            return True
        self._members[group].sort(key=self._places.__getitem__)
        self.told[group] = self._told_of(self._members[group])
        return before is None or self.told[group] != before
