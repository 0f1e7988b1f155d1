"""Days as pages write them, in the form YYYY-MM-DD; the day as it is printed, never moved to another time zone."""

import datetime as dt
import re
from typing import Any
from urllib.parse import urlsplit

import htmldate
from lxml import html  # type: ignore[import-untyped]  # it ships no types

from claimspring.i18n.month_names import month_names

_DAY = re.compile(r"((?:19|20)\d\d)[-/.]?([01]\d)[-/.]?([0-3]\d)(?!\d)")
_SHORT_DAY = re.compile(r"((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/\-_.]|$)")


def day_of(value: object) -> str:
    """The day that a text begins with; empty where it begins with none."""
    words = value.strip() if isinstance(value, str) else ""
    match = _DAY.match(words) or _SHORT_DAY.match(words)
    return _valid(match) if match else ""


def day_in_address(address: str) -> str:
    """The day in the path of an address; empty where there is none."""
    try:
        match = _IN_ADDRESS.search(urlsplit(address).path)
    except ValueError:
        return ""
    return _valid(match) if match else ""


def day_in_page(tree: Any, address: str) -> str:  # noqa: ANN401 -- lxml ships no types
    """The day that htmldate concludes from the whole page; empty where it finds none.

    Of a month alone it makes the first of that month: such a day counts only where the page has it.
    """
    try:
        found = htmldate.find_date(tree, original_date=True, url=address or None)
    except (ValueError, AttributeError, TypeError, RecursionError):  # it is made for pages of good will
        return ""
    day = day_of(found)
    if day.endswith("-01") and not _first_of_month(day).search(html.tostring(tree, encoding="unicode")):
        return ""
    return day


def _first_of_month(day: str) -> re.Pattern[str]:
    """How pages write a first of a month: in figures, or with the month as a word before or after the day."""
    year, month = day.split("-")[:2]
    in_figures = rf"{year}[-/.]?{month}[-/.]?01|0?1[-/.]0?{int(month)}[-/.]{year}|0?{int(month)}[-/.]0?1[-/.]{year}"
    names = sorted(re.escape(name) for name, number in month_names("abbreviated").items() if number == int(month))
    name = rf"(?:{'|'.join(names)})[^\W\d]*\.?"
    in_words = rf"0?1(?:st|er|\.|º|°)?\s+(?:of\s+|de\s+)?{name},?\s+(?:del?\s+)?{year}|{name}\s+0?1(?:st)?,?\s+{year}"
    return re.compile(rf"(?<![^\W_])(?:{in_figures}|{in_words})(?!\d)", re.IGNORECASE)


def _valid(match: re.Match[str]) -> str:
    try:
        return dt.date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""
