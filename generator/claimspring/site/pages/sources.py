"""The list of all sources, those on which most claims hang first."""

from dataclasses import dataclass

from claimspring.i18n.labels import mark
from claimspring.model.ids import SourceId
from claimspring.model.source import Source
from claimspring.routes.pages import SOURCES
from claimspring.site.page import Menu, PageContent, PageKind
from claimspring.site.paging import leaf, numbers
from claimspring.site.site import Site
from claimspring.site.view import View

PAGE_SIZE = 500


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the table."""

    id: SourceId
    source: Source
    claims: int
    derived: int


def sources_content(view: View, number: int) -> PageContent:
    """One page of the list."""
    site = view.site
    shown = leaf(SOURCES, number, site.ranked_sources, PAGE_SIZE)
    return PageContent(
        title=view.words.say("Sources"),
        description=view.words.say("Every document that was used as evidence or found on the way to an article."),
        values={
            "leaf": shown,
            "rows": [_row(site, source) for source in shown.items],
            "total": len(site.corpus.sources),
        },
    )


def _row(site: Site, source: SourceId) -> SourceRow:
    weight = site.weight(source)
    return SourceRow(source, site.corpus.sources[source].value, weight.claims, weight.derived)


SOURCES_KIND = PageKind(
    name="sources",
    route=SOURCES,
    subjects=lambda view: numbers(len(view.site.corpus.sources), PAGE_SIZE),
    content=sources_content,
    search="a list of what has pages of its own",
    last_change=lambda site, _: site.last_change,
    section=SOURCES,
    menu=(Menu.TOP, mark("Sources")),
    introduced=True,
    typeset=False,
)
