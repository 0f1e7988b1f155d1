"""Bytes of an editor's file -> text, or what makes them no text of ours: size, encoding, control characters."""

import re

from generator.model.finding import Position, Span
from generator.read.fault import Fault

MAX_BYTES = 256_000
"""Size of a claim, source or other YAML file beyond which it is refused unread."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)|(?<!\A)\ufeff")
_BIDIRECTIONAL = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def decode(raw: bytes, *, limit: int = MAX_BYTES) -> tuple[str, tuple[Fault, ...]]:
    """The text of a file without its byte order mark, and its faults; broken bytes leave an empty text."""
    if len(raw) > limit:
        hint = "split it, or leave out what no reader needs"
        return "", (Fault("file-too-large", f"the file has {len(raw)} bytes, more than {limit}", hint),)
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        place = _place(before, len(before))
        hint = "save the file in the encoding UTF-8"
        return "", (Fault("not-utf-8", f"byte 0x{raw[error.start]:02X} is not UTF-8", hint, place),)
    return text, tuple(_unwanted(text))


def offset_to_position(text: str, offset: int) -> Position:
    """Line and column of the code point at `offset`."""
    line = text.count("\n", 0, offset) + 1
    return Position(line, offset - text.rfind("\n", 0, offset))


def _place(text: str, offset: int) -> Span:
    start = offset_to_position(text, offset)
    return Span(start, Position(start.line, start.column + 1))


def _unwanted(text: str) -> list[Fault]:
    faults: list[Fault] = []
    if match := _CONTROL.search(text):
        name = f"U+{ord(match.group()):04X}"
        hint = "delete it, or replace it by a space"
        faults.append(
            Fault("control-character", f"invisible control character {name}", hint, _place(text, match.start()))
        )
    if match := _BIDIRECTIONAL.search(text):
        name = f"U+{ord(match.group()):04X}"
        hint = "delete it: it makes text look different from what it is"
        faults.append(
            Fault("bidirectional-control", f"bidirectional control {name}", hint, _place(text, match.start()))
        )
    return faults
