"""Words by which two wordings of one sentence differ in what they say: negations, numbers; from `contrast.toml`.

All languages are looked at where a text does not say its language.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

_FILE = tomllib.loads(Path(__file__).with_name("contrast.toml").read_text(encoding="utf-8"))


def _by_language(section: str) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _FILE[section].items()}


NEGATIONS = _by_language("negations")
NUMBER_WORDS = _by_language("number_words")
OPENERS = _by_language("openers")
"""Words that often begin a sentence: their capital letter does not make them a name."""
TURNING_PREFIXES = tuple(_FILE["turning_prefixes"].split())
"""What makes a word its opposite."""


def of_language(words: Mapping[str, frozenset[str]], language: str | None) -> frozenset[str]:
    """The words of `language` (a BCP 47 tag), of all languages where it is None or not known here."""
    known = words.get((language or "").split("-")[0].lower())
    return frozenset().union(*words.values()) if known is None else known
