"""What readers may know of the work to be done; the whole queue is told by `claimspring status`."""

from dataclasses import dataclass
from itertools import groupby

from claimspring.i18n.labels import SITE_LACKS, mark
from claimspring.model.queue import Task, TaskKind
from claimspring.routes.pages import STATUS
from claimspring.site.page import Languages, Menu, PageContent, PageKind
from claimspring.site.trail_sections import heaviest_sources
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


def status_content(view: View, _: int) -> PageContent:
    """The one page."""
    tasks = groupby(view.site.public_tasks, key=lambda task: task.kind)
    return PageContent(
        title=view.words.say("Open work"),
        description=view.words.say("What the desk has to look at next, and why."),
        head=_AGAIN if view.site.checking else "",
        values={
            "piles": [Pile(kind, tuple(pile)) for kind, pile in tasks],
            "lacks": [view.words.say(SITE_LACKS[one.kind], **one.values) for one in view.site.lacks],
            "heaviest": heaviest_sources(view, STATUS.place()),
        },
    )


STATUS_KIND = PageKind(
    name="status",
    route=STATUS,
    subjects=lambda _: [1],
    content=status_content,
    search="of use to the desk alone",
    last_change=lambda site, _: site.last_change,
    section=STATUS,
    languages=Languages.EACH,
    menu=(Menu.FOOT, mark("For editors")),
    introduced=True,
)
