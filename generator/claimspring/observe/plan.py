"""A corpus to what must be looked at: one target for every address, one queue for every host. Pure."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimspring.model.corpus import Corpus
from claimspring.model.observation import READABLE, HostRecord, Ledger, LedgerEntry
from claimspring.model.settings import ObserveSettings
from claimspring.observe.http.answer import Validators
from claimspring.observe.http.politeness import host_of
from claimspring.observe.page_state import Memory
from claimspring.observe.visit import HostQueue, Job, first_folder


@dataclass(frozen=True, slots=True)
class Target:
    """One address of the corpus."""

    id: str
    """The name of its ledger: a source's id, or `article-` and an article's."""
    address: str
    quotations: tuple[str, ...]
    """The words that claims rest on, in the order of the claims."""
    archived: str | None = None
    """The copy that the editor names."""
    read_on: dt.date | None = None
    """The day on which an editor read it."""
    no_copies: bool = False
    """Whether nobody may keep its page."""


def targets(corpus: Corpus) -> tuple[Target, ...]:
    """Every source and every article that has an address, with the words quoted from it."""
    return (*_sources(corpus), *_articles(corpus))


def _sources(corpus: Corpus) -> Iterator[Target]:
    passages: defaultdict[str, list[str]] = defaultdict(list)
    for record in corpus.claims.values():
        for evidence in record.value.evidence:
            if evidence.passage:
                passages[evidence.source].append(evidence.passage)
    for source_id, source in corpus.sources.items():
        document = source.value
        if document.url:
            words = _once(passages[source_id])
            yield Target(
                source_id, document.url, words, document.archived, document.retrieved, no_copies=document.no_copies
            )


def _articles(corpus: Corpus) -> Iterator[Target]:
    sentences: defaultdict[str, list[str]] = defaultdict(list)
    for key, record in corpus.claims.items():
        for appearance in record.value.appearances:
            if appearance.exact:
                sentences[appearance.article or key.article].append(appearance.exact)
    for article_id, article in corpus.articles.items():
        header = article.value.header
        if header.url:
            words = _once(sentences[article_id])
            yield Target(f"article-{article_id}", header.url, words, header.archived, header.retrieved)


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier runs left behind."""

    ledgers: Mapping[str, Ledger]
    hosts: Mapping[str, HostRecord]
    has_copy: Callable[[LedgerEntry], bool]
    """Whether an entry's copy is here."""

    def last(self, target: Target) -> LedgerEntry | None:
        """The newest entry about a target."""
        return self.ledgers[target.id].last if target.id in self.ledgers else None

    def memory(self, target: Target) -> Memory | None:
        """What is remembered of a target's page from the newest look at which its words stood there."""
        for entry in reversed(self.ledgers[target.id].entries if target.id in self.ledgers else ()):
            if entry.sketch and entry.seen.asked == target.address:
                host = self.hosts.get(host_of(target.address), HostRecord())
                return Memory(
                    entry.sketch, entry.seen.fingerprint or "", host.folders.get(first_folder(target.address))
                )
        return None


def queues(wanted: Iterable[Target], known: Known, settings: ObserveSettings, user_agent: str) -> tuple[HostQueue, ...]:
    """The targets as queues, the longest first, for the slowest host decides how long a run takes.

    Within a host those come first that were not looked at for the longest time: a host that breaks runs off is asked
    for another page the next time.
    """
    hosts: defaultdict[str, list[Job]] = defaultdict(list)
    for target in sorted(wanted, key=lambda target: _seen_at(known.last(target))):
        last = known.last(target)
        validators = _validators(target, last) if last and known.has_copy(last) else None
        job = Job(target.id, target.address, target.quotations, validators=validators, memory=known.memory(target))
        hosts[host_of(target.address)].append(job)
    longest_first = sorted(hosts.items(), key=lambda item: -len(item[1]))
    return tuple(HostQueue(host, tuple(jobs), settings, user_agent) for host, jobs in longest_first)


def _validators(target: Target, last: LedgerEntry) -> Validators | None:
    """What to ask "has it changed?" with, where an unchanged page would answer everything that is to be known."""
    seen = last.seen
    known = tuple(quotation.exact for quotation in seen.quotations)
    if seen.state not in READABLE or seen.asked != target.address or known != target.quotations:
        return None
    if seen.redirects:  # the validators belong to the last address, and would be sent to the first
        return None
    return Validators(last.etag, last.last_modified) if last.etag or last.last_modified else None


def _seen_at(last: LedgerEntry | None) -> dt.datetime:
    return last.last_seen if last else dt.datetime.min.replace(tzinfo=dt.UTC)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
