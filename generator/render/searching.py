"""What the full-text search (Pagefind) reads in a page's head: the facets by which its readers narrow what they find.

Pagefind takes language and stemming from the page's own `lang`, and its text from the element that the frame marks.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup

from generator.render.escape import escaped
from generator.render.names import mark
from generator.render.page import Kind

SECTION = "section"
"""The facet that every page has: what kind of page it is."""

SECTIONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.CLAIM: mark("Claims"),
        Kind.ARTICLE: mark("Articles"),
        Kind.SOURCE: mark("Sources"),
        Kind.PUBLISHER: mark("Publishers"),
        Kind.NARRATIVE: mark("About this site"),
    }
)
"""The kinds of page that the search finds, and what the facet calls them; lists of pages are left out."""

FACETS: Mapping[str, str] = MappingProxyType(
    {
        SECTION: mark("Kind of page"),
        "verdict": mark("Verdict"),
        "article": mark("Article"),
        "publisher": mark("Publisher of the evidence"),
        "kind": mark("Kind of claim"),
        "topic": mark("Topic"),
    }
)
"""All facets in the order in which the search page offers them."""

SHOWN = ("verdict", "article")
"""The facets that a result shows beside its title."""


def search_marks(facets: Mapping[str, Sequence[str]]) -> Markup:
    """The facets as elements for the page's head."""
    lines = [
        f'<meta data-pagefind-filter="{name}[content]" content="{escaped(value)}">'
        for name, values in facets.items()
        for value in values
    ]
    lines += [
        f'<meta data-pagefind-meta="{name}[content]" content="{escaped(facets[name][0])}">'
        for name in SHOWN
        if facets.get(name)
    ]
    return Markup("\n".join(lines))  # noqa: S704 -- names are ours, every value is escaped
