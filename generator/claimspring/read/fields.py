"""Routes -> the fields of a model that they lead to: what a key means and which keys stand beside it."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic.fields import FieldInfo

from claimspring.model.base import Model
from claimspring.model.finding import Route
from claimspring.model.ids import ID_OF


def fields_of(model: type[Model], route: Route) -> list[str]:
    """The keys allowed in the mapping at `route`, in the order of the model."""
    inner = model_at(model, route)
    return [_key(name, field) for name, field in inner.model_fields.items()] if inner else []


def find_field(model: type[Model], route: Route) -> FieldInfo | None:
    """The field whose value, or an item of whose value, stands at `route`."""
    keys = [position for position, step in enumerate(route) if isinstance(step, str)]
    if not keys:
        return None
    inner = model_at(model, route[: keys[-1]])
    if inner is None:
        return None
    for name, field in inner.model_fields.items():
        if _key(name, field) == route[keys[-1]]:
            return field
    return None


def model_at(model: type[Model], route: Route) -> type[Model] | None:
    """The model of the mapping at `route`, if it is one of ours."""
    inner: type[Model] | None = model
    for step in route:
        if inner is None or isinstance(step, int):
            continue
        annotation = next(
            (field.annotation for name, field in inner.model_fields.items() if _key(name, field) == step), None
        )
        inner = next(_models(annotation), None)
    return inner


def id_kind(field: FieldInfo) -> str | None:
    """Of what a field's ids are the names; None where it holds none."""
    return next(_id_kinds([field, *_inside(field.annotation)]), None)


def _inside(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 -- annotations have no common type
    """What is said beside the types of an annotation."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _inside(part)


def _id_kinds(said: Iterable[Any]) -> Iterator[str]:
    for one in said:
        extra = one.json_schema_extra if isinstance(one, FieldInfo) else None
        if isinstance(extra, dict) and isinstance(kind := extra.get(ID_OF), str):
            yield kind


def models_below(roots: Iterable[type[Model]]) -> set[type[Model]]:
    """The models `roots` and all that their fields hold, over any number of fields."""
    found = set(roots)
    for model in (queue := list(found)):
        inner = {part for field in model.model_fields.values() for part in _models(field.annotation)}
        queue += inner - found
        found |= inner
    return found


def _key(name: str, field: FieldInfo) -> str:
    return field.alias or name


def _models(annotation: Any) -> Iterator[type[Model]]:  # noqa: ANN401 -- annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models(part)
