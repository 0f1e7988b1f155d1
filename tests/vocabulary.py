"""Checks a JSON-LD node against the schema.org vocabulary: its types, their properties, the ranges of the values."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

VOCABULARY = Path(__file__).parent / "data" / "schemaorg" / "vocabulary.json"


@cache
def _vocabulary() -> Mapping[str, Mapping[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads(VOCABULARY.read_text("utf-8"))
    return loaded


@cache
def kinds(name: str) -> frozenset[str]:
    """A type with all that it is a special case of."""
    direct = _vocabulary()["types"][name]
    return frozenset({name}).union(*(kinds(parent) for parent in direct))


def faults(node: Mapping[str, Any], where: str = "") -> Iterator[str]:
    """Each thing that the vocabulary does not allow, with its place in the node."""
    name = node.get("@type")
    if name not in _vocabulary()["types"]:
        yield f"{where or '(top)'}: no type {name!r}"
        return
    for key, value in node.items():
        if key.startswith("@"):
            continue
        place = f"{where}.{key}" if where else key
        known = _vocabulary()["properties"].get(key)
        if known is None:
            yield f"{place}: no such property"
        elif not kinds(name) & set(known["domains"]):
            yield f"{place}: {name} has no such property"
        else:
            for item in value if isinstance(value, list) else [value]:
                yield from _range_faults(item, known["ranges"], place)


def _range_faults(value: object, ranges: list[str], place: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from faults(value, place)
        name = value.get("@type")
        if name in _vocabulary()["types"] and not kinds(name) & set(ranges):
            yield f"{place}: {name} where {ranges} belongs"
    elif not any(_is(value, data_type) for data_type in ranges):
        yield f"{place}: {value!r} is none of {ranges}"


_DATA_TYPES: Mapping[str, Callable[[object], bool]] = {
    "Text": lambda value: isinstance(value, str),
    "URL": lambda value: isinstance(value, str) and bool(urlsplit(value).scheme),
    "Boolean": lambda value: isinstance(value, bool),
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "Date": lambda value: isinstance(value, str) and _is_iso_date(value),
    "DateTime": lambda value: isinstance(value, str) and _is_iso_date(value),
}


def _is(value: object, data_type: str) -> bool:
    check = _DATA_TYPES.get(data_type)
    return check is not None and check(value)


def _is_iso_date(text: str) -> bool:
    for form in ("%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"):
        try:
            dt.datetime.strptime(text, form)  # noqa: DTZ007 -- only its shape is of interest
        except ValueError:
            continue
        return True
    return False
