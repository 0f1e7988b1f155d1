"""Words from other people's servers, made fit for a terminal, a record and a page: no control characters. Pure."""

import re

_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LINE = re.compile(r"\s+")


def printable(text: str, longest: int) -> str:
    """The text with U+FFFD for what could steer a terminal or turn the direction of reading; cut where it is long."""
    return _CONTROLS.sub("\ufffd", text[:longest])


def line(text: str, longest: int) -> str:
    """The same on one line."""
    return _LINE.sub(" ", printable(text, longest)).strip()
