"""What fields of files are called at the desk: the way to a value, as people would name it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words
from claimspring.model.finding import Route

FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "statement": mark("Statement"),
        "speaker": mark("Speaker"),
        "summary": mark("The reason, in one sentence"),
        "fact": mark("What is the case, in at most 120 characters"),
        "reasons": mark("The reasons in short"),
        "rationale": mark("The reasons at length; Markdown is formatted"),
        "verdict": mark("Verdict"),
        "passage": mark("The source’s own words"),
        "note": mark("What a reader should know about it"),
        "published": mark("Published"),
        "retrieved": mark("Read on"),
        "archived": mark("Copy in a public archive"),
        "title": mark("Title, as printed"),
        "author": mark("Author, as printed"),
        "language": mark("Language"),
        "publisher": mark("Publisher"),
        "address": mark("Address"),
        "url": mark("Address"),
        "evidence": mark("Evidence"),
        "trail": mark("Trail"),
        "credits": mark("Whom the article credits"),
        "fix": mark("What would be right"),
        "reviewed_by": mark("Who answers for the review"),
        "reviewed_on": mark("Reviewed on"),
        "topics": mark("Topics"),
        "appearances": mark("Words"),
        "status": mark("Status"),
        "history": mark("History"),
        "source": mark("Source"),
        "name": mark("Name"),
        "country": mark("Country"),
        "stance": mark("What it does to the statement"),
        "text": mark("Text"),
        "value": mark("Text"),
        "form": mark("How the article gives the words"),
        "said_at": mark("The place or the occasion"),
        "check": mark("Did they really say it?"),
        "sole_because": mark("Why nobody else can know it"),
        "credited": mark("the article names it"),
        "certainty": mark("How it is known"),
        "compared_with": mark("Which document was read and compared"),
        "fix_none": mark("No other words would put it right"),
        "open_questions": mark("What could not be settled"),
        "unlocated": mark("Why there is no address"),
        "derived_from": mark("Made from"),
        "short": mark("Short name"),
    }
)
"""The names of the screens, by the keys of the files."""
_AROUND = frozenset({"review"})
"""Keys that only hold others."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-\w+)?")


@dataclass(frozen=True, slots=True)
class FieldAt:
    """The field at a route, to be named in the language of whoever reads it."""

    route: Route


def field_name(words: Words, route: Route) -> str:
    """A field's name; one that the screens do not show is called as in its file."""
    named: list[str] = []
    for step, key in enumerate(route):
        name = FIELD_NAMES.get(str(key))
        if isinstance(key, int):
            named[-1:] = [f"{named[-1]} {key + 1}" if named else str(key + 1)]
        elif name:
            named.append(alone(words.say(name)))
        elif step and _LANGUAGE.fullmatch(key) and len(key) != 3:
            named[-1:] = [f"{named[-1]} ({key})"] if named else [key]
        elif key not in _AROUND or len(route) == 1:
            named.append(key.replace("_", " "))
    return ": ".join(named)


def field_names(words: Words, fields: Iterable[str]) -> Iterator[str]:
    """The names of several, each as a record of publication writes it: `summary.en`."""
    return (field_name(words, tuple(field.split("."))) for field in fields)
