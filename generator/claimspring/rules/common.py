"""What records have in common: who names what, who states the same, what a verdict rests on."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from claimspring.model.article import Article
from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.model.source import Source
from claimspring.rules.groups import Groups
from claimspring.rules.statements import statements
from claimspring.rules.verdicts import bearing, is_decided
from claimspring.rules.web_address import canonical
from claimspring.trace.backlinks import named_nodes
from claimspring.trace.graph import Graph, NodeId

K = TypeVar("K")
_KINDS = ("claims", "sources", "articles")

Told: TypeAlias = dict[str, dict[Any, Any]]
"""What is told of some records, by the name of the grouping."""
Spread: TypeAlias = Callable[[Callable[[int, int], list[Told]]], list[Told]]
"""Has `work(share, shares)` done for every share, the first in this process, and returns what all of them gave."""


def _at_once(work: Callable[[int, int], list[Told]]) -> list[Told]:
    return work(0, 1)


class CommonGround:
    """The groups of a corpus's records that rules ask for, by name."""

    def __init__(self, corpus: Corpus, graph: Graph, spread: Spread = _at_once) -> None:
        """Both are read without noting; `spread` may have several processes do it."""
        self._corpus, self._graph = corpus, graph
        self._remembers = False
        self.claims: dict[str, Groups[ClaimKey, Record[Claim], Any]] = {
            "first_claims": Groups[ClaimKey, Record[Claim], ArticleId](lambda key, _: [key.article], _itself),
            "reviewed": Groups[ClaimKey, Record[Claim], ArticleId](_published_of, _is_one),
            "first_stating": Groups[ClaimKey, Record[Claim], tuple[str, str]](
                lambda _, record: statements(record.value), _itself
            ),
            "named_by_claims": Groups[ClaimKey, Record[Claim], SourceId](
                lambda _, record: _named_by_claim(record.value), _is_one
            ),
            "weighed": Groups[ClaimKey, Record[Claim], SourceId](self._weighed_by, _is_one),
            "naming": Groups[ClaimKey, Record[Claim], NodeId](self._nodes_of),
        }
        self.sources: dict[str, Groups[SourceId, Record[Source], Any]] = {
            "first_at": Groups[SourceId, Record[Source], str](_address, _itself),
            "named_by_sources": Groups[SourceId, Record[Source], SourceId](_named_by_source, _is_one),
        }
        self.articles: dict[str, Groups[ArticleId, Record[Article], Any]] = {
            "named_by_articles": Groups[ArticleId, Record[Article], SourceId](
                lambda _, record: [step.source for step in record.value.header.derived_from], _is_one
            ),
        }
        others = spread(self._take)[1:]
        for name, groups in self._groupings():
            for told in others:
                groups.take_told(told[name])
            groups.tell()

    def _groupings(self) -> Iterator[tuple[str, Groups[Any, Any, Any]]]:
        for kind in _KINDS:
            yield from getattr(self, kind).items()

    def _take(self, share: int, shares: int) -> list[Told]:
        """Take in one of so many shares of the records; what is told of those taken in here."""
        for kind in _KINDS:
            all_groups, records = getattr(self, kind).values(), getattr(self._corpus, kind)
            size = len(records)
            for key in islice(records, size * share // shares, size * (share + 1) // shares):
                record = records[key]
                for groups in all_groups:
                    groups.take(key, record)
        return [{name: groups.told for name, groups in self._groupings()}]

    def remember(self) -> None:
        """Remember what each record is told for, so that the groups can be kept up to date."""
        if self._remembers:
            return
        self._remembers = True
        for kind in _KINDS:
            all_groups = getattr(self, kind).values()
            for key, record in getattr(self._corpus, kind).items():
                for groups in all_groups:
                    groups.remember(key, record)

    def told(self) -> Iterator[tuple[str, Mapping[Any, Any]]]:
        """The name of each grouping with what is told of its groups."""
        for name, groups in self._groupings():
            yield name, groups.told

    def follow(
        self, corpus: Corpus, graph: Graph, changed: Mapping[str, AbstractSet[Any]], *, renamed: bool
    ) -> Iterator[tuple[str, AbstractSet[Any]]]:
        """Take in the records that changed; for each grouping, the groups of which something else is told.

        `renamed` says that documents go by other nodes than before.
        """
        self.remember()
        self._corpus, self._graph = corpus, graph
        anew = {"weighed"} if changed["ratings"] else set()
        anew |= {"naming"} if renamed else set()
        for kind in _KINDS:
            records = getattr(corpus, kind)
            for name, groups in getattr(self, kind).items():
                keys = changed[kind] | set(records) if name in anew else changed[kind]
                if keys:
                    yield name, groups.update(records, keys)

    def misspelt(self) -> Iterator[SourceId]:
        """Names that lead to no source."""
        for groups in (
            self.claims["named_by_claims"], self.sources["named_by_sources"], self.articles["named_by_articles"]
        ):  # fmt: skip
            yield from groups.told.keys() - self._corpus.sources.keys()

    def _weighed_by(self, _key: ClaimKey, record: Record[Claim]) -> Iterator[SourceId]:
        if is_decided(record.value, self._corpus.ratings):
            yield from (evidence.source for _, evidence in bearing(record.value))

    def _nodes_of(self, key: ClaimKey, record: Record[Claim]) -> Iterator[NodeId]:
        return named_nodes(self._graph, key, record.value)


def _itself(key: K) -> K:
    return key


def _is_one(_key: object) -> bool:
    return True


def _published_of(key: ClaimKey, record: Record[Claim]) -> Iterator[ArticleId]:
    if record.value.review.status is ReviewStatus.PUBLISHED:
        yield key.article


def _named_by_claim(claim: Claim) -> Iterator[SourceId]:
    yield from (credit.source for credit in claim.credits if credit.source)
    yield from (evidence.source for evidence in claim.evidence)
    yield from (step.source for step in claim.trail)


def _address(_key: SourceId, record: Record[Source]) -> Iterator[str]:
    if record.value.url:
        yield canonical(record.value.url)


def _named_by_source(key: SourceId, record: Record[Source]) -> Iterator[SourceId]:
    if record.value.edition_of:
        yield from (key, record.value.edition_of)  # the tie names both
    yield from (step.source for step in record.value.derived_from)
