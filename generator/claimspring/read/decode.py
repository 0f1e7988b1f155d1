"""Bytes of an editor's file -> text, or why it is none of ours: size, encoding, control characters, a failed merge."""

import codecs
import re
from collections.abc import Iterator

from claimspring.model.finding import Position, Span
from claimspring.read.fault import Fault, Unreadable

MAX_BYTES = 256_000
"""Size of a claim, source or other YAML file beyond which it is refused unread."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]|\r(?!\n)|(?<!\A)\ufeff"
)
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {*b"\t\n"})
_LEADS = tuple(
    re.compile(lead) for lead in (rb"\xc2[\x80-\x9f]", rb"\xe2[\x80\x81][\xa6-\xae]", rb"\xef[\xb7\xbb\xbf]")
)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) .*$", re.MULTILINE)
_CONFLICT_BYTES = (b"<<<<<<< ", b">>>>>>> ")
_BIDIRECTIONAL = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def decode(raw: bytes, *, limit: int = MAX_BYTES, by_hand: bool = True) -> str:
    """The text of a file, without its byte order mark; raises `Unreadable`.

    Only what people write `by_hand` is theirs to join where git could not.
    """
    check_size(len(raw), limit)
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if raw.startswith(_UTF_16) or _is_utf_16(raw):
            raise _in_utf_16() from None
        before = raw[: error.start].decode("utf-8")
        hint = "save the file again in the encoding UTF-8"
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8"
        raise Unreadable(Fault("not-utf-8", message, hint, _place(before, len(before)))) from None
    if b"\0" in raw and _is_utf_16(raw):
        raise _in_utf_16()
    unwanted = tuple(_unwanted(text)) if _is_suspect(raw) else ()
    unwanted += tuple(_unjoined(text)) if by_hand and any(sign in raw for sign in _CONFLICT_BYTES) else ()
    if unwanted:
        raise Unreadable(*unwanted)
    return text


def _is_utf_16(raw: bytes) -> bool:
    """Whether every second byte is zero, as in western text in UTF-16 without a byte order mark."""
    return min(raw[0::2].count(0), raw[1::2].count(0)) == 0 and raw.count(0) > len(raw) // 3


def _in_utf_16() -> Unreadable:
    hint = "save the file again in the encoding UTF-8 (some editors call UTF-16 'Unicode')"
    return Unreadable(Fault("not-utf-8", "the file is in the encoding UTF-16, not UTF-8", hint))


def check_size(size: int, limit: int) -> None:
    """Raises `Unreadable` where a file of `size` bytes is not to be read at all."""
    if size > limit:
        hint = "split it, or leave out what no reader needs"
        raise Unreadable(Fault("file-too-large", f"the file has {size} bytes, more than {limit}", hint))


def offset_to_position(text: str, offset: int) -> Position:
    """Line and column of the code point at `offset`."""
    line = text.count("\n", 0, offset) + 1
    return Position(line, offset - text.rfind("\n", 0, offset))


def position_to_offset(text: str, position: Position) -> int:
    """How many code points of `text` stand before `position`."""
    start = 0
    for _ in range(position.line - 1):
        start = text.index("\n", start) + 1
    return start + position.column - 1


def _place(text: str, offset: int) -> Span:
    start = offset_to_position(text, offset)
    return Span(start, Position(start.line, start.column + 1))


def _is_suspect(raw: bytes) -> bool:
    """Whether an unwanted character may be there: a tenth of the time that looking at each character takes."""
    return len(raw.translate(None, _CONTROL_BYTES)) < len(raw) or any(lead.search(raw) for lead in _LEADS)


def _unwanted(text: str) -> Iterator[Fault]:
    if match := _CONTROL.search(text):
        message = f"invisible control character U+{ord(match.group()):04X}"
        yield Fault("control-character", message, "delete it, or put a space", _place(text, match.start()))
    if match := _BIDIRECTIONAL.search(text):
        message = f"bidirectional control U+{ord(match.group()):04X}"
        hint = "delete it: it makes text look different from what it is"
        yield Fault("bidirectional-control", message, hint, _place(text, match.start()))


def _unjoined(text: str) -> Iterator[Fault]:
    if match := _CONFLICT.search(text):
        message = "git could not join two versions of this file, and left both of them in it"
        hint = "keep one of the two, and delete the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>"
        place = offset_to_position(text, match.start())
        span = Span(place, Position(place.line, place.column + len(match[0])))
        yield Fault("merge-conflict", message, hint, span)
