"""Article file -> front matter and text: YAML between two lines `---`, then the text as it was published."""

import re

from claimspring.model.finding import Span
from claimspring.read.decode import offset_to_position
from claimspring.read.fault import Fault, Unreadable
from claimspring.read.yaml import YamlDocument, parse

MAX_BYTES = 4_000_000
"""Size beyond which an article is refused unread."""

_OPENING = re.compile(r"---[ \t]*\r?\n")
_RULES = r"[ \t]+---|[\u2010-\u2015]-*|--|-{4,}|\*{3,}|_{3,}"  # what is typed, or made by a word processor, for '---'
_SLIPPED_OPENING = re.compile(rf"(?P<line>(?:{_RULES})[ \t]*)(?=\r?\n[a-z_]+:)")
_LATE_OPENING = re.compile(r"(?P<above>(?:[ \t\u00a0]*\r?\n)+)---[ \t]*\r?\n")
_SLIPPED_CLOSING = re.compile(rf"^(?:{_RULES})(?=[ \t]*\r?$)", re.MULTILINE)
_CLOSING = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def split(text: str) -> tuple[YamlDocument, int]:
    """The front matter of `text`, with positions in the whole file, and how many code points stand before the text.

    Raises `Unreadable`.
    """
    start, end = head(text)
    # The empty line stands for the opening one, so that lines count from the top of the file.
    return parse("\n" + text[start:end]), body_start(text, end)


def head(text: str) -> tuple[int, int]:
    """Where the front matter begins and ends, without the lines `---` around it; raises `Unreadable`."""
    opening = _OPENING.match(text)
    if opening is None:
        raise Unreadable(_no_opening(text))
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise Unreadable(_no_closing(text, opening.end()))
    return opening.end(), closing.start()


def body_start(text: str, end: int) -> int:
    """Where the article's text begins, behind the line `---` at `end`."""
    closing = _CLOSING.match(text, end)
    return closing.end() if closing else end


def _no_opening(text: str) -> Fault:
    if slip := _SLIPPED_OPENING.match(text):
        message = f"the first line of the front matter is '{slip['line'].strip()}', not '---'"
        return Fault("missing-front-matter", message, "write '---' there", _span(text, *slip.span("line")), "---")
    if late := _LATE_OPENING.match(text):
        hint = "delete what stands above it: the line '---' has to be the first"
        where = late.end("above")
        message = "the front matter begins below empty lines"
        return Fault("missing-front-matter", message, hint, _span(text, 0, where), "")
    hint = "begin the file with a line '---', then title, publisher and language, then another line '---'"
    return Fault("missing-front-matter", "the article has no front matter", hint)


def _no_closing(text: str, start: int) -> Fault:
    if slip := _SLIPPED_CLOSING.search(text, start):
        message = f"the front matter ends with '{slip[0].strip()}', not '---'"
        return Fault("missing-front-matter", message, "write '---' there", _span(text, *slip.span()), "---")
    hint = "end it with a line '---', above the article's text"
    return Fault("missing-front-matter", "the front matter does not end", hint)


def _span(text: str, start: int, end: int) -> Span:
    return Span(offset_to_position(text, start), offset_to_position(text, end))
