"""The ways from a page to its other forms: structured data, feeds, cards."""

from markupsafe import Markup

from claimspring.i18n.html import escaped
from claimspring.i18n.multilingual import parallel
from claimspring.routes.addresses import relative
from claimspring.site.page import ALTERNATE
from claimspring.site.view import View

JSONLD = "application/ld+json"


def alternate(view: View, page: str, place: str, media: str) -> Markup:
    """The link, in the head of a page, to the same thing in another form at `place`."""
    here = view.site.addresses.localized
    href = parallel([relative(place, seen_from=here(page, language)) for language in view.languages])
    return Markup(f'<link rel="{ALTERNATE}" type="{media}" href="{escaped(href)}">')  # noqa: S704 -- escaped
