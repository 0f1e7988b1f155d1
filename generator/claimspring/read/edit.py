"""Small changes to the text of an editor's file: the span concerned is replaced, comments and layout stay.

A file is never loaded and dumped; what goes into a span is rendered here.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from claimspring.read.fault import Unreadable
from claimspring.read.yaml import Data, parse


@dataclass(frozen=True, slots=True)
class Edit:
    """`new` in place of the code points from `start` to just before `end`."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made; of two that touch the same place the first is made, the other left for a next run."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= done:
            parts += (text[done : edit.start], edit.new)
            done = edit.end
    return "".join((*parts, text[done:]))


def render(value: Data) -> str:
    """`value` as it is written after a key: plain where that is read back the same, else in quotation marks."""
    match value:
        case None:
            return "null"
        case str():
            return value if _is_plain(value) else json.dumps(value, ensure_ascii=False)
        case list():
            return f"[{', '.join(render(item) for item in value)}]"
        case dict():
            return f"{{{', '.join(f'{render(key)}: {render(item)}' for key, item in value.items())}}}"


def _is_plain(text: str) -> bool:
    """Whether the strict reader understands `text` as itself, both after a key and between brackets."""
    if "\n" in text:
        return False
    try:
        return parse(f"a: {text}\nb: [{text}]\n").data == {"a": text, "b": [text]}
    except Unreadable:
        return False
