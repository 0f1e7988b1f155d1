"""The list of people: who they were, and what is said about and by them."""

from typing import NamedTuple

from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.model.actors import Person
from claimspring.model.ids import ActorId, ClaimKey, PersonId
from claimspring.routes.pages import PEOPLE
from claimspring.site.page import Languages, Menu, PageContent, PageKind
from claimspring.site.paging import leaf, numbers
from claimspring.site.site import Site
from claimspring.site.view import View

PAGE_SIZE = 500
LEAST = 2
"""From so many statements on a person or topic has a page; else lists lead to the statement."""


class ListedPerson(NamedTuple):
    """A line of the list."""

    name: PersonId
    person: Person
    about: int
    by: int
    only: ClaimKey | None
    """The one statement to which the list leads where there is no page."""


def statements_with(site: Site, person: PersonId) -> tuple[ClaimKey, ...]:
    """The published statements about or by a person, each once, the gravest first."""
    actor = ActorId(person)
    return tuple(dict.fromkeys((*site.said_about.get(actor, ()), *site.said_by.get(actor, ()))))


def _known(view: View) -> list[PersonId]:
    site = view.site
    return [name for name in site.corpus.people if statements_with(site, name)]


def people_content(view: View, number: int) -> PageContent:
    """One page of the list."""
    site = view.site
    order = sorted(_known(view), key=lambda name: alone(view.plain(site.corpus.people[name].name)).casefold())
    shown = leaf(PEOPLE, number, order, PAGE_SIZE)
    return PageContent(
        title=view.words.say("People"),
        description=view.words.say("Of whom, and by whom, something is said in the articles that were checked."),
        values={"leaf": shown, "people": [_listed(site, name) for name in shown.items]},
    )


def _listed(site: Site, name: PersonId) -> ListedPerson:
    statements = statements_with(site, name)
    about, by = (len(index.get(ActorId(name), ())) for index in (site.said_about, site.said_by))
    return ListedPerson(name, site.corpus.people[name], about, by, None if len(statements) >= LEAST else statements[0])


PEOPLE_KIND = PageKind(
    name="people",
    route=PEOPLE,
    subjects=lambda view: numbers(len(_known(view)), PAGE_SIZE) if _known(view) else (),
    content=people_content,
    search="a list of what has pages of its own",
    last_change=lambda site, _: site.last_change,
    section=PEOPLE,
    languages=Languages.EACH,
    menu=(Menu.TOP, mark("People")),
    introduced=True,
    typeset=False,
)
