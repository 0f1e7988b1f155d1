"""What a value is called: a choice as the form has it, a record by its title, a day or a language in words."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from claimspring.editor.desk import OpenDesk
from claimspring.editor.field_words import at_way, key_name, said_together
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.claim import CREDIT_KINDS, FORMS, PLACES_OF_CHANGE, SPEAKER_TYPES
from claimspring.editor.screens.names import CERTAINTIES
from claimspring.editor.titles import name_of
from claimspring.i18n import labels
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.model.claim import ReviewStatus
from claimspring.read.yaml import Data

_CHOICES: Mapping[str, Mapping[Any, str]] = MappingProxyType(
    {
        "article.kind": labels.ARTICLE_KINDS,
        "certainty": CERTAINTIES,
        "changed.where": PLACES_OF_CHANGE,
        "check": labels.CHECKS,
        "claim.kind": labels.CLAIM_KINDS,
        "control": labels.CONTROLS,
        "credits.kind": CREDIT_KINDS,
        "form": FORMS,
        "history.change": labels.CHANGES,
        "how": labels.WAYS,
        "medium": labels.MEDIA,
        "publishers.kind": labels.PUBLISHER_KINDS,
        "source.kind": labels.SOURCE_KINDS,
        "speaker_type": SPEAKER_TYPES,
        "stance": labels.STANCES,
        "status": {
            ReviewStatus.DRAFT: mark("draft"),
            ReviewStatus.IN_REVIEW: mark("in review"),
            ReviewStatus.PUBLISHED: mark("published"),
            ReviewStatus.UNTRACED: mark("Not traced yet"),
        },
    }
)
"""The fields that take one of a few values, and what these are called."""
_RECORDS = frozenset(
    [
        "about",
        "article",
        "authority",
        "begins_at",
        "compared_with",
        "edition_of",
        "from",
        "id",
        "owner",
        "publisher",
        "source",
        "to",
        "verdict",
    ]
)
"""The fields that name a record by its id; a text is no record's id."""
_TRUTH: Mapping[str, str] = MappingProxyType({"true": mark("yes"), "false": mark("no")})
_UNDETERMINED = "und"
"""The language of a text of which none is said."""
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def value_name(desk: OpenDesk, language: str, way: Sequence[str], value: Data) -> str:
    """The value at the end of a way that begins with the kind of file; nothing where there is none."""
    match value:
        case dict():
            told = (_part(desk, language, way, str(key), item) for key, item in value.items())
            return "\n".join(told)
        case list():
            return "\n".join(value_name(desk, language, way, item) for item in value)
        case None:
            return ""
        case _:
            return _scalar(desk, language, way, str(value))


def _part(desk: OpenDesk, language: str, way: Sequence[str], key: str, value: Data) -> str:
    name, told = key_name(words_in(language), [*way, key]), value_name(desk, language, [*way, key], value)
    return told if key == _UNDETERMINED else said_together(words_in(language), [name, told])


def _scalar(desk: OpenDesk, language: str, way: Sequence[str], value: str) -> str:
    words = words_in(language)
    choice = (at_way(_CHOICES, way) or _TRUTH).get(value.lower())
    if choice:
        return alone(words.say(choice))
    match way[-1]:
        case "language":
            return alone(words.language_name(value))
        case "country":
            return alone(words.country_name(value))
        case key if key in _RECORDS:
            return name_of(desk.corpus, language, value) or value
    if _DAY.fullmatch(value):
        with suppress(ValueError):
            return alone(words.partial_date(value))
    return value
