"""Bytes of one file -> the value it holds. Pure: no disk, no other file.

Each kind of file can also turn its value into a payload for the cache and back, which is faster than reading anew.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from claimspring.model.article import Article, ArticleHeader
from claimspring.model.base import Model
from claimspring.model.claim import Claim
from claimspring.model.ids import ID_PATTERN
from claimspring.model.observation import Ledger
from claimspring.model.source import Source
from claimspring.read import articles, ledgers
from claimspring.read.decode import MAX_BYTES, decode
from claimspring.read.fault import Fault, Misfit, Unreadable
from claimspring.read.model import ID_HINT, restore, validate
from claimspring.read.yaml import Document, parse

MAX_LIST_BYTES = 4_000_000
"""Size beyond which publishers.yml or ratings.yml is refused unread."""

M = TypeVar("M", bound=Model)
T = TypeVar("T")

_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
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
    """The entries of publishers.yml or ratings.yml by id, and the faults of those that are broken, by id.

    Raises `Unreadable` where the file as a whole is.
    """
    document = parse(decode(raw, limit=MAX_LIST_BYTES))
    good: dict[str, M] = {}
    bad: dict[str, tuple[Fault, ...]] = {}
    for key, data in document.data.items():
        value = validate(model, data) if _ID.fullmatch(key) else (_not_an_id(key),)
        if isinstance(value, tuple):
            moved = (replace(misfit, route=(key, *misfit.route)) for misfit in value)
            bad[key] = tuple(misfit.located(document.positions) for misfit in moved)
        else:
            good[key] = value
    return good, bad


def _not_an_id(key: str) -> Misfit:
    return Misfit("not-an-id", (), f"'{key}' is no id", ID_HINT, at_key=True)


def _with_payload(model: type[M], raw: bytes) -> tuple[M, bytes]:
    document = parse(decode(raw, limit=MAX_BYTES))
    return _value(model, document), _dump(document.data)


def _read_article(raw: bytes) -> tuple[Article, bytes]:
    text = decode(raw, limit=articles.MAX_BYTES)
    document, start = articles.split(text)
    header = _value(ArticleHeader, document)
    return Article(header, text[start:], start), _dump([document.data, text[start:], start])


def _restore_article(payload: bytes) -> Article:
    data, text, start = json.loads(payload)
    return Article(restore(ArticleHeader, _dump(data)), text, start)


def _read_ledger(raw: bytes) -> tuple[Ledger, bytes]:
    return ledgers.read_ledger(raw), raw


def _value(model: type[M], document: Document) -> M:
    value = validate(model, document.data)
    if isinstance(value, tuple):
        positions = document.positions
        raise Unreadable(*(misfit.located(positions) for misfit in value))
    return value


def _dump(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()


CLAIM = Kind(MAX_BYTES, partial(_with_payload, Claim), partial(restore, Claim))
SOURCE = Kind(MAX_BYTES, partial(_with_payload, Source), partial(restore, Source))
ARTICLE = Kind(articles.MAX_BYTES, _read_article, _restore_article)
LEDGER = Kind(ledgers.MAX_BYTES, _read_ledger, ledgers.read_ledger)
KINDS: Mapping[str, Kind[Any]] = MappingProxyType(
    {"claim": CLAIM, "source": SOURCE, "article": ARTICLE, "ledger": LEDGER}
)
"""By a name that another process understands."""
