"""The recorder of reads: what was asked of a corpus while something was made of it.

What is made holds as long as every answer that it was made from is what it was: so nobody has to declare on what a
page depends. The idea is that of Salsa (https://salsa-rs.github.io/salsa/) and of ruff's type checker.

Whoever makes something reads mappings and lists through `RecordedMapping` and `RecordedList`, which note each question.
An index of the whole corpus is made without noting (`Recorder.silent`), and its own answers are noted. What is worked
out once for several askers is remembered with its reads (`Recorder.once`, `recorded_property`), which count for each.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from hashlib import blake2b
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar, cast, overload, runtime_checkable

from pydantic import BaseModel

from claimspring.model.corpus import Record

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")
O = TypeVar("O", bound="HasRecorder")  # noqa: E741 -- the owner of a property

ALL = None
"""The key of a question for all keys of a mapping, or all items of a list."""
COUNT = "count"
"""The key of a question for the length of a list."""


class Query(NamedTuple):
    """A question: of which mapping or list, and for what in it."""

    name: str
    key: Hashable


Reads: TypeAlias = tuple[int, ...]
"""Questions by their numbers, see `Recorder.queries`."""


class Remembered(NamedTuple, Generic[V]):
    """A value and what was read to make it."""

    value: V
    reads: Reads


@runtime_checkable
class HasDigests(Protocol):
    """A mapping that names its values without making them."""

    def digests(self) -> Mapping[Any, str]:
        """The name of each value, by its key."""

    def digest(self, key: Any) -> str:  # noqa: ANN401 -- of whatever the mapping has
        """The name of one value; empty where there is none."""


class HasRecorder(Protocol):
    """What reads through a recorder."""

    @property
    def recorder(self) -> "Recorder":
        """That recorder."""


class Latest(dict[K, V], Generic[K, V]):
    """So much of what was made as there is room for: what was made first gives way."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, made: V) -> None:
        """Keep what was made."""
        if len(self) >= self._most and key not in self:
            self.pop(next(iter(self)), None)
        super().__setitem__(key, made)


class Recorder:
    """Notes what is read while something is made; one for each corpus and process."""

    def __init__(self, queries: Iterable[Query] = ()) -> None:
        """`queries` are those of an earlier process, which keep their numbers."""
        self.noting: set[int] | None = None
        """The questions asked so far, by their numbers; None while nothing is noted."""
        self.queries: list[Query] = []
        """Every question that was asked, by its number."""
        self._numbers: dict[str, _Numbers] = {}
        self._is_off = False
        for query in queries:
            self.number(query)

    def number(self, query: Query) -> int:
        """The number of a question."""
        return self.numbers(query.name)[query.key]

    def numbers(self, name: str) -> "_Numbers":
        """The numbers of the questions for one mapping or list, by their keys."""
        if name not in self._numbers:
            self._numbers[name] = _Numbers(name, self.queries)
        return self._numbers[name]

    def asked(self, name: str, keys: Collection[object], *, all_keys: bool = True) -> set[int]:
        """The questions asked so far whose answers differ where a mapping has other values for these keys.

        A question for all keys is one, for a key may have come or gone, unless `all_keys` says that none did.
        """
        numbers: Mapping[Any, int] = self._numbers.get(name, {})
        asked = (*keys, ALL) if all_keys else keys
        return {numbers[key] for key in asked if key in numbers} if keys else set()

    def differing(self, name: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> set[int]:
        """The questions asked so far that one mapping answers otherwise than the other."""
        return self.asked(name, changed_keys(old, new), all_keys=list(old) != list(new))

    def switch_off(self) -> None:
        """Note nothing from now on, where nobody will ask whether what is made still holds."""
        self._is_off = True

    def recorded(self, make: Callable[[], V]) -> Remembered[V]:
        """What `make` gives, and what it read; whoever asked for it has read nothing by that."""
        if self._is_off:
            return Remembered(make(), ())
        before, noted = self.noting, set[int]()
        self.noting = noted
        try:
            value = make()
        finally:
            self.noting = before
        return Remembered(value, tuple(noted))

    def silent(self, make: Callable[[], V]) -> V:
        """What `make` gives, for an index whose own answers are noted."""
        before, self.noting = self.noting, None
        try:
            return make()
        finally:
            self.noting = before

    def again(self, known: Remembered[V]) -> V:
        """A value that was made before, with its reads counted for whoever asks now."""
        if self.noting is not None:
            self.noting.update(known.reads)
        return known.value

    def once(self, memory: dict[K, Remembered[V]], key: K, make: Callable[[], V]) -> V:
        """What `make` gives, made when it is first asked for."""
        known = memory.get(key)
        if known is None:
            known = memory[key] = self.recorded(make)
        return self.again(known)

    def mapping(self, name: str, inner: Mapping[K, V]) -> "RecordedMapping[K, V]":
        """A mapping whose reads are noted."""
        return RecordedMapping(name, inner.inner if isinstance(inner, RecordedMapping) else inner, self)

    def view(self, name: str, made: V) -> V:
        """A mapping or list whose reads are noted."""
        if isinstance(made, Mapping):
            return cast("V", self.mapping(name, made))
        return cast("V", RecordedList(name, cast("Sequence[Any]", made), self))


class _Numbers(dict[Hashable, int]):
    """The numbers of the questions for one mapping or list; one is given to each new question."""

    def __init__(self, name: str, queries: list[Query]) -> None:
        super().__init__()
        self._name, self._queries = name, queries

    def __missing__(self, key: Hashable) -> int:
        number = self[key] = len(self._queries)
        self._queries.append(Query(self._name, key))
        return number


class RecordedMapping(Mapping[K, V], Generic[K, V]):
    """A mapping that notes what is asked of it."""

    __slots__ = ("_digest", "_get", "_numbers", "_recorder", "inner")

    def __init__(self, name: str, inner: Mapping[K, V], recorder: Recorder) -> None:
        self.inner, self._recorder, self._numbers = inner, recorder, recorder.numbers(name)
        self._get = inner.get
        self._digest = inner.digest if isinstance(inner, HasDigests) else None

    def __getitem__(self, key: K) -> V:
        noting = self._recorder.noting
        if noting is not None:
            noting.add(self._numbers[key])
        return self.inner[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: V | D | None = None) -> V | D | None:
        """As of any mapping, without the exception that the inherited one is made of."""
        noting = self._recorder.noting
        if noting is not None:
            noting.add(self._numbers[key])
        return self._get(key, default)

    def __contains__(self, key: object) -> bool:
        noting = self._recorder.noting
        if noting is not None:
            noting.add(self._numbers[key])
        return key in self.inner

    def __iter__(self) -> Iterator[K]:
        self._note_all()
        return iter(self.inner)

    def __len__(self) -> int:
        self._note_all()
        return len(self.inner)

    def answer(self, key: Hashable) -> str:
        """A name for the answer to a question, the same in every process."""
        if key is ALL:
            return answer_name(list(self.inner))
        if self._digest:
            return self._digest(key)
        found = self.inner.get(cast("K", key), _MISSING)
        return "" if found is _MISSING else answer_name(found)

    def _note_all(self) -> None:
        noting = self._recorder.noting
        if noting is not None:
            noting.add(self._numbers[ALL])


class RecordedList(Sequence[V], Generic[V]):
    """A list that notes what is asked of it: how long it is, a part of it, or all."""

    __slots__ = ("_inner", "_numbers", "_recorder")

    def __init__(self, name: str, inner: Sequence[V], recorder: Recorder) -> None:
        self._inner, self._recorder, self._numbers = inner, recorder, recorder.numbers(name)

    @overload
    def __getitem__(self, part: int) -> V: ...
    @overload
    def __getitem__(self, part: slice) -> Sequence[V]: ...
    def __getitem__(self, part: int | slice) -> V | Sequence[V]:
        if isinstance(part, int):
            self._note((part, part + 1 or None))
        else:  # not cut to what there is today: a longer list may have more of it
            self._note((part.start, part.stop) if part.step in {None, 1} else ALL)
        return self._inner[part]

    def __iter__(self) -> Iterator[V]:
        self._note(ALL)
        return iter(self._inner)

    def __len__(self) -> int:
        self._note(COUNT)
        return len(self._inner)

    def answer(self, key: Hashable) -> str:
        """A name for the answer to a question, the same in every process."""
        if key == COUNT:
            return str(len(self._inner))
        start, stop = (None, None) if key is ALL else cast("tuple[int | None, int | None]", key)
        return answer_name(self._inner[start:stop])

    def _note(self, key: Hashable) -> None:
        noting = self._recorder.noting
        if noting is not None:
            noting.add(self._numbers[key])


def changed_keys(old: Mapping[K, Any], new: Mapping[K, Any]) -> set[K]:
    """The keys for which two mappings have not the same value, or that only one of them has."""
    old, new = plain(old), plain(new)
    if old is new:
        return set()
    before, after = _versions(old), _versions(new)
    get_before, get_after = before.get, after.get
    return {
        key
        for key in before.keys() | after.keys()
        if (was := get_before(key, _MISSING)) is not (now := get_after(key, _MISSING)) and was != now
    }


def plain(mapping: Mapping[K, V]) -> Mapping[K, V]:
    """A mapping without the notes of what is asked of it."""
    return mapping.inner if isinstance(mapping, RecordedMapping) else mapping


def _versions(mapping: Mapping[K, Any]) -> Mapping[K, Any]:
    """What to compare of a mapping: its values, but the digest of what was read from one file."""
    if isinstance(mapping, HasDigests):
        return mapping.digests()
    some = next(iter(mapping.values()), None)
    return {key: record.digest for key, record in mapping.items()} if isinstance(some, Record) else mapping


def index(make: Callable[[O], V]) -> cached_property[V]:
    """A look-up over the whole corpus, a mapping or a list: made once without noting, its own reads are noted."""

    def made(owner: O) -> V:
        return owner.recorder.view(make.__name__, owner.recorder.silent(lambda: make(owner)))

    made.__doc__ = make.__doc__
    return cached_property(made)


class recorded_property(Generic[O, V]):  # noqa: N801 -- used as `cached_property` is
    """A `cached_property` whose reads count for everyone who asks."""

    def __init__(self, make: Callable[[O], V]) -> None:
        self._make, self.__doc__ = make, make.__doc__
        self._name = f"recorded {make.__name__}"  # a name that no attribute has

    @overload
    def __get__(self, owner: None, kind: type) -> "recorded_property[O, V]": ...
    @overload
    def __get__(self, owner: O, kind: type) -> V: ...
    def __get__(self, owner: O | None, kind: type) -> "V | recorded_property[O, V]":
        if owner is None:
            return self
        memory: dict[str, Remembered[V]] = owner.__dict__
        return owner.recorder.once(memory, self._name, lambda: self._make(owner))


def answer_name(value: object) -> str:
    """A short name for a value; what was read from one file has that of its bytes."""
    if isinstance(value, Record):
        return value.digest
    if isinstance(value, AbstractSet):
        value = sorted(value)
    text = value.model_dump_json() if isinstance(value, BaseModel) else repr(value)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


_MISSING: Any = object()
