"""What acts have in common: their forms, and what they answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType

MOST_SIGNS = 200_000
"""How long a text may be that somebody types."""


class ActForm(BaseModel):
    """What a browser sends; unknown fields are refused, texts are taken to be texts."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=MOST_SIGNS)


class FileShown(ActForm):
    """A file as the browser saw it."""

    type: FileType
    id: str = ""
    digest: str = ""
    """SHA-256 of what was on screen."""

    @property
    def name(self) -> FileName:
        """Which file it is."""
        return FileName(self.type, self.id)


RouteForm: TypeAlias = tuple[int | str, ...]
"""The way to a value, as JSON gives it."""


@dataclass(frozen=True)
class Done:
    """What an act did, for whoever did it."""

    told: str = ""
    """A text of the catalogues, filled with `values`."""
    values: Mapping[str, object] = field(default_factory=dict)
    go: str | None = None
    """The screen to show next."""
    reply: Mapping[str, Any] = field(default_factory=dict)
    """More, for the script that asked."""


F = TypeVar("F", bound=ActForm)


@dataclass(frozen=True)
class DeskAct(Generic[F]):
    """One act."""

    form: type[F]
    do: Callable[[OpenDesk, F], Done]
    shows: bool = True
    """Whether the screen is other than before."""


class Nothing(ActForm):
    """A form without fields."""


class WordsForm(ActForm):
    """Words of an article, by their places in its reading text."""

    article: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
