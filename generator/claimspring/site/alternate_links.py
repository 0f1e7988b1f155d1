"""The ways from a page to its other forms: structured data, feeds, cards."""

from markupsafe import Markup

from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Multilingual, multilingual
from claimspring.routes.addresses import relative
from claimspring.site.view import View

JSONLD = "application/ld+json"


def alternate(view: View, page: str, place: str, media: str) -> Markup:
    """The link, in the head of a page, to the same thing in another form at `place`."""
    return markup(html(f'<link rel="alternate" type="{media}" href="{escaped(way_to(view, page, place))}">'))


def way_to(view: View, page: str, place: str) -> Multilingual:
    """The way to a file that there is once, from a page that there is in every language."""
    here = view.site.addresses.place_in
    return multilingual([relative(place, seen_from=here(language, page)) for language in view.languages])
