"""Bytes of one file -> the value it holds. Pure: no disk, no other file. Each function raises `Unreadable`."""

import re
from dataclasses import replace
from typing import TypeVar

from generator.model.article import Article, ArticleHeader
from generator.model.base import Model
from generator.model.ids import ID_PATTERN
from generator.read import articles
from generator.read.decode import MAX_BYTES, decode
from generator.read.fault import Fault, Misfit, Unreadable
from generator.read.model import ID_HINT, validate
from generator.read.yaml import Document, parse

MAX_LIST_BYTES = 4_000_000
"""Size beyond which publishers.yml or ratings.yml is refused unread."""

M = TypeVar("M", bound=Model)

_ID = re.compile(ID_PATTERN)


def read_model(model: type[M], raw: bytes) -> M:
    """A claim or a source."""
    return _value(model, parse(decode(raw, limit=MAX_BYTES)))


def read_article(raw: bytes) -> Article:
    """An article with its front matter and text."""
    text = decode(raw, limit=articles.MAX_BYTES)
    document, start = articles.split(text)
    return Article(_value(ArticleHeader, document), text[start:], start)


def read_entries(model: type[M], raw: bytes) -> tuple[dict[str, M], dict[str, tuple[Fault, ...]]]:
    """The entries of publishers.yml or ratings.yml by id, and the faults of those that are broken, by id."""
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


def _value(model: type[M], document: Document) -> M:
    value = validate(model, document.data)
    if isinstance(value, tuple):
        positions = document.positions
        raise Unreadable(*(misfit.located(positions) for misfit in value))
    return value


def _not_an_id(key: str) -> Misfit:
    return Misfit("not-an-id", (), f"'{key}' is no id", ID_HINT, at_key=True)
