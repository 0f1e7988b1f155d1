"""Text of a file that could not be read -> slips that look right on the screen, each with its certain remedy.

A no-break space where YAML wants a space, an invisible character before a key, a word processor's dash as the mark of a
list, a key whose colon has no space behind it. Looked for only once a file has failed: what is text (inside of `|`
and `>`) is left out, but a plain text may go on in a line that looks like any of these.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from claimspring.model.article import ArticleHeader
from claimspring.model.claim import Claim
from claimspring.model.finding import Position, Span
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.source import Source
from claimspring.read.fault import MAX_FAULTS, Fault
from claimspring.read.fields import models_below

if TYPE_CHECKING:
    from claimspring.model.base import Model

_BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_HEAD = re.compile(rf"[\s{_UNSEEN}]*(?:-[\s{_UNSEEN}]+)*(?P<key>[\w-]+[\s{_UNSEEN}]*:(?:[\s{_UNSEEN}]+|$))?")
_WRONG_BLANKS = re.compile(f"[{_BLANK}]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_BLOCK = re.compile(r"(?P<indent>\s*(?:-\s+)*).*?[:-]\s+[|>][-+0-9]*\s*(?:#.*)?$")
_DASH = re.compile(r"\s*(?P<mark>[\u2010-\u2015\u2212\u2022\u00b7\u25aa\u25e6*](?P<gap>\s*))(?=\S)")
_TIGHT_DASH = re.compile(r"\s*(?P<mark>-)(?=[a-z_]+:(?:\s|$))")
_TIGHT_COLON = re.compile(r"\s*(?:-\s+)*(?P<key>[a-z_]{2,}):(?=[^\s:/])")
_KEY = re.compile(r"[\w-]+\s*:(?:\s|$)")


def slips(text: str) -> tuple[Fault, ...]:
    """Every such slip, one a line, in their order."""
    found: list[Fault] = []
    above = ""
    for number, line in _structure(text):
        fault = _blank(number, line) or _dash(number, line, above) or _tight(number, line)
        if fault:
            found.append(fault)
        if line.strip():
            above = line
        if len(found) == MAX_FAULTS:
            break
    return tuple(found)


def _structure(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, but for those of texts in block style."""
    inside: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        indentation = len(line) - len(line.lstrip(" "))
        if inside is not None and (not line.strip() or indentation > inside):
            continue
        block = _BLOCK.match(line)
        inside = len(block["indent"]) if block else None
        yield number, line.removesuffix("\r")


def _blank(number: int, line: str) -> Fault | None:
    head = _HEAD.match(line)
    if head is None or not (head["key"] or "-" in head[0]):
        return None
    mended = _INVISIBLE.sub("", _WRONG_BLANKS.sub(" ", head[0]))
    if mended == head[0]:
        return None
    if _WRONG_BLANKS.search(head[0]):
        message, hint = "a no-break space stands where a space should", "put plain spaces before and after the key"
    else:
        message, hint = "an invisible character stands at the key", "delete it"
    return Fault("look-alike-character", message, hint, _span(number, 1, head.end() + 1), mended)


def _dash(number: int, line: str, above: str) -> Fault | None:
    if dash := _TIGHT_DASH.match(line):
        hint = "write a space after the '-'"
        return Fault("missing-space", "the '-' of a list has no space behind it", hint, _of(number, dash, "mark"), "- ")
    dash = _DASH.match(line)
    if dash is None:
        return None
    is_entry = _KEY.match(line, dash.end()) or above.rstrip().endswith(":") or above.lstrip().startswith(dash["mark"])
    if not is_entry:
        return None
    message = f"the list is marked with '{dash['mark'].strip()}'"
    return Fault("look-alike-character", message, "begin each entry with '- '", _of(number, dash, "mark"), "- ")


def _tight(number: int, line: str) -> Fault | None:
    colon = _TIGHT_COLON.match(line)
    if colon is None or colon["key"] not in _keys():
        return None
    message = f"the colon after '{colon['key']}' has no space behind it"
    span = _span(number, colon.start("key") + 1, colon.end() + 1)
    return Fault("missing-space", message, "write a space after the colon", span, f"{colon['key']}: ")


@cache
def _keys() -> frozenset[str]:
    """Every key that a file of ours can have, and the languages of texts."""
    roots: tuple[type[Model], ...] = (Claim, Source, ArticleHeader, Publisher, Rating)
    names = {field.alias or name for model in models_below(roots) for name, field in model.model_fields.items()}
    return frozenset(names | {"ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "uk", "zh"})


def _of(number: int, match: re.Match[str], group: str) -> Span:
    return _span(number, match.start(group) + 1, match.end(group) + 1)


def _span(line: int, start: int, end: int) -> Span:
    return Span(Position(line, start), Position(line, end))
