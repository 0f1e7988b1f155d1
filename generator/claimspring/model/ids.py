"""Names of things: what an id may look like, and the types that keep one kind of id from another."""

import re
import unicodedata
from typing import Annotated, NamedTuple, NewType

from pydantic import StringConstraints

ID_PATTERN = r"^[a-z0-9-]{1,80}$"

_Id = StringConstraints(pattern=ID_PATTERN)

ArticleId = NewType("ArticleId", str)
ClaimId = NewType("ClaimId", str)
SourceId = NewType("SourceId", str)
PublisherId = NewType("PublisherId", str)
RatingId = NewType("RatingId", str)

# The same ids as they are typed in a file, with their shape checked.
ArticleRef = Annotated[ArticleId, _Id]
SourceRef = Annotated[SourceId, _Id]
PublisherRef = Annotated[PublisherId, _Id]
RatingRef = Annotated[RatingId, _Id]
Topic = Annotated[str, _Id]


def id_from(text: str, longest: int = 60) -> str:
    """An id made of the first words of `text`, without accents; empty where no letter of it can be in one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and len("-".join(words)) > longest:
        words.pop()
    return "-".join(words)[:longest]


class ClaimKey(NamedTuple):
    """A claim's name in the whole corpus: the folder it lies in and its file's name without `.yml`."""

    article: ArticleId
    claim: ClaimId

    def __str__(self) -> str:
        """The form people type and addresses hold: `article/claim`."""
        return f"{self.article}/{self.claim}"
