"""What a browser may name: a kind of file and an id -> the file's path. Paths themselves never come from a browser."""

import re
from enum import StrEnum
from typing import NamedTuple

from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.ids import ID_PATTERN, ArticleId, ClaimId, ClaimKey, SourceId
from claimspring.read.files import PUBLISHERS, RATINGS, article_path, source_path

_ID = re.compile(ID_PATTERN)


class FileType(StrEnum):
    """The kinds of file that the desk shows and changes."""

    CLAIM = "claim"
    SOURCE = "source"
    ARTICLE = "article"
    PUBLISHERS = "publishers"
    RATINGS = "ratings"


class FileName(NamedTuple):
    """One file, as a browser names it."""

    type: FileType
    id: str = ""
    """`article/claim` of a claim; nothing where there is one file only."""

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
            case FileType.PUBLISHERS:
                return PUBLISHERS
            case FileType.RATINGS:
                return RATINGS


def checked(name: str) -> str:
    """An id, as it is; raises `Stop` for what is none."""
    if not _ID.fullmatch(name):
        raise Stop(mark("There is nothing of this name: “%(name)s”."), gone=True, name=name[:100])
    return name


def claim_key(name: str) -> ClaimKey:
    """The key of a claim, from `article/claim`; raises `Stop` for what is none."""
    article, _, claim = name.partition("/")
    return ClaimKey(ArticleId(checked(article)), ClaimId(checked(claim)))


_RESERVED = frozenset({"sources", "observations", "schema", "drafts", "published"})


def name_of(path: str, docs_dir: str) -> FileName | None:
    """The file that a path belongs to; None where the desk has no screen for it."""
    if path in (PUBLISHERS, RATINGS):
        return FileName(FileType.PUBLISHERS if path == PUBLISHERS else FileType.RATINGS)
    match path.split("/"):
        case ["claims", "sources", name] if name.endswith(".yml"):
            return FileName(FileType.SOURCE, name.removesuffix(".yml"))
        case ["claims", article, name] if name.endswith(".yml") and article not in _RESERVED:
            return FileName(FileType.CLAIM, f"{article}/{name.removesuffix('.yml')}")
        case [*folders, "articles", name] if name.endswith(".md") and "/".join(folders) == docs_dir:
            return FileName(FileType.ARTICLE, name.removesuffix(".md"))
        case _:
            return None
