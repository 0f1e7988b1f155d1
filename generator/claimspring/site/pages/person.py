"""The page of a person: what they were, what is said about them and by them, and the dates on which verdicts rest."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimspring.i18n.html import escaped
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import Multilingual, composed
from claimspring.model.ids import ActorId, ClaimKey, PersonId
from claimspring.model.values import LocalizedText
from claimspring.routes.pages import PEOPLE, PERSON
from claimspring.site.page import PageContent, PageKind
from claimspring.site.pages.people import LEAST, statements_with
from claimspring.site.search_document import SearchDocument
from claimspring.site.site import Site
from claimspring.site.tallies import tally_of
from claimspring.site.view import View


class DatedEvent(NamedTuple):
    """A day on a person's page."""

    on: str
    what: LocalizedText
    key: ClaimKey | None
    """The statement whose verdict rests on it."""


def person_content(view: View, person: PersonId) -> PageContent:
    """The page of one person."""
    site, value, actor = view.site, view.site.corpus.people[person], ActorId(person)
    about, by = site.said_about.get(actor, ()), site.said_by.get(actor, ())
    name = view.plain(value.name)
    return PageContent(
        title=name,
        description=view.words.say("What is said about and by %(name)s, and whether it is true.", name=name),
        values={
            "person": value,
            "name": name,
            "finding": _finding(view, about, by),
            "about": [view.line(key) for key in about],
            "by": [view.line(key) for key in by],
            "dates": sorted(_dates(site, person, (*about, *by)), key=lambda event: event.on),
        },
    )


def _finding(view: View, about: Sequence[ClaimKey], by: Sequence[ClaimKey]) -> Multilingual:
    """How many statements there are, and how those about the person fared."""
    words = view.words
    told = words.listing(
        [
            words.say("%(number)s %(verdict)s", number=words.number(item.number), verdict=item.label)
            for item in tally_of(view, about)
        ]
    )
    parts = []
    if about:
        parts.append(
            words.count(
                "%(num)s statement is about this person: %(tally)s.",
                "%(num)s statements are about this person: %(tally)s.",
                len(about),
                tally=told,
            )
        )
    if by:
        parts.append(words.count("%(num)s is theirs.", "%(num)s are theirs.", len(by)))
    return composed(" ".join(map(str, parts)))


def _dates(site: Site, person: PersonId, keys: Sequence[ClaimKey]) -> Iterator[DatedEvent]:
    """The days in the person's roles, and those that decide the verdicts on what is said."""
    for office in site.corpus.people[person].roles:
        if office.from_:
            yield DatedEvent(office.from_, office.what, None)
    seen: set[tuple[str, str]] = set()
    for key in dict.fromkeys(keys):
        for fact in site.claim(key).review.dates:
            told = (fact.on, fact.what.pick(site.settings.languages[0]).words)
            if told not in seen:
                seen.add(told)
                yield DatedEvent(fact.on, fact.what, key)


def _document(view: View, person: PersonId) -> SearchDocument:
    value = view.site.corpus.people[person]
    roles = [escaped(view.plain(office.what)) for office in value.roles]
    return SearchDocument(mark("People"), view.plain(value.name), [escaped(", ".join(value.aliases)), *roles])


PERSON_KIND = PageKind(
    name="person",
    route=PERSON,
    subjects=lambda view: [name for name in view.site.corpus.people if len(statements_with(view.site, name)) >= LEAST],
    content=person_content,
    search=_document,
    last_change=lambda site, person: site.last_change_of(statements_with(site, person)),
    section=PEOPLE,
    typeset=False,
)
