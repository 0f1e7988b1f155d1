"""The remaining pages: what people wrote in Markdown, the editors' queue, and what was not found."""

from dataclasses import dataclass
from functools import partial
from itertools import groupby

from claimspring.model.queue import Task, TaskKind
from claimspring.routes import addresses
from claimspring.site.narrative import Narrative, first_words
from claimspring.site.page import Kind, Page
from claimspring.site.view import View

TASKS_SHOWN = 50
_AGAIN = '<meta http-equiv="refresh" content="1">'
"""Has the browser ask again in a second."""


@dataclass(frozen=True, slots=True)
class Pile:
    """The tasks of one kind."""

    kind: TaskKind
    tasks: tuple[Task, ...]

    @property
    def shown(self) -> tuple[Task, ...]:
        """The most pressing ones."""
        return self.tasks[:TASKS_SHOWN]


def narrative_page(view: View, narrative: Narrative) -> Page:
    """Render a written page; where it is not in the view's language, it says so."""
    return view.page(
        Kind.NARRATIVE,
        narrative.place,
        title=narrative.title,
        description=first_words(narrative.html),
        section=narrative.place.split("/", 1)[0] + "/",
        narrative=narrative,
        body=view.written(narrative),
        siblings=view.site.siblings(narrative.place, view.language),
    )


def status_page(view: View) -> Page:
    """Render the page of what needs a hand next."""
    return view.page(
        Kind.STATUS,
        addresses.STATUS,
        title=view.words.say("Status"),
        description=view.words.say("What the desk has to look at next, and why."),
        section=addresses.STATUS,
        head=_AGAIN if view.site.checking else "",
        introduced=partial(view.introduced, addresses.STATUS),
        piles=[Pile(kind, tuple(tasks)) for kind, tasks in groupby(view.site.tasks, key=lambda task: task.kind)],
    )


def not_found_page(view: View) -> Page:
    """Render the page for an address that leads nowhere."""
    return view.page(
        Kind.NOT_FOUND,
        "404.html",
        title=view.words.say("Not found"),
        description=view.words.say("There is no page at this address."),
        listed=False,
    )
