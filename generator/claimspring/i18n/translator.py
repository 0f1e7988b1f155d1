"""Words in the site's languages: the interface's, with plurals, dates and numbers as readers write them, and editors'.

The texts in code and templates are English; `locale/<language>/LC_MESSAGES/claimspring.po` holds the others.
"""

import datetime as dt
import gettext
import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from markupsafe import Markup

from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import Html, escaped, html, html_in_each, markup
from claimspring.i18n.multilingual import START, Multilingual, Said, alone, apart, composed, each, multilingual
from claimspring.model.values import LocalizedText, earliest

CATALOGUES = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
_REGIONS = {"en": "en-GB"}  # 23 November 2026, not November 23, 2026
_KEPT = 4096
_TEXTS_KEPT = 1024
"""Of texts that people wrote: one of a claim is asked for a dozen times while the claim's page is made."""


class Words:
    """What the site says, in one language or in several at once: then every text is multilingual."""

    def __init__(self, *languages: str) -> None:
        self.languages = languages
        self.language = multilingual(languages)
        """The tag of the language, itself multilingual where there are several."""
        self._voices = tuple(map(_voice, languages))
        self._said: dict[str, Multilingual] = {}
        self._texts: dict[str, list[str]] = {}
        """In each language the texts that are still to be filled in."""
        # Kept here, not by functions of the module: to tell one locale from another takes Babel longer than a look-up.
        self.date = lru_cache(maxsize=_KEPT)(self._date)
        """A day in full: 23 November 2026, 23 novembre 2026."""
        self.partial_date = lru_cache(maxsize=_KEPT)(self._partial_date)
        """As much of a date as is known: 2023, August 2023, 14 August 2023."""
        self.number = lru_cache(maxsize=_KEPT)(self._number)
        """A whole number with this language's separators."""
        self.plain = lru_cache(maxsize=_TEXTS_KEPT)(self._plain)
        """The words of a localized text, without their language; nothing where there is none."""
        self.shown = lru_cache(maxsize=_TEXTS_KEPT)(self._shown)
        """The words of a localized text as HTML, marked with their own language where that is another one."""

    def say(self, text: str, **values: object) -> Multilingual:
        """The text in this language, with `%(name)s` filled in."""
        if values:
            texts = self._texts.get(text)
            if texts is None:
                texts = self._texts[text] = [voice.catalogue.gettext(text) for voice in self._voices]
            return self._filled(texts, values)
        said = self._said.get(text)
        if said is None:
            said = self._said[text] = multilingual([voice.catalogue.gettext(text) for voice in self._voices])
        return said

    def count(self, one: str, many: str, number: int, **values: object) -> Multilingual:
        """The singular or plural of a text, with `%(num)s` and other names filled in."""
        texts = [voice.catalogue.ngettext(one, many, number) for voice in self._voices]
        return self._filled(texts, {"num": self.number(number), **values})

    def tag(self, text: LocalizedText) -> Markup:
        """The `lang` attribute of what `plain` gives of a localized text; nothing where its language is not said."""
        tags = [text.pick(language).language for language in self.languages]
        return markup(html_in_each([lang_attributes(tag) for tag in tags]))

    def each(self, work: Callable[[str], str], text: Said) -> Multilingual:
        """A text that was said, with something done to it that looks at whole words."""
        return each(work, text, len(self.languages))

    def sentence(self, text: Said) -> Multilingual:
        """The text with a capital letter at its beginning."""
        return self.each(_capitalized, text)

    def listing(self, items: Sequence[Said]) -> Multilingual:
        """a, b and c."""
        if len(items) == 1:
            return composed(str(items[0]))
        split = [apart(item, len(self.languages)) for item in items]
        rows = ([texts[index] for texts in split] for index in range(len(self.languages)))
        voices = zip(self._voices, rows, strict=True)
        return multilingual([str(format_list(row, locale=voice.locale)) for voice, row in voices])

    def language_name(self, tag: str) -> Multilingual:
        """The name of another language: French, français; the tag where it is unknown."""
        first = tag.split("-", maxsplit=1)[0]
        return multilingual([voice.locale.languages.get(first, tag) for voice in self._voices])

    def country_name(self, code: str) -> Multilingual:
        """The name of a country by its ISO code; the code where it is unknown."""
        return multilingual([voice.locale.territories.get(code.upper(), code) for voice in self._voices])

    def _plain(self, text: LocalizedText | None) -> Multilingual:
        if text is None:
            return composed("")
        if len(text.root) == 1:
            return composed(next(iter(text.root.values())))
        return multilingual([text.pick(language).words for language in self.languages])

    def _shown(self, text: LocalizedText) -> Markup:
        said = text.root
        if len(said) == 1 and "und" in said:
            return markup(escaped(said["und"]))
        return markup(html_in_each([_shown_in(text, language) for language in self.languages]))

    def _filled(self, texts: list[str], values: Mapping[str, object]) -> Multilingual:
        count = len(texts)
        if count == 1:
            return composed(texts[0] % values)
        split = {
            name: apart(value, count) for name, value in values.items() if isinstance(value, str) and START in value
        }
        if not split:
            return multilingual([text % values for text in texts])
        rows = ({name: its[index] for name, its in split.items()} for index in range(count))
        return multilingual([text % {**values, **row} for text, row in zip(texts, rows, strict=True)])

    def _date(self, day: dt.date) -> Multilingual:
        return multilingual([format_date(day, "long", locale=voice.locale) for voice in self._voices])

    def _partial_date(self, date: str) -> Multilingual:
        match len(date):
            case 4:
                return composed(date)
            case 7:
                month = dt.datetime.combine(earliest(date), dt.time())
                return multilingual([format_skeleton("yMMMM", month, locale=voice.locale) for voice in self._voices])
            case _:
                return self._date(earliest(date))

    def _number(self, number: int) -> Multilingual:
        return multilingual([str(format_decimal(number, locale=voice.locale)) for voice in self._voices])


class _Voice(NamedTuple):
    """What one language is said with."""

    catalogue: gettext.NullTranslations
    locale: Locale


def _voice(language: str) -> _Voice:
    try:
        locale = Locale.parse(_REGIONS.get(language, language), sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(_REGIONS[SOURCE_LANGUAGE], sep="-")
    return _Voice(_catalogue(language), locale)


def _shown_in(text: LocalizedText, language: str) -> Html:
    said = text.pick(language)
    words = escaped(said.words)
    if said.language in {language, None}:
        return words
    return html(f"<span{lang_attributes(said.language)}>{words}</span>")


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def own_name(language: str) -> str:
    """A language's own name for itself, as a language switch shows it: English, français, español."""
    return alone(Words(language).language_name(language)).capitalize()


def is_spoken(language: str) -> bool:
    """Whether the program has words of its own in a language; where it has none, the English ones stand.

    >>> is_spoken("en"), is_spoken("fr"), is_spoken("de")
    (True, True, False)
    """
    return language == SOURCE_LANGUAGE or _file(language).exists()


def _file(language: str) -> Path:
    return CATALOGUES / language.replace("-", "_") / "LC_MESSAGES" / "claimspring.po"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, read from its .po file; without one the English texts stand."""
    path = _file(language)
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=path.parts[-3]))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
