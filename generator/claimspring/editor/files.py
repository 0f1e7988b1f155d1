"""What a browser may name: a kind of file and an id -> the file's path. Paths themselves never come from a browser."""

import re
from enum import StrEnum
from typing import NamedTuple

from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.ids import ID_PATTERN, ArticleId, ClaimId, ClaimKey, SourceId, id_from
from claimspring.pipeline.mkdocs_config import NAMES
from claimspring.read.files import DESK, PEOPLE, PUBLISHERS, RATINGS, TOPICS, article_path, source_path

_ID = re.compile(ID_PATTERN)
_PAGE = re.compile(r"(?!articles/)\w[\w-]*(?:/\w[\w-]*)*(?:\.[A-Za-z]{2,3}(?:-\w+)?)?", re.ASCII)
"""A page by its path without the suffix: a language may stand at the end, nothing leads out of the folder."""


class FileType(StrEnum):
    """The kinds of file that the desk shows and changes."""

    CLAIM = "claim"
    SOURCE = "source"
    ARTICLE = "article"
    PUBLISHERS = "publishers"
    RATINGS = "ratings"
    PEOPLE = "people"
    TOPICS = "topics"
    MEMBERS = "members"
    SETTINGS = "settings"
    PAGE = "page"


_LISTS = {
    FileType.PUBLISHERS: PUBLISHERS,
    FileType.RATINGS: RATINGS,
    FileType.PEOPLE: PEOPLE,
    FileType.TOPICS: TOPICS,
    FileType.MEMBERS: DESK,
}
"""The kinds of which there is one file."""


class FileName(NamedTuple):
    """One file, as a browser names it."""

    type: FileType
    id: str = ""
    """`article/claim` of a claim, `handbook/index.fr` of a page; nothing where there is one file only."""

    def __str__(self) -> str:
        """As its file is called."""
        return self.id or self.type

    def path(self, docs_dir: str) -> str:
        """Where it lies, relative to the project's folder; raises `Stop` for what is no name."""
        match self.type:
            case FileType.CLAIM:
                return f"claims/{claim_key(self.id)}.yml"
            case FileType.SOURCE:
                return source_path(SourceId(checked(self.id)))
            case FileType.ARTICLE:
                return article_path(ArticleId(checked(self.id)), docs_dir)
            case FileType.SETTINGS if self.id in NAMES:
                return self.id
            case FileType.PAGE if _PAGE.fullmatch(self.id):
                return f"{docs_dir}/{self.id}.md"
            case FileType.SETTINGS | FileType.PAGE:
                raise _nothing(self.id)
            case _:
                return _LISTS[self.type]


def checked(name: str) -> str:
    """An id, as it is; raises `Stop` for what is none."""
    if not _ID.fullmatch(name):
        raise _nothing(name)
    return name


def id_made_of(*names: str, field: str = "") -> str:
    """An id made of the first name of which one can be made; raises `Stop` at the field where there is none."""
    made = next(filter(None, map(id_from, names)), "")
    if not made:
        told = mark("“%(name)s” cannot be the name of a file: type the name in Latin letters, too.")
        raise Stop(told, field=field, name=names[0])
    return made


def _nothing(name: str) -> Stop:
    return Stop(mark("There is nothing of this name: “%(name)s”."), gone=True, name=name[:100])


def claim_key(name: str) -> ClaimKey:
    """The key of a claim, from `article/claim`; raises `Stop` for what is none."""
    article, _, claim = name.partition("/")
    return ClaimKey(ArticleId(checked(article)), ClaimId(checked(claim)))


_RESERVED = frozenset({"sources", "observations", "schema", "drafts", "published"})


def name_of(path: str, docs_dir: str) -> FileName | None:
    """The file that a path belongs to; None where the desk has no screen for it."""
    if path in NAMES:
        return FileName(FileType.SETTINGS, path)
    if only := next((kind for kind, place in _LISTS.items() if place == path), None):
        return FileName(only)
    match path.split("/"):
        case ["claims", "sources", name] if name.endswith(".yml"):
            return FileName(FileType.SOURCE, name.removesuffix(".yml"))
        case ["claims", article, name] if name.endswith(".yml") and article not in _RESERVED:
            return FileName(FileType.CLAIM, f"{article}/{name.removesuffix('.yml')}")
        case _:
            return _written(path, docs_dir)


def _written(path: str, docs_dir: str) -> FileName | None:
    """An article, or a page."""
    name = path.removeprefix(f"{docs_dir}/").removesuffix(".md")
    if path != f"{docs_dir}/{name}.md":
        return None
    folder, _, article = name.rpartition("/")
    if folder == "articles":
        return FileName(FileType.ARTICLE, article)
    return FileName(FileType.PAGE, name) if _PAGE.fullmatch(name) else None
