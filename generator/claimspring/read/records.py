"""Records that are made when they are first asked for: a run that looks at few claims builds few."""

from collections import deque
from collections.abc import Callable, ItemsView, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar, overload

from claimspring.model.corpus import Record

K = TypeVar("K")
T = TypeVar("T")
D = TypeVar("D")


ALL_KEPT = 20_000
"""Of a kind with no more records all values are kept: a claim takes 9 kB as a value."""
MOST_KEPT = 2_000
"""So many are kept of a kind with more records: one takes 50 µs to be made again."""


class Stored(NamedTuple):
    """A record as the cache holds it."""

    path: str
    digest: str
    payload: int
    """The number of its payload."""


def most_kept(records: int) -> int | None:
    """How many values to keep of a kind with so many records; None for all."""
    return None if records <= ALL_KEPT else MOST_KEPT


class Records(Mapping[K, Record[T]], Generic[K, T]):
    """Records by key; `restore` makes the value of a payload, by its number."""

    def __init__(
        self, items: dict[K, Record[T] | Stored], restore: Callable[[int], T], most: int | None = None
    ) -> None:
        """With `most`, no more values are kept than that; the one made first gives way."""
        self._items, self._restore, self._most = items, restore, most
        self._made: deque[tuple[K, Stored]] = deque()

    def __getitem__(self, key: K) -> Record[T]:
        item = self._items[key]
        if isinstance(item, Record):
            return item
        record = Record(item.path, item.digest, self._restore(item.payload))
        if self._most is not None:
            self._keep(key, item, record)
        else:
            self._items[key] = record
        return record

    def _keep(self, key: K, item: Stored, record: Record[T]) -> None:
        """Keep a value in the place of the one that was made first; several threads may read at once."""
        self._items[key] = record
        self._made.append((key, item))
        while len(self._made) > (self._most or 0):
            try:
                first, stored = self._made.popleft()
            except IndexError:  # another thread took it
                return
            self._items[first] = stored

    @overload
    def get(self, key: K, /) -> Record[T] | None: ...
    @overload
    def get(self, key: K, /, default: D) -> Record[T] | D: ...
    def get(self, key: K, /, default: D | None = None) -> Record[T] | D | None:
        """As of any mapping, but without an exception where there is none: documents are asked for by the million."""
        item = self._items.get(key)
        return default if item is None else item if isinstance(item, Record) else self[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def of(self, items: dict[K, Record[T] | Stored]) -> "Records[K, T]":
        """Other records of the same kind."""
        return Records(items, self._restore, self._most)

    def with_items(self, items: Mapping[K, Record[T] | Stored]) -> "Records[K, T]":
        """The same, but for these."""
        made = deque(kept for kept in self._made.copy() if kept[0] not in items)
        later = Records({**self._items, **items}, self._restore, self._most)
        later._made = made
        return later

    def digests(self) -> dict[K, str]:
        """The digests of all files by key; no value is made for it."""
        return {key: item.digest for key, item in self._items.items()}

    def digest(self, key: K) -> str:
        """That of one file; empty where there is none."""
        item = self._items.get(key)
        return item.digest if item else ""

    def items_as_kept(self) -> ItemsView[K, Record[T] | Stored]:
        """The records as far as they are made, by their keys."""
        return self._items.items()

    def by_path(self) -> dict[str, Record[T] | Stored]:
        """The records as far as they are made, by their files, for a later reading."""
        return {item.path: item for item in self._items.values()}

    def __contains__(self, key: object) -> bool:
        return key in self._items


class Values(Mapping[K, T], Generic[K, T]):
    """The values alone of records, by the same keys."""

    def __init__(self, records: Records[K, T]) -> None:
        self._records = records

    def __getitem__(self, key: K) -> T:
        return self._records[key].value

    @overload
    def get(self, key: K, /) -> T | None: ...
    @overload
    def get(self, key: K, /, default: T | D) -> T | D: ...
    def get(self, key: K, /, default: T | D | None = None) -> T | D | None:
        """As of any mapping, but without an exception where there is none."""
        record = self._records.get(key)
        return record.value if record else default

    def __contains__(self, key: object) -> bool:
        return key in self._records

    def __iter__(self) -> Iterator[K]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def digests(self) -> dict[K, str]:
        """The digests of all files by key; no value is made for it."""
        return self._records.digests()

    def digest(self, key: K) -> str:
        """That of one file; empty where there is none."""
        return self._records.digest(key)
