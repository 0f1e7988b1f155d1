"""Every field of a pydantic model, changed one by one: what a change of a file can be, generated from the model."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import chain, islice
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from pydantic import AwareDatetime, BaseModel, ValidationError

from claimspring.model.values import LocalizedText

Field = tuple[str, str]
"""The names of a model and of a field of it."""

_TEXTS = (
    "Other words", "https://other.example/page", "2001-02-03", "de", "DE", "other-words", "12:34", "some/check",
    "ab" * 32,
)  # fmt: skip
"""Some of which every text field takes."""
_NAMES = ("one-name", "another-name")
_MOST = 2
"""So many values are tried for a field."""


class Changes:
    """Changes of models; `ids` are those that exist, by the name of their type. Of other types any will do."""

    def __init__(self, ids: Mapping[str, Sequence[str]]) -> None:
        self._ids = ids
        self.changed: set[Field] = set()
        """The fields that were changed so far."""

    def of(self, model: BaseModel) -> Iterator[tuple[str, BaseModel]]:
        """The model with each field changed, by the field's name; each is valid."""
        kind = type(model)
        for name, hint in get_type_hints(kind, include_extras=True).items():
            if name not in kind.model_fields:
                continue
            valid = (
                (label, changed)
                for label, value in self._others(hint, getattr(model, name))
                if (changed := self._with(model, name, value))
            )
            for label, changed in islice(valid, _MOST if _is_text(hint) else None):
                self.changed.add((kind.__name__, name))
                yield f"{name}{label}", changed

    def _with(self, model: BaseModel, name: str, value: object) -> BaseModel | None:
        """The model with another value; where that is not valid alone, with another field changed as well."""
        kind = type(model)
        values = {field: getattr(model, field) for field in kind.model_fields} | {name: value}
        for one in chain([values], self._besides(kind, values, name)):
            try:
                made = kind.model_validate(one)
            except (ValidationError, ValueError):
                continue
            return made if made != model else None
        return None

    def _besides(self, kind: type[BaseModel], values: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
        """The values with one more field changed."""
        for other, hint in get_type_hints(kind, include_extras=True).items():
            if other in kind.model_fields and other != name:
                for _, changed in islice(self._others(hint, values[other]), _MOST):
                    yield values | {other: changed}

    def _others(self, hint: Any, value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 -- of any type
        """Other values of a type."""
        hint = _bare(hint)
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            if value is not None:
                yield "=None", None
            for one in arguments:
                if one is not NoneType:
                    yield from self._others(one, value)
        elif origin is dict or ... in arguments:
            others = self._other_mappings if origin is dict else self._other_lists
            yield from others(arguments[0 if origin is tuple else 1], value or origin())
        elif origin is tuple:
            yield "=other", tuple(next(self._others(one, None))[1] for one in arguments)
        elif isinstance(hint, NewType):
            others = (name for name in self._ids.get(hint.__name__, _NAMES) if name != value)
            yield from ((f"={name}", name) for name in islice(others, _MOST))
        elif isinstance(hint, type) and issubclass(hint, LocalizedText):
            yield "=other", LocalizedText.model_validate({"en": "Other words", "fr": "D’autres mots"})
        elif isinstance(hint, type) and issubclass(hint, BaseModel):
            yield from ((f".{label}", changed) for label, changed in self.of(value or self._fresh(hint)))
        else:
            yield from ((f"={other}", other) for other in _other_values(hint, value))

    def _other_lists(self, hint: Any, value: tuple[Any, ...]) -> Iterator[tuple[str, tuple[Any, ...]]]:  # noqa: ANN401
        if value:
            yield "-last", value[:-1]
            for label, first in self._others(hint, value[0]):
                yield f"[0]{label}", (first, *value[1:])
        if len(value) > 1:
            yield "-reversed", value[::-1]
        for label, added in islice(self._others(hint, None), 2):
            yield f"+{label}", (*value, added)

    def _other_mappings(self, hint: Any, value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401
        for name, one in value.items():
            yield f"-{name}", {other: kept for other, kept in value.items() if other != name}
            for label, changed in self._others(hint, one):
                yield f"[{name}]{label}", value | {name: changed}

    def _fresh(self, kind: type[BaseModel]) -> BaseModel:
        """A model with as little in it as may be: what is required, and one thing more where a rule asks for it."""
        hints = {
            name: hint for name, hint in get_type_hints(kind, include_extras=True).items() if name in kind.model_fields
        }
        required = {name for name in hints if kind.model_fields[name].is_required()}
        some = {name: [value for _, value in islice(self._others(hints[name], None), 9)] for name in required}
        extra = (
            {name: value}
            for name in hints
            if name not in required
            for _, value in islice(self._others(hints[name], None), 9)
        )
        for more in chain([{}], extra):
            for number in range(max(map(len, some.values()), default=1)):
                try:
                    return kind.model_validate({name: one[number % len(one)] for name, one in some.items()} | more)
                except ValidationError:
                    continue
        raise AssertionError(kind)


def _other_values(hint: Any, value: Any) -> Iterator[Any]:  # noqa: ANN401 -- of any type
    if get_origin(hint) is Literal:
        yield from (one for one in get_args(hint) if one != value)
    elif issubclass(hint, Enum):
        yield from islice((one for one in hint if one is not value), _MOST)
    elif issubclass(hint, bool):
        yield not value
    elif issubclass(hint, dt.datetime):
        yield (value or dt.datetime(2024, 3, 7, tzinfo=dt.UTC)) + dt.timedelta(days=40)
    elif issubclass(hint, dt.date):
        yield (value or dt.date(2024, 3, 7)) + dt.timedelta(days=40)
    elif issubclass(hint, int):
        yield (value or 0) + 1
    elif issubclass(hint, float):
        yield 0.25 if value != 0.25 else 0.5
    elif issubclass(hint, str):
        yield from (text for text in _TEXTS if text != value)


def _is_text(hint: Any) -> bool:  # noqa: ANN401 -- any type
    """Whether a field holds text, or a list of texts, or perhaps a text."""
    hint = _bare(hint)
    return hint is str or (get_origin(hint) is not dict and str in map(_bare, get_args(hint)))


def _bare(hint: Any) -> Any:  # noqa: ANN401 -- any type
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    return dt.datetime if hint is AwareDatetime else hint


def all_fields(*kinds: type[BaseModel]) -> set[Field]:
    """Every field of these models and of those that they are made of."""
    found: set[Field] = set()
    seen: set[type] = set()
    queue: list[Any] = list(kinds)
    for hint in queue:
        hint = _bare(hint)  # noqa: PLW2901 -- the same
        queue += [one for one in get_args(hint) if one is not NoneType]
        if isinstance(hint, type) and issubclass(hint, BaseModel) and hint not in seen and hint is not LocalizedText:
            seen.add(hint)
            hints = get_type_hints(hint, include_extras=True)
            found |= {(hint.__name__, name) for name in hint.model_fields}
            queue += [hints[name] for name in hint.model_fields]
    return found
