"""A file's path -> how it is changed: its model, and the part of it that is YAML; or a page, by its paragraphs.

An article's YAML is the head between its two lines `---`; its text, like a byte order mark, is never touched.
"""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol

from claimspring.model.actors import Person
from claimspring.model.article import ArticleHeader
from claimspring.model.claim import Claim
from claimspring.model.desk import DeskMember
from claimspring.model.draft import DraftRecords
from claimspring.model.earlier_check import EarlierCheck, VerdictLabels
from claimspring.model.finding import Route
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.source import Source
from claimspring.model.topic import Topic
from claimspring.model.translation import Translation
from claimspring.read import articles, files
from claimspring.read.editing.change import Changer
from claimspring.read.editing.operations import Operation, Refused
from claimspring.read.editing.paragraphs import MarkdownText
from claimspring.read.editing.shape import SHAPELESS, ValueShape
from claimspring.read.fault import Unreadable
from claimspring.read.yaml import Data, parse, parse_leniently

BYTE_ORDER_MARK = "\ufeff"

_LISTS = {
    path: ValueShape(model, by_id=True)
    for path, model in (
        (files.PUBLISHERS, Publisher),
        (files.RATINGS, Rating),
        (files.PEOPLE, Person),
        (files.TOPICS, Topic),
        (files.DESK, DeskMember),
    )
}
_CLAIM, _SOURCE, _ARTICLE, _DRAFTS, _TRANSLATION, _CHECK, _LABELS = (
    ValueShape(Claim),
    ValueShape(Source),
    ValueShape(ArticleHeader),
    ValueShape(DraftRecords),
    ValueShape(Translation),
    ValueShape(EarlierCheck),
    ValueShape(VerdictLabels),
)
_SETTINGS = ValueShape(typed=True, texts=frozenset({"site_name", "contact", "owner", "licence", "funding"}))

_FOLDERS = {files.SOURCES: _SOURCE, files.DRAFTS: _DRAFTS, files.TRANSLATIONS: _TRANSLATION}


class _Parts(NamedTuple):
    before: str
    yaml: str
    after: str


class FileKind(Protocol):
    """How files of one kind are changed; texts are whole files, and every method raises `Refused`."""

    def data(self, text: str) -> dict[str, Data]:
        """What the file holds."""

    def change(self, text: str, *operations: Operation) -> str:
        """The file with the operations made, one after the other."""

    def hold(self, text: str, data: dict[str, Data]) -> str:
        """The file changed as little as it takes to hold `data`."""

    def named(self, route: Route) -> str | None:
        """Of what the id at `route` is the name (`source`, `actor` …); None where no id stands there."""


class YamlText(NamedTuple):
    """Files that are YAML, in whole or in part."""

    changer: Changer
    split: Callable[[str], _Parts]

    def data(self, text: str) -> dict[str, Data]:
        """What the file holds."""
        return self.changer.data(self.split(text).yaml)

    def change(self, text: str, *operations: Operation) -> str:
        """The file with the operations made, one after the other."""
        before, yaml, after = self.split(text)
        return f"{before}{self.changer.change(yaml, *operations)}{after}"

    def hold(self, text: str, data: dict[str, Data]) -> str:
        """The file changed as little as it takes to hold `data`."""
        before, yaml, after = self.split(text)
        return f"{before}{self.changer.hold(yaml, data)}{after}"

    def named(self, route: Route) -> str | None:
        """Of what the id at `route` is the name."""
        return self.changer.shape.named(route)


def kind_of(path: str) -> FileKind:
    """How the file at `path`, relative to the project's folder, is changed."""
    if path.endswith(".md"):
        is_article = PurePosixPath(path).parent.name == "articles"
        return YamlText(Changer(_ARTICLE), _head) if is_article else MarkdownText()
    if "/" not in path:  # settings, with tags and aliases that files of ours may not have
        return YamlText(Changer(_SETTINGS, parse_leniently), _whole)
    return YamlText(Changer(_shape(path), parse), _whole)


def _shape(path: str) -> ValueShape:
    if path in _LISTS:
        return _LISTS[path]
    folder, _, _ = path.rpartition("/")
    if folder in _FOLDERS:
        return _FOLDERS[folder]
    if folder.startswith(f"{files.CHECKS}/"):
        return _LABELS if path.endswith(f"/{files.LABELS}.yml") else _CHECK
    return _CLAIM if folder.startswith(f"{files.CLAIMS}/") and folder.count("/") == 1 else SHAPELESS


def _whole(text: str) -> _Parts:
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    return _Parts(mark, text[len(mark) :], "")


def _head(text: str) -> _Parts:
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    try:
        start, end = articles.head(text[len(mark) :])
    except Unreadable as unreadable:
        raise Refused("unreadable", unreadable.faults[0].message) from None
    start, end = start + len(mark), end + len(mark)
    return _Parts(text[:start], text[start:end], text[end:])
