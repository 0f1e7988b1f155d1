"""Texts of a claim that are typed once and stand in two places, until somebody writes another one in either.

The reason in one sentence is the first of the reasons in short; the corrected sentence is what is the case.
"""

from collections.abc import Mapping
from typing import NamedTuple

from claimspring.editor.right_words import sentence_put_right
from claimspring.model.claim import FACT, REASON
from claimspring.model.finding import Route
from claimspring.read.editing.operations import value_at
from claimspring.read.yaml import Data


class FollowingText(NamedTuple):
    """A text that follows another one, in one language."""

    route: Route
    words: str | None
    """None where the other is taken away, or too long for this place."""


def following(before: Mapping[str, Data], after: Mapping[str, Data], route: Route) -> FollowingText | None:
    """What follows from a text of a claim that was typed; None where nothing does, or somebody told the two apart."""
    target: Route
    match route:
        case ("review", "summary", str(language)):
            was, now = (value_at(dict(data), route) for data in (before, after))
            target, most = ("review", "reasons", 0, language), REASON
        case ("review", "fix", str(language)):
            was, now = (sentence_put_right(data, language) for data in (before, after))
            target, most = ("review", "fact", language), FACT
        case _:
            return None
    if isinstance(value_at(dict(after), target[:-1]), str) or value_at(dict(after), target) not in {None, was}:
        return None
    return FollowingText(target, now if isinstance(now, str) and len(now) <= most else None)
