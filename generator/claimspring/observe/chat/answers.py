"""What a model wrote -> proposals, as far as they have the shape asked for; whether they hold, the lock will say."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimspring.model.claim import Form

_DECODER = json.JSONDecoder()
_WORTHS = frozenset({0, 1, 2})
_TEXT = {"type": "string"}
_TEXT_OR_NONE = {"type": ["string", "null"]}


def _shape(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


SHAPE = _shape(
    statements={
        "type": "array",
        "items": _shape(
            sentence={"type": "integer"},
            words=_TEXT,
            speaker=_TEXT_OR_NONE,
            outlet=_TEXT_OR_NONE,
            form={"type": "string", "enum": [str(form) for form in Form]},
            dates={"type": "array", "items": _shape(text=_TEXT, value=_TEXT)},
            worth={"type": "integer", "enum": sorted(_WORTHS)},
            statement=_TEXT,
        ),
    }
)
"""The JSON Schema of an answer, for services that hold their models to one: an object, since some take no list."""


class NoListError(Exception):
    """The text holds no JSON list of objects."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item of an answer."""

    sentence: int
    words: str
    speaker: str
    outlet: str
    form: Form | None
    dates: tuple[tuple[str, str], ...]
    worth: int
    statement: str


def proposals(text: str) -> list[Proposal]:
    """The items of the first JSON list in a text.

    Raises:
        NoListError: There is none, or it is cut off.
    """
    place = text.find("[")
    while place >= 0:
        try:
            data, _ = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            place = text.find("[", place + 1)
            continue
        if isinstance(data, list) and (not data or any(isinstance(item, dict) for item in data)):
            return list(_read(data))
        place = text.find("[", place + 1)
    raise NoListError


def _read(items: list[Any]) -> Iterator[Proposal]:
    for item in items:
        if not isinstance(item, dict):
            continue
        number, words = item.get("sentence"), _text(item.get("words"))
        if not isinstance(number, int) or not words:
            continue
        form, worth = _text(item.get("form")), item.get("worth")
        yield Proposal(
            number,
            words,
            _text(item.get("speaker")),
            _text(item.get("outlet")),
            Form(form) if form in {*Form} else None,
            tuple(_dates(item.get("dates"))),
            worth if isinstance(worth, int) and worth in _WORTHS else 1,
            _text(item.get("statement")),
        )


def _dates(items: object) -> Iterator[tuple[str, str]]:
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and (text := _text(item.get("text"))) and (value := _text(item.get("value"))):
            yield text, value


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
