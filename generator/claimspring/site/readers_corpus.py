"""The corpus in, what readers may know of it out: no draft, and nothing that only drafts lead to.

A document that nobody names stays; one that is named by drafts alone, or was made from such a one, goes. A publisher
stays where something that readers may know is its own, credits it or belongs to it: the page of another would be empty.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Generic, NamedTuple, TypeVar, overload

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Corpus
from claimspring.model.earlier_check import check_key
from claimspring.model.ids import ArticleId, PublisherId, SourceId
from claimspring.model.recorder import HasDigests, RecordedMapping, answer_name
from claimspring.trace.backlinks import named_sources

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")


class _Named(NamedTuple):
    """What claims name in their own files."""

    sources: frozenset[SourceId]
    publishers: frozenset[PublisherId]


class _Some(Mapping[K, V], Generic[K, V]):
    """Some of the values of a mapping, which are made when they are asked for, as they are there."""

    def __init__(self, inner: Mapping[K, V], keys: dict[K, None]) -> None:
        self._inner = inner.inner if isinstance(inner, RecordedMapping) else inner
        self._keys = keys
        self._digest = self._inner.digest if isinstance(self._inner, HasDigests) else None

    def of(self, later: Mapping[K, V]) -> "_Some[K, V]":
        """As many of another mapping."""
        return _Some(later, self._keys)

    def __getitem__(self, key: K) -> V:
        if key not in self._keys:
            raise KeyError(key)
        return self._inner[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: V | D | None = None) -> V | D | None:
        """As of any mapping, without the exception that the inherited one is made of."""
        return self._inner.get(key, default) if key in self._keys else default

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def digests(self) -> dict[K, str]:
        """A name for each value, by its key."""
        return {key: self.digest(key) for key in self._keys}

    def digest(self, key: K) -> str:
        """That of one; empty where there is none."""
        if key not in self._keys:
            return ""
        return self._digest(key) if self._digest else answer_name(self._inner[key])


def for_readers(corpus: Corpus, *, in_review: bool) -> Corpus:
    """The published and the untraced claims, with `in_review` also those being checked, and all not theirs alone.

    The same object where nothing is hidden.
    """
    shown_states = {ReviewStatus.PUBLISHED, ReviewStatus.UNTRACED, *([ReviewStatus.IN_REVIEW] if in_review else [])}
    shown = dict.fromkeys(key for key, record in corpus.claims.items() if record.value.review.status in shown_states)
    public = _named(corpus.claims[key].value for key in shown)
    sources: Collection[SourceId] = corpus.sources.keys()
    if len(shown) < len(corpus.claims):
        private = _named(record.value for key, record in corpus.claims.items() if key not in shown)
        sources = _sources(corpus, private.sources, public.sources)
    publishers = _publishers(corpus, sources, public.publishers)
    if len(shown) == len(corpus.claims) and len(publishers) == len(corpus.publishers):
        return corpus
    hidden = corpus.sources.keys() - sources
    return Corpus(
        articles=corpus.articles,
        claims=_Some(corpus.claims, shown),
        sources=_Some(corpus.sources, dict.fromkeys(name for name in corpus.sources if name in sources)),
        publishers={name: one for name, one in corpus.publishers.items() if name in publishers},
        ratings=corpus.ratings,
        people=corpus.people,
        topics=corpus.topics,
        desk=corpus.desk,
        translations=corpus.translations,
        ledgers=_Some(corpus.ledgers, dict.fromkeys(name for name in corpus.ledgers if name not in hidden)),
        publications=corpus.publications,
        names=corpus.names,
        checks=corpus.checks,
        labels=corpus.labels,
    )


def shown_of(later: Corpus, shown: Corpus) -> Corpus:
    """The same of a later state of the corpus, in which claims and sources are hidden as before."""
    return replace(shown, claims=_as_in(shown.claims, later.claims), sources=_as_in(shown.sources, later.sources))


def _as_in(shown: Mapping[K, V], later: Mapping[K, V]) -> Mapping[K, V]:
    known = shown.inner if isinstance(shown, RecordedMapping) else shown
    return known.of(later) if isinstance(known, _Some) else later


def _named(claims: Iterable[Claim]) -> _Named:
    sources, publishers = set[SourceId](), set[PublisherId]()
    for claim in claims:
        sources.update(named_sources(claim))
        publishers.update(credit.publisher for credit in claim.credits if credit.publisher)
        publishers.update(check_key(name).publisher for name in claim.checks)
    return _Named(frozenset(sources), frozenset(publishers))


def _sources(corpus: Corpus, private: Iterable[SourceId], public: Iterable[SourceId]) -> set[SourceId]:
    """The documents that readers may know."""
    articles = (record.value.header.derived_from for record in corpus.articles.values())
    known = _behind(corpus, [*public, *(step.source for steps in articles for step in steps)])
    hidden = _behind(corpus, private) - known
    for name in corpus.sources:
        if name not in known and name not in hidden:
            behind = _behind(corpus, [name])
            if hidden.isdisjoint(behind):
                known |= behind
    return known


def _behind(corpus: Corpus, names: Iterable[SourceId]) -> set[SourceId]:
    """These documents and all that they lead back to, by their own files and by those of the articles they are."""
    seen = dict.fromkeys(names)
    for name in (queue := list(seen)):
        fresh = [other for other in _links(corpus, name) if other not in seen]
        seen |= dict.fromkeys(fresh)
        queue += fresh
    return set(seen)


def _links(corpus: Corpus, name: SourceId) -> Iterator[SourceId]:
    record = corpus.sources.get(name)
    if record is None:
        return
    yield from (step.source for step in record.value.derived_from)
    if record.value.edition_of:
        yield record.value.edition_of
    article = corpus.articles.get(ArticleId(record.value.article or ""))
    if article:
        yield from (step.source for step in article.value.header.derived_from)


def _publishers(corpus: Corpus, sources: Iterable[SourceId], public: Iterable[PublisherId]) -> frozenset[PublisherId]:
    """The publishers that readers may know, with those who own them."""
    documents = (corpus.sources[name].value.publisher for name in sources if name in corpus.sources)
    articles = (name for record in corpus.articles.values() if (name := record.value.header.publisher))
    return frozenset(_owners(corpus, [*public, *articles, *documents])) & corpus.publishers.keys()


def _owners(corpus: Corpus, names: Iterable[PublisherId]) -> set[PublisherId]:
    """These publishers, those who own them, and so on."""
    seen = dict.fromkeys(names)
    for name in (queue := list(seen)):
        body = corpus.publishers.get(name)
        if body and body.owner and body.owner not in seen:
            seen[body.owner] = None
            queue.append(body.owner)
    return set(seen)
