"""The page of the full-text search: a form, facets and results that a script fills in; without it, the lists."""

import json

from claimspring.i18n.labels import mark
from claimspring.routes.addresses import relative
from claimspring.routes.files import search_index
from claimspring.routes.pages import SEARCH
from claimspring.site.page import Languages, Menu, PageContent, PageKind
from claimspring.site.search_document import FACETS, volumes
from claimspring.site.static import SEARCH_SCRIPT
from claimspring.site.view import View


def search_content(view: View, _: int) -> PageContent:
    """The one page."""
    here = view.site.addresses.place_in(view.language, SEARCH.place())
    icons = {view.plain(rating.label): rating.icon for rating in view.site.corpus.ratings.values()}
    return PageContent(
        title=view.words.say("Search"),
        description=view.words.say("Search statements, articles, sources, people"),
        values={
            "labels": json.dumps({name: view.words.say(label) for name, label in FACETS.items()}, ensure_ascii=False),
            "icons": json.dumps(icons, ensure_ascii=False),
            "script": relative(SEARCH_SCRIPT, seen_from=here),
            "index": relative(search_index(view.language), seen_from=here),
            "volumes": len(volumes(view.site)),
        },
    )


SEARCH_KIND = PageKind(
    name="search",
    route=SEARCH,
    subjects=lambda view: [1] if view.site.settings.search else [],
    content=search_content,
    search="the search itself",
    last_change=None,
    section=SEARCH,
    languages=Languages.EACH,
    menu=(Menu.SEARCH, mark("Search")),
)
