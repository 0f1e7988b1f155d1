"""Records by what several of them may have in common, kept up to date record by record."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
G = TypeVar("G", bound=Hashable)


class Groups(Generic[K, V, G]):
    """For each group, what there is to say of its records; a record may be in any number of groups.

    Which records are in which group is only remembered from when something is to be kept up to date: for most runs
    what is told is enough, and takes a fifth of the memory.
    """

    def __init__(self, groups_of: Callable[[K, V], Iterable[G]], told: Callable[[K], Any] | None = None) -> None:
        """`groups_of` names the groups of a record; `told` says what the first record of a group is told as.

        Where it is not given, the keys of all are told, in the order of their files.
        """
        self.told: dict[G, Any] = {}
        """What is told of each group that has records."""
        self._groups_of, self._told_of = groups_of, told
        self._groups: dict[K, tuple[G, ...]] = {}
        self._members: dict[G, list[K]] = {}

    def take(self, key: K, record: V) -> None:
        """Take in one of the records at the beginning; they come in the order of their files."""
        for group in self._groups_of(key, record):
            if self._told_of is None:
                keys = self.told.setdefault(group, [])
                if keys[-1:] != [key]:
                    keys.append(key)
            elif group not in self.told:
                self.told[group] = self._told_of(key)

    def take_told(self, told: Mapping[G, Any]) -> None:
        """Take in what is told of later records by the groups of another process."""
        for group, one in told.items():
            if self._told_of is None:
                self.told.setdefault(group, []).extend(one)
            else:
                self.told.setdefault(group, one)

    def tell(self) -> None:
        """Once all records are taken in: what is told changes no more by itself."""
        if self._told_of is None:
            self.told.update((group, tuple(keys)) for group, keys in self.told.items())

    def remember(self, key: K, record: V) -> None:
        """Remember in which groups one of the records is; they come in the order of their files."""
        for group in self._note(key, record):
            self._members.setdefault(group, []).append(key)

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
        return groups

    def _tell(self, group: G) -> bool:
        """Bring what is told of a group up to date; whether it is something else."""
        before = self.told.pop(group, None)
        if not self._members[group]:
            del self._members[group]
            return True
        self._members[group].sort(key=_file_name)
        members = self._members[group]
        self.told[group] = tuple(members) if self._told_of is None else self._told_of(members[0])
        return before is None or self.told[group] != before


def _file_name(key: object) -> str:
    """By which files are in order: `a-b.yml` comes before `a.yml`, as a hyphen does before a dot."""
    return f"{key}.yml"
