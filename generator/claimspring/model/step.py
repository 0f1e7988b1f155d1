"""One step back from a text to the document it was made from: how sure it is, and what changed on it."""

from enum import StrEnum

from pydantic import Field

from claimspring.model.base import Model
from claimspring.model.ids import SourceRef
from claimspring.model.values import Localized

CHANGED = 24
"""So many characters changed words may have."""


class Certainty(StrEnum):
    """How it is known that one text was made from another."""

    SEEN = "seen"
    """The text itself says so, or both were read and the way between them is on record."""
    MATCH = "match"
    """The words of both were compared and are the same, or a translation."""
    PROBABLE = "probable"
    """Concluded: from likeness, from days, or because the document was not found."""
    UNKNOWN = "unknown"
    """Nobody knows; the step stands where one has to be."""

    @property
    def inferred(self) -> bool:
        """Whether the step was not seen in the words of both texts."""
        return self in {Certainty.PROBABLE, Certainty.UNKNOWN}


class ChangedAt(StrEnum):
    """Where words changed."""

    THIS_STEP = "this-step"
    UNKNOWN = "unknown"


class ChangedWords(Model):
    """The words that became others on the way, few enough to stand on an arrow."""

    from_: Localized = Field(alias="from")
    """As this document has them, in at most 24 characters."""
    to: Localized
    """As the text made from it has them, in at most 24 characters."""
    where: ChangedAt = ChangedAt.THIS_STEP
    """this-step, or unknown where it may have been on the one before."""


class StepBack(Model):
    """What every step back tells, whoever takes it."""

    source: SourceRef
    """The document it was made from (id of a file under sources/)."""
    credited: bool = False
    """Whether the text names that document as its source."""
    certainty: Certainty = Certainty.SEEN
    """seen, match, probable or unknown."""
    compared_with: SourceRef | None = None
    """With `match`: the document whose words were read and compared (id of a file under sources/)."""
    distortion: Localized | None = None
    """How the meaning changed on this step towards the article; left out when it did not."""
    changed: ChangedWords | None = None
    """The words that became others on this step."""
    note: Localized | None = None
    """What speaks for this step."""
