"""The grammar of dates: at each place the longest expression that some rule reads, as mentions with values.

In: tokens of a sentence, a vocabulary, the article's day (None: relative words stay unread). Every rule looks at a few
tokens only, so time is linear.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.extract.dates import calendar
from generator.extract.dates.calendar import Grain, Open, When
from generator.extract.dates.vocabulary import Vocabulary, bare
from generator.extract.tokens import Token

_CENTURY = 100
_REACH = 6
"""So many tokens at most stand before the first telling word of a date."""
_DOUBTFUL = frozenset({"may", "mar", "march", "sep"})
"""Names of months that are common words too."""


class Found(NamedTuple):
    """A date and its place in the text."""

    start: int
    end: int
    when: When


class _Read(NamedTuple):
    when: When
    stop: int
    guessed: bool = False
    """The year was not named."""


def find_dates(tokens: Sequence[Token], vocabulary: Vocabulary, today: dt.date | None) -> Iterator[Found]:
    """The dates of a sentence in order, the longest at each place; they do not overlap."""
    if not any(vocabulary.anchors(token.low) for token in tokens):
        return
    tokens = list(_parted(tokens, vocabulary))
    words = [bare(token.low) for token in tokens]
    reader = _Reader(words, tokens, vocabulary, today)
    near = _near_anchors(words, vocabulary)
    index = 0
    while index < len(tokens):
        read = reader.expression(index) if near[index] >= reader.reach_needed(index) else None
        if read is None:
            index += 1
        else:
            yield Found(tokens[index].start, tokens[read.stop - 1].end, read.when)
            index = read.stop


def _near_anchors(words: Sequence[str], vocabulary: Vocabulary) -> list[int]:
    """For each place how near a word comes without which there is no date: `_REACH` is here, 0 is out of reach."""
    near, left = [0] * len(words), 0
    for index in range(len(words) - 1, -1, -1):
        left = _REACH if vocabulary.anchors(words[index]) else max(0, left - 1)
        near[index] = left
    return near


def _parted(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Token]:
    """The tokens, with words such as `mid-November` and `jan-feb` taken apart at their hyphens."""
    for token in tokens:
        parts = token.low.split("-")
        if (
            len(parts) != 2
            or not all(parts)
            or bare(token.low) in vocabulary.known
            or bare(parts[1]) not in vocabulary.known
        ):
            yield token
            continue
        middle = token.start + len(parts[0])
        yield Token(token.start, middle, parts[0], token.capital)
        yield Token(middle, middle + 1, "-", capital=False)
        yield Token(middle + 1, token.end, parts[1], capital=False)


class _Reader:
    """Reads expressions at token indices; each rule returns what it read and where it stopped, or None."""

    def __init__(
        self, words: list[str], tokens: Sequence[Token], vocabulary: Vocabulary, today: dt.date | None
    ) -> None:
        self._words = words
        self._tokens = tokens
        self._vocabulary = vocabulary
        self._today = today
        self._entries = [vocabulary.words.get(word) for word in words]
        self._read: dict[tuple[str, int], _Read | None] = {}

    def reach_needed(self, index: int) -> int:
        """How near a telling word must be for an expression to begin here (see `_near_anchors`)."""
        word = self._words[index]
        if word not in self._vocabulary.starters and not word[0].isdecimal():
            return _REACH + 1
        return _REACH - 2 if word in self._vocabulary.weak else 1

    # The words of the language.

    def _at(self, index: int, category: str) -> tuple[int | str, int] | None:
        """The longest expression of a category at a place: its value and where it stops."""
        if index >= len(self._words):
            return None
        entry = self._entries[index]
        if entry is None or category not in entry:
            return None
        for words, value in entry[category]:
            stop = index + len(words)
            if len(words) == 1 or tuple(self._words[index:stop]) == words:
                return value, stop
        return None

    def _skip(self, index: int, *categories: str) -> int:
        """Just after one expression of the first category that fits, else the same place."""
        for category in categories:
            found = self._at(index, category)
            if found is not None:
                return found[1]
        return index

    def _over(self, index: int, *signs: str) -> int:
        return index + 1 if index < len(self._words) and self._words[index] in signs else index

    def _value(self, index: int, category: str) -> tuple[int, int] | None:
        found = self._at(index, category)
        return None if found is None else (int(found[0]), found[1])

    def _counted(self, index: int) -> int:
        """After an article that belongs to a counted period."""
        return self._skip(index, "articles") if self._vocabulary.counted_articles else index

    def _number(self, index: int) -> tuple[int, int] | None:
        if index < len(self._words) and self._words[index].isdecimal() and len(self._words[index]) <= 4:
            return int(self._words[index]), index + 1
        return self._value(index, "numbers")

    def _ordinal(self, index: int) -> tuple[int, int] | None:
        """`3rd`, `troisième`, `dernier` (-1)."""
        number = self._number(index)
        if number is not None and self._words[index][0].isdigit() and self._joined(number[1]):
            mark = self._at(number[1], "ordinal_marks")
            if mark is not None:
                return number[0], mark[1]
        return self._value(index, "ordinals")

    def _joined(self, index: int) -> bool:
        """No space before this token."""
        return index < len(self._tokens) and self._tokens[index].start == self._tokens[index - 1].end

    def _day_number(self, index: int) -> tuple[int, int] | None:
        found = self._ordinal(index)
        if found is None and index < len(self._words) and self._words[index].isdecimal():
            found = self._number(index)
        if found is None:
            spelled = self._value(index, "numbers")
            linked = spelled and self._at(self._skip(spelled[1], "of"), "months")
            found = spelled if linked else None
        return found if found and 1 <= found[0] <= 31 else None

    def _year(self, index: int) -> tuple[int, int] | None:
        if index < len(self._words) and self._words[index].isdecimal() and len(self._words[index]) == 4:
            number = int(self._words[index])
            followed = self._at(index + 1, "units") is not None and self._at(index + 1, "units") != ("year", index + 2)
            if 1000 <= number <= 2199 and not followed:
                return number, index + 1
        return None

    # Whole expressions.

    def expression(self, index: int) -> _Read | None:
        """The longest expression that starts here."""
        rules = (self._between, self._from_to, self._numbers_of_month, self._days_of_month, self._bounded, self._plain)
        return self._longest(index, rules)

    def _longest(self, index: int, rules: Sequence[Callable[[int], _Read | None]]) -> _Read | None:
        best: _Read | None = None
        if index >= len(self._words):
            return None
        for rule in rules:
            read = rule(index)
            if read is not None and (best is None or read.stop > best.stop):
                best = read
        return best

    def _between(self, index: int) -> _Read | None:
        """`entre A et B`."""
        opening = self._at(index, "between")
        if opening is None:
            return None
        first = self._skip(opening[1], "articles")
        return self._range(first, "and") or self._short(opening[1], "and") or self._range(first, "to")

    def _from_to(self, index: int) -> _Read | None:
        """`du A au B`, `A - B`."""
        return (
            self._range(self._skip(index, "from"), "to")
            or self._range(index, "to")
            or self._short(self._skip(index, "from"), "to")
        )

    def _range(self, index: int, joint: str) -> _Read | None:
        start = self._plain(self._skip(index, "articles")) or self._plain(index) or self._now(index)
        middle = self._at(self._over(start.stop, ","), joint) if start else None
        if start is None or middle is None:
            return None
        end = self._plain(self._skip(middle[1], "articles")) or self._plain(middle[1]) or self._now(middle[1])
        if end is None:
            return None
        first = self._in_year_of(start, end) if start.guessed and not end.guessed else start.when
        if end.guessed and end.when.first < first.first:
            end = end._replace(when=_later(end.when))
        if first.first > end.when.first:  # `from 2019 until now`, said before 2019
            return _Read(replace(first, open=Open.AFTER), end.stop)
        return _Read(calendar.to(first, end.when), end.stop)

    def _in_year_of(self, start: _Read, end: _Read) -> When:
        """`31 décembre au 5 janvier 2019`: the start takes the year of the end, or the one before."""
        year = end.when.last.year
        year -= (start.when.first.month, start.when.first.day) > (end.when.last.month, end.when.last.day)
        return _moved(start.when, year)

    def _short(self, index: int, joint: str) -> _Read | None:
        """`14 au 19 août 2023`: the first day lacks its month."""
        first = self._day_number(self._skip(index, "articles"))
        middle = self._at(first[1], joint) if first else None
        if first is None or middle is None:
            return None
        end = self._day(self._skip(middle[1], "articles")) or self._day(middle[1])
        if end is None or end.when.grain is not Grain.DAY:
            return None
        start = calendar.valid(end.when.first.year, end.when.first.month, first[0])
        if start is None or start > end.when.first:
            return None
        return _Read(calendar.to(calendar.day(start), end.when), end.stop)

    def _numbers_of_month(self, index: int) -> _Read | None:
        """`January 4 - 22, 2019`, `entre el 18 y el 19 de noviembre` with the month first."""
        opening = self._at(index, "between")
        first = opening[1] if opening else self._skip(index, "from")
        month = self._value(self._skip(first, "articles"), "months")
        start = self._day_number(self._skip(month[1], "articles")) if month else None
        if month is None or start is None:
            return None
        middle = self._at(start[1], "and" if opening else "to")
        end = self._day_number(self._skip(middle[1], "articles")) if middle else None
        if end is None:
            return None
        year, stop = self._year_after(end[1])
        return self._days(month[0], start[0], end[0], year, stop)

    def _days_of_month(self, index: int) -> _Read | None:
        """`desde 1 hasta 7 de mayo de 2020`, `in May from 1 to 7` is read by the rule above."""
        opening = self._at(index, "between")
        first = self._skip(opening[1] if opening else self._skip(index, "from"), "articles")
        start = self._day_number(first)
        middle = self._at(start[1], "and" if opening else "to") if start else None
        end = self._day_number(self._skip(middle[1], "articles")) if middle else None
        if start is None or end is None:
            return None
        after = self._skip(self._skip(end[1], "of"), "articles")
        month = self._value(after, "months")
        if month is None:
            return None
        year, stop = self._year_after(month[1])
        return self._days(month[0], start[0], end[0], year, stop)

    def _days(self, month: int, first: int, last: int, year: int | None, stop: int) -> _Read | None:
        if year is None:
            near = calendar.nearest(self._today, month, first) if self._today else None
            if near is None:
                return None
            year = near.year
        start, end = calendar.valid(year, month, first), calendar.valid(year, month, last)
        if start is None or end is None or end < start:
            return None
        return _Read(calendar.to(calendar.day(start), calendar.day(end)), stop)

    def _bounded(self, index: int) -> _Read | None:
        """`avant …`, `depuis …`, `after …`: open on one side."""
        for category, side in (
            ("until", Open.BEFORE),
            ("before", Open.BEFORE),
            ("since", Open.AFTER),
            ("after", Open.AFTER),
        ):
            opening = self._at(index, category)
            if opening is None:
                continue
            read = self._plain(self._skip(opening[1], "articles")) or self._plain(opening[1])
            if read is not None and read.when.open is Open.NEITHER:
                return _Read(replace(read.when, open=side), read.stop)
        return None

    def _once(self, name: str, index: int, rule: Callable[[int], _Read | None]) -> _Read | None:
        """What a rule reads at a place, worked out once."""
        key = (name, index)
        if key not in self._read:
            self._read[key] = rule(index)
        return self._read[key]

    def _plain(self, index: int) -> _Read | None:
        return self._once("plain", index, self._read_plain)

    def _read_plain(self, index: int) -> _Read | None:
        """A day, with its time where one follows, or a period; open towards the future with `or later`."""
        read = self._longest(index, (self._day, self._period, self._piece, self._offset))
        if read is None:
            return None
        onward = self._at(read.stop, "onward")
        if onward is not None:
            return _Read(replace(read.when, open=Open.AFTER), onward[1])
        return self._with_time(read) if read.when.grain is Grain.DAY else read

    def _offset(self, index: int) -> _Read | None:
        """`two weeks before Christmas`, `3 jours à partir de mardi`."""
        number = self._number(index)
        unit = self._at(number[1], "units") if number else None
        if number is None or unit is None or unit[0] in {"second", "minute", "hour"}:
            return None
        for category, sign in (("offset_back", -1), ("offset_on", 1)):
            middle = self._at(unit[1], category)
            base = self._day(self._skip(middle[1], "articles")) or self._day(middle[1]) if middle else None
            if base is not None:
                return self._stepped(base.when.first, str(unit[0]), sign * number[0], base.stop)
        return None

    def _with_time(self, read: _Read) -> _Read:
        time = self._time(self._skip(self._over(read.stop, ","), "at"))
        return read if time is None else _Read(replace(read.when, time=time[0]), time[1])

    def _time(self, index: int) -> tuple[str, int] | None:
        """`20h30`, `8:30 pm`, `5 p.m.`: hours and minutes."""
        words = self._words
        if index >= len(words) or not words[index].isdecimal() or not int(words[index][:3]) <= 24:
            return None
        hour, stop, minute = int(words[index]), index + 1, 0
        clock = self._at(stop, "clock")
        parted = stop < len(words) and words[stop] in {":", "h"}
        if parted and stop + 1 < len(words) and words[stop + 1].isdecimal() and len(words[stop + 1]) == 2:
            minute, stop = int(words[stop + 1]), stop + 2
        elif clock is not None:
            stop = clock[1]
        am, pm = self._at(stop, "am"), self._at(stop, "pm")
        if stop == index + 1 and not (am or pm):
            return None
        if pm is not None and hour < 12:
            hour += 12
        stop = (am or pm or ("", stop))[1]
        return (f"{hour % 24:02}:{minute:02}", stop) if minute < 60 else None

    def _now(self, index: int) -> _Read | None:
        found = self._at(index, "now")
        return _Read(calendar.day(self._today), found[1]) if found and self._today else None

    # Days.

    def _day(self, index: int) -> _Read | None:
        return self._once("day", index, self._read_day)

    def _read_day(self, index: int) -> _Read | None:
        rules = (
            self._figures,
            self._year_first,
            self._day_month,
            self._month_day,
            self._counted_day,
            self._feast,
            self._weekday,
            self._week_day,
            self._steps,
            self._bare_day,
        )
        return self._longest(index, rules)

    def _year_after(self, index: int) -> tuple[int | None, int]:
        """The year behind a month, and where it stops."""
        after = self._over(self._skip(self._over(index, ",", "-", "/", "."), "of"), ",")
        year = self._year(after)
        return year if year is not None else (None, index)

    def _dated(self, year: int | None, month: int, number: int, stop: int) -> _Read | None:
        if year is not None:
            date = calendar.valid(year, month, number)
        else:
            date = calendar.nearest(self._today, month, number) if self._today else None
        return _Read(calendar.day(date), stop, guessed=year is None) if date else None

    def _weekday_before(self, index: int) -> int:
        """After `lundi`, `Monday,` and an article."""
        found = self._at(index, "weekdays")
        return index if found is None else self._skip(self._over(found[1], ",", "."), "articles")

    def _day_month(self, index: int) -> _Read | None:
        """`lundi 14 août 2023`, `the 4th of July`."""
        number = self._day_number(self._weekday_before(index))
        if number is None:
            return None
        after = self._skip(self._over(number[1], "-", "/", "."), "of")
        month = self._value(after, "months") or self._value(self._skip(number[1], "articles"), "months")
        if month is None:
            return None
        year, stop = self._year_after(
            self._over(month[1], ".") if self._year_after(self._over(month[1], "."))[0] else month[1]
        )
        return self._dated(year, month[0], number[0], stop)

    def _month_day(self, index: int) -> _Read | None:
        """`August 14th, 2023`, `sep-23-2020`."""
        month = self._value(self._weekday_before(index), "months")
        if month is None:
            return None
        number = self._day_number(self._skip(self._over(month[1], ".", "-", "/"), "articles"))
        if number is None or (number[1] == month[1] + 1 and self._year(month[1]) is not None):
            return None
        year, stop = self._year_after(number[1])
        return self._dated(year, month[0], number[0], stop)

    def _figures(self, index: int) -> _Read | None:
        """`2023-08-14`, `14/08/2023`, `14.8.23`, `14/8`, `vendredi 07/06`."""
        index = self._weekday_before(index)
        if index >= len(self._words):
            return None
        word = self._words[index]
        parts = word.split(".")
        stop = index + 1
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

    def _of_figures(self, numbers: list[int], parts: list[str], stop: int) -> _Read | None:
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

    def _counted_day(self, index: int) -> _Read | None:
        """`hier`, `tomorrow`."""
        found = self._value(index, "days")
        if found is None or self._today is None:
            return None
        return _Read(calendar.day(self._today + dt.timedelta(days=found[0])), found[1])

    def _feast(self, index: int) -> _Read | None:
        """`Noël`, `next Christmas`, `Independence Day of this year`."""
        before = self._relation(index)
        found = self._at(before[1] if before else index, "feasts")
        if found is None:
            return None
        month, day = map(int, str(found[0]).split("-"))
        year, stop = self._year_after(found[1])
        related = self._related_year(found[1]) if year is None else None
        if related is not None:
            year, stop = related
        read = self._dated(year, month, day, stop)
        if read is None or before is None or self._today is None:
            return read
        passed = read.when.first <= self._today
        return self._dated(
            read.when.first.year + (before[0] > 0 and passed) - (before[0] < 0 and not passed), month, day, stop
        )

    def _year_first(self, index: int) -> _Read | None:
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

    def _weekday(self, index: int) -> _Read | None:
        """`lundi`, `lundi dernier`, `next Monday`, `vendredi 31`."""
        before = self._relation(index)
        found = self._value(before[1] if before else index, "weekdays")
        if found is None or self._today is None:
            return None
        after = None if before else self._relation(found[1])
        week = self._of_week(found[0], found[1])
        if week is not None:
            return week
        number = self._day_number(self._skip(found[1], "articles"))
        if number is not None and number[0] > 0 and before is None:
            same = self._same_weekday(found[0], number[0])
            return _Read(calendar.day(same), number[1]) if same else None
        relation, stop = before or after or (None, found[1])
        return _Read(calendar.day(self._on(found[0], relation)), max(stop, found[1]))

    def _of_week(self, weekday: int, index: int) -> _Read | None:
        """`Tuesday of last week`."""
        read = self._unit(self._skip(index, "of"))
        if read is None or (read.when.last - read.when.first).days != 6:
            return None
        return _Read(calendar.day(read.when.first + dt.timedelta(days=weekday)), read.stop)

    def _week_day(self, index: int) -> _Read | None:
        """`next week on Tuesday`."""
        week = self._unit(index)
        if week is None or (week.when.last - week.when.first).days != 6:
            return None
        after = week.stop + (self._words[week.stop : week.stop + 1] == ["on"])
        found = self._value(self._skip(after, "articles"), "weekdays")
        return found and _Read(calendar.day(week.when.first + dt.timedelta(days=found[0])), found[1])

    def _bare_day(self, index: int) -> _Read | None:
        """`the 18th`."""
        first = self._skip(index, "articles")
        number = self._ordinal(first)
        if number is None or first == index or number[1] != first + 2 or self._today is None or number[0] > 31:
            return None
        if self._at(number[1], "units") or (number[1] < len(self._words) and self._words[number[1]][0].isalpha()):
            return None
        near = self._nearest_number(self._today, number[0])
        return near and _Read(calendar.day(near), number[1])

    def _nearest_number(self, today: dt.date, number: int) -> dt.date | None:
        months = (calendar.shift(today.replace(day=1), "month", step) for step in (-1, 0, 1))
        dates = [date for there in months if (date := calendar.valid(there.year, there.month, number))]
        return min(dates, key=lambda date: abs(date - today), default=None)

    def _on(self, weekday: int, relation: int | None) -> dt.date:
        """The weekday meant: the one of this week with `this`, else before or after today, else the nearest."""
        assert self._today is not None  # noqa: S101 -- its only caller has looked
        offset = weekday - self._today.weekday()
        if relation is None:
            offset = min((offset - 7, offset, offset + 7), key=lambda days: (abs(days), days))
        elif relation:
            offset = offset + 7 * relation
        return self._today + dt.timedelta(days=offset)

    def _same_weekday(self, weekday: int, number: int) -> dt.date | None:
        """`vendredi 31`: the nearest month in which that day is that weekday."""
        assert self._today is not None  # noqa: S101 -- its only caller has looked
        for step in sorted(range(-12, 13), key=abs):
            there = calendar.shift(self._today.replace(day=1), "month", step)
            date = calendar.valid(there.year, there.month, number)
            if date is not None and date.weekday() == weekday:
                return date
        return None

    def _relation(self, index: int) -> tuple[int, int] | None:
        """`last` -1, `this` 0, `next` 1."""
        for category, value in (("last", -1), ("this", 0), ("same", 0), ("next", 1)):
            found = self._at(index, category)
            if found is not None:
                return value, found[1]
        return None

    def _steps(self, index: int) -> _Read | None:
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

    def _stepped(self, date: dt.date, unit: str, count: int, stop: int) -> _Read | None:
        try:
            return _Read(calendar.day(calendar.shift(date, unit, count)), stop)
        except (ValueError, OverflowError):
            return None

    # Periods.

    def _period(self, index: int) -> _Read | None:
        return self._once("period", index, self._read_period)

    def _read_period(self, index: int) -> _Read | None:
        rules = (
            self._month,
            self._month_figures,
            self._whole_year,
            self._unit,
            self._several,
            self._season,
            self._quarter,
            self._week_of,
            self._week_number,
            self._decade,
            self._century,
        )
        return self._longest(index, rules)

    def _piece(self, index: int) -> _Read | None:
        """`début 2018`, `mid-August`, `the end of the year`."""
        for category, which in (("start_of", "start"), ("middle_of", "middle"), ("end_of", "end")):
            found = self._at(index, category)
            if found is None:
                continue
            after = self._skip(self._over(found[1], "-"), "of")
            read = self._period(self._skip(after, "articles")) or self._period(after)
            if read is None and self._today is not None:
                unit = self._at(self._skip(after, "articles"), "units")
                if unit is not None and unit[0] in {"week", "month", "year"}:
                    read = _Read(calendar.around(self._today, str(unit[0])), unit[1])
            if read is not None:
                return _Read(calendar.piece(read.when, which), read.stop)
        return None

    def _month(self, index: int) -> _Read | None:
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
            return _Read(calendar.month(year, month[0]), stop)
        doubtful = self._words[first] in _DOUBTFUL and not before
        if doubtful and (not self._tokens[first].capital or first == 0):
            return None
        return self._near_month(month, before)

    def _month_figures(self, index: int) -> _Read | None:
        """`2015-12`, `12/2015`."""
        first, sign, second = [*self._words[index : index + 3], "", "", ""][:3]
        if sign not in {"-", "/"} or not (first.isdecimal() and second.isdecimal()) or not self._joined(index + 2):
            return None
        year, number = (first, second) if len(first) == 4 else (second, first)
        if len(year) != 4 or len(number) > 2 or not 1 <= int(number) <= 12 or not 1000 <= int(year) <= 2199:
            return None
        return _Read(calendar.month(int(year), int(number)), index + 3)

    def _near_month(self, month: tuple[int, int], before: tuple[int, int] | None) -> _Read | None:
        if self._today is None:
            return None
        after = self._relation(month[1]) if before is None else None
        of_year = self._related_year(month[1])
        if of_year is not None:
            return _Read(calendar.month(of_year[0], month[0]), of_year[1])
        relation, stop = before or after or (None, month[1])
        year = self._today.year
        if relation is None:
            near = calendar.nearest(self._today, month[0], 15)
            year = near.year if near else year
        elif relation < 0:
            year -= month[0] >= self._today.month
        elif relation > 0:
            year += month[0] <= self._today.month
        return _Read(calendar.month(year, month[0]), max(stop, month[1]), guessed=relation is None)

    def _related_year(self, index: int) -> tuple[int, int] | None:
        """`de l'année dernière`, `of this year`, `next year`."""
        if self._today is None:
            return None
        read = self._unit(self._skip(self._over(index, ","), "of"))
        if read is None or read.when.grain is not Grain.YEAR:
            return None
        return read.when.first.year, read.stop

    def _whole_year(self, index: int) -> _Read | None:
        """`2018`, `l'année 2018`."""
        unit = self._at(self._skip(index, "articles"), "units")
        first = unit[1] if unit is not None and unit[0] == "year" else index
        found = self._year(first)
        if found is None or (self._joined(found[1]) and self._words[found[1]] in {"/", "%", "€", "$", "s"}):
            return None
        return _Read(calendar.year(found[0]), found[1])

    def _unit(self, index: int) -> _Read | None:
        return self._once("unit", index, self._read_unit)

    def _read_unit(self, index: int) -> _Read | None:
        """`la semaine dernière`, `this month`, `next year`."""
        before = self._relation(index)
        if before is None and self._vocabulary.counted_articles and self._vocabulary.day_first:
            led = self._skip(index, "articles")  # `la próxima semana`
            before = self._relation(led) if led > index else None
        first = index if before else self._skip(index, "articles")
        unit = self._at(before[1] if before else first, "units")
        if unit is None or self._today is None or unit[0] in {"second", "minute", "hour", "day"}:
            return None
        after = self._relation(unit[1]) if before is None else None
        relation = before or after
        if relation is None:
            return None
        there = self._stepped(self._today, str(unit[0]), relation[0], max(unit[1], relation[1]))
        return there and _Read(calendar.around(there.when.first, str(unit[0])), there.stop)

    def _several(self, index: int) -> _Read | None:
        """`les trois derniers mois`, `the next two weeks`, `5 años pasados`."""
        for order in (("relation", "number"), ("number", "relation"), ("number", "unit")):
            read = self._counted_units(index, order)
            if read is not None:
                return read
        return None

    def _counted_units(self, index: int, order: tuple[str, str]) -> _Read | None:
        relation: tuple[int, int] | None
        if order[0] == "relation":
            relation = self._relation(index)
            number = self._number(relation[1]) if relation else None
            unit = self._at(number[1], "units") if number else None
        else:
            number = self._number(index)
            relation = self._relation(number[1]) if number and order[1] == "relation" else None
            unit = self._at(relation[1] if relation else number[1], "units") if number else None
            relation = relation or (self._relation(unit[1]) if unit else None)
        if not (relation and number and unit) or self._today is None or unit[0] in {"second", "minute", "hour"}:
            return None
        other = self._stepped(self._today, str(unit[0]), relation[0] * number[0], max(unit[1], relation[1]))
        if other is None or not relation[0]:
            return None
        day = dt.timedelta(days=1)
        if relation[0] < 0:
            return _Read(When(other.when.first, self._today - day), other.stop)
        return _Read(When(self._today + day, other.when.first), other.stop)

    def _season(self, index: int) -> _Read | None:
        """`l'été 2022`, `last winter`."""
        before = self._relation(index)
        found = self._value(before[1] if before else index, "seasons")
        if found is None:
            return None
        year, stop = self._year_after(found[1])
        if year is None:
            related = self._related_year(found[1])
            after = self._relation(found[1]) if before is None else None
            relation = before or after
            if related is not None:
                year, stop = related
            elif self._today is None or relation is None:
                return None
            else:
                year, stop = self._today.year + relation[0], max(relation[1], found[1])
        return _Read(calendar.season(year, found[0]), stop)

    def _quarter(self, index: int) -> _Read | None:
        """`Q2 2019`, `le premier trimestre 2019`, `the second half of the year`."""
        led = self._year(index)
        mark = self._at(self._over(led[1], "-"), "quarters_mark") if led else self._at(index, "quarters_mark")
        if mark is not None and self._joined(mark[1]) and self._words[mark[1]] in {"1", "2", "3", "4"}:
            number, months = int(self._words[mark[1]]), 6 if mark[0] in {"h", "s"} else 3
            if number * months > 12:
                return None
            if led is not None:
                return _Read(calendar.part_of_year(led[0], number, months), mark[1] + 1)
            return self._part(number, months, mark[1] + 1)
        ordinal = self._ordinal(self._counted(index))
        unit = self._at(ordinal[1], "units") if ordinal else None
        if ordinal is None:
            return self._quarter_number(index, led)
        if unit is None or unit[0] not in {"quarter", "half"}:
            return None
        months = 3 if unit[0] == "quarter" else 6
        return self._part(ordinal[0], months, unit[1]) if 1 <= ordinal[0] <= 12 // months else None

    def _quarter_number(self, index: int, led: tuple[int, int] | None) -> _Read | None:
        """`trimestre 3 2019`, `2019-trimestre1`."""
        unit = self._at(self._over(led[1], "-") if led else index, "units")
        number = self._number(unit[1]) if unit and unit[0] == "quarter" else None
        if unit is None or number is None or not 1 <= number[0] <= 4 or not self._words[unit[1]].isdecimal():
            return None
        if led is not None:
            return _Read(calendar.part_of_year(led[0], number[0], 3), number[1])
        return self._part(number[0], 3, number[1])

    def _part(self, number: int, months: int, index: int) -> _Read | None:
        year, stop = self._year_after(index)
        if year is None:
            related = self._related_year(index)
            if related is not None:
                year, stop = related
            elif self._today is not None:
                year = self._today.year
            else:
                return None
        return _Read(calendar.part_of_year(year, number, months), stop)

    def _week_of(self, index: int) -> _Read | None:
        """`the third week of 2018`, `la première semaine de janvier`."""
        ordinal = self._ordinal(self._counted(index))
        unit = self._at(ordinal[1], "units") if ordinal else None
        if ordinal is None or unit is None or unit[0] not in {"week", "month", "day"}:
            return None
        inner = self._period(self._skip(self._skip(unit[1], "of"), "articles")) or self._period(
            self._skip(unit[1], "of")
        )
        if inner is None or inner.when.grain not in {Grain.MONTH, Grain.YEAR}:
            return None
        there = _nth(inner.when, ordinal[0], str(unit[0]))
        return _Read(there, inner.stop) if there else None

    def _week_number(self, index: int) -> _Read | None:
        """`week 10`, `semaine 3 de 2027`, `la semaine commençant le 4 février`."""
        unit = self._at(index, "units") or self._at(self._skip(index, "articles"), "units")
        if unit is None or unit[0] != "week":
            return None
        since = self._at(unit[1], "since")
        day = self._day(self._skip(since[1], "articles")) or self._day(since[1]) if since else None
        if day is not None:
            return _Read(When(day.when.first, day.when.first + dt.timedelta(days=6)), day.stop)
        number = self._number(unit[1])
        if number is None or not 1 <= number[0] <= 53 or not self._words[unit[1]].isdecimal() or self._today is None:
            return None
        year, stop = self._year_after(number[1])
        there = _nth(calendar.year(year or self._today.year), number[0], "week")
        return there and _Read(there, stop)

    def _decade(self, index: int) -> _Read | None:
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
        if not plural and (opening is None or words[index] in {"the", "les", "los"}):
            return None
        number = int(words[first])
        start = number if number >= _CENTURY else 1900 + number if number >= 20 else 2000 + number
        return _Read(calendar.years(start, start + 9), first + 1 + plural) if start else None

    def _century(self, index: int) -> _Read | None:
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
        return _Read(calendar.years(max(1, start), start + 99), max(closing[1], number[1]))

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


def _moved(when: When, year: int) -> When:
    """The same month or day in another year."""
    first = calendar.valid(year, when.first.month, when.first.day)
    if first is None:
        return when
    if when.grain is Grain.MONTH:
        return calendar.month(year, first.month)
    return calendar.day(first) if when.grain is Grain.DAY else when


def _later(when: When) -> When:
    return _moved(when, when.first.year + 1)


def _nth(period: When, number: int, unit: str) -> When | None:
    """The n-th week, month or day of a period; -1 is the last."""
    if unit == "month":
        which = number if number > 0 else 12
        return calendar.month(period.first.year, which) if period.grain is Grain.YEAR and which <= 12 else None
    if unit == "day":
        date = period.last if number < 0 else period.first + dt.timedelta(days=number - 1)
        return calendar.day(date) if date <= period.last else None
    if number < 0:
        return calendar.around(period.last, "week")
    # As ISO 8601 counts: the first week is the one with a Thursday in the period.
    thursday = period.first + dt.timedelta(days=(3 - period.first.weekday()) % 7 + 7 * (number - 1))
    return calendar.around(thursday, "week") if thursday <= period.last else None
