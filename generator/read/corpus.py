"""A project's folder -> everything in it that can be read, and a finding for everything that cannot."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.model.base import Model
from generator.model.claim import Claim
from generator.model.corpus import Corpus, Record
from generator.model.finding import Finding
from generator.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId, RatingId, SourceId
from generator.model.publisher import Publisher
from generator.model.rating import Rating
from generator.model.source import Source
from generator.read import files
from generator.read.fault import Fault, Unreadable
from generator.read.ledgers import read_ledger
from generator.read.single import read_article, read_entries, read_model

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """A corpus as far as it could be read, what was wrong with the rest, and the names of that rest."""

    corpus: Corpus
    findings: tuple[Finding, ...]
    unread: frozenset[str] = field(default_factory=frozenset)
    """What exists but could not be read: paths of files, and `claims/publishers.yml#id` for a single entry."""

    def exists(self, path: str, entry: str = "") -> bool:
        """Whether a file, or an entry of publishers.yml or ratings.yml, is there although it could not be read."""
        return path in self.unread or f"{path}#{entry}" in self.unread


def read_corpus(root: Path) -> Reading:
    """Read all that lies under `root`; never raises for what an editor wrote."""
    found = files.discover(root)
    return _Reader(root, found).reading()


@dataclass(slots=True)
class _Reader:
    root: Path
    found: files.Found
    findings: list[Finding] = field(init=False)
    unread: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.findings = list(self.found.findings)

    def reading(self) -> Reading:
        corpus = Corpus(
            articles={
                ArticleId(_stem(record.path)): record for record in self._records(self.found.articles, read_article)
            },
            claims={_claim_key(record.path): record for record in self._models(self.found.claims, Claim)},
            sources={SourceId(_stem(record.path)): record for record in self._models(self.found.sources, Source)},
            publishers={PublisherId(key): value for key, value in self._entries(files.PUBLISHERS, Publisher)},
            ratings={RatingId(key): value for key, value in self._entries(files.RATINGS, Rating)},
            ledgers={_stem(record.path): record.value for record in self._records(self.found.ledgers, read_ledger)},
        )
        order = sorted(self.findings, key=lambda finding: (finding.path, finding.line, finding.column, finding.rule))
        return Reading(corpus, tuple(order), frozenset(self.unread))

    def _models(self, paths: list[str], model: type[M]) -> Iterator[Record[M]]:
        return self._records(paths, partial(read_model, model))

    def _records(self, paths: list[str], read: Callable[[bytes], T]) -> Iterator[Record[T]]:
        """What `read` makes of each file; a file of which it makes nothing is reported and left out."""
        for path in paths:
            try:
                raw = self._bytes(path)
                yield Record(path, hashlib.sha256(raw).hexdigest(), read(raw))
            except Unreadable as unreadable:
                self._report(path, unreadable.faults)

    def _entries(self, path: str, model: type[M]) -> Iterator[tuple[str, M]]:
        """The entries of a file that maps ids to models; a broken one does not hide the others."""
        for record in self._records([path] if path in self.found.single else [], partial(read_entries, model)):
            good, bad = record.value
            for key, faults in bad.items():
                self._report(path, faults, f"#{key}")
            yield from good.items()

    def _bytes(self, path: str) -> bytes:
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise Unreadable(Fault("unreadable-file", f"the file cannot be read: {reason}")) from None

    def _report(self, path: str, faults: tuple[Fault, ...], entry: str = "") -> None:
        self.findings.extend(fault.at(path) for fault in faults)
        self.unread.add(path + entry)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _claim_key(path: str) -> ClaimKey:
    _, article, _ = path.split("/")
    return ClaimKey(ArticleId(article), ClaimId(_stem(path)))
