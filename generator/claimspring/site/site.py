"""All that the pages are made from, with the ways between things that the files only name in one direction.

Input: the corpus and what the earlier stages found in it. Output: look-ups, each made once, none of them quadratic.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from claimspring.exports.feeds import LatestChange, latest_changes
from claimspring.model.article import Article
from claimspring.model.claim import Change, ChangeKind, Claim, Evidence, ReviewStatus
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ActorId, ArticleId, ClaimKey, PublisherId, SourceId, TopicId
from claimspring.model.passage import Passage
from claimspring.model.published import Edition, EditionKind, RecordedKind, RecordedName
from claimspring.model.publisher import Publisher
from claimspring.model.queue import Task
from claimspring.model.rating import Rating
from claimspring.model.recorder import Query, RecordedList, RecordedMapping, Recorder, answer_name, index, plain
from claimspring.model.settings import Settings
from claimspring.model.site_lack import SiteLack
from claimspring.model.source import Source
from claimspring.reading.text import ReadingText
from claimspring.routes.addresses import Addresses
from claimspring.routes.files import LOG_CHECKPOINT
from claimspring.routes.page_languages import article_languages, claim_languages, source_languages
from claimspring.routes.pages import ARTICLE, CLAIM, SOURCE
from claimspring.site.departures import gone_claims, moved_names, successors
from claimspring.site.edits import EditReach
from claimspring.site.gravity import Gravity, gravity_of
from claimspring.site.narrative import Narrative, chapters_beside, contact_places
from claimspring.trace.provenance import Provenance

K = TypeVar("K")
V = TypeVar("V")

_OF_CORPUS = frozenset(one.name for one in fields(Corpus))
"""A question is named after what is asked: nothing of the site may have the name of a part of the corpus."""
_OF_GRAPH = frozenset({"links", "owners", "aliases"})
_OF_PROVENANCE = frozenset({"backlinks", "naming"})

_WHATEVER_REVIEWS_SAY = frozenset(
    {"addresses", "claims_of", "neighbours", "derived", "sources_of", "owned", "articles_of", "article_corrections"}
    | {"partial", "moved", "narrative_places", "narratives_by_language", "contact_places"}
)
"""The look-ups in which neither verdicts nor days put claims in their order."""


class Mark(NamedTuple):
    """The words of an article, as code points of its reading text, that say a claim."""

    start: int
    end: int
    key: ClaimKey


class Use(NamedTuple):
    """A source used as evidence for a claim."""

    key: ClaimKey
    number: int
    """Which of the claim's evidence."""
    told: str
    """Names all that is said of it there."""


class Correction(NamedTuple):
    """A public change of a review."""

    key: ClaimKey
    change: Change
    ended: Edition | None = None
    """Where the change restored the claim: how it was taken down before."""


class ArticleCorrection(NamedTuple):
    """A correction of an article's text as it stands here, from the record."""

    article: ArticleId
    edition: Edition


class Weight(NamedTuple):
    """How much hangs on a source."""

    claims: int
    derived: int
    """Documents that were made from it."""


@dataclass(frozen=True, eq=False)
class Site:
    """What readers may know, with all that was concluded from it; each is itself alone, so it can be a key."""

    settings: Settings
    corpus: Corpus
    readings: Mapping[ArticleId, ReadingText]
    """The text of each article as it is read."""
    marks: Mapping[ArticleId, tuple[Mark, ...]]
    """Where claims stand in each article, in order."""
    passages: Mapping[ArticleId, tuple[Passage, ...]]
    """The sentences of each article."""
    uncheckable: Mapping[ArticleId, tuple[tuple[int, int], ...]]
    """Where words stand of which an editor said that they are neither true nor false, as code points of the text."""
    provenance: Provenance
    """Where claims and documents come from."""
    tasks: Sequence[Task] = ()
    """What needs an editor's hand, the most pressing first."""
    checking: bool = False
    """Whether `tasks` are those of before, because the files are still being checked: only while somebody writes."""
    narratives: tuple[Narrative, ...] = ()
    """The pages people write, each in every language there is."""
    lacks: Sequence[SiteLack] = ()
    """What stands between it and its readers; nothing where it is online."""
    introduced: frozenset[str] = frozenset()
    """The places of made pages above which stands what people wrote for them."""

    def __post_init__(self) -> None:
        """Have what was concluded read through the recorder, as the corpus is."""
        for name in ("marks", "tasks", "lacks", "uncheckable"):
            object.__setattr__(self, name, self.recorder.view(name, getattr(self, name)))

    def work_out(self) -> None:
        """Make every look-up, before processes part that would each make it."""
        for name, value in vars(Site).items():
            if isinstance(value, cached_property):
                getattr(self, name)
        self.provenance.backlinks, self.provenance.naming  # noqa: B018 -- kept where they are made

    def edited(self, corpus: Corpus, claims: Collection[ClaimKey], edit: EditReach) -> "Site":
        """The site of a later corpus, in which these claims, and sources, were edited as far as words or reviews go."""
        provenance = self.provenance.with_same_ways(corpus)
        later = replace(self, corpus=provenance.corpus, provenance=provenance)
        names = {name for name, value in vars(Site).items() if isinstance(value, cached_property)}
        hold = self.__dict__.keys() & (_WHATEVER_REVIEWS_SAY if edit is EditReach.REVIEW else names)
        later.__dict__.update((name, self.__dict__[name]) for name in hold)
        if "uses" in hold:
            later.__dict__["uses"] = self.recorder.view("uses", _uses_after(plain(self.uses), later, claims))
        return later

    @property
    def recorder(self) -> Recorder:
        """Through which all of this is read."""
        return self.provenance.recorder

    def answer(self, query: Query) -> str:
        """A name for the answer to a question that the recorder noted, the same in every process."""
        return self.asked(query.name).answer(query.key)

    def asked(self, name: str) -> RecordedMapping[Any, Any] | RecordedList[Any]:
        """What a question is asked of, by its name."""
        owner: object = self
        if name in _OF_CORPUS:
            owner = self.corpus
        elif name in _OF_GRAPH:
            owner = self.provenance.graph
        elif name in _OF_PROVENANCE:
            owner = self.provenance
        found: RecordedMapping[Any, Any] | RecordedList[Any] = getattr(owner, name)
        return found

    @index
    def public_tasks(self) -> Sequence[Task]:
        """The tasks that readers may know of: those about what they see; a file that cannot be read may be a draft."""
        known = self.corpus
        return tuple(
            task
            for task in self.tasks
            if (
                task.claim in known.claims
                if task.claim
                else task.source in known.sources or task.article in known.articles
            )
        )

    @cached_property
    def addresses(self) -> Addresses:
        """Where pages stand in each language."""
        return Addresses(tuple(self.settings.languages), self.settings.site_url)

    @index
    def published(self) -> Sequence[ClaimKey]:
        """The claims that have a page: the reviewed ones, the last changed first, then those not traced yet."""
        claims = ((key, record.value) for key, record in self.corpus.claims.items())
        days = {key: claim.changed_on for key, claim in claims if has_page(claim)}
        return tuple(sorted(days, key=lambda key: (-(day.toordinal() if (day := days[key]) else 0), key)))

    @index
    def untraced(self) -> Sequence[ClaimKey]:
        """Those of them that came in with earlier checks, and nobody here looked at yet."""
        return tuple(key for key in self.published if self.claim(key).is_untraced)

    @index
    def rated(self) -> Mapping[ClaimKey, None]:
        """The claims that have a page, in the same order, to ask whether one is among them."""
        return dict.fromkeys(self.published)

    @index
    def claims_of(self) -> Mapping[ArticleId, tuple[ClaimKey, ...]]:
        """The claims of each article, in the order of the article's words; those without a place last."""
        order = {key: mark.start for marks in self.marks.values() for mark in reversed(marks) for key in [mark.key]}
        claims = sorted(self.corpus.claims, key=lambda key: (order.get(key, 1 << 60), key))
        return _grouped((key.article, key) for key in claims)

    @index
    def gravest(self) -> Sequence[ClaimKey]:
        """The published claims, the gravest first; of the same verdict, the last changed first."""
        return tuple(sorted(self.published, key=self.gravity))

    @index
    def on_topic(self) -> Mapping[TopicId, tuple[ClaimKey, ...]]:
        """The published claims on each topic, the gravest first."""
        return _grouped((topic, key) for key in self.gravest for topic in self.claim(key).topics)

    @index
    def said_about(self) -> Mapping[ActorId, tuple[ClaimKey, ...]]:
        """The published claims about each person and body, the gravest first."""
        return _grouped((actor, key) for key in self.gravest for actor in self.claim(key).about)

    @index
    def said_by(self) -> Mapping[ActorId, tuple[ClaimKey, ...]]:
        """The published claims that each person and body makes, the gravest first."""
        speakers = ((key, speaker) for key in self.gravest for speaker in self.claim(key).speakers)
        return _grouped((speaker.id, key) for key, speaker in speakers if speaker.id)

    @index
    def neighbours(self) -> Mapping[ClaimKey, tuple[ClaimKey | None, ClaimKey | None]]:
        """The published claims before and after each one in its article."""
        found: dict[ClaimKey, tuple[ClaimKey | None, ClaimKey | None]] = {}
        for claims in self.claims_of.values():
            row = [key for key in claims if has_page(self.claim(key))]
            for before, key, after in zip([None, *row], row, [*row[1:], None], strict=False):
                found[key] = (before, after)
        return found

    @index
    def uses(self) -> Mapping[SourceId, tuple[Use, ...]]:
        """What each source is evidence for, in published claims."""
        return _grouped(
            (evidence.source, Use(key, number, answer_name(evidence)))
            for key in self.published
            for number, evidence in enumerate(self.claim(key).evidence)
        )

    def evidence(self, use: Use) -> Evidence:
        """What is said of a use in the claim's file, of which nothing else counts as read."""
        return self.recorder.silent(lambda: self.claim(use.key).evidence[use.number])

    @index
    def derived(self) -> Mapping[SourceId, tuple[SourceId, ...]]:
        """The documents that were made from each source."""
        return _grouped(
            (step.source, source)
            for source, record in self.corpus.sources.items()
            for step in record.value.derived_from
        )

    @index
    def sources_of(self) -> Mapping[PublisherId, tuple[SourceId, ...]]:
        """The documents of each publisher."""
        return _grouped((record.value.publisher, source) for source, record in self.corpus.sources.items())

    @index
    def owned(self) -> Mapping[PublisherId, tuple[PublisherId, ...]]:
        """The publishers that each publisher owns."""
        return _grouped((body.owner, name) for name, body in self.corpus.publishers.items() if body.owner)

    @index
    def articles_of(self) -> Mapping[PublisherId, tuple[ArticleId, ...]]:
        """The articles of each publisher."""
        known = ((record.value.header.publisher, name) for name, record in self.corpus.articles.items())
        return _grouped((publisher, name) for publisher, name in known if publisher)

    @index
    def ranked_sources(self) -> Sequence[SourceId]:
        """All sources, those on which most claims hang first."""
        weights = {source: self.weight(source) for source in self.corpus.sources}
        return tuple(sorted(weights, key=lambda name: (-weights[name].claims, -weights[name].derived, name)))

    @index
    def corrections(self) -> Sequence[Correction]:
        """Every correction, changed verdict and restored claim, the newest first; updates stand on the claim's page."""
        changes = [
            Correction(key, change, self._ended_before(key, change))
            for key in self.published
            for change in self.claim(key).history
            if change.change in {ChangeKind.VERDICT_CHANGE, ChangeKind.CORRECTION, ChangeKind.RESTORED}
        ]
        return tuple(sorted(changes, key=lambda item: (-item.change.on.toordinal(), item.key)))

    def _ended_before(self, key: ClaimKey, change: Change) -> Edition | None:
        """The edition by which a claim was taken down that this change restored."""
        record = self.corpus.publications.get(key) if change.change is ChangeKind.RESTORED else None
        pairs = pairwise(record.value.editions) if record else ()
        return next(
            (
                before
                for before, after in pairs
                if before.change is EditionKind.RETIRED
                and after.change is EditionKind.RESTORED
                and after.on == change.on
            ),
            None,
        )

    @index
    def article_corrections(self) -> Sequence[ArticleCorrection]:
        """Every correction of the text of an article that is still here, the newest first."""
        found = [
            ArticleCorrection(ArticleId(name.id), edition)
            for name, record in self.corpus.names.items()
            if name.kind is RecordedKind.ARTICLE and name.id in self.corpus.articles
            for edition in record.value.editions
            if edition.change is EditionKind.CORRECTION
        ]
        return tuple(sorted(found, key=lambda item: (-item.edition.on.toordinal(), item.article)))

    @index
    def changed_days(self) -> Mapping[ClaimKey, dt.date]:
        """The days on which published claims last changed; drafts change nothing that readers see."""
        days = {key: self.claim(key).changed_on for key in self.published}
        return {key: day for key, day in days.items() if day}

    @index
    def newest(self) -> Sequence[ClaimKey]:
        """The published claims that have such a day, the last changed first; of the same day the last by name."""
        return tuple(sorted(self.changed_days, key=lambda key: (self.changed_days[key], key), reverse=True))

    @index
    def latest_changes(self) -> Sequence[LatestChange]:
        """The newest changes of what was published."""
        return latest_changes(self.corpus)

    @property
    def checkpoint(self) -> str | None:
        """Where the head of the site's log lies; None where the settings name no key, and so no log."""
        return self.addresses.absolute(LOG_CHECKPOINT) if self.settings.log.key else None

    @property
    def last_change(self) -> dt.date | None:
        """The day on which a claim last changed."""
        return self.last_change_of(self.newest[:1])

    @index
    def partial(self) -> Mapping[str, tuple[str, ...]]:
        """The languages of the pages that are not there in all of them, by their places."""
        corpus, settings, found = self.corpus, self.settings, {}
        for key, claim in corpus.claims.items():
            found[CLAIM.place(key)] = claim_languages(claim.value, settings)
        for source, record in corpus.sources.items():
            found[SOURCE.place(source)] = source_languages(record.value, settings)
        translations = _grouped((key.article, key.language) for key in corpus.translations)
        for name, article in corpus.articles.items():
            claims = map(self.claim, self.claims_of.get(name, ()))
            found[ARTICLE.place(name)] = article_languages(article.value, translations.get(name, ()), claims, settings)
        return {place: languages for place, languages in found.items() if languages != settings.languages}

    @index
    def gone(self) -> Mapping[ClaimKey, Edition]:
        """The claims that are published no more, with what their record says last; the last to go first."""
        return gone_claims(self.corpus, self.rated)

    @index
    def moved(self) -> Mapping[RecordedName, str]:
        """Names that articles, sources and the like had, each with the name of today, over any number of others."""
        return moved_names(self.corpus)

    def languages_of(self, place: str) -> tuple[str, ...]:
        """The languages in which the page at a place is there: the site's first one always among them."""
        return self.partial.get(place, self.settings.languages)

    def successors(self, key: ClaimKey) -> tuple[ClaimKey, ...]:
        """The published claims to which one that is gone leads, over any number of others."""
        return successors(key, self.gone, self.rated)

    def last_change_of(self, claims: Iterable[ClaimKey]) -> dt.date | None:
        """The day on which one of these claims last changed."""
        days = (self.changed_days.get(key) for key in claims)
        return max((day for day in days if day), default=None)

    def weight(self, source: SourceId) -> Weight:
        """How much hangs on a source."""
        return Weight(len({use.key for use in self.uses.get(source, ())}), len(self.derived.get(source, ())))

    def narrative(self, place: str, language: str) -> Narrative | None:
        """A written page in this language, else in the site's first one."""
        known = self.narratives_by_language
        return known.get((place, language)) or known.get((place, self.settings.languages[0]))

    def written(self, language: str) -> Iterator[Narrative]:
        """The written pages that stand on their own, in this language where there is a translation."""
        for place in self.narrative_places:
            narrative = self.narrative(place, language)
            if narrative and place not in self.introduced:
                yield narrative

    def siblings(self, place: str, language: str) -> tuple[Narrative, ...]:
        """The chapters beside a written page, in their order."""
        chapters = (self.narrative(other, language) for other in chapters_beside(place, self.narrative_places))
        return tuple(chapter for chapter in chapters if chapter)

    @index
    def narrative_places(self) -> Sequence[str]:
        """The places of all written pages, each once."""
        return tuple(dict.fromkeys(narrative.place for narrative in self.narratives))

    @index
    def narratives_by_language(self) -> Mapping[tuple[str, str], Narrative]:
        """The written pages by their places and languages."""
        return {(narrative.place, narrative.language): narrative for narrative in self.narratives}

    @index
    def contact_places(self) -> Mapping[str, str]:
        """Where readers reach the desk, by the section of its page; under "" the page itself, where there is one."""
        return contact_places(self.narratives)

    def claim(self, key: ClaimKey) -> Claim:
        """The claim of this name."""
        return self.corpus.claims[key].value

    def article(self, article: ArticleId) -> Article | None:
        """The article, where its file could be read."""
        record = self.corpus.articles.get(article)
        return record.value if record else None

    def source(self, source: SourceId) -> Source | None:
        """The source, where its file could be read."""
        record = self.corpus.sources.get(source)
        return record.value if record else None

    def publisher(self, publisher: PublisherId) -> Publisher | None:
        """The publisher, where it is listed."""
        return self.corpus.publishers.get(publisher)

    def rating(self, key: ClaimKey) -> Rating | None:
        """The verdict on a published claim; None for one that is still being checked."""
        claim = self.claim(key)
        if not is_published(claim) or claim.review.verdict is None:
            return None
        return self.corpus.ratings.get(claim.review.verdict)

    def gravity(self, key: ClaimKey) -> Gravity:
        """How grave the verdict on a claim is: sort by it, and what readers must know of comes first."""
        return gravity_of(self.rating(key), self.best)

    @property
    def best(self) -> int | None:
        """The value of the verdict by which a statement stands as it is."""
        values = [
            rating.value for rating in self.corpus.ratings.values() if rating.decided and rating.value is not None
        ]
        return max(values, default=None)


def is_published(claim: Claim) -> bool:
    """Whether the desk has published its review."""
    return claim.review.status is ReviewStatus.PUBLISHED


def has_page(claim: Claim) -> bool:
    """Whether readers find the claim on a page of its own."""
    return is_published(claim) or claim.is_untraced


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _uses_after(
    uses: Mapping[SourceId, tuple[Use, ...]], site: Site, claims: Collection[ClaimKey]
) -> Mapping[SourceId, tuple[Use, ...]]:
    """What each source is evidence for, after these claims were reworded."""
    found = dict(uses)
    for key in claims:
        for number, evidence in enumerate(site.claim(key).evidence if key in site.corpus.claims else ()):
            now = Use(key, number, answer_name(evidence))
            if known := found.get(evidence.source):
                found[evidence.source] = tuple(now if one[:2] == now[:2] else one for one in known)
    return found
