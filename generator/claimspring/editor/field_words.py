"""What fields of files are called at the desk: the way to a value, as people would name it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words
from claimspring.model.finding import Route

FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "about": mark("Of whom it is said"),
        "address": mark("Address"),
        "aliases": mark("Other names under which articles credit it"),
        "also_said_by": mark("Who else says it"),
        "answered_on": mark("Answered on"),
        "answers": mark("The question that it answers"),
        "answers.answer": mark("The answer, in one line"),
        "appearances": mark("Words"),
        "appearances.exact": mark("As the article has them"),
        "appearances.in": mark("The same words in the translation"),
        "appearances.prefix": mark("What stands before them"),
        "appearances.suffix": mark("What stands after them"),
        "archived": mark("Copy in a public archive"),
        "article": mark("Article"),
        "article.kind": mark("What it is"),
        "article.summary": mark("What the check found, in a sentence or two"),
        "article.title": mark("Title"),
        "as_of": mark("The date the verdict applies to, if it was true only for a time"),
        "asked_on": mark("Asked on"),
        "author": mark("Author, as printed"),
        "begins_at": mark("Where these words come from"),
        "certainty": mark("How it is known"),
        "changed": mark("What changed on this step"),
        "changed.from": mark("The words before, in at most 24 characters"),
        "changed.to": mark("What became of them, in at most 24 characters"),
        "changed.where": mark("Where they changed"),
        "check": mark("Did they really say it?"),
        "checks": mark("Earlier checks that it names"),
        "claim.kind": mark("What sort of statement it is"),
        "compared_with": mark("Which document was read and compared"),
        "contacted": mark("The other side"),
        "contacted.how": mark("How: e-mail, telephone, form"),
        "contacted.on": mark("Asked on"),
        "contacted.response": mark("What they answered; leave it empty if nothing came"),
        "control": mark("Control"),
        "country": mark("Country"),
        "credited": mark("the article names it"),
        "credits": mark("Whom the article credits"),
        "credits.as": mark("As the article has it"),
        "credits.kind": mark("What the credit is for"),
        "credits.note": mark("What was found about the credit"),
        "date_from": mark("Where the date is from"),
        "dates": mark("Key dates"),
        "dates.evidence": mark("The passage that says so"),
        "dates.on": mark("The day"),
        "dates.what": mark("What happened, in a few words"),
        "decided": mark("A verdict that settles it"),
        "definition": mark("What it means"),
        "derived_from": mark("Made from"),
        "derived_from.credited": mark("it names it"),
        "description": mark("What is seen or heard, where there are no words to quote"),
        "article.description": mark("What is seen or heard in it"),
        "distortion": mark("How the meaning changed"),
        "edition_of": mark("Another language version, or a copy, of"),
        "evidence": mark("Evidence"),
        "evidence.id": mark("Name for references"),
        "evidence.language": mark("Language of the passage, if not the source’s (en, fr, zh …)"),
        "exceptions": mark("Rules set aside"),
        "exceptions.reason": mark("Why it does not apply here"),
        "exceptions.rule": mark("The finding that does not apply here"),
        "exceptions.until": mark("Until; leave it empty for no end"),
        "extraction": mark("What was read in the article"),
        "extraction.cue": mark("The word that says so"),
        "extraction.dates": mark("Dates in the sentence"),
        "extraction.reasons": mark("Why it is worth checking"),
        "extraction.score": mark("How much it is worth checking"),
        "fact": mark("What is the case, in at most 120 characters"),
        "fix": mark("The correct version"),
        "fix.right": mark("The right words"),
        "fix.wrong": mark("The wrong words"),
        "fix_none": mark("No rewording would make it right"),
        "form": mark("How the article reports the words"),
        "hash": mark("SHA-256 of the file that was looked at"),
        "history": mark("History"),
        "history.change": mark("What kind of change it is"),
        "history.from": mark("Verdict before"),
        "history.note": mark("What changed, and why; readers are told"),
        "history.on": mark("The day"),
        "history.text_from": mark("Text before"),
        "history.text_to": mark("Text now"),
        "history.to": mark("Verdict now"),
        "how": mark("How"),
        "icon": mark("Sign"),
        "independent_because": mark("Why it counts although the article’s sentence was made from this very text"),
        "key": mark("The decisive words; readers see them in bold"),
        "label": mark("Name"),
        "language": mark("Language"),
        "licence": mark("Under which terms its text is shown"),
        "medium": mark("What it is"),
        "name": mark("Name"),
        "no_copies": mark(
            "Nobody may keep or hand out copies of it: somebody asked for that, or it holds personal data"
        ),
        "note": mark("What a reader should know about it"),
        "open_questions": mark("What could not be settled"),
        "origin": mark("The information began here, though it is no primary document: the agency’s own analysis"),
        "owner": mark("Owner"),
        "page": mark("Page, as printed"),
        "passage": mark("The source’s own words"),
        "published": mark("Published on"),
        "publisher": mark("Publisher"),
        "publishers.kind": mark("What it is"),
        "publishers.note": mark("Where the facts about its ownership come from"),
        "publishers.short": mark("Short name for drawings, at most 22 characters"),
        "publishers.url": mark("Home page"),
        "questions": mark("Questions"),
        "questions.answer": mark("The answer, in one line"),
        "questions.ask": mark("The question"),
        "questions.authority": mark("Who can say it alone"),
        "questions.id": mark("Name for references"),
        "rationale": mark("The reasoning in full"),
        "reasons": mark("The reasons in short"),
        "reply": mark("Right of reply"),
        "reply.text": mark("The answer, or what became of it"),
        "requests": mark("Changes that were asked for"),
        "requests.about": mark("What it is about"),
        "requests.by": mark("Who asks"),
        "requests.done": mark("Done"),
        "requests.on": mark("The day"),
        "requests.says": mark("What should be changed"),
        "retrieved": mark("Read on"),
        "review": mark("Review"),
        "reviewed_by": mark("Who answers for the review"),
        "reviewed_on": mark("Reviewed on"),
        "said_at": mark("The place or the occasion"),
        "said_on": mark("The day it was said, if not the article’s"),
        "short": mark("Short name"),
        "sole_because": mark("Why nobody else can know it"),
        "source": mark("Source"),
        "source.article": mark("The article of this desk that it is, or is a version of"),
        "source.kind": mark("What kind of source it is"),
        "speaker": mark("Speaker"),
        "speaker.id": mark("Somebody who has a page"),
        "speaker.read": mark("The word that stands for the name"),
        "speaker.words": mark("Name"),
        "also_said_by.id": mark("Somebody who has a page"),
        "also_said_by.read": mark("The word that stands for the name"),
        "also_said_by.words": mark("Name"),
        "speaker_type": mark("The speaker is"),
        "stance": mark("How it bears on the statement"),
        "statement": mark("Statement"),
        "status": mark("Status"),
        "summary": mark("The reason, in one sentence"),
        "text": mark("Text"),
        "time": mark("Time in the film or recording, such as 01:23"),
        "title": mark("Title, as printed"),
        "title_from": mark("Where the title is from"),
        "topics": mark("Topics, with commas between them"),
        "trail": mark("Trail"),
        "trail.note": mark("What speaks for this step"),
        "derived_from.note": mark("What speaks for this step"),
        "under_review": mark("Looking at it again"),
        "under_review.since": mark("Since"),
        "under_review.why": mark("What prompted it, in one sentence"),
        "unlocated": mark("Why there is no address"),
        "url": mark("Address"),
        "value": mark("Text"),
        "ratings.value": mark("Number on the scale"),
        "verdict": mark("Verdict"),
        "paragraphs": mark("Paragraph"),
        "settings.site_name": mark("Name of the site"),
        "settings.site_url": mark("Public address of the site"),
        "settings.owner": mark("Who publishes the site"),
        "settings.contact": mark("Where readers report an error"),
        "settings.licence": mark("Licence of your own texts and data"),
        "settings.funding": mark("Who pays, in a line for the foot of every page"),
        "settings.reviewers": mark("How many people have to review a claim"),
        "settings.in_review": mark("Claims that are being checked"),
        "settings.shelf_life_days": mark("After how many days a review is due again"),
        "people.aliases": mark("Other names and spellings, by which search finds it"),
        "people.note": mark("What a reader should know about the person"),
        "roles": mark("What the person was, oldest first"),
        "roles.what": mark("Office or part"),
        "roles.from": mark("From"),
        "roles.to": mark("Until; empty while it lasts"),
        "roles.source": mark("The document that says so"),
        "topics.aliases": mark("Other names and spellings, by which search finds it"),
        "topics.summary": mark("What was found on it, in one line"),
        "members.kind": mark("It is"),
        "role": mark("What they do here"),
        "git": mark("Names and e-mail addresses that they use in git"),
    }
)
"""What fields are called on the screens, by the last keys of the way to them; before those, the kind of file."""
_AROUND = frozenset({"review", "und"})
"""Keys that only hold others."""
BY_ID = frozenset({"publishers", "ratings", "people", "topics", "members"})
"""Kinds of file that hold many records, each under its id."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-\w+)?")


Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class FieldAt:
    """The field at a route in a kind of file, to be named in the language of whoever reads it."""

    route: Route
    file: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceTaken:
    """What a choice is called in the catalogues, to be said in the language of whoever reads it."""

    name: str


def field_name(words: Words, route: Route, file: str = "") -> str:
    """A field's name, with the list or group that it is part of; `file` is the kind of file that it stands in."""
    named: list[str] = []
    route = _shown(route) if file == "settings" else route
    way = [file]
    for key in route[1:] if file in BY_ID and len(route) > 1 else route:
        if isinstance(key, int):
            named[-1:] = [f"{named[-1]} {key + 1}" if named else str(key + 1)]
            continue
        way.append(key)
        if key in _AROUND and len(route) > 1:
            continue
        name = key_name(words, way)
        if named and is_language(way):
            named[-1] = f"{named[-1]} ({name})"
        else:
            named.append(name)
    return said_together(words, named)


def key_name(words: Words, way: Sequence[str]) -> str:
    """What the key at the end of a way is called: a field, or a language in which a text is given."""
    name = at_way(FIELD_NAMES, way)
    if name:
        return alone(words.say(name))
    return alone(words.language_name(way[-1])) if is_language(way) else way[-1].replace("_", " ")


def is_language(way: Sequence[str]) -> bool:
    """Whether the key at the end of a way is that of a language, and no field's."""
    return at_way(FIELD_NAMES, way) is None and _LANGUAGE.fullmatch(way[-1]) is not None


def at_way(known: Mapping[str, Known], way: Sequence[str]) -> Known | None:
    """What is known of the end of a way of keys, by as much of the way as anything is known for."""
    return next((known[end] for start in range(len(way)) if (end := ".".join(way[start:])) in known), None)


def said_together(words: Words, parts: Sequence[str]) -> str:
    """Parts from the outermost on, each after a colon as the language sets it."""
    whole, *inner = parts or [""]
    for part in inner:
        whole = alone(words.say(mark("%(whole)s: %(part)s"), whole=whole, part=part))
    return whole


def _shown(route: Route) -> Route:
    """The way without what only leads to a setting: the plugin's section, and variables beside an address."""
    if route[:1] == ("plugins",) and isinstance(route[-1], str):
        return route[-1:]
    return route[:1] if route[:1] == ("site_url",) else route


def field_names(words: Words, fields: Iterable[str]) -> Iterator[str]:
    """The names of several fields of a claim, each as a record of publication writes it: `summary.en`."""
    return (field_name(words, tuple(field.split(".")), "claim") for field in fields)
