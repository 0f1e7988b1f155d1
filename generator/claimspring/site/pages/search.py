"""The page of the full-text search: a form, facets and results that a script fills in; without it, the lists."""

import json
from collections.abc import Iterator

from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import encoded
from claimspring.routes.addresses import relative
from claimspring.routes.files import search_index
from claimspring.routes.pages import SEARCH, SEARCH_WORDS
from claimspring.site.page import Languages, Menu, Output, PageContent, PageKind
from claimspring.site.pages.topics import known_topics, listed_topic
from claimspring.site.search_document import FACETS, volumes
from claimspring.site.search_words import words_json
from claimspring.site.static import SEARCH_SCRIPT
from claimspring.site.view import View

TOPICS_OFFERED = 6
"""So many topics are offered where nothing was found."""


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
            "topics": [listed_topic(view, name) for name in known_topics(view.site)[:TOPICS_OFFERED]],
            "volumes": len(volumes(view.site)),
        },
    )


def _files(view: View, _: int) -> Iterator[Output]:
    """The words of this language, of which the nearest is offered."""
    yield Output(view.site.addresses.place_in(view.language, SEARCH_WORDS.place()), [encoded(words_json(view))])


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
    files=_files,
    file_routes=(SEARCH_WORDS,),
    typeset=False,
)
