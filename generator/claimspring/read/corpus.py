"""A project's folder -> everything in it that can be read, and a finding for everything that cannot."""

import gc
import os
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from claimspring.model.actors import Person
from claimspring.model.base import Model
from claimspring.model.corpus import Corpus, Record
from claimspring.model.desk import DeskMember
from claimspring.model.draft import DraftRecord
from claimspring.model.earlier_check import CheckKey
from claimspring.model.finding import Finding
from claimspring.model.ids import (
    ArticleId,
    CheckId,
    ClaimId,
    ClaimKey,
    DeskId,
    PersonId,
    PublisherId,
    RatingId,
    SourceId,
    TopicId,
)
from claimspring.model.published import RecordedKind, RecordedName
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating, rating_called
from claimspring.model.topic import Topic
from claimspring.model.translation import TranslationKey
from claimspring.read import files
from claimspring.read.ahead import FEWEST, read_ahead
from claimspring.read.cache import Cache
from claimspring.read.disk import Disk
from claimspring.read.fault import Fault, Unreadable
from claimspring.read.loader import KnownFile, KnownFiles, Loader
from claimspring.read.records import Records, Values, most_kept
from claimspring.read.single import (
    ARTICLE,
    CHECK,
    CLAIM,
    DRAFTS,
    LABELS,
    LEDGER,
    MAX_LIST_BYTES,
    PUBLISHED,
    SOURCE,
    TRANSLATION,
    FileFormat,
    read_entries,
)

K = TypeVar("K")
M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True)
class Reading:
    """A corpus as far as it could be read, what was wrong with the rest, and the names of that rest."""

    corpus: Corpus
    findings: tuple[Finding, ...]
    """In the order of path, line and column."""
    unread: frozenset[str]
    """What exists but could not be read: paths of files, and `claims/publishers.yml#id` for a single entry."""
    disk: Disk = field(compare=False)
    """What was seen of the files."""
    drafts: Mapping[ArticleId, tuple[DraftRecord, ...]] = field(default_factory=dict)
    """What became of each article's drafts."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the names and bytes of all files read: the same digest, the same corpus and findings."""
        return self.disk.digest()

    def with_files(self, files: Mapping[str, bytes | None]) -> "Reading":
        """The same if claims, articles, sources, records and lists held these bytes, or were gone; raises `Unreadable`.

        For files of other kinds it stays as it is, and so does what was found in reading.
        """
        made: dict[str, dict[Any, Record[Any] | None]] = {}
        for path, raw in files.items():
            kind, key = _record_in(path)
            if kind:
                record = None if raw is None else Record(path, sha256(raw).hexdigest(), FORMATS[kind].read(raw)[0])
                made.setdefault(kind, {})[key] = record
        records: dict[str, Any] = {}
        for kind, items in made.items():
            before: Records[Any, Any] = getattr(self.corpus, kind)
            merged = {**dict(before.items_as_kept()), **items}
            records[kind] = before.of({key: item for key in sorted(merged) if (item := merged[key]) is not None})
        for path, (name, model) in _LISTED.items():
            if path in files:
                records[name] = read_entries(model, files[path] or b"")[0]
        return replace(self, corpus=replace(self.corpus, **records), unread=self.unread - files.keys())


FORMATS: Mapping[str, FileFormat[Any]] = MappingProxyType(
    {
        "articles": ARTICLE,
        "claims": CLAIM,
        "sources": SOURCE,
        "translations": TRANSLATION,
        "ledgers": LEDGER,
        "publications": PUBLISHED,
        "names": PUBLISHED,
        "checks": CHECK,
        "labels": LABELS,
        "drafts": DRAFTS,
    }
)
"""What is read from a file of its own for each record, by the names of the mappings."""


_LISTED: Mapping[str, tuple[str, type[Model]]] = MappingProxyType(
    {
        files.PUBLISHERS: ("publishers", Publisher),
        files.PEOPLE: ("people", Person),
        files.TOPICS: ("topics", Topic),
    }
)
"""The lists that a rename changes: the names of their mappings, and what an entry holds."""


def _as_it_is(fault: Fault) -> Fault:
    return fault


def read_corpus(root: Path, docs_dir: str = "content", *, cached: bool = True, processes: int | None = None) -> Reading:
    """Read all that lies under `root`, the articles in `docs_dir`; never raises for what an editor wrote.

    With `cached`, files that did not change since an earlier run are taken from `.cache/claimspring/`, and what is
    read anew is kept there. Many new files are read by as many `processes` as there are processors.
    """
    return Reader(root, docs_dir, cached=cached, processes=processes).read()


class Reader:
    """Reads one project, again and again: what did not change in between is the same object as before.

    A file that could be read before and cannot be now is reported, but what it held stays in the corpus, so that a
    page does not vanish while its file is being written.
    """

    def __init__(
        self,
        root: Path,
        docs_dir: str = "content",
        *,
        cached: bool = True,
        processes: int | None = None,
        claims: int | None = None,
    ) -> None:
        """With `claims`, no more of these are kept as values; the others are made again when they are asked for."""
        self._most = {"claims": claims}
        self._root, self._docs_dir, self._processes = root, docs_dir, processes or os.cpu_count() or 1
        self._cache = Cache(root) if cached else None
        self._known: KnownFiles | None = None
        self._made: dict[str, Records[Any, Any]] = {}
        self._paths: dict[str, tuple[str, Hashable]] = {}
        self._last: Reading | None = None
        self._lists: dict[str, dict[str, Any]] = {}

    def read(self) -> Reading:
        """Read all that lies under the folder as it is now."""
        with collector_paused():
            if self._known is None:
                self._known = KnownFiles(self._cache.load() if self._cache else ())
            known, found = self._known, files.discover(self._root, self._docs_dir)
            changed = _ahead(self._root, found, known, self._processes)
            known.by_path |= changed
            earlier = {path: item for records in self._made.values() for path, item in records.by_path().items()}
            loader = Loader(self._root, known, found.findings, earlier)
            self._made.clear()
            self._paths.clear()
            reading = self._last = self._read(found, loader)
            changed |= loader.changed
            known.by_path |= loader.changed
            gone = loader.gone()
            self._store(changed, gone)
            for path in gone:
                del known.by_path[path]
        return reading

    def read_again(self, paths: Collection[str]) -> Reading:
        """Read these files as they are now, the only ones that changed since; all, where one of them came or went.

        What is neither known nor there is nobody's: programs that write leave and take away files of their own.
        """
        last, known = self._last, self._known
        if not self._paths:
            self._paths = {
                item.path: (kind, key) for kind, records in self._made.items() for key, item in records.items_as_kept()
            }
        if last is None or known is None:
            return self.read()
        seen = (self._paths, known.by_path, last.unread, files.LISTS)
        paths = [path for path in paths if any(path in one for one in seen) or os.path.lexists(self._root / path)]
        if not all(self._is_known(path) for path in paths):
            return self.read()
        earlier = {path: self._made[kind][key] for path in paths for kind, key in [self._paths[path]]}
        loader = Loader(self._root, known, [], earlier)
        explain = partial(_known_label, last.corpus.ratings)
        made: dict[str, dict[Hashable, Any]] = {}
        for path in paths:
            kind, key = self._paths[path]
            items = loader.load([path], FORMATS[kind], explain if kind == "claims" else _as_it_is)
            made.setdefault(kind, {})[key] = items[path]
        known.by_path |= loader.changed
        self._store(loader.changed)
        self._made |= {kind: self._made[kind].with_items(items) for kind, items in made.items()}
        loader.disk.take(last.disk, paths)
        self._last = self._with(last, made, loader, paths)
        return self._last

    def _store(self, changed: Collection[str], gone: Collection[str] = ()) -> None:
        """Keep what became of these files for later runs."""
        if self._cache and self._known and (changed or gone):
            self._cache.store(zip(changed, map(self._known.cached, changed), strict=True), gone)

    def _is_known(self, path: str) -> bool:
        """Whether a file is one that could be read, and is there; the lists of publishers and the like are not."""
        return path in self._paths and (self._root / path).is_file() and not (self._root / path).is_symlink()

    def _with(
        self, last: Reading, made: Mapping[str, Mapping[Any, Any]], loader: Loader, paths: Collection[str]
    ) -> Reading:
        """The reading before, but for what was made of some files."""
        records: dict[str, Any] = {kind: self._made[kind] for kind in made}
        drafts: Mapping[Any, Any] = records.pop("drafts", {})
        if "ledgers" in records:
            records["ledgers"] = Values(records["ledgers"])
        findings = [finding for finding in last.findings if finding.path not in paths]
        return Reading(
            replace(last.corpus, **records),
            tuple(sorted((*findings, *loader.findings), key=_place)),
            (last.unread - set(paths)) | loader.unread,
            loader.disk,
            {**last.drafts, **{key: drafts[key].value.drafts for key in made.get("drafts", ())}},
        )

    def _read(self, found: files.Found, loader: Loader) -> Reading:
        ledgers = self._records("ledgers", loader, found.ledgers, LEDGER, _stem)
        publishers = self._entries(loader, found, files.PUBLISHERS, Publisher)
        ratings = self._entries(loader, found, files.RATINGS, Rating)
        people = self._entries(loader, found, files.PEOPLE, Person)
        topics = self._entries(loader, found, files.TOPICS, Topic)
        desk = self._entries(loader, found, files.DESK, DeskMember)
        scale = {RatingId(key): one for key, one in ratings.items()}
        corpus = Corpus(
            articles=self._records("articles", loader, found.articles, ARTICLE, _article_id),
            claims=self._records("claims", loader, found.claims, CLAIM, _claim_key, partial(_known_label, scale)),
            sources=self._records("sources", loader, found.sources, SOURCE, _source_id),
            publishers={PublisherId(key): one for key, one in publishers.items()},
            ratings=scale,
            people={PersonId(key): one for key, one in people.items()},
            topics={TopicId(key): one for key, one in topics.items()},
            desk={DeskId(key): one for key, one in desk.items()},
            translations=self._records("translations", loader, found.translations, TRANSLATION, _translation_key),
            ledgers=Values(ledgers),
            publications=self._records("publications", loader, found.published, PUBLISHED, _claim_key),
            names=self._records("names", loader, found.names, PUBLISHED, _recorded_name),
            checks=self._records("checks", loader, found.checks, CHECK, _check_key),
            labels=self._records("labels", loader, found.labels, LABELS, _publisher_of),
        )
        drafts = self._records("drafts", loader, found.drafts, DRAFTS, _article_id)
        findings = sorted(loader.findings, key=_place)
        return Reading(
            corpus,
            tuple(findings),
            frozenset(loader.unread),
            loader.disk,
            {article: record.value.drafts for article, record in drafts.items()},
        )

    def _records(  # noqa: PLR0913, PLR0917 -- one argument for each thing that differs
        self,
        name: str,
        loader: Loader,
        paths: list[str],
        kind: FileFormat[T],
        key: Callable[[str], K],
        explain: Callable[[Fault], Fault] = _as_it_is,
    ) -> Records[K, T]:
        items = loader.load(paths, kind, explain)
        most = self._most.get(name) or most_kept(len(items))
        records = Records({key(path): item for path, item in items.items()}, loader.restorer(kind), most)
        self._made[name] = records
        return records

    def _entries(self, loader: Loader, found: files.Found, path: str, model: type[M]) -> dict[str, M]:
        """The entries of a file that maps ids to models; a broken one does not hide the others."""
        if path not in found.single:
            return {}
        try:
            good, bad = read_entries(model, loader.bytes_of(path, MAX_LIST_BYTES))
        except Unreadable as unreadable:
            loader.report(path, unreadable.faults)
            return self._lists.get(path, {})
        for key, faults in bad.items():
            loader.report(path, faults, f"#{key}")
        self._lists[path] = good
        return good


def _known_label(scale: Mapping[RatingId, Rating], fault: Fault) -> Fault:
    """A verdict given by the label that readers see: no id, but it is known which one is meant."""
    rating = rating_called(fault.value, scale) if fault.rule == "not-an-id" else None
    if rating is None:
        return fault
    message, hint = f"'{fault.value}' is the label of a verdict, not its id", f"write '{rating}'"
    return replace(fault, rule="unknown-verdict", message=message, hint=hint, replacement=rating)


def _ahead(root: Path, found: files.Found, known: KnownFiles, processes: int) -> dict[str, KnownFile]:
    """What several processes make of the files that are not known, where these are many."""
    wanted = [(kind, path) for kind, paths in found.kinds().items() for path in paths if path not in known.by_path]
    if processes == 1 or len(wanted) < FEWEST:
        return {}
    return {path: known.kept(file) for path, file in read_ahead(root, wanted, processes)}


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


def _record_in(path: str) -> tuple[str, Any]:
    """The mapping of the corpus and the key in it of a claim, an article, a source or a record; of no other file."""
    place = PurePosixPath(path)
    if place.match(f"{files.PUBLISHED}/*.json") or place.match(f"{files.PUBLISHED}/_*/*.json"):
        return "names", _recorded_name(path)
    if place.match(f"{files.PUBLISHED}/*/*.json"):
        return "publications", _claim_key(path)
    if place.match("articles/*.md"):
        return "articles", _article_id(path)
    if place.match(f"{files.SOURCES}/*.yml"):
        return "sources", _source_id(path)
    if path.count("/") == 2 and place.match(f"{files.CLAIMS}/*/*.yml") and place.parent.name not in files.RESERVED:
        return "claims", _claim_key(path)
    return "", None


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _article_id(path: str) -> ArticleId:
    return ArticleId(_stem(path))


def _source_id(path: str) -> SourceId:
    return SourceId(_stem(path))


def _claim_key(path: str) -> ClaimKey:
    *_, article, _ = path.split("/")
    return ClaimKey(ArticleId(article), ClaimId(_stem(path)))


def _recorded_name(path: str) -> RecordedName:
    folder = path.split("/")[-2]
    kind = RecordedKind(folder[1:]) if folder.startswith("_") else RecordedKind.ARTICLE
    return RecordedName(kind, _stem(path))


def _translation_key(path: str) -> TranslationKey:
    article, _, language = _stem(path).rpartition(".")
    return TranslationKey(ArticleId(article), language)


def _check_key(path: str) -> CheckKey:
    return CheckKey(_publisher_of(path), CheckId(_stem(path)))


def _publisher_of(path: str) -> PublisherId:
    *_, publisher, _ = path.split("/")
    return PublisherId(publisher)
