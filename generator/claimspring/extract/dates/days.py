"""Rules for single days: with day and month, in figures, by weekday, by feast, or counted from today."""

import datetime as dt

from claimspring.extract.dates import calendar
from claimspring.extract.dates.calendar import Grain, When
from claimspring.extract.dates.periods import Periods, nth
from claimspring.extract.dates.words import Read

_CLOSING = frozenset(".,;!?")


class _NumberedDays(Periods):
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
        months = calendar.months_around(today, (-1, 0, 1))
        dates = [date for there in months if (date := calendar.valid(there.year, there.month, number))]
        return min(dates, key=lambda date: abs(date - today), default=None)

    def _same_weekday(self, weekday: int, number: int) -> dt.date | None:
        """`vendredi 31`: the nearest month in which that day is that weekday."""
        assert self._today is not None  # noqa: S101 -- its callers have looked
        for there in calendar.months_around(self._today, sorted(range(-12, 13), key=abs)):
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


class Days(_NumberedDays):
    """Reads days."""

    def _day(self, index: int) -> Read | None:
        return self._once("day", index, self._read_day)

    def _read_day(self, index: int) -> Read | None:
        rules = (
            self._figures,
            self._year_first,
            self._day_month,
            self._month_day,
            self._counted_day,
            self._part_of_today,
            self._feast,
            self._weekday,
            self._week_day,
            self._steps,
            self._bare_day,
            self._day_of_month,
            self._listed_day,
            self._bracketed,
            self._week_number,
            self._week_around,
        )
        read = self._longest(index, rules)
        relation = self._relation(index)
        if read is None or not read.guessed or relation is None or self._today is None:
            return read
        apart = (read.when.first - self._today).days  # `next 5/12`: the year follows from the word
        if apart * relation[0] >= 0 and apart:
            return read
        date = calendar.valid(read.when.first.year + relation[0], read.when.first.month, read.when.first.day)
        return read._replace(when=calendar.day(date)) if date else read

    def _month_day(self, index: int) -> Read | None:
        """`August 14th, 2023`, `sep-23-2020`."""
        month = self._value(self._weekday_before(index), "months")
        if month is None:
            return None
        number = self._day_number(self._skip(self._over(month[1], ".", "-", "/"), "articles"))
        if number is None or (number[1] == month[1] + 1 and self._year(month[1]) is not None):
            return None
        year, stop = self._year_after(number[1])
        return self._dated(year, month[0], number[0], stop)

    def _figures(self, index: int) -> Read | None:
        """`2023-08-14`, `14/08/2023`, `14.8.23`, `14/8`, `vendredi 07/06`."""
        index = self._weekday_before(index)
        if index >= len(self._words):
            return None
        word = self._words[index]
        parts = word.split(".")
        stop = index + 1
        spaced = self._words[index : index + 3]
        if len(spaced) == 3 and all(map(str.isdecimal, spaced)) and self._spaced_date(index, spaced):
            return self._of_figures([int(part) for part in spaced], spaced, index + 3)
        if len(parts) == 1:
            while len(parts) < 3 and stop + 1 < len(self._words) and self._words[stop] in {"-", "/", "."}:
                same = len(parts) == 1 or self._words[stop] == self._words[stop - 2]
                if not (same and self._joined(stop) and self._joined(stop + 1)):
                    break
                parts.append(self._words[stop + 1])
                stop += 2
        if not all(part.isdecimal() and len(part) <= 4 for part in parts) or len(parts) not in {2, 3}:
            return None
        return self._of_figures([int(part) for part in parts], parts, stop)

    def _spaced_date(self, index: int, parts: list[str]) -> bool:
        """`18 08 1978`; a year of two figures only where no more figures stand beside it, as in a telephone number."""
        beside = self._words[max(0, index - 1) : index] + self._words[index + 3 : index + 4]
        lengths = sorted(map(len, parts))
        return lengths == [2, 2, 4] or (lengths == [2, 2, 2] and not any(word[0].isdecimal() for word in beside))

    def _of_figures(self, numbers: list[int], parts: list[str], stop: int) -> Read | None:
        if len(parts) == 2:
            if len(parts[0]) > 2 or len(parts[1]) > 2 or self._words[stop - 2] != "/":
                return None
            day, month = numbers if self._vocabulary.day_first else numbers[::-1]
            year, after = self._year_after(stop)
            if year is not None and self._words[stop] == ",":
                return self._dated(year, month, day, after)
            return self._dated(None, month, day, stop) or self._dated(None, day, month, stop)
        if len(parts[0]) == 4:
            return self._dated(numbers[0], numbers[1], numbers[2], stop)
        year = numbers[2] if len(parts[2]) == 4 else 2000 + numbers[2] if numbers[2] < 30 else 1900 + numbers[2]
        day, month = numbers[:2] if self._vocabulary.day_first else numbers[1::-1]
        return self._dated(year, month, day, stop) or self._dated(year, day, month, stop)

    def _counted_day(self, index: int) -> Read | None:
        """`hier`, `tomorrow`, `ayer domingo`."""
        found = self._value(index, "days")
        if found is None or self._today is None:
            return None
        counted = self._today + dt.timedelta(days=found[0])
        weekday = self._value(found[1], "weekdays")
        if weekday is None or self._words[weekday[1] - 1] in self._vocabulary.doubtful:
            return Read(calendar.day(counted), found[1])
        # `ayer domingo`: what was written on another day than the article's is fixed by its weekday.
        apart = (weekday[0] - counted.weekday()) % 7
        apart -= 7 if apart and found[0] <= 0 else 0
        return Read(calendar.day(counted + dt.timedelta(days=apart)), weekday[1])

    def _part_of_today(self, index: int) -> Read | None:
        """`this morning`, `cet après-midi`, `esta misma noche`, `ce vendredi matin`."""
        relation = self._relation(index)
        if relation is None or relation[0] != 0 or self._today is None:
            return None
        weekday = self._value(relation[1], "weekdays")
        part = self._at(self._skip(weekday[1] if weekday else relation[1], "same"), "parts")
        if part is None:
            return None
        apart = (weekday[0] - self._today.weekday() + 3) % 7 - 3 if weekday else 0
        return Read(calendar.day(self._today + dt.timedelta(days=apart)), part[1])

    def _bracketed(self, index: int) -> Read | None:
        """`ce vendredi (15 juin)`."""
        relation = self._relation(index)
        weekday = self._at(relation[1] if relation else index, "weekdays")
        inside = self._over(weekday[1], "(") if weekday else index
        if weekday is None or inside == weekday[1]:
            return None
        read = self._longest(inside, (self._figures, self._day_month, self._month_day))
        closing = self._over(read.stop, ")") if read else inside
        return read._replace(stop=closing) if read and closing > read.stop else None

    def _feast(self, index: int) -> Read | None:
        """`Noël`, `next Christmas`, `Easter 2018`, `Independence Day of this year`."""
        before = self._relation(index)
        found = self._at(before[1] if before else index, "feasts")
        if found is None:
            return None
        year, stop = self._year_after(found[1])
        if year is None:
            year, stop = self._related_year(found[1]) or (None, found[1])
        after = self._relation_after(found[1]) if before is None and year is None else None
        relation = before or after
        if year is not None:
            date = _feast_day(str(found[0]), year)
        elif self._today is not None:
            date = self._feast_near(str(found[0]), self._today, relation[0] if relation else None)
        else:
            return None
        return Read(calendar.day(date), max(stop, after[1] if after else 0))

    @staticmethod
    def _feast_near(feast: str, today: dt.date, relation: int | None) -> dt.date:
        """The feast meant: the one before, after, in the same year, or the nearest."""
        around = [_feast_day(feast, year) for year in range(max(1, today.year - 1), min(9999, today.year + 1) + 1)]
        if relation == 0:
            return _feast_day(feast, today.year)
        wanted = [date for date in around if relation is None or (date - today).days * relation > 0]
        return min(wanted or around, key=lambda date: abs(date - today))

    def _year_first(self, index: int) -> Read | None:
        """`2019-aug-1`, `2020/23/sep`."""
        year = self._year(index)
        if year is None or self._words[year[1] : year[1] + 1] not in (["-"], ["/"]):
            return None
        month = self._value(year[1] + 1, "months")
        number = self._day_number(self._over(month[1], "-", "/")) if month else None
        if month is None:
            number = self._day_number(year[1] + 1)
            month = self._value(self._over(number[1], "-", "/"), "months") if number else None
            return self._dated(year[0], month[0], number[0], month[1]) if month and number else None
        return self._dated(year[0], month[0], number[0], number[1]) if number else None

    def _weekday(self, index: int) -> Read | None:
        """`lundi`, `lundi dernier`, `next Monday`, `vendredi 31`."""
        before = self._relation(index)
        found = self._value(before[1] if before else index, "weekdays")
        if found is None or self._today is None:
            return None
        after = None if before else self._relation_after(found[1])
        week = self._of_week(found[0], found[1])
        if week is not None:
            return week
        doubtful = self._words[found[1] - 1] in self._vocabulary.doubtful and not self._tokens[found[1] - 1].capital
        number = self._day_number(self._skip(found[1], "articles"))
        if number is not None and number[0] > 0 and before is None:
            same = self._same_weekday(found[0], number[0])
            return Read(calendar.day(same), number[1]) if same else None
        if doubtful and not (before or after):
            return None
        relation, stop = before or after or (None, found[1])
        return Read(calendar.day(self._on(found[0], relation)), max(stop, found[1]))

    def _of_week(self, weekday: int, index: int) -> Read | None:
        """`Tuesday of last week`."""
        read = self._unit(self._skip(index, "of"))
        if read is None or (read.when.last - read.when.first).days != 6:
            return None
        return Read(calendar.day(read.when.first + dt.timedelta(days=weekday)), read.stop)

    def _week_day(self, index: int) -> Read | None:
        """`next week on Tuesday`."""
        week = self._unit(index)
        if week is None or (week.when.last - week.when.first).days != 6:
            return None
        after = self._over(week.stop, "on", "-")
        found = self._value(self._skip(after, "articles"), "weekdays")
        return found and Read(calendar.day(week.when.first + dt.timedelta(days=found[0])), found[1])

    def _on(self, weekday: int, relation: int | None) -> dt.date:
        """The weekday meant: the one of this week with `this`, else before or after today, else the nearest."""
        assert self._today is not None  # noqa: S101 -- its only caller has looked
        offset = weekday - self._today.weekday()
        if relation is None:
            offset = min((offset - 7, offset, offset + 7), key=lambda days: (abs(days), days))
        elif relation:
            offset = offset + 7 * relation
        return self._today + dt.timedelta(days=offset)

    def _steps(self, index: int) -> Read | None:
        """`il y a trois jours`, `two weeks ago`, `dans un mois`, `3 days from now`."""
        if self._today is None:
            return None
        for before, after, sign in (("ago", "", -1), ("", "ago_after", -1), ("ahead", "", 1), ("", "ahead_after", 1)):
            opening = self._at(index, before) if before else ("", index)
            number = self._number(opening[1]) if opening else None
            unit = self._at(number[1], "units") if number else None
            closing = self._at(unit[1], after) if unit and after else unit
            if unit and (self._at(unit[1], "offset_on") or self._at(unit[1], "offset_back")) and not after:
                continue  # `dans trois semaines à compter de demain`
            if number is None or unit is None or closing is None or unit[0] in {"second", "minute", "hour"}:
                continue
            if not 0 <= number[0] <= 999:
                continue
            return self._stepped(self._today, str(unit[0]), sign * number[0], closing[1])
        return None

    def _week_number(self, index: int) -> Read | None:
        """`week 10`, `semaine 3 de 2027`, `la semaine commençant le 4 février`."""
        numbered = self._at(index, "units")
        unit = numbered or self._at(self._skip(index, "articles"), "units")
        if unit is None or unit[0] != "week":
            return None
        since = self._at(unit[1], "since")
        day = self._day(self._skip(since[1], "articles")) or self._day(since[1]) if since else None
        if day is not None:
            return Read(When(day.when.first, day.when.first + dt.timedelta(days=6)), day.stop)
        number = self._number(unit[1]) if numbered else None
        if number is None or not 1 <= number[0] <= 53 or not self._words[unit[1]].isdecimal() or self._today is None:
            return None
        year, stop = self._year_after(number[1])
        there = nth(calendar.year(year or self._today.year), number[0], "week")
        return Read(there, stop) if there else None

    def _week_around(self, index: int) -> Read | None:
        """`la semaine du 18`, `the week of May 4`: the week in which that day lies."""
        unit = self._at(self._skip(index, "articles"), "units")
        if unit is None or unit[0] != "week" or self._today is None:
            return None
        of = self._at(unit[1], "of")
        if of is None:
            return None
        number = self._closed_number(of[1])
        near = self._nearest_number(self._today, number[0]) if number else None
        if number is not None and near is not None:
            return Read(calendar.around(near, "week"), number[1])
        day = self._longest(of[1], (self._figures, self._day_month, self._month_day, self._bare_day))
        return Read(calendar.around(day.when.first, "week"), day.stop) if day else None


def _feast_day(feast: str, year: int) -> dt.date:
    if feast == "easter":
        return calendar.easter(year)
    month, number = map(int, feast.split("-"))
    return dt.date(year, month, number)
