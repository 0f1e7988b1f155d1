"""What a rule looks at: one record, or one thing about it.

A rule's module has a function for each kind of thing that it looks at, `check_claim` for a claim and so on; what it
takes beside the context stands in `LOOKS`. All rules look at one record, then at the next.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from claimspring.model.claim import ReviewStatus
from claimspring.model.earlier_check import CheckKey
from claimspring.model.ids import ArticleId, CheckId, ClaimId, ClaimKey, PublisherId, SourceId
from claimspring.model.published import RecordedKind, RecordedName
from claimspring.model.translation import TranslationKey
from claimspring.read.files import (
    CHECKS,
    CLAIMS,
    LABELS,
    LEDGERS,
    LISTS,
    PUBLISHED,
    PUBLISHERS,
    SOURCES,
    TRANSLATIONS,
    articles_folder,
)
from claimspring.rules.addresses import document_addresses, publisher_addresses
from claimspring.rules.archived_copies import article_copy, source_copy
from claimspring.rules.context import Context
from claimspring.rules.observed import passages
from claimspring.rules.published_record import changed, live
from claimspring.rules.traces import decided_trace

LOOKS = frozenset(
    {
        "claim",  # key, record
        "decided",  # the same, of a claim whose verdict says something either way
        "published",  # the same, of a claim that readers see as reviewed
        "trace",  # record and trace of a decided claim whose documents are all there
        "passage",  # record of a decided claim; place, evidence, and what was seen of its passage
        "quotation",  # record, and one of its appearances in an article that could be read
        "article",  # id, record
        "source",  # id, record
        "weighed",  # the same, of a source on which a decided verdict rests
        "page",  # path, route and address of an article or a source
        "address",  # the same, also of copies and publishers
        "copy",  # the copy that an editor names of an article or a source
        "publisher",  # id, publisher
        "translation",  # article and language, record
        "ledger",  # name, ledger
        "check",  # key, record of a check made elsewhere or before
        "labels",  # publisher, record of what the labels of its checks mean
        "publication",  # key, record of what was published, or of a name that something has or had
        "live",  # key and last edition of a claim that is on record and not as ended
        "live_article",  # id and last edition of an article that is on record and not as ended
        "changed",  # a published claim that is not as its last edition has it
        "project",  # nothing but the context: pages, settings, history
    }
)
"""What rules may look at: `check_<look>` of a rule's module."""

Looks: TypeAlias = Iterator[tuple[str, tuple[Any, ...]]]
"""What there is to look at in a subject: the kind of look, and what its function takes beside the context."""


class Subject(NamedTuple):
    """What rules are run over at a time: a record, by the name of its mapping in the corpus and its key."""

    kind: str
    key: Hashable


PROJECT = "project"


def looks(context: Context, subject: Subject) -> Looks:
    """All there is to look at in a subject that is there."""
    return _LOOKS[subject.kind](context, subject.key)


def _claim(context: Context, key: ClaimKey) -> Looks:
    record = context.corpus.claims[key]
    yield "claim", (key, record)
    if record.value.review.status is ReviewStatus.PUBLISHED:
        yield "published", (key, record)
    if context.is_decided(record.value):
        yield "decided", (key, record)
        for found in passages(context, record):
            yield "passage", (record, *found)
        trace = decided_trace(context, key)
        if trace:
            yield "trace", (record, trace)
    for place in context.places_of(key):
        yield "quotation", (record, place)


def _article(context: Context, article_id: ArticleId) -> Looks:
    record = context.corpus.articles[article_id]
    yield "article", (article_id, record)
    for address in document_addresses(record.path, record.value.header):
        yield "address", address
        if address.is_page:
            yield "page", address
    if record.value.header.archived:
        yield "copy", (article_copy(context, article_id, record),)


def _source(context: Context, source_id: SourceId) -> Looks:
    record = context.corpus.sources[source_id]
    yield "source", (source_id, record)
    if source_id in context.weighed:
        yield "weighed", (source_id, record)
    for address in document_addresses(record.path, record.value):
        yield "address", address
        if address.is_page:
            yield "page", address
    if record.value.archived:
        yield "copy", (source_copy(context, source_id, record),)


def _publisher(context: Context, publisher_id: PublisherId) -> Looks:
    publisher = context.corpus.publishers[publisher_id]
    yield "publisher", (publisher_id, publisher)
    for address in publisher_addresses(publisher_id, publisher):
        yield "address", address


def _translation(context: Context, key: TranslationKey) -> Looks:
    yield "translation", (key, context.corpus.translations[key])


def _ledger(context: Context, name: str) -> Looks:
    yield "ledger", (name, context.corpus.ledgers[name])


def _check(context: Context, key: CheckKey) -> Looks:
    yield "check", (key, context.corpus.checks[key])


def _labels(context: Context, publisher: PublisherId) -> Looks:
    yield "labels", (publisher, context.corpus.labels[publisher])


def _publication(context: Context, key: ClaimKey) -> Looks:
    record = context.corpus.publications[key]
    yield "publication", (key, record)
    on_record = live(record)
    if on_record:
        yield "live", (key, on_record)
        change = changed(context, key, on_record)
        if change:
            yield "changed", (change,)


def _name(context: Context, name: RecordedName) -> Looks:
    record = context.corpus.names[name]
    yield "publication", (name, record)
    on_record = live(record)
    if on_record and name.kind is RecordedKind.ARTICLE:
        yield "live_article", (ArticleId(name.id), on_record)


def _project(_context: Context, _key: None) -> Looks:
    yield "project", ()


_LOOKS: Mapping[str, Callable[[Context, Any], Looks]] = MappingProxyType(
    {
        "claims": _claim,
        "articles": _article,
        "sources": _source,
        "publishers": _publisher,
        "translations": _translation,
        "ledgers": _ledger,
        "checks": _check,
        "labels": _labels,
        "publications": _publication,
        "names": _name,
        PROJECT: _project,
    }
)


KINDS = tuple(kind for kind in _LOOKS if kind != PROJECT)
"""The mappings of the corpus whose records rules look at."""


def subjects(context: Context) -> Iterator[Subject]:
    """All that rules are run over."""
    yield Subject(PROJECT, None)
    for kind in KINDS:
        yield from (Subject(kind, key) for key in getattr(context.corpus, kind))


def subjects_in(
    paths: Collection[str], publishers: Collection[PublisherId] | None, docs_dir: str
) -> frozenset[Subject] | None:
    """The records that lie, or lay, in these files; None where nobody can tell which, or all depend on them.

    `publishers` are those whose entries in publishers.yml are meant; None where nobody knows.
    """
    if not (LISTS - {PUBLISHERS}).isdisjoint(paths) or (PUBLISHERS in paths and publishers is None):
        return None
    named = {Subject("publishers", name) for name in publishers or ()}
    return frozenset(named.union(*(_in_file(PurePosixPath(path), docs_dir) for path in paths)))


def _in_file(path: PurePosixPath, docs_dir: str) -> Iterator[Subject]:
    folder, name = str(path.parent), path.stem
    if folder == articles_folder(docs_dir):
        yield Subject("articles", ArticleId(name))
    elif folder in _FLAT:
        yield _FLAT[folder](name)
    elif path.match(f"{PUBLISHED}/_*/*.json"):
        yield Subject("names", RecordedName(RecordedKind(path.parent.name[1:]), name))
    elif path.match(f"{PUBLISHED}/*/*.json"):
        yield Subject("publications", ClaimKey(ArticleId(path.parent.name), ClaimId(name)))
    elif path.match(f"{CHECKS}/*/{LABELS}.yml"):
        yield Subject("labels", PublisherId(path.parent.name))
    elif path.match(f"{CHECKS}/*/*.yml"):
        yield Subject("checks", CheckKey(PublisherId(path.parent.name), CheckId(name)))
    elif path.match(f"{CLAIMS}/*/*.yml"):
        yield Subject("claims", ClaimKey(ArticleId(path.parent.name), ClaimId(name)))


def _translated(name: str) -> Subject:
    article, _, language = name.rpartition(".")
    return Subject("translations", TranslationKey(ArticleId(article), language))


_FLAT: Mapping[str, Callable[[str], Subject]] = MappingProxyType(
    {
        SOURCES: lambda name: Subject("sources", SourceId(name)),
        TRANSLATIONS: _translated,
        LEDGERS: lambda name: Subject("ledgers", name),
        PUBLISHED: lambda name: Subject("names", RecordedName(RecordedKind.ARTICLE, name)),
    }
)
"""Folders whose files are records of one kind: what the one of a name is."""
