"""All that was read, together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from claimspring.model.actors import Person
from claimspring.model.article import Article
from claimspring.model.claim import Claim, GivenCredit
from claimspring.model.desk import DeskMember
from claimspring.model.earlier_check import CheckKey, EarlierCheck, VerdictLabels
from claimspring.model.ids import ArticleId, ClaimKey, DeskId, PersonId, PublisherId, RatingId, SourceId, TopicId
from claimspring.model.observation import Ledger
from claimspring.model.published import PublishedRecord, RecordedName
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.source import Source
from claimspring.model.topic import Topic
from claimspring.model.translation import Translation, TranslationKey

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A value and the file it was read from."""

    path: str
    """Relative to the project's folder, with forward slashes."""
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    value: T


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every file that could be read, by its id; each mapping is in the order of the ids."""

    articles: Mapping[ArticleId, Record[Article]] = field(default_factory=dict)
    claims: Mapping[ClaimKey, Record[Claim]] = field(default_factory=dict)
    sources: Mapping[SourceId, Record[Source]] = field(default_factory=dict)
    publishers: Mapping[PublisherId, Publisher] = field(default_factory=dict)
    ratings: Mapping[RatingId, Rating] = field(default_factory=dict)
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    topics: Mapping[TopicId, Topic] = field(default_factory=dict)
    desk: Mapping[DeskId, DeskMember] = field(default_factory=dict)
    translations: Mapping[TranslationKey, Record[Translation]] = field(default_factory=dict)
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    """What was seen, by the id of the source; an article's ledger is under `article-<id>`."""
    publications: Mapping[ClaimKey, Record[PublishedRecord]] = field(default_factory=dict)
    """What was ever published, also under names that are gone."""
    names: Mapping[RecordedName, Record[PublishedRecord]] = field(default_factory=dict)
    """The record of articles, and of names that sources, publishers, people and topics had."""
    checks: Mapping[CheckKey, Record[EarlierCheck]] = field(default_factory=dict)
    """Checks that were made elsewhere or before."""
    labels: Mapping[PublisherId, Record[VerdictLabels]] = field(default_factory=dict)
    """What the labels of a publisher's checks mean here."""

    def credited(self, credit: GivenCredit) -> PublisherId | None:
        """The publisher that words name, or whose document they name; None where that document is not known."""
        if not credit.source:
            return credit.publisher
        record = self.sources.get(credit.source)
        return record.value.publisher if record else None
