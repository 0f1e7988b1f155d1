"""What extraction finds: one statement of an article, with its place and all that an editor wants to know about it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from claimspring.model.claim import ClaimKind, Form
from claimspring.model.passage import Zone

_MARKS = '«»"“”‹› \u00a0\u202f'


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
    pronoun: Mention | None = None
    """The word that the article has for the speaker: who is meant was read from the words before, or is not known."""
    proposed: str = field(default="", compare=False)
    """A sentence that stands alone, as another extractor put it: shown to the editor, never published."""
    by: str = field(default="", compare=False)
    """The extractor, where it is not ours, with what it worked with: `chat, model x, prompt 1`."""
    sentence: str = field(default="", compare=False)
    """The whole sentence, where the statement is only a part of it."""

    @property
    def words(self) -> str:
        """The article's own words as a sentence: on one line, without the marks of a quotation that is all of it."""
        words = " ".join(self.quote.split())
        if words[:1] in '«"“' and words.rstrip(".").endswith(("»", '"', "”")):
            words = words.strip(_MARKS)
        return words[:1].upper() + words[1:]
