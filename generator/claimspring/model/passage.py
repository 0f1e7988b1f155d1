"""An article cut into its sentences: where each stands, what part of the page it is, and whether it can be checked.

Made by `extract.passages` from an article's text; the site shows each passage's state and counts the coverage.
"""

from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """What part of the page a line is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class Uncheckable(StrEnum):
    """Why a passage states nothing that can be true or false: closed, so that the site can say it in each language."""

    BOILERPLATE = "boilerplate"
    """Part of the page, not of the article: a newsletter box, a copyright line, a photo credit."""
    QUESTION = "question"
    APPEAL = "appeal"
    """A wish, an order, a greeting."""
    OPINION = "opinion"
    """A judgement of taste or value."""
    FRAGMENT = "fragment"
    """No complete statement: a heading of a few words, a name, a date line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article; passages are in order, do not overlap, and leave out only white space and markup."""

    start: int
    """Code points of the text before it."""
    end: int
    """Code points of the text up to just after its last character."""
    zone: Zone
    language: str
    """`fr`, `en`, `es`, … as recognised for its line."""
    uncheckable: Uncheckable | None = None
    """Why it cannot be checked; None where it can."""
