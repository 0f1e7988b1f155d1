"""What social networks read in a page's head: the Open Graph protocol, and the names X keeps for the same."""

from markupsafe import Markup

from generator.render.addresses import SITE_PICTURE, Addresses
from generator.render.page import Kind, Page
from generator.render.pictures.social import SIZE

_REVIEWS = frozenset({Kind.CLAIM, Kind.ARTICLE})


def open_graph(page: Page, addresses: Addresses, site_name: str) -> Markup:
    """The properties of a page; only claims have pictures of their own, which stand in their pages' own heads."""
    properties = {
        "og:type": "article" if page.kind in _REVIEWS else "website",
        "og:title": page.title or site_name,
        "og:description": page.description,
        "og:locale": page.language.replace("-", "_"),
        "og:site_name": site_name,
        "og:url": addresses.page(page.place, page.language),
    }
    lines = Markup("").join(
        Markup('<meta property="{}" content="{}">\n').format(name, value) for name, value in properties.items()
    )
    return lines if page.kind is Kind.CLAIM else lines + site_picture(addresses, page.language, site_name)


def site_picture(addresses: Addresses, language: str, site_name: str) -> Markup:
    """The picture of every page without one of its own."""
    return open_graph_picture(addresses.page(SITE_PICTURE, language), site_name)


def open_graph_picture(address: str, described: str) -> Markup:
    """The properties of a page that has a picture of its own; `address` is the picture's full address."""
    width, height = SIZE
    return Markup(
        '<meta property="og:image" content="{}">\n'
        '<meta property="og:image:width" content="{}">\n<meta property="og:image:height" content="{}">\n'
        '<meta property="og:image:alt" content="{}">\n<meta name="twitter:card" content="summary_large_image">\n'
    ).format(address, width, height, described)
