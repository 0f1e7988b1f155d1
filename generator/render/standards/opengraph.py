"""What social networks read in a page's head: the Open Graph protocol, and the names X keeps for the same."""

from markupsafe import Markup

from generator.render.page import Kind, Page
from generator.render.pictures.social import SIZE

_REVIEWS = frozenset({Kind.CLAIM, Kind.ARTICLE})


def open_graph(page: Page, url: str, site_name: str) -> Markup:
    """The properties that every page has; `url` is the page's full address."""
    properties = {
        "og:type": "article" if page.kind in _REVIEWS else "website",
        "og:title": page.title or site_name,
        "og:description": page.description,
        "og:locale": page.language.replace("-", "_"),
        "og:site_name": site_name,
        "og:url": url,
    }
    return Markup("").join(
        Markup('<meta property="{}" content="{}">\n').format(name, value) for name, value in properties.items()
    )


def open_graph_picture(address: str, described: str) -> Markup:
    """The properties of a page that has a picture of its own; `address` is the picture's full address."""
    width, height = SIZE
    return Markup(
        '<meta property="og:image" content="{}">\n<meta property="og:image:type" content="image/png">\n'
        '<meta property="og:image:width" content="{}">\n<meta property="og:image:height" content="{}">\n'
        '<meta property="og:image:alt" content="{}">\n<meta name="twitter:card" content="summary_large_image">\n'
    ).format(address, width, height, described)
