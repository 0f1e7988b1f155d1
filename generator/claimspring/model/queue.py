"""The editor's queue: what needs a hand next, and why."""

from dataclasses import dataclass
from enum import StrEnum

from claimspring.model.ids import ArticleId, ClaimKey, SourceId


class TaskKind(StrEnum):
    """What sort of work it is, the most pressing first."""

    BROKEN_FILE = "broken-file"
    """A file that could not be read, so that its page is missing."""
    LOST_QUOTATION = "lost-quotation"
    """The words of a claim that are no longer in its article."""
    VANISHED_PASSAGE = "vanished-passage"
    """Words on which a verdict rests, gone from their page."""
    ALTERED_PASSAGE = "altered-passage"
    """Words on which a verdict rests, altered on their page."""
    LOST_SOURCE = "lost-source"
    """A page on which verdicts rest, gone without a copy."""
    CHANGED_SOURCE = "changed-source"
    """A page on which verdicts rest, changed since the review."""
    UNSEEN_SOURCE = "unseen-source"
    """A page on which verdicts rest and that lets no machine look."""
    SINGLE_ORIGIN = "single-origin"
    """A published verdict with fewer than two independent origins."""
    STALE_REVIEW = "stale-review"
    """A published review past its shelf life."""
    WAITING_REVIEW = "waiting-review"
    """A claim that waits for its review to be finished."""
    DRAFT = "draft"
    """A drafted claim that nobody has taken up."""
    UNLOCATED_SOURCE = "unlocated-source"
    """A document on which something rests and that nobody has found."""
    MISSING_TRANSLATION = "missing-translation"
    """A text of a published claim that lacks a language."""
    BLANK = "blank"
    """What the site has yet to say of itself before it meets readers."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do."""

    kind: TaskKind
    path: str
    """The file to open, relative to the project's folder."""
    why: str
    """In a short phrase, with the figures that make it pressing."""
    weight: float = 0
    """How pressing it is among others of its kind; the higher, the sooner."""
    command: str = ""
    """What to run next, where a command helps."""
    claim: ClaimKey | None = None
    source: SourceId | None = None
    article: ArticleId | None = None
