"""What can be chosen from lists that the world keeps: countries and languages, named in the desk's language."""

import unicodedata
from collections.abc import Iterable
from functools import cache

from babel import Locale

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of every country, by name."""
    names = Locale.parse(language, sep="-").territories
    known = ((code, name) for code, name in names.items() if code.isalpha() and code not in _NO_COUNTRIES)
    return _sorted(known)


@cache
def languages_of_the_world(language: str, first: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Tag and name of some languages, then of every other one that has a tag of two letters, by name."""
    names = Locale.parse(language, sep="-").languages
    others = _sorted((tag, name) for tag, name in names.items() if len(tag) == len("en") and tag not in first)
    return (*((tag, names.get(tag, tag)) for tag in first), *others)


def _sorted(known: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(known, key=lambda pair: _plain(pair[1])))


def _plain(name: str) -> str:
    """A name without its accents, so that Égypte stands under E."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(sign))
