"""Block labels: a line above a block that says what it is on the page, for which Markdown has no word.

`{.caption lang="es"}`, `{.live time="2024-03-02T21:43:18Z" id="e-12"}`, `{.page n="3"}`. A label stands alone on its
line and takes the next block, over blank lines too; inside a paragraph it is text. A label that is no such one is
text as well, and `label_fault` says why. The form is that of Pandoc's block attributes; of these only the few that
an article can need are let in, and none becomes an attribute of a page.
"""

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from claimspring.model.values import LANGUAGE_PATTERN

_LINE = re.compile(r"\{\.(?P<name>[^\s{}=\"]+)(?P<values>(?:\s+[^\s{}=\"]+=\"[^\"{}]*\")*)\s*\}")
_VALUE = re.compile(r"([^\s{}=\"]+)=\"([^\"{}]*)\"")
_LIKE = re.compile(r"\{\.[^{}]*\}")


class Label(StrEnum):
    """What a block is."""

    STANDFIRST = "standfirst"
    CAPTION = "caption"
    CREDIT = "credit"
    """Who made a picture, or where the text was taken from."""
    PULLQUOTE = "pullquote"
    """Words of the article once more, set large."""
    FURNITURE = "furniture"
    """A part of the page that is no part of the article: a newsletter's box, links to other articles."""
    LIVE = "live"
    """The beginning of an entry of a live report."""
    PAGE = "page"
    """The beginning of a page of the document that the text was taken from."""


KEYS: Mapping[Label, tuple[str, ...]] = MappingProxyType(
    {
        Label.STANDFIRST: (),
        Label.CAPTION: ("lang",),
        Label.CREDIT: ("lang",),
        Label.PULLQUOTE: (),
        Label.FURNITURE: (),
        Label.LIVE: ("time", "id"),
        Label.PAGE: ("n",),
    }
)
"""What each label may say besides."""


class BlockLabel(NamedTuple):
    """A label as read; each value is empty where it is not given."""

    label: Label
    language: str = ""
    """Of a caption or credit that is not in the article's language."""
    time: str = ""
    """When an entry was written: date and time with their offset, ISO 8601."""
    id: str = ""
    """Of an entry, as its page has it."""
    page: int = 0


class LabelFault(NamedTuple):
    """Why a line that looks like a label is none."""

    message: str
    hint: str


def is_like_label(line: str) -> bool:
    """Whether a line is meant as a label."""
    return _LIKE.fullmatch(line) is not None


def read_label(line: str) -> BlockLabel | LabelFault:
    """The label on a line that is meant as one."""
    match = _LINE.fullmatch(line)
    if match is None:
        return LabelFault(f"'{line}' is no label", 'write its values as {.caption lang="es"}')
    try:
        label = Label(match["name"])
    except ValueError:
        return LabelFault(f"'{match['name']}' is no label", f"allowed are {', '.join(Label)}")
    values = dict(_VALUE.findall(match["values"]))
    for key, value in values.items():
        fault = _fault(label, key, value)
        if fault:
            return fault
    if label is Label.PAGE and "n" not in values:
        return LabelFault("a page has no number", 'write {.page n="3"}')
    return BlockLabel(
        label, values.get("lang", ""), values.get("time", ""), values.get("id", ""), int(values.get("n", 0))
    )


def _fault(label: Label, key: str, value: str) -> LabelFault | None:
    if key not in KEYS[label]:
        allowed = f"it may have {' and '.join(KEYS[label])}" if KEYS[label] else "it has none"
        return LabelFault(f"'{label}' has no value '{key}'", allowed)
    if key == "lang" and not re.fullmatch(LANGUAGE_PATTERN, value):
        return LabelFault(f"'{value}' is no language", "write its tag: fr, en, es, pt-BR")
    if key == "n" and not (value.isascii() and value.isdigit() and 0 < int(value) < 1_000_000):
        return LabelFault(f"'{value}' is no number of a page", 'count pages from 1: {.page n="3"}')
    if key == "time" and not _is_time(value):
        return LabelFault(f"'{value}' is no time", 'write date, time and offset: {.live time="2024-03-02T21:43:18Z"}')
    return None


def _is_time(value: str) -> bool:
    try:
        return dt.datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
