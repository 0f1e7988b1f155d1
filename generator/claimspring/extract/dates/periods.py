"""Rules for months, years, weeks, quarters, seasons, decades and centuries, named or counted from today."""

import datetime as dt

from claimspring.extract.dates import calendar
from claimspring.extract.dates.calendar import Grain, When
from claimspring.extract.dates.words import DateTokens, Read

_CENTURY = 100
_NEWEST = 2000
"""`the 1800s` are a century, `the 2000s` ten years."""


class Periods(DateTokens):
    """Reads periods longer than a day."""

    def _period(self, index: int) -> Read | None:
        return self._once("period", index, self._read_period)

    def _read_period(self, index: int) -> Read | None:
        rules = (
            self._month,
            self._month_figures,
            self._whole_year,
            self._unit,
            self._several,
            self._edge_of,
            self._season,
            self._quarter,
            self._week_of,
            self._decade,
            self._century,
        )
        return self._longest(index, rules)

    def _piece(self, index: int) -> Read | None:
        """`début 2018`, `mid-August`, `the end of the year`."""
        for category, which in (("start_of", "start"), ("middle_of", "middle"), ("end_of", "end")):
            found = self._at(index, category)
            if found is None:
                continue
            after = self._skip(self._over(found[1], "-"), "of")
            read = self._period(self._skip(after, "articles")) or self._period(after)
            named = read is not None and any(self._year(place) for place in range(after, read.stop))
            if read is None and self._today is not None:
                unit = self._at(self._skip(after, "articles"), "units")
                if unit is not None and unit[0] in {"week", "month", "year"}:
                    read = Read(calendar.around(self._today, str(unit[0])), unit[1])
            if read is not None:
                return read._replace(when=calendar.piece(read.when, which, thirds=named))
        return None

    def _month(self, index: int) -> Read | None:
        """`août 2023`, `last August`, `le mois d'août`."""
        before = self._relation(index)
        first = before[1] if before else index
        unit = self._at(first, "units")
        if unit is not None and unit[0] == "month":
            first = self._skip(unit[1], "of")
        month = self._value(first, "months")
        if month is None:
            return None
        year, stop = self._year_after(month[1])
        if year is not None:
            return Read(calendar.month(year, month[0]), stop)
        led = before is not None and self._at(index, "same") is None  # `an issue that may result`
        doubtful = self._words[first] in self._vocabulary.doubtful and not led
        if doubtful and (not self._tokens[first].capital or first == 0):
            return None
        return self._near_month(month, before)

    def _month_figures(self, index: int) -> Read | None:
        """`2015-12`, `12/2015`."""
        first, sign, second = [*self._words[index : index + 3], "", "", ""][:3]
        within = index > 0 and self._words[index - 1] in {"-", "/"} and self._joined(index)  # of `29/2/2019`
        figures = first.isdecimal() and second.isdecimal() and sign in {"-", "/"}
        if within or not figures or not self._joined(index + 2):
            return None
        year, number = (first, second) if len(first) == 4 else (second, first)
        if len(year) != 4 or len(number) > 2 or not 1 <= int(number) <= 12 or not 1000 <= int(year) <= 2199:
            return None
        return Read(calendar.month(int(year), int(number)), index + 3)

    def _near_month(self, month: tuple[int, int], before: tuple[int, int] | None) -> Read | None:
        if self._today is None:
            return None
        after = self._relation_after(month[1]) if before is None else None
        of_year = self._related_year(month[1])
        if of_year is not None:
            return Read(calendar.month(of_year[0], month[0]), of_year[1])
        relation, stop = before or after or (None, month[1])
        year = self._today.year
        if relation is None:
            near = calendar.nearest(self._today, month[0], 15)
            year = near.year if near else year
        elif relation < 0:
            year -= month[0] >= self._today.month
        elif relation > 0:
            year += month[0] <= self._today.month
        return Read(calendar.month(year, month[0]), max(stop, month[1]), guessed=relation is None)

    def _current(self, index: int) -> Read | None:
        """`of the month`: the one in which today is."""
        after = self._skip(index, "of")
        unit = self._at(self._skip(after, "articles"), "units")
        if after == index or unit is None or self._today is None or unit[0] not in {"week", "month", "year"}:
            return None
        return Read(calendar.around(self._today, str(unit[0])), unit[1])

    def _related_year(self, index: int) -> tuple[int, int] | None:
        """`de l'année dernière`, `of this year`, `next year`."""
        if self._today is None:
            return None
        read = self._unit(self._skip(self._over(index, ","), "of")) or self._current(index)
        if read is None or read.when.grain is not Grain.YEAR:
            return None
        return read.when.first.year, read.stop

    def _whole_year(self, index: int) -> Read | None:
        """`2018`, `l'année 2018`."""
        unit = self._at(self._skip(index, "year_kinds"), "units")
        single = unit is not None and unit[0] == "year" and not self._words[unit[1] - 1].endswith("s")
        first = self._skip(unit[1], "year_kinds") if unit is not None and single else index
        found = self._year(first)
        if found is None or (self._joined(found[1]) and self._words[found[1]] in {"/", "%", "€", "$", "s"}):
            return None
        return Read(calendar.year(found[0]), found[1])

    def _unit(self, index: int) -> Read | None:
        return self._once("unit", index, self._read_unit)

    def _read_unit(self, index: int) -> Read | None:
        """`la semaine dernière`, `this month`, `next year`."""
        before = self._relation(index)
        if before is None and self._vocabulary.counted_articles and self._vocabulary.day_first:
            led = self._skip(index, "articles")  # `la próxima semana`
            before = self._relation(led) if led > index and not self._at(led, "same") else None
        first = index if before else self._skip(index, "articles")
        unit = self._at(self._skip(before[1] if before else first, "year_kinds"), "units")
        if unit is None or self._today is None or unit[0] in {"second", "minute", "hour", "day"}:
            return None
        unit = unit[0], self._after_unit(unit[1])
        after = self._relation_after(unit[1]) if before is None else None
        relation = before or after
        if relation is None:
            return None
        there = self._stepped(self._today, str(unit[0]), relation[0], max(unit[1], relation[1]))
        return there and Read(calendar.around(there.when.first, str(unit[0])), there.stop)

    def _after_unit(self, index: int) -> int:
        """After `-ci` in `ce mois-ci`, and after `fiscal` in `año fiscal`."""
        hung = self._over(index, "-")
        return self._skip(hung, "here") if hung > index else self._skip(index, "year_kinds")

    def _edge_of(self, index: int) -> Read | None:
        """`the first ten days of last year`, `los últimos cuatro meses de 2021`."""
        first = self._counted(index)
        ordinal, relation = self._value(first, "ordinals"), self._relation(first)
        edge = ordinal or relation
        number = self._number(edge[1]) if edge and edge[0] in {1, -1} else None
        unit = self._at(number[1], "units") if number else None
        if edge is None or number is None or unit is None or self._skip(unit[1], "of") == unit[1]:
            return None
        after = self._skip(unit[1], "of")
        inner = self._period(self._skip(after, "articles")) or self._period(after)
        if inner is None or unit[0] in {"second", "minute", "hour"}:
            return None
        one = dt.timedelta(days=1)
        if edge[0] > 0:
            there = self._stepped(inner.when.first, str(unit[0]), number[0], inner.stop)
            return there and Read(When(inner.when.first, there.when.first - one), inner.stop)
        there = self._stepped(inner.when.last + one, str(unit[0]), -number[0], inner.stop)
        return there and Read(When(there.when.first, inner.when.last), inner.stop)

    def _several(self, index: int) -> Read | None:
        """`les trois derniers mois`, `the next two weeks`, `5 años pasados`."""
        for order in (("relation", "number"), ("number", "relation"), ("number", "unit")):
            read = self._counted_units(index, order)
            if read is not None:
                return read
        return None

    def _counted_units(self, index: int, order: tuple[str, str]) -> Read | None:
        relation: tuple[int, int] | None
        if order[0] == "relation":
            relation = self._relation(index)
            number = self._number(relation[1]) if relation else None
            unit = self._at(self._skip(number[1], "year_kinds"), "units") if number else None
        else:
            number = self._number(index)
            relation = self._relation(number[1]) if number and order[1] == "relation" else None
            after = relation[1] if relation else number[1] if number else index
            unit = self._at(self._skip(after, "year_kinds"), "units") if number else None
            unit = (unit[0], self._skip(unit[1], "year_kinds")) if unit else None
            relation = relation or (self._relation(unit[1]) if unit else None)
        if not (relation and number and unit) or self._today is None or unit[0] in {"second", "minute", "hour"}:
            return None
        other = self._stepped(self._today, str(unit[0]), relation[0] * number[0], max(unit[1], relation[1]))
        if other is None or not relation[0]:
            return None
        day = dt.timedelta(days=1)
        if relation[0] < 0:
            return Read(When(other.when.first, self._today - day), other.stop)
        return Read(When(self._today + day, other.when.first), other.stop)

    def _season(self, index: int) -> Read | None:
        """`l'été 2022`, `last winter`."""
        before = self._relation(index)
        found = self._value(before[1] if before else index, "seasons")
        if found is None:
            return None
        year, stop = self._year_after(found[1])
        if year is None:
            related = self._related_year(found[1])
            after = self._relation_after(found[1]) if before is None else None
            relation = before or after
            if related is not None:
                year, stop = related
            elif self._today is None or (relation is None and not self._after_article(index)):
                return None
            elif relation is None:  # `durant l'été`
                near = calendar.nearest(self._today, found[0] % 12 + 1, 1)
                year = near.year if near else self._today.year
            else:
                year, stop = self._today.year + relation[0], max(relation[1], found[1])
        return Read(calendar.season(year, found[0]), stop)

    def _after_article(self, index: int) -> bool:
        return index > 0 and bool(self._at(index - 1, "articles") or self._at(index - 1, "ahead"))

    def _quarter(self, index: int) -> Read | None:
        """`Q2 2019`, `le premier trimestre 2019`, `the second half of the year`."""
        led = self._year(index)
        mark = self._at(self._over(led[1], "-"), "quarters_mark") if led else self._at(index, "quarters_mark")
        if mark is not None and self._joined(mark[1]) and self._words[mark[1]] in {"1", "2", "3", "4"}:
            number, months = int(self._words[mark[1]]), 6 if mark[0] in {"h", "s"} else 3
            if number * months > 12:
                return None
            if led is not None:
                return Read(calendar.part_of_year(led[0], number, months), mark[1] + 1)
            return self._part(number, months, mark[1] + 1)
        ordinal = self._ordinal(self._counted(index))
        unit = self._at(ordinal[1], "units") if ordinal else None
        if ordinal is None:
            return self._quarter_number(index, led)
        if unit is None or unit[0] not in {"quarter", "half"}:
            return None
        months = 3 if unit[0] == "quarter" else 6
        return self._part(ordinal[0], months, unit[1]) if 1 <= ordinal[0] <= 12 // months else None

    def _quarter_number(self, index: int, led: tuple[int, int] | None) -> Read | None:
        """`trimestre 3 2019`, `2019-trimestre1`."""
        unit = self._at(self._over(led[1], "-") if led else index, "units")
        number = self._number(unit[1]) if unit and unit[0] == "quarter" else None
        if unit is None or number is None or not 1 <= number[0] <= 4 or not self._words[unit[1]].isdecimal():
            return None
        if led is not None:
            return Read(calendar.part_of_year(led[0], number[0], 3), number[1])
        return self._part(number[0], 3, number[1])

    def _part(self, number: int, months: int, index: int) -> Read | None:
        year, stop = self._year_after(index)
        if year is None:
            related = self._related_year(index)
            if related is not None:
                year, stop = related
            elif self._today is not None:
                year = self._today.year
            else:
                return None
        return Read(calendar.part_of_year(year, number, months), stop)

    def _week_of(self, index: int) -> Read | None:
        """`the third week of 2018`, `la première semaine de janvier`."""
        ordinal = self._ordinal(self._counted(index))
        unit = self._at(ordinal[1], "units") if ordinal else None
        if ordinal is None or unit is None or unit[0] not in {"week", "month", "day"}:
            return None
        inner = self._period(self._skip(self._skip(unit[1], "of"), "articles")) or self._period(
            self._skip(unit[1], "of")
        )
        inner = inner or self._current(unit[1])
        if inner is None or inner.when.grain not in {Grain.MONTH, Grain.YEAR}:
            return None
        there = nth(inner.when, ordinal[0], str(unit[0]))
        return Read(there, inner.stop) if there else None

    def _decade(self, index: int) -> Read | None:
        """`les années 1980`, `the 1990s`, `los años 90`."""
        words = self._words
        opening = self._at(index, "decades")
        first = opening[1] if opening else index
        if (
            first >= len(words)
            or not words[first].isdecimal()
            or len(words[first]) not in {2, 4}
            or words[first][-1] != "0"
        ):
            return None
        plural = first + 1 < len(words) and words[first + 1] in {"s", "'s"}
        if not plural and (opening is None or self._at(index, "articles") == opening):
            return None
        number = int(words[first])
        start = number if number >= _CENTURY else 1900 + number if number >= 20 else 2000 + number
        length = _CENTURY if plural and number >= _CENTURY and number % _CENTURY == 0 and number < _NEWEST else 10
        return Read(calendar.years(start, start + length - 1), first + 1 + plural) if start else None

    def _century(self, index: int) -> Read | None:
        """`le XIXe siècle`, `the 19th century`, `el siglo XX`."""
        opening = self._at(index, "centuries_mark")
        first = opening[1] if opening else self._skip(index, "articles")
        number = self._ordinal(first) or self._roman(first)
        if number is None:
            return None
        closing = opening or self._at(number[1], "centuries_mark")
        if closing is None or not 1 <= number[0] <= 21:
            return None
        start = (number[0] - 1) * _CENTURY
        return Read(calendar.years(max(1, start), start + 99), max(closing[1], number[1]))

    def _roman(self, index: int) -> tuple[int, int] | None:
        """`XIXe`."""
        if index >= len(self._words):
            return None
        letters = self._words[index].rstrip("eè")
        if not letters or letters.strip("ivx"):
            return None
        values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in letters[:8]]
        total = sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
        return total, index + 1


def nth(period: When, number: int, unit: str) -> When | None:
    """The n-th week, month or day of a period; -1 is the last."""
    if unit == "month":
        which = number if number > 0 else 12
        return calendar.month(period.first.year, which) if period.grain is Grain.YEAR and which <= 12 else None
    if unit == "day":
        date = period.last if number < 0 else period.first + dt.timedelta(days=number - 1)
        return calendar.day(date) if date <= period.last else None
    # As ISO 8601 counts: a week belongs to the period in which its Thursday lies.
    if number < 0:
        return calendar.around(period.last - dt.timedelta(days=(period.last.weekday() - 3) % 7), "week")
    thursday = period.first + dt.timedelta(days=(3 - period.first.weekday()) % 7 + 7 * (number - 1))
    return calendar.around(thursday, "week") if thursday <= period.last else None
