"""Who says things and of whom they are said: people, and publishers under the names by which they speak.

People are read from `claims/people.yml`, one mapping of id to person. People and publishers share one set of ids.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from claimspring.model.base import Model
from claimspring.model.ids import ActorRef, PersonId, PublisherId, SourceRef
from claimspring.model.publisher import Publisher
from claimspring.model.values import Localized, LocalizedText, NonEmpty, PartialDate


class SpeakerType(StrEnum):
    """Whether the one who says it is one person or a body; structured data tells the two apart."""

    PERSON = "person"
    ORGANIZATION = "organization"


class Office(Model):
    """What a person was, and from when to when."""

    what: Localized
    """The office or part, such as "Chinese minister of defence"."""
    from_: PartialDate | None = Field(default=None, alias="from")
    """The first day, as much of it as is known."""
    to: PartialDate | None = None
    """The last day, as much of it as is known; left out while it lasts, or where it is not known."""
    source: SourceRef | None = None
    """The document that says so (id of a file under sources/)."""


class Person(Model):
    """One person of whom, or by whom, something is said."""

    name: Localized
    """The name readers know."""
    aliases: tuple[NonEmpty, ...] = ()
    """Other spellings, by which search finds the person."""
    roles: tuple[Office, ...] = ()
    """What the person was, oldest first."""
    note: Localized | None = None
    """What a reader should know about the person."""


class Speaker(Model):
    """Who says it: somebody with an id, or words that name somebody."""

    id: ActorRef | None = None
    """The person (people.yml) or publisher (publishers.yml)."""
    words: Localized | None = None
    """The name, where nobody has an id for it yet."""
    read: NonEmpty | None = None
    """With `words`: what stands in the article, such as "she", where an editor still has to see who is meant."""

    @model_validator(mode="after")
    def _one_speaker(self) -> Self:
        if (self.id is None) == (self.words is None):
            told = "both an id and words" if self.id else "neither an id nor words"
            raise PydanticCustomError("unclear-speaker", "the speaker has {told}", {"told": told})
        return self


def speaker_name(
    speaker: Speaker, people: Mapping[PersonId, Person], publishers: Mapping[PublisherId, Publisher]
) -> LocalizedText:
    """The name of a speaker; the id itself where nobody has it."""
    if speaker.words:
        return speaker.words
    name = speaker.id or ""
    actor = people.get(PersonId(name)) or publishers.get(PublisherId(name))
    return actor.name if actor else LocalizedText({"und": name})


def speaker_type(
    speaker: Speaker, people: Mapping[PersonId, Person], publishers: Mapping[PublisherId, Publisher]
) -> SpeakerType | None:
    """What an id tells of the speaker: a person or an organization; None where only words name them."""
    name = speaker.id or ""
    if PersonId(name) in people:
        return SpeakerType.PERSON
    return SpeakerType.ORGANIZATION if PublisherId(name) in publishers else None
