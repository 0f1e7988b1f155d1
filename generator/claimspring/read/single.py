"""Bytes of one file -> the value it holds. Pure: no disk, no other file.

Each kind of file can also turn its value into a payload for the cache and back, which is faster than reading anew.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pydantic_core import to_json

from claimspring.model.article import Article, ArticleHeader
from claimspring.model.base import Model
from claimspring.model.claim import Claim
from claimspring.model.draft import DraftRecords
from claimspring.model.earlier_check import EarlierCheck, VerdictLabels
from claimspring.model.ids import ID_PATTERN
from claimspring.model.observation import Ledger
from claimspring.model.published import PublishedRecord
from claimspring.model.source import Source
from claimspring.model.translation import Translation
from claimspring.read import articles, written
from claimspring.read.decode import MAX_BYTES, decode
from claimspring.read.fault import Fault, Misfit, Unreadable
from claimspring.read.faults import faults_of
from claimspring.read.misplaced import misplaced
from claimspring.read.model import ID_HINT, restore, validate
from claimspring.read.slips import slips
from claimspring.read.yaml import Data, parse, read_data

MAX_LIST_BYTES = 4_000_000
"""Size beyond which a list such as publishers.yml is refused unread."""

M = TypeVar("M", bound=Model)
T = TypeVar("T")

_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True, slots=True)
class FileFormat(Generic[T]):
    """How one kind of file is read."""

    limit: int
    """Bytes beyond which a file is refused."""
    read: Callable[[bytes], tuple[T, bytes]]
    """The value of a file and its payload; raises `Unreadable`."""
    restore: Callable[[bytes], T]
    """The value that a payload was made with."""


def read_model(model: type[M], raw: bytes) -> M:
    """A claim or a source; raises `Unreadable`."""
    return _with_payload(model, raw)[0]


def read_entries(model: type[M], raw: bytes) -> tuple[dict[str, M], dict[str, tuple[Fault, ...]]]:
    """The entries of a list such as publishers.yml by id, and the faults of those that are broken, by id.

    Raises `Unreadable` where the file as a whole is.
    """
    text = decode(raw, limit=MAX_LIST_BYTES)
    try:
        document = parse(text)
    except Unreadable:
        raise Unreadable(*faults_of(text, partial(_entry_misfits, model))) from None
    good: dict[str, M] = {}
    bad: dict[str, tuple[Fault, ...]] = {}
    for key, data in document.data.items():
        value = _entry(model, key, data)
        if isinstance(value, tuple):
            bad[key] = tuple(misfit.located(document.positions) for misfit in value)
        else:
            good[key] = value
    if bad and (found := slips(text)):
        raise Unreadable(*found)
    return good, bad


def _entry(model: type[M], key: str, data: Data) -> M | tuple[Misfit, ...]:
    if not _ID.fullmatch(key):
        return (Misfit("not-an-id", (key,), f"'{key}' is no id", ID_HINT, at_key=True),)
    value = validate(model, data)
    return tuple(replace(misfit, route=(key, *misfit.route)) for misfit in value) if isinstance(value, tuple) else value


def _entry_misfits(model: type[Model], entries: dict[str, Data]) -> Iterator[Misfit]:
    for key, data in entries.items():
        value = _entry(model, key, data)
        yield from value if isinstance(value, tuple) else ()


def _with_payload(model: type[M], raw: bytes) -> tuple[M, bytes]:
    value, data = _value(model, decode(raw, limit=MAX_BYTES))
    return value, to_json(data)


def _read_article(raw: bytes) -> tuple[Article, bytes]:
    text = decode(raw, limit=articles.MAX_BYTES)
    start, end = articles.head(text)
    # The empty line stands for the opening one, so that lines count from the top of the file.
    header, data = _value(ArticleHeader, "\n" + text[start:end])
    body = articles.body_start(text, end)
    return Article(header, text[body:], body), to_json([data, text[body:], body])


def _restore_article(payload: bytes) -> Article:
    data, text, start = json.loads(payload)
    return Article(restore(ArticleHeader, to_json(data)), text, start)


def _read_ledger(raw: bytes) -> tuple[Ledger, bytes]:
    return written.read_ledger(raw), raw


def _read_published(raw: bytes) -> tuple[PublishedRecord, bytes]:
    return written.read_published(raw), raw


def _value(model: type[M], text: str) -> tuple[M, dict[str, Data]]:
    """The model that a text holds, and the data it was made of; raises `Unreadable`."""
    try:
        data = read_data(text)
    except Unreadable:
        pass
    else:
        value = validate(model, data)
        if not isinstance(value, tuple):
            return value, data
    raise Unreadable(*faults_of(text, partial(_misfits, model)))


def _misfits(model: type[Model], data: dict[str, Data]) -> tuple[Misfit, ...]:
    if elsewhere := misplaced(model, data):
        return (elsewhere,)
    value = validate(model, data)
    return value if isinstance(value, tuple) else ()


CLAIM = FileFormat(MAX_BYTES, partial(_with_payload, Claim), partial(restore, Claim))
DRAFTS = FileFormat(MAX_LIST_BYTES, partial(_with_payload, DraftRecords), partial(restore, DraftRecords))
TRANSLATION = FileFormat(MAX_LIST_BYTES, partial(_with_payload, Translation), partial(restore, Translation))
SOURCE = FileFormat(MAX_BYTES, partial(_with_payload, Source), partial(restore, Source))
ARTICLE = FileFormat(articles.MAX_BYTES, _read_article, _restore_article)
LEDGER = FileFormat(written.MAX_LEDGER_BYTES, _read_ledger, written.read_ledger)
PUBLISHED = FileFormat(written.MAX_RECORD_BYTES, _read_published, written.read_published)
CHECK = FileFormat(MAX_BYTES, partial(_with_payload, EarlierCheck), partial(restore, EarlierCheck))
LABELS = FileFormat(MAX_BYTES, partial(_with_payload, VerdictLabels), partial(restore, VerdictLabels))
KINDS: Mapping[str, FileFormat[Any]] = MappingProxyType(
    {
        "claim": CLAIM,
        "source": SOURCE,
        "article": ARTICLE,
        "ledger": LEDGER,
        "drafts": DRAFTS,
        "published": PUBLISHED,
        "names": PUBLISHED,
        "check": CHECK,
        "labels": LABELS,
        "translation": TRANSLATION,
    }
)
"""By a name that another process understands."""
