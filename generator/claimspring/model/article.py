"""An article: its front matter and its text.

Read from `content/articles/<article>.md`: YAML front matter between `---` lines, then the text as it was published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from claimspring.model.base import Model
from claimspring.model.ids import PublisherRef
from claimspring.model.source import Derivation
from claimspring.model.values import FullDate, Language, Localized, NonEmpty, PartialDate, Sha256, WebAddress


class ArticleKind(StrEnum):
    """What carries the claims: a text, or where else they stand."""

    ARTICLE = "article"
    POST = "post"
    FILM = "film"
    SOUND = "sound"
    PICTURE = "picture"
    SPEECH = "speech"
    UNKNOWN = "unknown"


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

    kind: ArticleKind = ArticleKind.ARTICLE
    """article, post, film, sound, picture, speech, or unknown where a check does not say."""
    title: NonEmpty
    """The headline, as published; of what has none, a few words that tell it from others."""
    url: WebAddress | None = None
    """Where it was published."""
    unlocated: Localized | None = None
    """Why there is no address."""
    publisher: PublisherRef | None = None
    """Who published it (id in publishers.yml); left out where it is not known of what is no article."""
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
    description: Localized | None = None
    """What is seen or heard in a film, a recording or a picture."""
    hash: Sha256 | None = None
    """SHA-256 of the file that was looked at, in hexadecimal."""
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

    @classmethod
    def wanted(cls, data: Mapping[str, object]) -> tuple[str, ...]:
        """Of an article it is known who published it; of another thing it may not be."""
        return ("publisher",) if data.get("kind", ArticleKind.ARTICLE) == ArticleKind.ARTICLE else ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read: `text` is the file without its front matter, which took `text_start` code points."""

    header: ArticleHeader
    text: str
    text_start: int
    """Code points of the file before `text`: offsets in the file are offsets in `text` plus this."""

    @property
    def can_be_searched(self) -> bool:
        """Whether words are to be looked for in the text: a film, a picture or a post may come without one."""
        return self.header.kind is ArticleKind.ARTICLE or bool(self.text.strip())
