"""Plain data -> a model, or what does not fit it: one misfit per cause, in an editor's words.

The ids of the rules are either given here, by the type of pydantic's error, or by the model itself: the type of a
`PydanticCustomError` is the rule that reports it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from itertools import islice
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimspring.model.base import Model
from claimspring.model.finding import Route
from claimspring.model.ids import ID_PATTERN
from claimspring.model.suggest import nearest, surely_meant
from claimspring.model.values import LANGUAGE_PATTERN
from claimspring.read import mend
from claimspring.read.editing.style import render
from claimspring.read.fault import MAX_FAULTS, Misfit, short
from claimspring.read.fields import fields_of, find_field, model_at
from claimspring.read.written_dates import day_meant

M = TypeVar("M", bound=Model)

ID_HINT = "an id has small letters, digits and hyphens only, at most 80"


def validate(model: type[M], data: object) -> M | tuple[Misfit, ...]:
    """The model made of `data`, or every reason why it cannot be made."""
    lacking = list(_lacking(model, data))
    try:
        made = model.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        lacking += error.errors(include_url=False)
    return tuple(islice(_misfits(model, _first(lacking)), MAX_FAULTS)) if lacking else made


def _lacking(model: type[Model], data: object) -> Iterator[ErrorDetails]:
    """What is wanted of such data alone, as pydantic tells of what is wanted of all."""
    held: Mapping[str, object] = data if isinstance(data, dict) else {}
    for key in model.wanted(held) if isinstance(data, dict) else ():
        if key not in held:
            yield ErrorDetails(type="missing", loc=(key,), msg="Field required", input=data)
        elif held[key] in (None, [], ""):
            yield ErrorDetails(type="too_short", loc=(key,), msg="left empty", input=None)


def restore(model: type[M], payload: bytes) -> M:
    """The model made of JSON of data that was valid before; raises only where the payload is damaged."""
    return model.model_validate_json(payload, by_alias=True, by_name=False)


def _first(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The first of the wrong values and the first of the unknown keys, which pydantic tells last."""
    unknown = [error for error in errors if error["type"] == "extra_forbidden"]
    wrong = [error for error in errors if error["type"] != "extra_forbidden"]
    return wrong[: 2 * MAX_FAULTS] + unknown[:MAX_FAULTS]


def _misfits(model: type[Model], errors: list[ErrorDetails]) -> Iterator[Misfit]:
    homes = dict(_homes(model, errors))
    for home in dict.fromkeys(homes.values()):
        yield _not_indented([route for route, its in homes.items() if its == home], home)
    yield from _others(model, [error for error in errors if error["loc"] not in {*homes, *homes.values()}])


def _others(model: type[Model], errors: list[ErrorDetails]) -> Iterator[Misfit]:
    """All misfits but those of keys that stand beside the one they belong to."""
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    misspelt: dict[Route, str] = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            meant = _meant(model, error["loc"], missing)
            if meant:
                misspelt[error["loc"]] = meant
                missing.discard((*error["loc"][:-1], meant))
    unclear = [error["loc"] for error in errors if error["type"] == "extra_forbidden" and error["loc"] not in misspelt]
    if len(unclear) == len(missing) == 1 and unclear[0][:-1] == next(iter(missing))[:-1]:
        misspelt[unclear[0]] = str(missing.pop()[-1])  # a word of another language for the key that is missing
    for error in errors:
        route = error["loc"]
        if error["type"] == "extra_forbidden":
            yield _unknown_key(model, route, misspelt.get(route))
        elif error["type"] == "missing":
            if route in missing:
                yield _missing_key(model, route)
        elif not _follows(error, errors):
            yield _misfit(model, error)


def _meant(model: type[Model], route: Route, missing: set[Route]) -> str | None:
    parent = route[:-1]
    wanted = [str(lost[-1]) for lost in missing if lost[:-1] == parent]
    word = str(route[-1])
    return nearest(word.lower(), wanted) or nearest(word.lower(), fields_of(model, parent))


def _homes(model: type[Model], errors: list[ErrorDetails]) -> Iterator[tuple[Route, Route]]:
    """Unknown keys, each with the key beside it that was left empty and under which it is known."""
    empty = [error["loc"] for error in errors if error["input"] is None]
    for route in (error["loc"] for error in errors if error["type"] == "extra_forbidden"):
        beside = (place for place in empty if place[:-1] == route[:-1])
        home = next((place for place in beside if str(route[-1]) in fields_of(model, place)), None)
        if home:
            yield route, home


def _not_indented(routes: list[Route], home: Route) -> Misfit:
    """Keys that were left at the margin below the one they belong to: one fault, however many."""
    first, others = routes[0], len(routes) - 1
    told = f"'{first[-1]}' and {others} more keys belong" if others > 1 else f"'{first[-1]}' belongs"
    if others == 1:
        told = f"'{first[-1]}' and '{routes[1][-1]}' belong"
    what = "them, so that they stand" if others else "it, so that it stands"
    hint = f"indent {what} two spaces further in than '{home[-1]}'"
    return Misfit("unknown-key", first, f"{told} below '{home[-1]}'", hint, at_key=True)


def _unknown_key(model: type[Model], route: Route, meant: str | None) -> Misfit:
    if meant:
        hint = f"did you mean '{meant}'?"
    else:
        known = ", ".join(fields_of(model, route[:-1]))
        hint = f"remove it; the keys known here are {known}"
    certain = surely_meant(str(route[-1]).lower(), fields_of(model, route[:-1]))
    return Misfit("unknown-key", route, f"unknown key '{route[-1]}'", hint, at_key=True, replacement=certain)


def _missing_key(model: type[Model], route: Route) -> Misfit:
    field = find_field(model, route)
    told = f": {_first_line(field.description)}" if field and field.description else ""
    hint = f"add '{route[-1]}'{told}"
    return Misfit("missing-key", route[:-1], f"the key '{route[-1]}' is missing", hint)


def _first_line(description: str) -> str:
    return description.strip().splitlines()[0].rstrip(".")


def _follows(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether a list counts as too short only because its items are wrong."""
    route = error["loc"]
    return error["type"] == "too_short" and any(
        other["loc"][: len(route)] == route and len(other["loc"]) > len(route) for other in errors
    )


_SHAPES = {
    "model_type": ("keys with values", "write keys and values below it, each indented by two spaces"),
    "model_attributes_type": ("keys with values", "write keys and values below it, each indented by two spaces"),
    "dict_type": ("text, or one text per language", "write plain text, or 'en: …' and 'fr: …' below it"),
    "tuple_type": ("a list", "begin each entry with '- ', or write [one, two]"),
    "string_type": ("text", "write plain text after the colon"),
    "bool_type": ("true or false", "write true or false"),
    "bool_parsing": ("true or false", "write true or false"),
    "int_type": ("a whole number", "write digits only"),
    "int_parsing": ("a whole number", "write digits only"),
    "float_type": ("a number", "write a number such as 0.5"),
    "float_parsing": ("a number", "write a number such as 0.5"),
    "finite_number": ("a number", "write a number such as 0.5"),
    "date_type": ("a date", "write it as YYYY-MM-DD"),
}


def _misfit(model: type[Model], error: ErrorDetails) -> Misfit:  # noqa: PLR0911 -- one way out per kind of error
    kind, route, value = error["type"], error["loc"], error["input"]
    context: dict[str, Any] = error.get("ctx", {})
    if route and route[-1] == "[key]":
        hint = "write a language's code, such as en, fr or zh"
        return Misfit("not-a-language", route[:-1], f"'{value}' is no language code", hint, at_key=True)
    name = _name(route)
    if value is None or value in ("", [], {}) or kind == "string_too_short":
        return Misfit("missing-value", route, f"{name} is left empty", _fill_in(model, route))
    if kind == "enum":
        return _unknown_value(model, route, value)
    if kind in _SHAPES:
        return _wrong_shape(model, kind, route, value)
    if kind == "string_pattern_mismatch":
        return _wrong_pattern(route, value, context["pattern"])
    if kind == "string_too_long":
        hint = f"at most {context['max_length']} characters are allowed"
        return Misfit("value-too-long", route, f"{name} has {len(value)} characters", hint)
    if error["msg"].startswith("Input should be"):
        wanted = error["msg"].removeprefix("Input should be ")
        return Misfit("out-of-range", route, f"'{value}' is not {wanted}", f"write a value {wanted}")
    mended = _MENDERS[kind](value) if kind in _MENDERS and isinstance(value, str) else None
    return Misfit(kind, route, error["msg"], context.get("hint", _HINTS.get(kind, "")), replacement=mended)


def _wrong_shape(model: type[Model], kind: str, route: Route, value: object) -> Misfit:
    wanted, hint = _SHAPES[kind]
    mended = None
    inner = model_at(model, route)
    if kind == "tuple_type" and isinstance(value, str) and inner is None:
        mended = None if "," in value or "\n" in value else render([value])
    elif kind == "tuple_type" and isinstance(value, dict) and (inner is None or {*value} <= {*fields_of(inner, ())}):
        hint = "write '- ' before the first of its keys, and indent the others as far"
    elif inner and kind in {"tuple_type", "model_type"} and (keys := _keys_wanted(inner)):
        hint = f"write on the lines below it: - {{{keys}}}" if kind == "tuple_type" else f"write {{{keys}}}"
    elif kind in {"string_type", "dict_type"} and isinstance(value, dict) and len(value) == 1:
        hint = "if the colon belongs to the text, put the text in quotation marks"
    elif kind in {"string_type", "dict_type"} and isinstance(value, list):
        hint = "if the brackets belong to the text, put the text in quotation marks; else delete them"
    elif kind.startswith("float") and isinstance(value, str) and re.fullmatch(r"\s*\d+,\d+\s*", value):
        hint, mended = "write the number with a point", value.strip().replace(",", ".")
    return Misfit("wrong-type", route, f"{_name(route)} is {_shape(value)}, not {wanted}", hint, replacement=mended)


def _keys_wanted(model: type[Model]) -> str:
    """The keys that a mapping has to have, with places for their values; empty where it needs none."""
    fields = ((key, find_field(model, (key,))) for key in fields_of(model, ()))
    return ", ".join(f"{key}: …" for key, field in fields if field and field.is_required())


_MENDERS: Mapping[str, Callable[[str], str | None]] = {"impossible-date": day_meant, "not-an-address": mend.address}


def _fill_in(model: type[Model], route: Route) -> str:
    field = find_field(model, route)
    told = f": {_first_line(field.description)}" if field and field.description else ""
    return f"fill it in{told}" if field and field.is_required() else "fill it in, or delete the line"


_HINTS = {
    "missing-space": "write a space after the colon",
    "impossible-date": "write the date as YYYY-MM-DD",
    "not-an-address": "write the whole address, beginning with https://",
    "address-with-credentials": "leave out what stands between '//' and '@'",
    "wrong-type": "write a path that begins with a folder of the project",
    "unlocated-source": "give the address under 'url', or say under 'unlocated' why there is none",
    "unclear-speaker": "give the 'id' of a person or publisher; where there is none, the name under 'words'",
    "unclear-credit": "give the document under 'source'; where no single document is credited, the 'publisher'",
}


def _unknown_value(model: type[Model], route: Route, value: object) -> Misfit:
    field = find_field(model, route)
    allowed = [str(member.value) for member in _members(field.annotation if field else None)]
    meant = nearest(value.lower(), allowed) if isinstance(value, str) else None
    certain = surely_meant(value.strip().lower(), allowed) if isinstance(value, str) else None
    hint = f"did you mean '{meant}'? " if meant else ""
    hint += f"allowed are {', '.join(allowed)}"
    shown = f"'{value}'" if isinstance(value, str) else _shape(value)
    return Misfit("unknown-value", route, f"{shown} is no value of {_name(route)}", hint, replacement=certain)


def _members(annotation: Any) -> Iterator[StrEnum]:  # noqa: ANN401 -- annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _members(part)


def _wrong_pattern(route: Route, value: object, pattern: str) -> Misfit:
    if pattern == ID_PATTERN:
        mended = mend.identifier(str(value))
        hint = f"did you mean '{mended}'? {ID_HINT}" if mended else ID_HINT
        return Misfit("not-an-id", route, f"'{value}' is no id", hint, replacement=mended, value=str(value))
    if pattern == LANGUAGE_PATTERN:
        hint, meant = "write a language's code, such as en, fr or zh", mend.language(str(value))
        hint = f"did you mean '{meant}'? {hint}" if meant else hint
        return Misfit("not-a-language", route, f"'{value}' is no language code", hint, replacement=meant)
    return Misfit("wrong-type", route, f"'{value}' does not have the form wanted", f"the form is {pattern}")


def _name(route: Route) -> str:
    """How a value is called in a message: by its key, or as an entry of the list above it."""
    if not route:
        return "the file"
    if isinstance(route[-1], int):
        return f"entry {route[-1] + 1} of {_name(route[:-1])}"
    return f"'{route[-1]}'"


def _shape(value: object) -> str:
    match value:
        case str():
            return f"the text '{short(value)}'"
        case list():
            return "a list"
        case dict():
            return "a set of keys"
        case _:
            return f"'{value}'"
