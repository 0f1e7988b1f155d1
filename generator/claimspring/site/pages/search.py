"""The page of the full-text search: a form, facets and results that a script fills in; without it, the lists."""

import json

from claimspring.routes import addresses
from claimspring.site.page import Kind, Page
from claimspring.site.search_documents import FACETS, volumes
from claimspring.site.static import SEARCH_SCRIPT
from claimspring.site.view import View


def search_page(view: View) -> Page:
    """Render the search page of one language."""
    here = view.site.addresses.localized(addresses.SEARCH, view.language)
    icons = {view.plain(rating.label): rating.icon for rating in view.site.corpus.ratings.values()}
    return view.page(
        Kind.SEARCH,
        addresses.SEARCH,
        title=view.words.say("Search"),
        description=view.words.say("Search every claim, article, source and publisher."),
        section=addresses.SEARCH,
        listed=False,
        labels=json.dumps({name: view.words.say(label) for name, label in FACETS.items()}, ensure_ascii=False),
        icons=json.dumps(icons, ensure_ascii=False),
        script=addresses.relative(SEARCH_SCRIPT, seen_from=here),
        index=addresses.relative(addresses.search_index(view.language), seen_from=here),
        volumes=len(volumes(view.site)),
    )
