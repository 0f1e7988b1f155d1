"""A project's folder -> everything in it that can be read, and a finding for everything that cannot."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from generator.model.article import Article, ArticleHeader
from generator.model.base import Model
from generator.model.claim import Claim
from generator.model.corpus import Corpus, Record
from generator.model.finding import Finding, Positions
from generator.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId, RatingId, SourceId
from generator.model.observation import Ledger
from generator.model.publisher import Publisher
from generator.model.rating import Rating
from generator.model.source import Source
from generator.read import articles, files
from generator.read.decode import MAX_BYTES, decode
from generator.read.fault import Fault, Misfit
from generator.read.ledgers import read_ledger
from generator.read.model import validate
from generator.read.yaml import parse

M = TypeVar("M", bound=Model)


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
            articles={ArticleId(_stem(record.path)): record for record in self._articles()},
            claims={_claim_key(record.path): record for record in self._models(self.found.claims, Claim)},
            sources={SourceId(_stem(record.path)): record for record in self._models(self.found.sources, Source)},
            publishers={PublisherId(key): value for key, value in self._entries(files.PUBLISHERS, Publisher)},
            ratings={RatingId(key): value for key, value in self._entries(files.RATINGS, Rating)},
            ledgers=dict(self._ledgers()),
        )
        order = sorted(self.findings, key=lambda finding: (finding.path, finding.line, finding.column, finding.rule))
        return Reading(corpus, tuple(order), frozenset(self.unread))

    def _models(self, paths: list[str], model: type[M]) -> Iterator[Record[M]]:
        for path in paths:
            raw = self._bytes(path)
            if raw is None:
                continue
            text, faults = decode(raw)
            document = parse(text) if not faults else None
            if document is None or document.data is None:
                self._report(path, (*faults, *(document.faults if document else ())))
                continue
            value = self._value(path, model, document.data, document.positions)
            if value is not None:
                yield Record(path, _digest(raw), value)

    def _articles(self) -> Iterator[Record[Article]]:
        for path in self.found.articles:
            raw = self._bytes(path)
            if raw is None:
                continue
            text, faults = decode(raw, limit=articles.MAX_BYTES)
            if faults:
                self._report(path, faults)
                continue
            document, start = articles.split(text)
            if document.data is None:
                self._report(path, document.faults)
                continue
            header = self._value(path, ArticleHeader, document.data, document.positions)
            if header is not None:
                yield Record(path, _digest(raw), Article(header, text[start:], start))

    def _entries(self, path: str, model: type[M]) -> Iterator[tuple[str, M]]:
        """The entries of a file that maps ids to models; a broken one does not hide the others."""
        raw = self._bytes(path) if path in self.found.single else None
        if raw is None:
            return
        text, faults = decode(raw, limit=16 * MAX_BYTES)
        document = parse(text) if not faults else None
        if document is None or document.data is None:
            self._report(path, (*faults, *(document.faults if document else ())))
            return
        for key, data in document.data.items():
            value = validate(model, data)
            if isinstance(value, tuple):
                located = tuple(
                    Misfit(m.rule, (key, *m.route), m.message, m.hint, m.at_key).located(document.positions)
                    for m in value
                )
                self._report(path, located, f"#{key}")
            else:
                yield key, value

    def _ledgers(self) -> Iterator[tuple[str, Ledger]]:
        for path in self.found.ledgers:
            raw = self._bytes(path)
            ledger = read_ledger(raw) if raw is not None else None
            if isinstance(ledger, Fault):
                self._report(path, (ledger,))
            elif ledger is not None:
                yield _stem(path), ledger

    def _value(self, path: str, model: type[M], data: object, positions: Positions) -> M | None:
        value = validate(model, data)
        if isinstance(value, tuple):
            self._report(path, tuple(misfit.located(positions) for misfit in value))
            return None
        return value

    def _bytes(self, path: str) -> bytes | None:
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            self._report(path, (Fault("unreadable-file", f"the file cannot be read: {reason.lower()}"),))
            return None

    def _report(self, path: str, faults: tuple[Fault, ...], entry: str = "") -> None:
        self.findings.extend(fault.at(path) for fault in faults)
        self.unread.add(path + entry)


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _claim_key(path: str) -> ClaimKey:
    _, article, _ = path.split("/")
    return ClaimKey(ArticleId(article), ClaimId(_stem(path)))
