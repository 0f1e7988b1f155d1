"""Spans of a text and what is to stand there instead."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """`new` in place of the code points from `start` to just before `end`."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made; of two that touch the same place the first is made, the other left for a next run."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= done:
            parts += (text[done : edit.start], edit.new)
            done = edit.end
    return "".join((*parts, text[done:]))
