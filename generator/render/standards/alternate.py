"""The ways from a page to its other forms: structured data, feeds, cards."""

from markupsafe import Markup

from generator.render.addresses import relative
from generator.render.escape import escaped
from generator.render.page import ALTERNATE
from generator.render.view import View

JSONLD = "application/ld+json"


def alternate(view: View, page: str, place: str, media: str) -> Markup:
    """The link, in the head of a page, to the same thing in another form at `place`."""
    href = relative(place, seen_from=view.site.addresses.localized(page, view.language))
    return Markup(f'<link rel="{ALTERNATE}" type="{media}" href="{escaped(href)}">')  # noqa: S704 -- escaped
