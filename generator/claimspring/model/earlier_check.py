"""A check that was made and published elsewhere, or here before: what was checked, by whom, and what they called it.

Read from `claims/checks/<publisher>/<id>.yml`; written by `claimspring import`. It is no claim of this desk: it stands
in no article and nobody here has traced it. What its label means on this desk's scale says the publisher's table alone,
`claims/checks/<publisher>/labels.yml`; nothing is concluded from numbers.
"""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import Field

from claimspring.model.base import Model
from claimspring.model.ids import CheckId, PublisherId, RatingId, RatingRef
from claimspring.model.values import FullDate, Language, NonEmpty, PartialDate, WebAddress


class CheckKey(NamedTuple):
    """A check's name in the whole corpus: the folder it lies in and its file's name without `.yml`."""

    publisher: PublisherId
    check: CheckId

    def __str__(self) -> str:
        """The form people type: `publisher/check`."""
        return f"{self.publisher}/{self.check}"


def check_key(name: str) -> CheckKey:
    """The key of a check from the form that people type."""
    publisher, _, check = name.partition("/")
    return CheckKey(PublisherId(publisher), CheckId(check))


class CheckScale(Model):
    """The numbers of a schema.org Rating, as they were printed; for the record, no verdict follows from them."""

    worst: NonEmpty | None = None
    value: NonEmpty | None = None
    best: NonEmpty | None = None


class CheckAnswer(Model):
    """A question that the check put, and what it found."""

    question: NonEmpty
    answer: NonEmpty
    verbatim: bool = False
    """Whether the answer is in the words of the page."""
    url: WebAddress | None = None
    """The page that answers."""
    medium: NonEmpty | None = None
    """What sort of thing it is, as printed: Web text, PDF, Image."""


class CheckOrigin(Model):
    """Where a check came in, so that a second import knows it again."""

    file: NonEmpty
    """The name of the file it came in, or the address at which that lies."""
    importer: NonEmpty
    """Which form it had: claimreview, averitec, feed or table."""
    imported_on: FullDate
    digest: NonEmpty
    """SHA-256 of what was imported; while the file still says that, a later import may replace it."""


class EarlierCheck(Model):
    """One claim with one publisher's finding on it."""

    claim: NonEmpty
    """The claim in the words of the check."""
    language: Language | None = None
    """The language that the check is written in."""
    claimant: NonEmpty | None = None
    """Who made the claim, as printed."""
    said_on: PartialDate | None = None
    """When it was made."""
    appearances: tuple[WebAddress, ...] = ()
    """Where it stands or stood."""
    url: WebAddress | None = None
    """The check itself."""
    title: NonEmpty | None = None
    published: PartialDate | None = None
    modified: PartialDate | None = None
    label: NonEmpty | None = None
    """The publisher's verdict, as printed."""
    scale: CheckScale | None = None
    summary: NonEmpty | None = None
    """The finding in the publisher's sentences; also a label that is a sentence."""
    answers: tuple[CheckAnswer, ...] = ()
    media: tuple[WebAddress, ...] = ()
    """Pictures, films and sounds that the check is about."""
    own: bool = False
    """Whether it is this desk's own."""
    extra: Mapping[str, str] = Field(default_factory=dict)
    """Columns of the desk it came from that no field stands for, so that an export gives them back."""
    origin: CheckOrigin | None = None


class VerdictLabels(Model):
    """What the labels of one publisher mean here: an id of `claims/ratings.yml`, or nothing that this scale can say."""

    labels: Mapping[str, RatingRef | None] = Field(default_factory=dict)

    def verdict(self, label: str | None) -> RatingId | None:
        """The verdict that a label stands for; None where the table says none, or does not know the label."""
        return self.labels.get(label_key(label)) if label else None

    def knows(self, label: str) -> bool:
        """Whether somebody said what the label means, be it nothing."""
        return label_key(label) in self.labels


def label_key(label: str) -> str:
    """A label as the table lists it: white space folded, the full stop at its end left off, capitals kept."""
    return " ".join(label.split()).removesuffix(".").rstrip()
