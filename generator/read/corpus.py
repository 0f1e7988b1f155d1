"""A project's folder -> everything in it that can be read, and a finding for everything that cannot."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.model.base import Model
from generator.model.corpus import Corpus
from generator.model.finding import Finding
from generator.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId, RatingId, SourceId
from generator.model.publisher import Publisher
from generator.model.rating import Rating
from generator.read import files
from generator.read.ahead import FEWEST, read_ahead
from generator.read.cache import Cache, Kept
from generator.read.fault import Unreadable
from generator.read.loader import Loader
from generator.read.records import Records
from generator.read.single import ARTICLE, CLAIM, LEDGER, MAX_LIST_BYTES, SOURCE, Kind, read_entries

K = TypeVar("K")
M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """A corpus as far as it could be read, what was wrong with the rest, and the names of that rest."""

    corpus: Corpus
    findings: tuple[Finding, ...]
    """In the order of path, line and column."""
    unread: frozenset[str]
    """What exists but could not be read: paths of files, and `claims/publishers.yml#id` for a single entry."""
    digest: str
    """SHA-256 over the names and bytes of all files read: the same digest, the same corpus and findings."""


def read_corpus(root: Path, *, cached: bool = True, processes: int | None = None) -> Reading:
    """Read all that lies under `root`; never raises for what an editor wrote.

    With `cached`, files that did not change since an earlier run are taken from `.cache/claimtrail/`, and what is
    read anew is kept there. Many new files are read by as many `processes` as there are processors.
    """
    with collector_paused():
        cache = Cache(root) if cached else None
        known = cache.load() if cache else {}
        found = files.discover(root)
        ahead = _ahead(root, found, known, processes or os.cpu_count() or 1)
        loader = Loader(root, {**known, **ahead}, found.findings)
        reading = _read(found, loader)
        if cache:
            cache.store({**ahead, **loader.changed}, loader.gone())
    return reading


def _ahead(root: Path, found: files.Found, known: Mapping[str, Kept], processes: int) -> dict[str, Kept]:
    """What several processes make of the files that are not known, where these are many."""
    wanted = [(kind, path) for kind, paths in found.kinds().items() for path in paths if path not in known]
    return read_ahead(root, wanted, processes) if processes > 1 and len(wanted) >= FEWEST else {}


def _read(found: files.Found, loader: Loader) -> Reading:
    corpus = Corpus(
        articles=_records(loader, found.articles, ARTICLE, _article_id),
        claims=_records(loader, found.claims, CLAIM, _claim_key),
        sources=_records(loader, found.sources, SOURCE, _source_id),
        publishers={PublisherId(key): value for key, value in _entries(loader, found, files.PUBLISHERS, Publisher)},
        ratings={RatingId(key): value for key, value in _entries(loader, found, files.RATINGS, Rating)},
        ledgers={_stem(path): record.value for path, record in _records(loader, found.ledgers, LEDGER, str).items()},
    )
    findings = sorted(loader.findings, key=_place)
    return Reading(corpus, tuple(findings), frozenset(loader.unread), loader.digest())


def _records(loader: Loader, paths: list[str], kind: Kind[T], key: Callable[[str], K]) -> Records[K, T]:
    items = loader.load(paths, kind)
    return Records({key(path): item for path, item in items.items()}, kind.restore)


def _entries(loader: Loader, found: files.Found, path: str, model: type[M]) -> Iterator[tuple[str, M]]:
    """The entries of a file that maps ids to models; a broken one does not hide the others."""
    if path not in found.single:
        return
    try:
        good, bad = read_entries(model, loader.bytes_of(path, MAX_LIST_BYTES))
    except Unreadable as unreadable:
        loader.report(path, unreadable.faults)
        return
    for key, faults in bad.items():
        loader.report(path, faults, f"#{key}")
    yield from good.items()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing that is read refers to itself; looking for circles would take a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.path, finding.line, finding.column, finding.rule


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _article_id(path: str) -> ArticleId:
    return ArticleId(_stem(path))


def _source_id(path: str) -> SourceId:
    return SourceId(_stem(path))


def _claim_key(path: str) -> ClaimKey:
    _, article, _ = path.split("/")
    return ClaimKey(ArticleId(article), ClaimId(_stem(path)))
