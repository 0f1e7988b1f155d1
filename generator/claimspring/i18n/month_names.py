"""The names of months, in the languages in which dates are read."""

from functools import cache
from typing import Literal

_LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "nl")


@cache
def month_names(width: Literal["wide", "abbreviated"]) -> dict[str, int]:
    """The number of a month by its name, in small letters and without the dot of what is cut short."""
    from babel.dates import get_month_names  # noqa: PLC0415 -- slow to import, and only wanted where a date is in doubt

    return {
        name.casefold().rstrip("."): month
        for language in _LANGUAGES
        for month, name in get_month_names(width, locale=language).items()
    }
