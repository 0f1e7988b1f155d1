"""Rules for days named by a number, the month being understood: `le 4`, `le 15 du mois prochain`, `18 et 19 juin`.

In: a place in a sentence. Out: the day and where it stops, or None.
"""

import datetime as dt

from claimspring.extract.dates import calendar
from claimspring.extract.dates.calendar import Grain
from claimspring.extract.dates.periods import Periods
from claimspring.extract.dates.words import Read

_CLOSING = frozenset(".,;!?")


class Numbered(Periods):
    """Reads days whose number stands without a month beside it."""

    def _bare_day(self, index: int) -> Read | None:
        """`the 18th`, `le 4`, `el día 18`, `le 25 mardi`."""
        number = self._led_number(index)
        if number is None or self._today is None or not 1 <= number[0] <= 31:
            return None
        weekday = self._value(number[1], "weekdays")
        same = self._same_weekday(weekday[0], number[0]) if weekday else None
        if weekday is not None and same is not None:
            return Read(calendar.day(same), weekday[1])
        near = self._nearest_number(self._today, number[0])
        return Read(calendar.day(near), number[1]) if near else None

    def _led_number(self, index: int) -> tuple[int, int] | None:
        """The number of a day that is told by its article, its ending or the word for day."""
        first = self._skip(index, "articles")
        unit = self._at(first, "units")
        if unit is not None and unit[0] == "day" and first > index:
            return self._number(unit[1])
        number = self._ordinal(first)
        if number is not None and first > index and number[1] == first + 2:
            apart = number[1] == len(self._words) or not self._words[number[1]][0].isalpha()
            return number if apart and not self._at(number[1], "units") else None
        led = self._at(index, "day_articles")
        return self._closed_number(led[1]) if led else None

    def _closed_number(self, index: int) -> tuple[int, int] | None:
        """A figure at the end of a clause, or with a weekday behind it."""
        number = self._number(index)
        if number is None or not self._words[index].isdecimal():
            return None
        stop = number[1]
        if stop == len(self._words) or self._at(stop, "weekdays"):
            return number
        return number if self._words[stop] in _CLOSING and not self._joined(stop + 1) else None

    def _nearest_number(self, today: dt.date, number: int) -> dt.date | None:
        months = (calendar.shift(today.replace(day=1), "month", step) for step in (-1, 0, 1))
        dates = [date for there in months if (date := calendar.valid(there.year, there.month, number))]
        return min(dates, key=lambda date: abs(date - today), default=None)

    def _same_weekday(self, weekday: int, number: int) -> dt.date | None:
        """`vendredi 31`: the nearest month in which that day is that weekday."""
        assert self._today is not None  # noqa: S101 -- its callers have looked
        for step in sorted(range(-12, 13), key=abs):
            there = calendar.shift(self._today.replace(day=1), "month", step)
            date = calendar.valid(there.year, there.month, number)
            if date is not None and date.weekday() == weekday:
                return date
        return None

    def _day_of_month(self, index: int) -> Read | None:
        """`le 15 du mois prochain`, `the 3rd of this month`."""
        first = self._skip(index, "articles")
        led = first > index or (index > 0 and self._at(index - 1, "articles"))  # `avant le` is one expression
        number = self._day_number(first) if led else None
        month = self._counted_month(number[1]) if number else None
        if number is None or month is None:
            return None
        date = calendar.valid(month.when.first.year, month.when.first.month, number[0])
        return Read(calendar.day(date), month.stop) if date else None

    def _counted_month(self, index: int) -> Read | None:
        """`du mois prochain`, `ce mois-ci`, `of the month`: a month counted from today."""
        linked = any(self._at(index, category) for category in ("of", "articles", "this"))
        named = self._month_name(self._skip(self._skip(index, "of"), "articles"))
        if not linked or named:  # `les 2 prochains mois`, `du mois d'avril`
            return None
        read = self._unit(self._skip(index, "of")) or self._unit(index) or self._current(index)
        return read if read is not None and read.when.grain is Grain.MONTH else None

    def _listed_day(self, index: int) -> Read | None:
        """The first of `18 et 19 juin` or of `12, 18 et 19 juin`: the month stands behind the last."""
        return self._once("listed", index, self._read_listed)

    def _read_listed(self, index: int) -> Read | None:
        number = self._number(index)
        if number is None or not self._words[index].isdecimal():
            return None
        joint = self._at(number[1], "and")
        if joint is not None:
            last = self._day_month(self._skip(joint[1], "articles"))
        else:
            comma = self._over(number[1], ",")
            last = self._listed_day(self._skip(comma, "articles")) if comma > number[1] else None
        if last is None or number[0] >= last.when.first.day:
            return None
        date = calendar.valid(last.when.first.year, last.when.first.month, number[0])
        return Read(calendar.day(date), number[1]) if date else None

    def _day_month(self, index: int) -> Read | None:
        """`lundi 14 août 2023`, `the 4th of July`, `le 6 du mois d'avril`."""
        number = self._day_number(self._weekday_before(index))
        if number is None:
            return None
        month = self._month_name(self._skip(self._over(number[1], "-", "/", "."), "of"))
        month = month or self._value(self._skip(number[1], "articles"), "months")
        if month is None:
            return None
        dotted = self._over(month[1], ".")
        year, stop = self._year_after(dotted if self._year_after(dotted)[0] else month[1])
        return self._dated(year, month[0], number[0], stop)

    def _month_name(self, index: int) -> tuple[int, int] | None:
        """`avril`, `mois d'avril`."""
        unit = self._at(index, "units")
        return self._value(self._skip(unit[1], "of") if unit and unit[0] == "month" else index, "months")

    def _weekday_before(self, index: int) -> int:
        """After `lundi`, `this Monday,`, `dimanche prochain` and an article."""
        relation = self._relation(index)
        first = relation[1] if relation else index
        found = self._at(first, "weekdays")
        if found is None:
            return first
        after = self._relation_after(found[1]) if relation is None else None
        return self._skip(self._over((after or found)[1], ",", "."), "articles")
