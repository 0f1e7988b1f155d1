"""A page in Markdown by its paragraphs, which empty lines keep apart; all that was not changed stays byte for byte."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from claimspring.model.finding import Route
from claimspring.read.editing.operations import Operation, Refused, Set
from claimspring.read.yaml import Data

PARAGRAPHS = "paragraphs"
"""Under which key the data of a page holds its paragraphs."""

_UNIX, _WINDOWS = "\n", "\r\n"


class ParagraphPlace(NamedTuple):
    """Where a paragraph begins and ends in its page."""

    start: int
    end: int


class MarkdownText:
    """How pages are changed; `kinds.FileKind` says what the methods do."""

    def data(self, text: str) -> dict[str, Data]:
        """The paragraphs of a page, in their order, with the line breaks of Unix."""
        return {PARAGRAPHS: list(_texts(text))}

    def change(self, text: str, *operations: Operation) -> str:
        """The page with the operations made; raises `Refused` where they leave something else than paragraphs."""
        for operation in operations:
            wanted, places = operation.applied(self.data(text)), list(paragraphs(text))
            match operation:
                case Set((key, int(index)), str(words)) if key == PARAGRAPHS and (words := words.strip()):
                    start, end = places[index]
                    text = f"{text[:start]}{words.replace(_UNIX, _breaks(text))}{text[end:]}"
                case _:
                    text = self.hold(text, wanted)
        return text

    def hold(self, text: str, data: dict[str, Data]) -> str:
        """The page with these paragraphs; one with an empty line in it is several."""
        wanted = list(_wanted(data))
        places, known = list(paragraphs(text)), list(_texts(text))
        if wanted == known:
            return text
        breaks = _breaks(text)
        gap = breaks * 2
        gaps = [text[before.end : after.start] for before, after in pairwise(places)] + [gap]
        kept: list[tuple[str, str]] = []  # a paragraph as it is to stand, and what is to stand behind it
        for tag, old, old_end, new, new_end in SequenceMatcher(None, known, wanted, autojunk=False).get_opcodes():
            if tag == "equal":
                kept += [(text[places[index].start : places[index].end], gaps[index]) for index in range(old, old_end)]
                continue
            for number, words in enumerate(wanted[new:new_end], old):
                kept.append((words.replace(_UNIX, breaks), gaps[number] if number < old_end else gap))
        head, tail = (text[: places[0].start], text[places[-1].end :]) if places else ("", breaks)
        pieces = [words + behind for words, behind in kept[:-1]] + [words for words, _ in kept[-1:]]
        return f"{head}{''.join(pieces)}{tail}"

    def named(self, _route: Route) -> str | None:
        """No ids stand in pages."""
        return None


def paragraphs(text: str) -> Iterator[ParagraphPlace]:
    """Where the paragraphs stand, in their order."""
    begun, end, at = -1, 0, 0
    for line in text.split("\n"):
        if line.strip():
            begun, end = (at if begun < 0 else begun), at + len(line.rstrip("\r"))
        elif begun >= 0:
            yield ParagraphPlace(begun, end)
            begun = -1
        at += len(line) + 1
    if begun >= 0:
        yield ParagraphPlace(begun, end)


def _breaks(text: str) -> str:
    return _WINDOWS if _WINDOWS in text else _UNIX


def _texts(text: str) -> Iterator[str]:
    return (text[place.start : place.end].replace(_WINDOWS, _UNIX) for place in paragraphs(text))


def _wanted(data: dict[str, Data]) -> Iterator[str]:
    items = data.get(PARAGRAPHS)
    if not isinstance(items, list) or len(data) > 1:
        raise Refused("no-entry", "a page holds paragraphs alone", route=(PARAGRAPHS,))
    for item in items:
        if not isinstance(item, str):
            raise Refused("no-entry", "a paragraph is a text", route=(PARAGRAPHS,))
        yield from _texts(item.replace(_WINDOWS, _UNIX))
