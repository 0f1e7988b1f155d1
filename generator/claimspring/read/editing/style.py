"""Data -> how it is written in a file: plain or quoted, on one line or as a block, in flow style or below each other.

What is written is read alike by YAML 1.1 and 1.2: a text that one of them takes for something else (`no`, `1e3`,
`12:30`, `=`) is put between quotation marks, and what nobody could see (controls, zero width, direction) is escaped.
Only a key that the model names (`on`) stands as people write it: no key of ours is ever anything but text.
"""

import json
import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from claimspring.model.finding import Route
from claimspring.read.editing.shape import SHAPELESS, ValueShape
from claimspring.read.yaml import Data

WIDTH = 100
"""Columns up to which a line is filled."""
_FEWEST = 40
"""Columns of text that a line has at least, however far it is indented."""
_SHORT_LIST = 60
"""Code points of texts up to which a new list stands on one line."""

_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~.][^\t\n]*|[.<=-][^\s.<=-][^\t\n]*")
"""What no sign at the beginning makes something else than text."""
_PLAIN_IN_FLOW = re.compile(r"[^\W_][\w .’'/&+-]*")
_STRUCTURE = re.compile(r":(?=\s|\Z)|\s#|\A(?:---|\.\.\.)(?=\s|\Z)")
_NO_TEXT = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~|[-+]?\.(?:inf|nan))?|(?=.*\d)[-+.\d][-+.:\da-fxo_ tz]*", re.IGNORECASE
)
"""What YAML 1.1 or 1.2 takes for a truth value, nothing, a number, a time or a date; and then some."""
_TYPED = re.compile(r"[\w.+-][\w.:+-]*\w")
"""A date, a number, a truth value."""
_NAMES = {"\n": "\\n", "\t": "\\t"}
_JOINT = re.compile(r"(?<=\S) (?=\S)")
"""Where a folded text may be broken: YAML makes one space of the break."""


class Block(NamedTuple):
    """A text in block style: `>-` or the like, and the lines below it."""

    header: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file at hand is laid out."""

    step: int = 2
    """Spaces by which the keys below a key are indented."""
    dash: int = 2
    """Spaces by which the dashes below a key are."""
    line_break: str = "\n"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values of one kind of file in one layout; lines come without their breaks."""

    layout: Layout = Layout()
    shape: ValueShape = SHAPELESS
    blocks: bool = True
    """Whether long texts may stand below their key; where a deeper comment follows, it would be read as one of them."""

    def inline(self, value: Data, route: Route = (), *, flow: bool = False, quote: str = "") -> str:
        """The value on one line; a text keeps the `quote` it had, where it can."""
        match value:
            case None:
                return "null"
            case str():
                return _text(value, typed=self.shape.is_typed(route), flow=flow, quote=quote)
            case list():
                items = (self.inline(item, (*route, index), flow=True) for index, item in enumerate(value))
                return f"[{', '.join(items)}]"
            case dict():
                entries = (
                    f"{self.key(key, route)}: {self.inline(item, (*route, key), flow=True)}"
                    for key, item in value.items()
                )
                return f"{{{', '.join(entries)}}}"

    def key(self, key: str, route: Route = ()) -> str:
        """A key of the mapping at `route` as it is written."""
        return key if key in self.shape.order(route) else _text(key, typed=False, flow=True, quote="")

    def entry(self, key: str, value: Data, column: int, route: Route) -> list[str]:
        """The lines of a key at `column` and its value, which stands at `route`."""
        lead = f"{' ' * column}{self.key(key, route[:-1])}:"
        match value:
            case dict() if value:
                return [lead, *self._entries(value, column + self.layout.step, route)]
            case list() if value and not self._fits_a_line(value):
                inner = column + self.layout.dash
                return [lead, *(line for at, item in enumerate(value) for line in self.item(item, inner, (*route, at)))]
            case _:
                return self._short(lead, value, column + self.layout.step, route)

    def item(self, value: Data, column: int, route: Route) -> list[str]:
        """The lines of an item whose dash stands at `column`."""
        lead = f"{' ' * column}-"
        if isinstance(value, dict) and value:
            lines = self._entries(value, column + 2, route)
            return [f"{lead} {lines[0][column + 2 :]}", *lines[1:]]
        return self._short(lead, value, column + 2, route)

    def block(self, text: str, column: int, old: str = "") -> Block | None:
        """A text as a block whose lines begin at `column`, in the style that it had; None where none can hold it."""
        if not (self.blocks and _suits_a_block(text)):
            return None
        ending = "" if text.endswith("\n") else "-"
        body = text.removesuffix("\n")
        width = max(_FEWEST, WIDTH - column)
        foldable = not re.search(r"^[ \t]|\n[ \t]", body)
        fold = old == ">" or ("\n" not in body and (old != "|" or len(body) > width))
        lines = _folded(body, width) if fold and foldable else body.split("\n")
        return Block(
            f"{'>' if fold and foldable else '|'}{ending}",
            tuple(f"{' ' * column}{line}" if line else "" for line in lines),
        )

    def wants_block(self, value: Data, room_from: int) -> bool:
        """Whether a text is better not written on a line of which `room_from` columns are taken."""
        return isinstance(value, str) and ("\n" in value or len(value) + room_from > WIDTH)

    def _entries(self, value: dict[str, Data], column: int, route: Route) -> list[str]:
        keys = self.shape.sorted(route, value)
        return [line for key in keys for line in self.entry(key, value[key], column, (*route, key))]

    def _short(self, lead: str, value: Data, column: int, route: Route) -> list[str]:
        if self.wants_block(value, len(lead) + 1) and (block := self.block(str(value), column)):
            return [f"{lead} {block.header}", *block.lines]
        return [f"{lead} {self.inline(value, route)}"]

    def _fits_a_line(self, value: list[Data]) -> bool:
        texts = [item for item in value if isinstance(item, str) and "\n" not in item]
        return len(texts) == len(value) and sum(map(len, texts)) <= _SHORT_LIST


def render(value: Data, *, typed: bool = False) -> str:
    """`value` as it is written after a key; `typed` where a date, a number or a truth value may stand as it is."""
    writer = Writer(shape=replace(SHAPELESS, typed=typed))
    return writer.inline(value)


def document(value: dict[str, Data], shape: ValueShape = SHAPELESS) -> str:
    """The text of a new file."""
    writer = Writer(shape=shape)
    keys = shape.sorted((), value)
    return "".join(f"{line}\n" for key in keys for line in writer.entry(key, value[key], 0, (key,)))


def _text(text: str, *, typed: bool, flow: bool, quote: str) -> str:
    unseen = _UNSEEN.search(text)
    if quote == "'" and not unseen:
        return f"'{text.replace(quote, quote * 2)}'"
    if quote != '"' and not unseen and _is_plain(text, typed=typed, flow=flow):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda match: _NAMES.get(match[0], f"\\u{ord(match[0]):04x}"), quoted)


def _is_plain(text: str, *, typed: bool, flow: bool) -> bool:
    """Whether the text can stand without quotation marks, whoever reads it."""
    if text != text.strip() or _STRUCTURE.search(text):
        return False
    if not typed and _NO_TEXT.fullmatch(text):
        return False
    if typed and _TYPED.fullmatch(text):
        return text.lower() != "null" and not (flow and ":" in text)
    return (_PLAIN_IN_FLOW if flow else _PLAIN).fullmatch(text) is not None


def _suits_a_block(text: str) -> bool:
    """Whether a block holds the text as it is: nothing unseen, no space where it would be lost or mean an indent."""
    body = text.removesuffix("\n")
    if not body or body[0] in " \t\n" or body.endswith("\n") or _UNSEEN.search(body.replace("\n", "")):
        return False
    lines = body.split("\n")
    return all(line == line.rstrip(" \t") for line in lines) and not any(line.startswith("\t") for line in lines)


def _folded(text: str, width: int) -> list[str]:
    """The lines of a text in `>` style; between two of them one break more than the text has."""
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        if number and paragraph:
            lines.append("")
        lines += _filled(paragraph, width)
    return lines


def _filled(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for word in _JOINT.split(paragraph):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines
