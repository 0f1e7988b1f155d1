"""Periods of the calendar: days, weeks, months, years, and steps from one to another. Pure arithmetic."""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

_FOUR_FIGURES = 1000


class Grain(StrEnum):
    """How exactly a period is named."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"
    """From one day to another."""


class Open(StrEnum):
    """On which side a period has no end."""

    NEITHER = ""
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class When:
    """A period from `first` to `last`, both included."""

    first: dt.date
    last: dt.date
    grain: Grain = Grain.SPAN
    open: Open = Open.NEITHER
    time: str = ""
    """`20:30`, where a time of day is named."""
    until: "When | None" = None
    """The end of a range, as it was named."""

    def __str__(self) -> str:
        """`2023-08-14`, `2023-08`, `2023`, `2023-08-14/2023-08-19`, `2023-08-14/..`, with a time `2023-08-14T20:30`."""
        match self.open:
            case Open.AFTER:
                return f"{self.edge(self.first)}/.."
            case Open.BEFORE:
                return f"../{self.edge(self.first)}"
            case Open.NEITHER:
                return f"{self.edge(self.first)}/{self.until.edge(self.until.last)}" if self.until else self._name()

    def _name(self) -> str:
        match self.grain:
            case Grain.DAY:
                return f"{self.first}T{self.time}" if self.time else str(self.first)
            case Grain.MONTH:
                return str(self.first)[:7]
            case Grain.YEAR:
                return str(self.first)[:4]
            case Grain.SPAN if self._is_years():
                return f"{self.first:%Y}/{self.last:%Y}"
            case Grain.SPAN:
                return f"{self.first}/{self.last}"

    def _is_years(self) -> bool:
        """Whether it is several whole years: `1990/1999`."""
        whole = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return whole and self.first.year < self.last.year and self.first.year >= _FOUR_FIGURES

    def edge(self, date: dt.date) -> str:
        """How one end of a range is written: as it was named, or as a day."""
        return str(date) if self.grain is Grain.SPAN else self._name()


def to(first: When, last: When) -> When:
    """The range from one period to another, as it was named."""
    return replace(first, last=last.last, until=last)


def day(date: dt.date) -> When:
    """One day."""
    return When(date, date, Grain.DAY)


def month(year: int, number: int) -> When:
    """One month."""
    return When(dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1]), Grain.MONTH)


def year(number: int) -> When:
    """One year."""
    return When(dt.date(number, 1, 1), dt.date(number, 12, 31), Grain.YEAR)


def years(first: int, last: int) -> When:
    """Several whole years."""
    return When(dt.date(first, 1, 1), dt.date(last, 12, 31))


def nearest(today: dt.date, number: int, day_number: int) -> dt.date | None:
    """The day and month nearest to today; None where no year has that day."""
    found = [date for step in (0, -1, 1) if (date := valid(today.year + step, number, day_number))]
    return min(found, key=lambda date: abs(date - today), default=None)


def valid(year_number: int, number: int, day_number: int) -> dt.date | None:
    """The day with these numbers, if there is one."""
    try:
        return dt.date(year_number, number, day_number)
    except ValueError:
        return None


def months_around(date: dt.date, steps: Iterable[int]) -> Iterator[dt.date]:
    """The first days of the months so many away; those before the year 1 or after 9999 are left out."""
    for step in steps:
        target_year, target_month = divmod(date.year * 12 + date.month - 1 + step, 12)
        first = valid(target_year, target_month + 1, 1)
        if first:
            yield first


def shift(date: dt.date, unit: str, count: int) -> dt.date:
    """So many days, weeks, months … away; the last day of a shorter month."""
    if unit in {"day", "week", "weekend"}:
        return date + dt.timedelta(days=count * (1 if unit == "day" else 7))
    months = count * {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    total = date.year * 12 + date.month - 1 + months
    target_year, target_month = divmod(total, 12)
    last = calendar.monthrange(target_year, target_month + 1)[1]
    return dt.date(target_year, target_month + 1, min(date.day, last))


def around(date: dt.date, unit: str) -> When:
    """The day, week, month … in which a day lies."""
    match unit:
        case "day":
            found = day(date)
        case "week":
            monday = date - dt.timedelta(days=date.weekday())
            found = When(monday, monday + dt.timedelta(days=6))
        case "weekend":
            saturday = date + dt.timedelta(days=5 - date.weekday())
            found = When(saturday, saturday + dt.timedelta(days=1))
        case "month":
            found = month(date.year, date.month)
        case "quarter" | "half":
            length = 3 if unit == "quarter" else 6
            found = part_of_year(date.year, (date.month - 1) // length + 1, length)
        case "year":
            found = year(date.year)
        case _:
            length = 10 if unit == "decade" else 100
            start = date.year - date.year % length
            found = years(max(1, start), start + length - 1)
    return found


def easter(year_number: int) -> dt.date:
    """Easter Sunday of the western churches: the Gregorian algorithm of Meeus, Jones and Butcher."""
    cycle, (century, rest) = year_number % 19, divmod(year_number, 100)
    correction = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * cycle + correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift_back = (cycle + 11 * epact + 22 * sunday) // 451
    number, day_number = divmod(epact + sunday - 7 * shift_back + 114, 31)
    return dt.date(year_number, number, day_number + 1)


def part_of_year(year_number: int, number: int, months: int) -> When:
    """The n-th quarter (3 months) or half (6 months) of a year."""
    first = month(year_number, (number - 1) * months + 1)
    return When(first.first, month(year_number, number * months).last)


def season(year_number: int, first_month: int) -> When:
    """Three months from the first of `first_month`; winter runs into the next year."""
    start = month(year_number, first_month)
    last = shift(start.first, "month", 2)
    return When(start.first, month(last.year, last.month).last)


def piece(period: When, which: str, *, thirds: bool) -> When:
    """The beginning, the middle or the end of a period: halves, or thirds where the period was named by its year."""
    if period.grain is Grain.YEAR:
        months = {"start": (1, 4), "middle": (5, 8), "end": (9, 12)} if thirds else _HALVES
        first, last = (month(period.first.year, number) for number in months[which])
        return When(first.first, last.last)
    if period.grain is Grain.MONTH:
        days = {"start": (1, 15), "middle": (10, 20), "end": (16, period.last.day)}[which]
        return When(period.first.replace(day=days[0]), period.first.replace(day=days[1]))
    half = (period.last - period.first) // 2
    quarter = half // 2
    ends = {
        "start": (period.first, period.first + half),
        "middle": (period.first + quarter, period.last - quarter),
        "end": (period.first + half, period.last),
    }
    return When(*ends[which])


_HALVES = {"start": (1, 6), "middle": (4, 9), "end": (7, 12)}
