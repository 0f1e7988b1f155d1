"""Texts of the interface for templates: the functions `_` and `ngettext`, whose texts are safe and values escaped."""

from collections.abc import Callable, Mapping
from functools import cache

from markupsafe import Markup, escape

from claimspring.i18n.html import html, markup
from claimspring.i18n.translator import Words


def translator(words: Words) -> Callable[..., Markup]:
    """Says a text of the interface with its values filled in; the text is safe, the values are escaped."""

    @cache
    def plain(text: str) -> Markup:
        return markup(html(words.say(text)))

    def say(text: str, **values: object) -> Markup:
        if not values:
            return plain(text)
        return markup(html(words.say(text, **_escaped(values))))

    return say


def counter(words: Words) -> Callable[..., Markup]:
    """The same for a text that counts something as `num`."""

    def count(one: str, many: str, number: int, **values: object) -> Markup:
        return markup(html(words.count(one, many, number, **_escaped(values))))

    return count


def _escaped(values: Mapping[str, object]) -> dict[str, Markup]:
    return {name: escape(value) for name, value in values.items()}
