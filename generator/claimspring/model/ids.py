"""Names of things: what an id may look like, and the types that keep one kind of id from another."""

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, NewType

from pydantic import Field, StringConstraints

ID_PATTERN = r"^[a-z0-9-]{1,80}$"

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows takes for devices, whatever ending a file of that name has."""

_Id = StringConstraints(pattern=ID_PATTERN)

ArticleId = NewType("ArticleId", str)
ClaimId = NewType("ClaimId", str)
SourceId = NewType("SourceId", str)
PublisherId = NewType("PublisherId", str)
RatingId = NewType("RatingId", str)
CheckId = NewType("CheckId", str)
CheckName = NewType("CheckName", str)
"""An earlier check in the whole corpus: `publisher/check`."""
PersonId = NewType("PersonId", str)
TopicId = NewType("TopicId", str)
DeskId = NewType("DeskId", str)
QuestionId = NewType("QuestionId", str)
EvidenceId = NewType("EvidenceId", str)
ActorId = NewType("ActorId", str)
"""A person or a publisher: the two share one set of ids."""
AuthorityId = NewType("AuthorityId", str)
"""A source or a publisher."""

ID_OF = "x-id-of"
"""The key under which a JSON Schema says of what an id is the name, so that a desk's own can be put in."""


def _named(kind: str) -> Any:  # noqa: ANN401 -- pydantic's own way to say so
    return Field(json_schema_extra={ID_OF: kind})


# The same ids as they are typed in a file, with their shape checked.
ArticleRef = Annotated[ArticleId, _Id, _named("article")]
ClaimRef = Annotated[ClaimId, _Id]
SourceRef = Annotated[SourceId, _Id, _named("source")]
PublisherRef = Annotated[PublisherId, _Id, _named("publisher")]
RatingRef = Annotated[RatingId, _Id, _named("rating")]
PersonRef = Annotated[PersonId, _Id, _named("person")]
TopicRef = Annotated[TopicId, _Id, _named("topic")]
DeskRef = Annotated[DeskId, _Id, _named("desk")]
QuestionRef = Annotated[QuestionId, _Id]
EvidenceRef = Annotated[EvidenceId, _Id]
ActorRef = Annotated[ActorId, _Id, _named("actor")]
CheckRef = Annotated[CheckName, StringConstraints(pattern=r"^[a-z0-9-]{1,80}/[a-z0-9-]{1,80}$")]
AuthorityRef = Annotated[AuthorityId, _Id, _named("authority")]


def id_from(text: str, longest: int = 60) -> str:
    """An id made of the first words of `text`, without accents; empty where no letter of it can be in one.

    It is none that a file cannot have on every system.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and len("-".join(words)) > longest:
        words.pop()
    name = "-".join(words)[:longest]
    return f"{name}-1" if name in DEVICES else name


def numbered_id(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The id that is wanted, with a number behind it where that is taken."""
    name, number = wanted, 1
    while is_taken(name):
        number += 1
        name = f"{wanted[:76]}-{number}"
    return name


class ClaimKey(NamedTuple):
    """A claim's name in the whole corpus: the folder it lies in and its file's name without `.yml`."""

    article: ArticleId
    claim: ClaimId

    def __str__(self) -> str:
        """The form people type and addresses hold: `article/claim`."""
        return f"{self.article}/{self.claim}"
