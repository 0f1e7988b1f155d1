"""The interface's words in one language: catalogues, plurals, dates and numbers as its readers write them.

The texts in code and templates are English; `locale/<language>/LC_MESSAGES/claimtrail.po` holds the others.
"""

import datetime as dt
import gettext
import io
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from generator.model.values import earliest

CATALOGUES = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
_REGIONS = {"en": "en-GB"}  # 23 November 2026, not November 23, 2026
_KEPT = 4096


class Words:
    """What the site says in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.catalogue = _catalogue(language)
        self._said: dict[str, str] = {}
        try:
            self._locale = Locale.parse(_REGIONS.get(language, language), sep="-")
        except (UnknownLocaleError, ValueError):
            self._locale = Locale.parse(_REGIONS[SOURCE_LANGUAGE], sep="-")
        # Kept here, not by functions of the module: to tell one locale from another takes Babel longer than a look-up.
        self.date = lru_cache(maxsize=_KEPT)(self._date)
        """A day in full: 23 November 2026, 23 novembre 2026."""
        self.partial_date = lru_cache(maxsize=_KEPT)(self._partial_date)
        """As much of a date as is known: 2023, August 2023, 14 August 2023."""
        self.number = lru_cache(maxsize=_KEPT)(self._number)
        """A whole number with this language's separators."""

    def say(self, text: str, **values: object) -> str:
        """The text in this language, with `%(name)s` filled in."""
        said = self._said.get(text)
        if said is None:
            said = self._said[text] = self.catalogue.gettext(text)
        return said % values if values else said

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """The singular or plural of a text, with `%(num)s` and other names filled in."""
        return self.catalogue.ngettext(one, many, number) % {"num": self.number(number), **values}

    def _date(self, day: dt.date) -> str:
        return format_date(day, "long", locale=self._locale)

    def _partial_date(self, date: str) -> str:
        match len(date):
            case 4:
                return date
            case 7:
                return format_skeleton("yMMMM", dt.datetime.combine(earliest(date), dt.time()), locale=self._locale)
            case _:
                return self._date(earliest(date))

    def _number(self, number: int) -> str:
        return str(format_decimal(number, locale=self._locale))

    def listing(self, items: list[str]) -> str:
        """a, b and c."""
        return str(format_list(items, locale=self._locale))

    def language_name(self, tag: str) -> str:
        """The name of another language: French, français; the tag where it is unknown."""
        name: str = self._locale.languages.get(tag.split("-", maxsplit=1)[0], tag)
        return name

    def country_name(self, code: str) -> str:
        """The name of a country by its ISO code; the code where it is unknown."""
        name: str = self._locale.territories.get(code.upper(), code)
        return name


def own_name(language: str) -> str:
    """A language's own name for itself, as a language switch shows it: English, français, español."""
    return Words(language).language_name(language).capitalize()


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, read from its .po file; without one the English texts stand."""
    path = CATALOGUES / language.replace("-", "_") / "LC_MESSAGES" / "claimtrail.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=path.parts[-3]))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
