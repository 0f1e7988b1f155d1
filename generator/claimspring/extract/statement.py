"""What extraction finds: one statement of an article, with its place and all that an editor wants to know about it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from claimspring.model.claim import ClaimKind, Form
from claimspring.model.passage import Zone


class Mention(NamedTuple):
    """Words of the article and their place, in code points of the file."""

    text: str
    start: int
    end: int


class DateMention(NamedTuple):
    """Words that name a date, and what they mean: `2023-08-14`, or `2023-08-14/2023-08-19` for a range."""

    text: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: the contract of `claimspring extract --format json`, and what drafting needs besides."""

    quote: str
    start: int
    end: int
    zone: Zone
    speaker: Mention | None
    """Who says it."""
    source: Mention | None
    """The outlet or document that the article credits."""
    cue: Mention | None
    """The words that say so."""
    form: Form
    kind: ClaimKind
    dates: tuple[DateMention, ...]
    score: float
    reasons: tuple[str, ...]
    language: str = field(compare=False)
    unresolved: bool = field(default=False, compare=False)
    """The speaker is a pronoun, and nobody before agrees with it."""
    sentence: str = field(default="", compare=False)
    """The whole sentence, where the statement is only a part of it."""
    subject: str | None = field(default=None, compare=False)
    """Words that can stand for the pronoun at the statement's start, where that is certain."""
