"""An article: its front matter and its text.

Read from `content/articles/<article>.md`: YAML front matter between `---` lines, then the text as it was published.
"""

from dataclasses import dataclass
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from claimspring.model.base import Model
from claimspring.model.ids import PublisherRef
from claimspring.model.source import Derivation
from claimspring.model.values import FullDate, Language, Localized, NonEmpty, PartialDate, WebAddress


class Reply(Model):
    """What the outlet said when it was asked about the findings: its right of reply."""

    asked_on: FullDate
    """The day on which the desk wrote to the outlet."""
    answered_on: FullDate | None = None
    """The day of the answer; left out while there is none."""
    text: Localized | None = None
    """The answer, or what became of it."""


class ArticleHeader(Model):
    """What the front matter says of an article."""

    title: NonEmpty
    """The headline, as published."""
    url: WebAddress | None = None
    """Where it was published."""
    unlocated: Localized | None = None
    """Why there is no address."""
    publisher: PublisherRef
    """Who published it (id in publishers.yml)."""
    author: NonEmpty | None = None
    """As printed."""
    published: PartialDate | None = None
    """As much of the date as is known."""
    language: Language
    """The language of the text."""
    retrieved: FullDate | None = None
    """The day an editor read it."""
    archived: WebAddress | None = None
    """The address of a copy in a public archive."""
    derived_from: tuple[Derivation, ...] = ()
    """Documents the article as a whole was made from; a single claim's way is in its own trail."""
    summary: Localized | None = None
    """What the check of this article found, in a sentence or two."""
    note: Localized | None = None
    """What a reader should know about the article."""
    licence: NonEmpty | None = None
    """Under which terms its text is shown here, such as "All rights reserved; shown in order to be checked"."""
    reply: Reply | None = None
    """What the outlet said to the findings; left out where no contact is on record."""

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if (self.url is None) == (self.unlocated is None):
            told = "both a url and a reason" if self.url else "neither a url nor a reason"
            raise PydanticCustomError("unlocated-source", "the article has {told} why there is none", {"told": told})
        return self


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read: `text` is the file without its front matter, which took `text_start` code points."""

    header: ArticleHeader
    text: str
    text_start: int
    """Code points of the file before `text`: offsets in the file are offsets in `text` plus this."""
