"""Text of a YAML file in the shape that most of ours have -> its data, in a third of the time that libyaml takes.

That shape has one key or item in a line: block mappings and lists, whose values are plain or quoted in one line,
`{...}` and `[...]` in one line, or texts under `|` and `>`. Whatever may mean something else, or be a mistake, is left
to `yaml.parse`, which gives the same data for all that is taken here.
"""

import re
from typing import TypeAlias

from claimspring.model.finding import Position, Span
from claimspring.read.yaml import NULLS, Data

_LINES = re.compile(r"^( *)(- )?(?:([A-Za-z0-9][A-Za-z0-9_-]{0,99}):(?: +|$))?(.*)$", re.MULTILINE)
_Line: TypeAlias = tuple[str, str, str, str]
"""Its indentation, `- `, a key, and the rest; each but the first and last may be empty."""
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What no plain text begins with, or seldom."""
_ENDS = frozenset(" :")
_QUOTED = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_FLOW = re.compile(
    r" *(?:(?P<sign>[\[\]{},])|(?P<quoted>\"[^\"\\]*\"|'[^']*')|(?P<key>[A-Za-z0-9][A-Za-z0-9_-]{0,99}): +|"
    r"(?P<plain>[^\s?:,\[\]{}#&*!|>'\"%@`-][^?:,\[\]{}#\"\n]*))"
)
_DEEPEST = 16
"""Levels of nesting; what is deeper is left to libyaml."""


class _OtherShapeError(Exception):
    """The text may mean something that only libyaml knows."""


def plain_data(text: str) -> dict[str, Data] | None:
    """The data of a text that passed `decode`; None where it has not the shape."""
    if "\t" in text or "\r" in text:
        return None
    try:
        return _PlainReader(text).document()
    except _OtherShapeError:
        return None


def plain_span(text: str, key: str, *, at_key: bool = False) -> Span | None:
    """Where the value of one of the first level's keys stands, or the key; None where `yaml.parse` has to tell."""
    found = re.search(rf"^{re.escape(key)}:(?: +|$)(.*)$", text, re.MULTILINE)
    if found is None or plain_data(text) is None:
        return None
    line, value = text.count("\n", 0, found.start()) + 1, found[1].rstrip(" ")
    if at_key:
        return Span(Position(line, 1), Position(line, 1 + len(key)))
    if not value or value[0] in "|>":
        return None
    column = found.start(1) - found.start() + 1
    return Span(Position(line, column), Position(line, column + len(value)))


class _PlainReader:
    """Goes through the lines once."""

    def __init__(self, text: str) -> None:
        self._texts = text.split("\n")
        self._lines: list[_Line] = _LINES.findall(text)
        self._at = 0
        self._depth = 0

    def document(self) -> dict[str, Data]:
        if self._indent() != 0 or not self._lines[self._at][2]:
            raise _OtherShapeError
        data = self._mapping(0)
        if self._at < len(self._lines):
            raise _OtherShapeError
        return data

    def _indent(self) -> int:
        """Go to the next line that is neither empty nor a comment; its indentation, -1 where there is none."""
        lines = self._lines
        for at in range(self._at, len(lines)):
            indent, item, key, rest = lines[at]
            if key or item or (rest and rest[0] != "#"):
                self._at = at
                return len(indent)
        self._at = len(lines)
        return -1

    def _mapping(self, indent: int) -> dict[str, Data]:
        """The mapping whose first key stands in this line."""
        data: dict[str, Data] = {}
        while True:
            _, item, key, rest = self._lines[self._at]
            if item or not key or key in data:
                raise _OtherShapeError
            if rest and rest[0] not in _INDICATORS:  # as most do, so it is quick
                is_all = rest[-1] not in _ENDS and ": " not in rest and " #" not in rest and rest not in NULLS
                data[key] = rest if is_all else _plain(rest)
                self._at += 1
            else:
                data[key] = self._value(rest, indent)
            below = self._indent()
            if below != indent:
                if below > indent:
                    raise _OtherShapeError
                return data
            if self._lines[self._at][1]:
                return data

    def _list(self, indent: int) -> list[Data]:
        """The list whose first item stands in this line."""
        items: list[Data] = []
        while True:
            _, item, key, rest = self._lines[self._at]
            if not item:
                return items
            if key:
                self._lines[self._at] = ("", "", key, rest)
                items.append(self._nested(indent + 2))
            elif rest.startswith(" ") or not rest:
                raise _OtherShapeError
            else:
                items.append(self._value(rest, indent))
            below = self._indent()
            if below != indent:
                if below > indent:
                    raise _OtherShapeError
                return items

    def _nested(self, indent: int) -> Data:
        """The mapping or list that begins in this line."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _OtherShapeError
        data: Data = self._list(indent) if self._lines[self._at][1] else self._mapping(indent)
        self._depth -= 1
        return data

    def _value(self, rest: str, indent: int) -> Data:
        """What stands behind a key or an item of this indentation."""
        rest = rest.rstrip(" ")
        self._at += 1
        if not rest:
            below = self._indent()
            is_nested = below > indent or (below == indent and self._lines[self._at][1])
            return self._nested(below) if is_nested else None
        if rest[0] in "|>":
            return self._block(rest, indent)
        if rest[0] in "[{":
            return _flow(rest)
        if rest[0] in "\"'":
            if not _QUOTED.fullmatch(rest):
                raise _OtherShapeError
            return rest[1:-1]
        return _plain(rest)

    def _block(self, header: str, indent: int) -> str:
        """A text of several lines, all indented alike, folded or as it is."""
        if header not in {">", ">-", "|", "|-"}:
            raise _OtherShapeError
        texts, first = self._texts, self._at
        inner = len(self._lines[first][0]) if first < len(texts) else 0
        if inner <= indent:
            raise _OtherShapeError
        begin, last = " " * inner, first
        for self._at in range(first, len(texts)):
            line = texts[self._at]
            if line.startswith(begin):
                if line[inner : inner + 1] in {"", " "} or line[-1] == " ":
                    raise _OtherShapeError
                last = self._at
            elif line:
                if len(self._lines[self._at][0]) > indent or line[-1] == " ":
                    raise _OtherShapeError
                break
        else:
            self._at = len(texts)
        if last == len(texts) - 1:
            raise _OtherShapeError  # the file ends in the middle of a line
        text = "\n".join([line[inner:] for line in texts[first : last + 1]])
        if header[0] == ">":
            text = _BREAK.sub(_folded, text)
        return text if header.endswith("-") else text + "\n"


_BREAK = re.compile("\n+")


def _folded(breaks: re.Match[str]) -> str:
    """One break is a space, of more than one the first is dropped."""
    return breaks[0][1:] or " "


def _plain(text: str) -> str | None:
    """A text without quotation marks."""
    text = text.rstrip(" ")
    if text[0] in _INDICATORS or ": " in text or " #" in text or text[-1] == ":":
        raise _OtherShapeError
    return None if text in NULLS else text


def _flow(text: str) -> Data:
    """A list or mapping in one line."""
    data, at = _flow_value(text, 0, 0)
    if at != len(text):
        raise _OtherShapeError
    return data


def _flow_value(text: str, at: int, depth: int) -> tuple[Data, int]:
    """The value that begins at a place, and where it ends."""
    match = _FLOW.match(text, at)
    if match is None or depth > _DEEPEST:
        raise _OtherShapeError
    kind, end = match.lastgroup, match.end()
    if kind == "quoted":
        return match["quoted"][1:-1], end
    if kind == "plain":
        plain = match["plain"].rstrip(" ")
        return (None if plain in NULLS else plain), end
    if match["sign"] == "[":
        return _flow_list(text, end, depth + 1)
    if match["sign"] == "{":
        return _flow_mapping(text, end, depth + 1)
    raise _OtherShapeError


def _flow_list(text: str, at: int, depth: int) -> tuple[list[Data], int]:
    items: list[Data] = []
    sign, end = _sign(text, at)
    if sign == "]":
        return items, end
    while True:
        item, at = _flow_value(text, at, depth)
        items.append(item)
        sign, at = _sign(text, at)
        if sign == "]":
            return items, at
        if sign != ",":
            raise _OtherShapeError


def _flow_mapping(text: str, at: int, depth: int) -> tuple[dict[str, Data], int]:
    data: dict[str, Data] = {}
    sign, end = _sign(text, at)
    if sign == "}":
        return data, end
    while True:
        match = _FLOW.match(text, at)
        if match is None or match.lastgroup != "key" or match["key"] in data:
            raise _OtherShapeError
        data[match["key"]], at = _flow_value(text, match.end(), depth)
        sign, at = _sign(text, at)
        if sign == "}":
            return data, at
        if sign != ",":
            raise _OtherShapeError


def _sign(text: str, at: int) -> tuple[str, int]:
    """The bracket or comma at a place, and where it ends; empty where there is something else."""
    match = _FLOW.match(text, at)
    return (match["sign"] or "", match.end()) if match else ("", at)
