"""A language -> whether there is such a one, and the attributes of an element whose words are in it.

These are `lang`, and `dir` where it runs from right to left. An element whose language is said and runs from left to
right is turned back on pages that do not by the style sheet.
"""

from functools import cache

from babel import Locale, UnknownLocaleError

from claimspring.i18n.html import Html, escaped, html


@cache
def lang_attributes(language: str | None) -> Html:
    """With a space in front; nothing where the language is not known."""
    if not language:
        return html("")
    turned = ' dir="rtl"' if is_right_to_left(language) else ""
    return html(f' lang="{escaped(language)}"{turned}')


@cache
def is_language(tag: str) -> bool:
    """Whether the language that a tag begins with is registered."""
    return tag.split("-", maxsplit=1)[0].casefold() in Locale("en").languages


def is_right_to_left(language: str) -> bool:
    """Whether it is written so; a language of which nothing is known is taken not to be."""
    try:
        return Locale.parse(language, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False
