"""Small changes to the text of an editor's file: the span concerned is replaced, comments and layout stay.

A file is never loaded and dumped. Every function gives an `Edit`, or None where the place is written in a way in which
the change is not safe.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.finding import Positions, Route, Span
from generator.read.decode import position_to_offset
from generator.read.fault import Unreadable
from generator.read.yaml import Data, parse


@dataclass(frozen=True, slots=True)
class Edit:
    """`new` in place of the code points from `start` to just before `end`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Editable:
    """A file's text with the places of its keys and values, and the edits that can be made there."""

    text: str
    positions: Positions

    def replace_value(self, route: Route, value: Data) -> Edit | None:
        """`value` instead of what stands at `route`."""
        span = self.positions.values.get(route)
        if span is None:
            return None
        start, end = self._offsets(span)
        space = " " if start == end and self.text[start - 1 : start] == ":" else ""
        return Edit(start, end, space + render(value))

    def rename_key(self, route: Route, name: str) -> Edit | None:
        """`name` instead of the key at `route`, unless the mapping has that key already."""
        if route not in self.positions.keys or (*route[:-1], name) in self.positions.keys:
            return None
        return Edit(*self._offsets(self.positions.keys[route]), render(name))

    def insert_key(self, route: Route, key: str, value: Data) -> Edit | None:
        """One more key with its value, at the end of the mapping at `route`."""
        if (*route, key) in self.positions.keys:
            return None
        return self._insert(route, f"{render(key)}: {render(value)}", "{", self._children(self.positions.keys, route))

    def append(self, route: Route, value: Data) -> Edit | None:
        """One more entry at the end of the list at `route`; the list is begun where its key is missing."""
        if route not in self.positions.values:
            return self.insert_key(route[:-1], str(route[-1]), [value])
        entries = self._children(self.positions.values, route)
        shown = render(value)
        return self._insert(route, shown if self._opens(route, "[") else f"- {shown}", "[", entries)

    def remove(self, route: Route) -> Edit | None:
        """Without the key at `route` and its value, where they have their lines for themselves."""
        if route not in self.positions.keys or self._in_flow(route):
            return None
        start, _ = self._offsets(self.positions.keys[route])
        _, end = self._offsets(self.positions.values[route])
        line_start = self.text.rfind("\n", 0, start) + 1
        if self.text[line_start:start].strip():
            return None  # the first key after a '- '
        line_end = self.text.find("\n", end)
        return Edit(line_start, len(self.text) if line_end < 0 else line_end + 1, "")

    def _insert(self, route: Route, shown: str, bracket: str, children: list[Route]) -> Edit | None:
        if route not in self.positions.values:
            return None
        _, end = self._offsets(self.positions.values[route])
        if self._opens(route, bracket):
            comma = ", " if children else ""
            closing = len(self.text[: end - 1].rstrip())
            return Edit(closing, closing, comma + shown)
        if not children or self._in_flow(route):
            return None
        line_end = self.text.find("\n", end)
        place = len(self.text) if line_end < 0 else line_end
        if self.text[place - 1 : place] == "\r":
            place -= 1
        line_break = "\r\n" if "\r\n" in self.text else "\n"
        indent = " " * (self.positions.values[route].start.column - 1)
        return Edit(place, place, f"{line_break}{indent}{shown}")

    def _children(self, spans: Iterable[Route], route: Route) -> list[Route]:
        return [child for child in spans if child[:-1] == route and len(child) == len(route) + 1]

    def _opens(self, route: Route, character: str) -> bool:
        start, _ = self._offsets(self.positions.values[route])
        return self.text.startswith(character, start)

    def _in_flow(self, route: Route) -> bool:
        return any(self._opens(route[:length], "{") or self._opens(route[:length], "[") for length in range(len(route)))

    def _offsets(self, span: Span) -> tuple[int, int]:
        return position_to_offset(self.text, span.start), position_to_offset(self.text, span.end)


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
