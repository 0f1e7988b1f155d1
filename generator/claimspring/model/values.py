"""Small checked values: languages, dates that may lack a day or month, web addresses, localized text.

A value that is none raises `PydanticCustomError` whose type is the id of the rule that reports it.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, ConfigDict, RootModel, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from claimspring.model.base import Lean

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
"""A BCP 47 language tag: `fr`, `zh`, `pt-BR`."""

NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def _partial_date(text: str) -> str:
    match = _PARTIAL_DATE.fullmatch(text)
    if match is None:
        raise PydanticCustomError(
            "impossible-date", "'{text}' is no date of the form YYYY, YYYY-MM or YYYY-MM-DD", {"text": text}
        )
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError:
        told = {"text": text, "hint": _what_there_is(year, month)}
        raise PydanticCustomError("impossible-date", "there is no day '{text}'", told) from None
    return text


def _what_there_is(year: int, month: int) -> str:
    if year < dt.MINYEAR:
        return "the years begin with 0001"
    if not 1 <= month <= 12:
        return "the months go from 01 to 12"
    return f"the days of {year:04}-{month:02} go from 01 to {calendar.monthrange(year, month)[1]}"


PartialDate = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_partial_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": rf"^{_PARTIAL_DATE.pattern}$", "minimum": 1000}),
]
"""`2023`, `2023-08` or `2023-08-14`: as much of a date as is known, never more."""


def _full_date(value: object) -> object:
    if isinstance(value, str):
        _partial_date(value)
        if len(value) != len("2023-08-14"):
            raise PydanticCustomError("impossible-date", "'{text}' lacks its day (YYYY-MM-DD)", {"text": value})
    return value


FullDate = Annotated[dt.date, BeforeValidator(_full_date)]


def earliest(date: str) -> dt.date:
    """The first day that a partial date can mean: `2023-08` -> 2023-08-01."""
    return dt.date.fromisoformat(f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10])


def latest(date: str) -> dt.date:
    """The last day that a partial date can mean: `2023-08` -> 2023-08-31."""
    first = earliest(date)
    match len(date):
        case 4:
            return first.replace(month=12, day=31)
        case 7:
            following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
            return following - dt.timedelta(days=1)
        case _:
            return first


_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[/?#][!-Z^-~]*)?")
"""What most addresses look like; to take one apart costs ten times as much."""


def _web_address(text: str) -> str:
    if _PLAIN_ADDRESS.fullmatch(text):
        return text
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 -- reading it raises where the port is no number
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"[\s\\]", text):
        raise PydanticCustomError("not-an-address", "'{text}' is no web address", {"text": text})
    if parts.username or parts.password:
        raise PydanticCustomError(
            "address-with-credentials", "'{text}' holds a user name or a password", {"text": text}
        )
    return text


WebAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2048),
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://", "maxLength": 2048}),
]
"""An absolute http or https address, without credentials."""


_LEADING_OUT = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$)", re.DOTALL)


def _project_path(text: str) -> str:
    if _LEADING_OUT.match(text):
        raise PydanticCustomError("wrong-type", "'{text}' leads out of the project's folder", {"text": text})
    return text


ProjectPath = Annotated[NonEmpty, AfterValidator(_project_path)]
"""A path relative to the project's folder, with forward slashes; whoever sends files must not lead us elsewhere."""


TimeCode = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^([0-9]{1,2}:)?[0-5]?[0-9]:[0-5][0-9]$")]
"""A time in a film or a recording: `01:23`, `1:02:03`."""


def seconds(time: str) -> int:
    """How far into a film or a recording a time is: `1:02:03` -> 3723."""
    found = 0
    for part in time.split(":"):
        found = found * 60 + int(part)
    return found


Sha256 = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9a-f]{64}$")]
"""The digest of a file, in hexadecimal."""


class Text(NamedTuple):
    """Words and the language they are in; `None` where the editor did not say."""

    words: str
    language: str | None


class LocalizedText(Lean, RootModel[dict[Language, NonEmpty]]):
    """The same words in one or more languages; a plain string stands for "language not said" (tag `und`)."""

    model_config = ConfigDict(frozen=True)

    def __hash__(self) -> int:
        return hash(tuple(self.root.items()))

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        """The languages there are."""
        return iter(self.root)

    def pick(self, language: str) -> Text:
        """The words in `language`, else in English, else in the first language there is."""
        words = self.root
        tag = language if language in words else "en" if "en" in words else next(iter(words))
        return Text(words[tag], None if tag == "und" else tag)

    def said(self, language: str) -> str | None:
        """The words in `language`, else those whose language nobody said."""
        return self.root.get(language) or self.root.get("und")


_GLUED = re.compile(r"(ar|de|en|es|fr|it|nl|pt|ru|uk|zh):(?=[^\s/])")
"""`en:The bridge opened.`, which YAML takes for a text that begins so."""


def _plain_string(value: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
    if not isinstance(value, str):
        return value
    if glued := _GLUED.match(value):
        told = {"language": glued[1]}
        raise PydanticCustomError("missing-space", "the colon after '{language}' has no space behind it", told)
    return {"und": value}


def _at_least_one(value: LocalizedText) -> LocalizedText:
    if not value.root:
        raise PydanticCustomError("missing-value", "no language is given")
    return value


Localized = Annotated[
    LocalizedText,
    BeforeValidator(_plain_string, json_schema_input_type=NonEmpty | LocalizedText),
    AfterValidator(_at_least_one),
]
