"""What social networks read in a page's head: the Open Graph protocol, and the names X keeps for the same."""

from functools import lru_cache

from markupsafe import Markup

from claimspring.diagrams.social_card import SIZE
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Said, multilingual
from claimspring.routes.addresses import Addresses
from claimspring.routes.files import SITE_PICTURE
from claimspring.routes.pages import ARTICLE, CLAIM
from claimspring.site.page import Page

_REVIEWS = frozenset({CLAIM, ARTICLE})


def open_graph(page: Page, addresses: Addresses, site_name: str) -> Markup:
    """The properties of a page; only claims have pictures of their own, which stand in their pages' own heads."""
    properties = {
        "og:type": "article" if page.kind.route in _REVIEWS else "website",
        "og:title": page.title or site_name,
        "og:description": page.description,
        "og:locale": multilingual([language.replace("-", "_") for language in page.languages]),
        "og:site_name": site_name,
        "og:url": addresses.page(page.place, page.languages),
    }
    lines = "".join(f'<meta property="{name}" content="{escaped(value)}">\n' for name, value in properties.items())
    if page.kind.route is not CLAIM:
        lines = f"{lines}{site_picture(addresses, page.languages, site_name)}"
    return markup(html(lines))


@lru_cache(maxsize=64)
def site_picture(addresses: Addresses, languages: tuple[str, ...], site_name: str) -> Markup:
    """The picture of every page without one of its own."""
    return open_graph_picture(addresses.page(SITE_PICTURE, languages), site_name)


def open_graph_picture(address: Said, described: Said) -> Markup:
    """The properties of a page that has a picture of its own; `address` is the picture's full address."""
    width, height = SIZE
    return markup(
        html(
            f'<meta property="og:image" content="{escaped(address)}">\n'
            f'<meta property="og:image:width" content="{width}">\n'
            f'<meta property="og:image:height" content="{height}">\n'
            f'<meta property="og:image:alt" content="{escaped(described)}">\n'
            '<meta name="twitter:card" content="summary_large_image">\n'
        )
    )
