"""A source: one document, who published it, when, and what it was derived from.

Read from `claims/sources/<source>.yml`; the source's id is the file's name.
"""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from claimspring.model.base import Model
from claimspring.model.claim import RuleException
from claimspring.model.ids import ArticleRef, PublisherRef, SourceRef
from claimspring.model.step import StepBack
from claimspring.model.values import FullDate, Language, Localized, NonEmpty, PartialDate, WebAddress


class SourceKind(StrEnum):
    """How near to the event a document stands."""

    PRIMARY = "primary"
    AGENCY = "agency"
    NEWS = "news"
    ANALYSIS = "analysis"
    REFERENCE = "reference"
    SOCIAL = "social"


class How(StrEnum):
    """What one document did with the one it was made from."""

    QUOTES = "quotes"
    REPORTS = "reports"
    TRANSLATES = "translates"
    REPUBLISHES = "republishes"
    SUMMARISES = "summarises"
    ANALYSES = "analyses"


class Derivation(StepBack):
    """One step back: PROV's wasDerivedFrom, with how it was done and how we know."""

    how: How = How.REPORTS
    """quotes, reports, translates, republishes, summarises or analyses."""


class ReadFrom(StrEnum):
    """Where a title or a day was read, when not on the document itself."""

    ADDRESS = "address"


class Source(Model):
    """One document. A document known only from a credit has no address but says why it was not located."""

    title: NonEmpty | None = None
    """As printed on the document; left out when it was not seen."""
    title_from: ReadFrom | None = None
    """`address` where the title is the one that the address tells, the document's own not having been seen."""
    url: WebAddress | None = None
    """Where it was read."""
    unlocated: Localized | None = None
    """Why there is no address: "RTE's page was not found"."""
    publisher: PublisherRef
    """Who published it (id in publishers.yml)."""
    author: NonEmpty | None = None
    """Who wrote or said it, as printed."""
    published: PartialDate | None = None
    """As much of the date as the document shows."""
    date_from: ReadFrom | None = None
    """`address` where the date is the one that the address tells, the document's own not having been seen."""
    language: Language | None = None
    """The document's language."""
    kind: SourceKind
    """primary, agency, news, analysis, reference or social."""
    retrieved: FullDate | None = None
    """The day an editor last read it."""
    archived: WebAddress | None = None
    """The address of a copy in a public archive."""
    no_copies: bool = False
    """True where nobody may keep or hand out copies of it: after a request to take it down, or for personal data."""
    edition_of: SourceRef | None = None
    """The document of which this is another language version or a copy by the same publisher."""
    article: ArticleRef | None = None
    """The article of this desk that the document is, or is another language version or a copy of."""
    derived_from: tuple[Derivation, ...] = ()
    """The documents it was made from, as far as is known."""
    origin: bool = False
    """True where the information began here although the document is not primary: an agency's own analysis."""
    note: Localized | None = None
    """What a reader should know about the document."""
    exceptions: tuple[RuleException, ...] = ()
    """Rules set aside for this source, each with a reason."""

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if (self.url is None) == (self.unlocated is None):
            told = "both a url and a reason" if self.url else "neither a url nor a reason"
            raise PydanticCustomError("unlocated-source", "the document has {told} why there is none", {"told": told})
        return self
