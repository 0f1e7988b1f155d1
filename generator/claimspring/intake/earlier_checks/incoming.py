"""What every reader of earlier checks gives: one check as it was printed, and where in the file it stands.

Dates are printed in many orders. Year first is never doubted; with the year last, day and month are read in the order
that the file proves with a day above 12, or that the editor says.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from claimspring.model.values import WebAddress

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?", re.DOTALL)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].*)?", re.DOTALL)
_MONTHS = 12
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ADDRESS = TypeAdapter(WebAddress)


class DateOrder(StrEnum):
    """How a date of three numbers is printed where its year comes last."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


def _printed(value: Any) -> Any:  # noqa: ANN401 -- a text, or texts by place or name
    match value:
        case str():
            return _UNPRINTABLE.sub("\ufffd", value)
        case tuple():
            return tuple(map(_printed, value))
        case Mapping():
            return {_printed(name): _printed(one) for name, one in value.items()}
        case _:
            return value


class _Printed:
    """What others wrote may hold signs that no text holds; in their place stands the one for what cannot be printed."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for one in fields(self):  # type: ignore[arg-type]  # of those that are dataclasses
            object.__setattr__(self, one.name, _printed(getattr(self, one.name)))


@dataclass(frozen=True, slots=True)
class IncomingAnswer(_Printed):
    """A question of a check with one answer."""

    question: str
    answer: str
    verbatim: bool = False
    url: str = ""
    medium: str = ""


@dataclass(frozen=True, slots=True)
class IncomingCheck(_Printed):
    """One check as it was printed; what was not printed is empty."""

    row: int
    """The line of a table, or the number of the check in its file, from 1."""
    claim: str = ""
    language: str = ""
    claimant: str = ""
    said_on: str = ""
    appearances: tuple[str, ...] = ()
    url: str = ""
    title: str = ""
    publisher: str = ""
    """The publisher's name, or its id in claims/publishers.yml."""
    publisher_url: str = ""
    published: str = ""
    modified: str = ""
    label: str = ""
    worst: str = ""
    value: str = ""
    best: str = ""
    summary: str = ""
    answers: tuple[IncomingAnswer, ...] = ()
    media: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    unread: tuple[str, str] | None = None
    """Why nothing of it could be read, and the way out."""

    @property
    def dates(self) -> tuple[str, ...]:
        """All its dates, as printed."""
        return (self.said_on, self.published, self.modified)


def is_address(text: str) -> bool:
    """Whether it is an address of the web."""
    try:
        _ADDRESS.validate_python(text)
    except ValidationError:
        return False
    return True


def date_order(checks: Iterable[IncomingCheck]) -> DateOrder | None:
    """The order that the dates of a file prove; None where none of them does, or they contradict each other."""
    proved = set[DateOrder]()
    for match in (_YEAR_LAST.fullmatch(date.strip()) for check in checks for date in check.dates):
        if match and int(match[1]) > _MONTHS:
            proved.add(DateOrder.DAY_FIRST)
        if match and int(match[2]) > _MONTHS:
            proved.add(DateOrder.MONTH_FIRST)
    return proved.pop() if len(proved) == 1 else None


def iso_date(printed: str, order: DateOrder | None) -> str | None:
    """`2022-9-3 14:41` -> `2022-09-03`; None for what is no date, or could be two."""
    text = printed.strip()
    if match := _YEAR_FIRST.fullmatch(text):
        parts = [int(part) for part in match.groups() if part]
    elif match := _YEAR_LAST.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        if order is None and first != second:
            return None
        day, month = (second, first) if order is DateOrder.MONTH_FIRST else (first, second)
        parts = [year, month, day]
    else:
        return None
    try:
        dt.date(*parts, *[1] * (3 - len(parts)))
    except ValueError:
        return None
    return "-".join(f"{part:02}" if at else f"{part:04}" for at, part in enumerate(parts))
