"""The grammar of dates: at each place the longest expression that some rule reads, as mentions with values.

In: tokens of a sentence, a vocabulary, the article's day (None: relative words stay unread). Every rule looks at a few
tokens only, so time is linear.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimspring.extract.dates import calendar
from claimspring.extract.dates.calendar import Grain, Open, When
from claimspring.extract.dates.days import Days
from claimspring.extract.dates.words import REACH, Read
from claimspring.lexicon.date_words import Vocabulary, bare
from claimspring.lexicon.tokens import Token

_BOUNDS = (("until", Open.BEFORE), ("before", Open.BEFORE), ("since", Open.AFTER), ("after", Open.AFTER))


class FoundDate(NamedTuple):
    """A date and its place in the text."""

    start: int
    end: int
    when: When


def find_dates(tokens: Sequence[Token], vocabulary: Vocabulary, today: dt.date | None) -> Iterator[FoundDate]:
    """The dates of a sentence in order, the longest at each place; they do not overlap."""
    words = [bare(token.low) for token in tokens]
    if not any(map(vocabulary.anchors, words)):
        return
    if any("-" in word for word in words):
        tokens = list(_parted(tokens, vocabulary))
        words = [bare(token.low) for token in tokens]
    reader = _Ranges(words, tokens, vocabulary, today)
    near = _near_anchors(words, vocabulary)
    index = 0
    while index < len(tokens):
        read = reader.expression(index) if near[index] >= reader.reach_needed(index) else None
        if read is None:
            index += 1
        else:
            # The full stop of a sentence is not taken for that of an abbreviated month.
            last = read.stop - 2 if read.stop == len(words) and words[-1] == "." else read.stop - 1
            yield FoundDate(tokens[index].start, tokens[last].end, read.when)
            index = read.stop


def _near_anchors(words: Sequence[str], vocabulary: Vocabulary) -> list[int]:
    """For each place how near a word comes without which there is no date: `REACH` is here, 0 is out of reach."""
    near, left = [0] * len(words), 0
    for index in range(len(words) - 1, -1, -1):
        left = REACH if vocabulary.anchors(words[index]) else max(0, left - 1)
        near[index] = left
    return near


def _parted(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Token]:
    """The tokens, with words such as `mid-November` and `jan-feb` taken apart at their hyphens."""
    for token in tokens:
        parts = token.low.split("-")
        known = vocabulary.known
        whole = token.low.startswith("-") or bare(token.low) in known
        if whole or len(parts) != 2 or not all(parts) or bare(parts[1]) not in known:
            yield token
            continue
        middle = token.start + len(parts[0])
        yield Token(token.start, middle, parts[0], token.capital)
        yield Token(middle, middle + 1, "-", capital=False)
        yield Token(middle + 1, token.end, parts[1], capital=False)


class _Ranges(Days):
    """Reads whole expressions: ranges, open periods, days with a time."""

    def expression(self, index: int) -> Read | None:
        """The longest expression that starts here."""
        rules = (self._between, self._from_to, self._numbers_of_month, self._days_of_month, self._bounded, self._plain)
        return self._longest(index, rules)

    def _between(self, index: int) -> Read | None:
        """`entre A et B`."""
        opening = self._at(index, "between")
        if opening is None:
            return None
        first = self._skip(opening[1], "articles")
        return self._range(first, "and") or self._short(opening[1], "and") or self._range(first, "to")

    def _from_to(self, index: int) -> Read | None:
        """`du A au B`, `A - B`."""
        first = self._skip(index, "from")
        return self._range(first, "to") or self._range(index, "to") or self._short(first, "to")

    def _range(self, index: int, joint: str) -> Read | None:
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
            return Read(replace(first, open=Open.AFTER), end.stop)
        return Read(calendar.to(first, end.when), end.stop)

    def _in_year_of(self, start: Read, end: Read) -> When:
        """`31 décembre au 5 janvier 2019`: the start takes the year of the end, or the one before."""
        year = end.when.last.year
        year -= (start.when.first.month, start.when.first.day) > (end.when.last.month, end.when.last.day)
        return _moved(start.when, year)

    def _short(self, index: int, joint: str) -> Read | None:
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
        return Read(calendar.to(calendar.day(start), end.when), end.stop)

    def _numbers_of_month(self, index: int) -> Read | None:
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

    def _days_of_month(self, index: int) -> Read | None:
        """`desde 1 hasta 7 de mayo de 2020`, `du 4 au 23 du mois prochain`; `in May from 1 to 7`: the rule above."""
        opening = self._at(index, "between")
        first = self._skip(opening[1] if opening else self._skip(index, "from"), "articles")
        start = self._day_number(first)
        middle = self._at(start[1], "and" if opening else "to") if start else None
        end = self._day_number(self._skip(middle[1], "articles")) if middle else None
        if start is None or end is None:
            return None
        counted = self._counted_month(end[1])
        if counted is not None:
            there = counted.when.first
            return self._days(there.month, start[0], end[0], there.year, counted.stop)
        month = self._value(self._skip(self._skip(end[1], "of"), "articles"), "months")
        if month is None:
            return None
        year, stop = self._year_after(month[1])
        return self._days(month[0], start[0], end[0], year, stop)

    def _days(self, month: int, first: int, last: int, year: int | None, stop: int) -> Read | None:
        if year is None:
            near = calendar.nearest(self._today, month, first) if self._today else None
            if near is None:
                return None
            year = near.year
        start, end = calendar.valid(year, month, first), calendar.valid(year, month, last)
        if start is None or end is None or end < start:
            return None
        return Read(calendar.to(calendar.day(start), calendar.day(end)), stop)

    def _bounded(self, index: int) -> Read | None:
        """`avant …`, `depuis …`, `after …`: open on one side."""
        for category, side in _BOUNDS:
            opening = self._at(index, category)
            if opening is None:
                continue
            read = self._plain(self._skip(opening[1], "articles")) or self._plain(opening[1])
            if read is not None and read.when.open is Open.NEITHER:
                decade = side is Open.AFTER and read.when.last.year - read.when.first.year == 9
                return Read(read.when if decade else replace(read.when, open=side), read.stop)
        return None

    def _plain(self, index: int) -> Read | None:
        return self._once("plain", index, self._read_plain)

    def _read_plain(self, index: int) -> Read | None:
        """A day, with its time where one follows, or a period; open towards the future with `or later`."""
        read = self._longest(index, (self._day, self._period, self._piece, self._offset))
        if read is None:
            return None
        onward = self._at(read.stop, "onward")
        if onward is not None and self._skip(onward[1], "of", "articles") == onward[1] and not self._number(onward[1]):
            return Read(replace(read.when, open=Open.AFTER), onward[1])
        return self._with_time(read) if read.when.grain is Grain.DAY else read

    def _offset(self, index: int) -> Read | None:
        """`two weeks before Christmas`, `3 jours à partir de mardi`."""
        more, less = self._at(index, "more_than"), self._at(index, "less_than")
        about = more or less
        number = self._number(about[1] if about else index)
        unit = self._at(number[1], "units") if number else None
        if number is None or unit is None or unit[0] in {"second", "minute", "hour"}:
            return None
        lasting = self._lasting(number[0], str(unit[0]), unit[1])
        if lasting is not None:
            return lasting
        for category, sign in (("offset_back", -1), ("offset_on", 1)):
            middle = self._at(unit[1], category)
            base = self._day(self._skip(middle[1], "articles")) or self._day(middle[1]) if middle else None
            if base is None:
                continue
            there = self._stepped(base.when.first, str(unit[0]), sign * number[0], base.stop)
            if there is None or about is None:
                return there
            if more is not None:
                return Read(replace(there.when, open=Open.AFTER if sign > 0 else Open.BEFORE), there.stop)
            first, last = sorted((there.when.first, base.when.first))
            return Read(When(first, last), there.stop)
        return None

    def _lasting(self, count: int, unit: str, index: int) -> Read | None:
        """`2 weeks starting May 20th`."""
        since = self._at(self._over(index, ","), "since")
        base = self._day(self._skip(since[1], "articles")) or self._day(since[1]) if since else None
        if base is None or base.when.grain is not Grain.DAY or self._at(index, "offset_on") == since:
            return None
        there = self._stepped(base.when.first, unit, count, base.stop)
        return there and Read(When(base.when.first, there.when.first - dt.timedelta(days=1)), there.stop)

    def _with_time(self, read: Read) -> Read:
        time = self._time(self._skip(self._over(read.stop, ","), "at"))
        return read if time is None else Read(replace(read.when, time=time[0]), time[1])

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

    def _now(self, index: int) -> Read | None:
        found = self._at(index, "now")
        return Read(calendar.day(self._today), found[1]) if found and self._today else None


def _moved(when: When, year: int) -> When:
    """The same month, part of a month or day in another year."""
    first = calendar.valid(year, when.first.month, when.first.day)
    if first is None:
        return when
    if when.grain is Grain.MONTH:
        return calendar.month(year, first.month)
    if when.grain is Grain.DAY:
        return calendar.day(first)
    return replace(when, first=first, last=calendar.shift(when.last, "year", year - when.first.year))


def _later(when: When) -> When:
    return _moved(when, when.first.year + 1)
