"""What is wrong with the labels of an article. In: its text. Out: faults with their places in the file, in order."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from claimspring.model.article import Article
from claimspring.reading.blocks import LABEL
from claimspring.reading.labels import BlockLabel, Label, LabelFault, is_like_label, read_label
from claimspring.reading.places import PLACES
from claimspring.reading.text import ReadingText, parse

_LINE = re.compile(r"[^\n]+")
_BEGIN = frozenset({Label.LIVE, Label.PAGE})
"""Labels that another one may follow."""


class PlacedFault(NamedTuple):
    """A fault, and the slice of the file that has it."""

    start: int
    end: int
    fault: LabelFault


def label_faults(article: Article) -> list[PlacedFault]:
    """Lines that are meant as labels and are none, and labels that no block follows."""
    if "{." not in article.text:
        return []
    tokens, reading = parse(article.text, article.text_start)
    found = [PlacedFault(*reading.span(*at), fault) for at, fault in _shown(reading)]
    for place in _idle(tokens):
        start = article.text_start + _in_file(article.text, place)
        end = article.text_start + article.text.index("}", start - article.text_start) + 1
        fault = LabelFault("no block follows this label", "write it on the line above the block, or delete it")
        found.append(PlacedFault(start, end, fault))
    return sorted(found)


def _shown(reading: ReadingText) -> Iterator[tuple[tuple[int, int], LabelFault]]:
    breaks = frozenset(reading.breaks)
    lines = "".join("\n" if place in breaks else letter for place, letter in enumerate(reading.text))
    for match in _LINE.finditer(lines):
        if is_like_label(match[0]):
            fault = read_label(match[0])
            inside = LabelFault("a label inside a paragraph is text", "write an empty line above it")
            yield match.span(), fault if isinstance(fault, LabelFault) else inside


def _idle(tokens: list[Token]) -> Iterator[int]:
    """Places of labels in the normalised text that another label follows, or nothing."""
    waiting: int | None = None
    for token in tokens:
        if token.type != LABEL:
            waiting = waiting if token.nesting < 0 else None
            continue
        label: BlockLabel = token.meta[LABEL]
        if label.label not in _BEGIN:
            if waiting is not None:
                yield waiting
            waiting = token.meta[PLACES][0][1]
    if waiting is not None:
        yield waiting


def _in_file(text: str, place: int) -> int:
    """The place before line ends of two characters became one."""
    for match in re.finditer(r"\r\n", text):
        if match.start() >= place:
            break
        place += 1
    return place
