"""A date as people write it -> the day it certainly means, as YYYY-MM-DD; None wherever another may be meant.

`14/08/2023` is certain, for there is no fourteenth month; `08/09/2023` is August in one country and September in
another. With dots the day comes first wherever dates are written so.
"""

import datetime as dt
import re

from claimspring.i18n.month_names import month_names

_YEAR_FIRST = re.compile(r"(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})")
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*")
_IN_WORDS = re.compile(
    r"(?:(?P<year_first>\d{4})\s+)?(?:(?P<day>\d{1,2})(?:er|st|nd|rd|th|º|\.)?\s+(?:de\s+)?)?"
    r"(?P<month>[^\W\d_]+)\.?,?(?:\s+(?P<late_day>\d{1,2})(?:st|nd|rd|th)?,?)?(?:\s+(?:de\s+)?(?P<year>\d{4}))?"
)


def day_meant(text: str) -> str | None:
    """The day that `text` names."""
    text = " ".join(text.split())
    if match := _TIMESTAMP.fullmatch(text):
        return match[1]
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match[1], match[3], match[4])
    if match := _DAY_FIRST.fullmatch(text):
        first, sign, second, year = match.groups()
        if sign == "." or first == second or int(first) > 12:
            return _day(year, second, first)
        return _day(year, first, second) if int(second) > 12 else None
    return _in_words(text)


def _in_words(text: str) -> str | None:
    match = _IN_WORDS.fullmatch(text)
    if match is None:
        return None
    years = [year for year in (match["year_first"], match["year"]) if year]
    days = [day for day in (match["day"], match["late_day"]) if day]
    name = match["month"].casefold()
    month = month_names("wide").get(name) or month_names("abbreviated").get(name)
    return _day(years[0], str(month), days[0]) if month and len(years) == len(days) == 1 else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
