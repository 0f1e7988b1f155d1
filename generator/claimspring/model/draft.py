"""What became of an article's drafts: which claim each led to, or why it was put aside.

Read from `claims/drafts/<article>.yml`; written by `claimspring extract` and by the desk in the browser.
"""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from claimspring.model.base import Model
from claimspring.model.ids import ClaimRef
from claimspring.model.passage import Uncheckable
from claimspring.model.values import NonEmpty

DRAFT_COMMENT = (
    "# A draft: make the statement a sentence that stands alone, add evidence, set review.status to in-review."
)
"""Stands at the head of a claim's file until the claim is published."""


class DraftRecord(Model):
    """One draft, by its words."""

    exact: NonEmpty
    """The article's own words, copied."""
    prefix: str = ""
    """Words right before, needed only where the exact words occur more than once."""
    claim: ClaimRef | None = None
    """The claim that the draft became; a claim that is gone, and that nothing published, was dismissed."""
    dismissed: NonEmpty | None = None
    """Why it is no claim."""
    uncheckable: Uncheckable | None = None
    """With `dismissed`: what makes the words neither true nor false. Readers are told only then."""
    not_same: tuple[NonEmpty, ...] = ()
    """Known claims, as `article/claim` or `checks/publisher/check`, that an editor found to say something else."""

    @model_validator(mode="after")
    def _one_fate(self) -> Self:
        if (self.claim is None) == (self.dismissed is None):
            told = "both a claim and a reason to dismiss it" if self.claim else "neither a claim nor a reason"
            raise PydanticCustomError("unclear-draft", "the draft has {told}", {"told": told})
        if self.uncheckable and self.claim:
            raise PydanticCustomError(
                "unclear-draft", "the draft has {told}", {"told": "a claim, and cannot be checked"}
            )
        return self


class DraftRecords(Model):
    """The drafts of one article, oldest first."""

    drafts: tuple[DraftRecord, ...] = ()
