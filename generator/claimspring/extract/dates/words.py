"""Words at a place of a sentence, seen with a vocabulary: numbers, ordinals, years, `last` and `next`.

Level below the rules for periods and days. Each method returns what it read and where it stopped, or None.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimspring.extract.dates import calendar
from claimspring.extract.dates.calendar import When
from claimspring.lexicon.date_words import Vocabulary
from claimspring.lexicon.tokens import Token

_ROMAN = "ivxe"
REACH = 6
"""So many tokens at most stand before the first telling word of a date."""


class Read(NamedTuple):
    """A date read, and the token after it."""

    when: When
    stop: int
    guessed: bool = False
    """The year was not named."""


class DateTokens:
    """The tokens of one sentence with the vocabulary's expressions at each."""

    def __init__(
        self, words: list[str], tokens: Sequence[Token], vocabulary: Vocabulary, today: dt.date | None
    ) -> None:
        self._words = words
        self._tokens = tokens
        self._vocabulary = vocabulary
        self._today = today
        self._entries = [vocabulary.words.get(word) for word in words]
        self._read: dict[tuple[str, int], Read | None] = {}

    def reach_needed(self, index: int) -> int:
        """How near a telling word must be for an expression to begin here (see `_near_anchors`)."""
        word = self._words[index]
        if word not in self._vocabulary.starters and not self._is_number(index):
            return REACH + 1
        return REACH - 4 if word in self._vocabulary.weak else 1

    def _is_number(self, index: int) -> bool:
        """Whether the word begins with a figure or is a Roman number."""
        word = self._words[index]
        return word[0].isdecimal() or (word[0] in _ROMAN and not word.strip(_ROMAN))

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
            mark = self._at(self._over(number[1], "."), "ordinal_marks")
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
            spelled = None if self._at(index, "articles") else self._value(index, "numbers")  # `a March 28 letter`
            linked = spelled and self._at(self._skip(spelled[1], "of"), "months")
            found = spelled if linked else None
        return found if found and 1 <= found[0] <= 31 else None

    def _year(self, index: int) -> tuple[int, int] | None:
        if index < len(self._words) and self._words[index].isdecimal() and len(self._words[index]) == 4:
            number = int(self._words[index])
            unit = self._at(index + 1, "units")
            part = self._at(index + 1, "quarters_mark") and self._joined(index + 2)
            followed = unit is not None and unit[0] not in {"year", "quarter", "half"} and not part
            if 1000 <= number <= 2199 and not followed:
                return number, index + 1
        return self._spelled_year(index)

    def _spelled_year(self, index: int) -> tuple[int, int] | None:
        """`two thousand and fifteen`, `nineteen ninety six`, `dos mil veinte`."""
        first = self._value(index, "numbers")
        if first is None:
            return None
        thousand = self._at(first[1], "thousand")
        if thousand is not None and first[0] in {1, 2}:
            rest = self._below_hundred(self._skip(thousand[1], "and"))
            return (first[0] * 1000 + rest[0], rest[1]) if rest else None
        rest = self._below_hundred(first[1]) if first[0] in {18, 19, 20} else None
        return (first[0] * 100 + rest[0], rest[1]) if rest and rest[0] > 9 else None

    def _below_hundred(self, index: int) -> tuple[int, int] | None:
        """`ninety six`, `fifteen`."""
        tens = self._value(index, "numbers")
        if tens is None or tens[0] % 10 or tens[0] < 20:
            return tens
        ones = self._value(self._skip(tens[1], "and"), "numbers")
        return (tens[0] + ones[0], ones[1]) if ones and ones[0] < 10 else tens

    def _longest(self, index: int, rules: Sequence[Callable[[int], Read | None]]) -> Read | None:
        best: Read | None = None
        if index >= len(self._words) or (self._entries[index] is None and not self._is_number(index)):
            return None
        for rule in rules:
            read = rule(index)
            if read is not None and (best is None or read.stop > best.stop):
                best = read
        return best

    def _once(self, name: str, index: int, rule: Callable[[int], Read | None]) -> Read | None:
        """What a rule reads at a place, worked out once."""
        key = (name, index)
        if key not in self._read:
            self._read[key] = rule(index)
        return self._read[key]

    def _year_after(self, index: int) -> tuple[int | None, int]:
        """The year behind a month, and where it stops."""
        after = self._over(self._skip(self._over(index, ",", "-", "/", "."), "of"), ",")
        year = self._year(after)
        return year if year is not None else (None, index)

    def _dated(self, year: int | None, month: int, number: int, stop: int) -> Read | None:
        if year is not None:
            date = calendar.valid(year, month, number)
        else:
            date = calendar.nearest(self._today, month, number) if self._today else None
        return Read(calendar.day(date), stop, guessed=year is None) if date else None

    def _relation(self, index: int) -> tuple[int, int] | None:
        """`last` -1, `this` 0, `next` 1: the longest expression that fits."""
        best: tuple[int, int] | None = None
        for category, value in (("last", -1), ("this", 0), ("same", 0), ("next", 1)):
            found = self._at(index, category)
            if found is not None and (best is None or found[1] > best[1]):
                best = value, found[1]
        return best

    def _relation_after(self, index: int) -> tuple[int, int] | None:
        """A relation behind its noun: `lundi dernier`."""
        return None if self._at(index, "leading") else self._relation(index)

    def _stepped(self, date: dt.date, unit: str, count: int, stop: int) -> Read | None:
        try:
            return Read(calendar.day(calendar.shift(date, unit, count)), stop)
        except (ValueError, OverflowError):
            return None
