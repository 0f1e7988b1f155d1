"""What the full-text search finds: for each page that has one its document, as a small HTML file at the page's address.

Input: the site as readers of one language see it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from claimspring.i18n.multilingual import encoded
from claimspring.routes.page_languages import nearest
from claimspring.site.page import Output, PageKind
from claimspring.site.registry import KINDS
from claimspring.site.search_document import SearchDocument, document_html, volume_of, volumes
from claimspring.site.view import View

K = TypeVar("K")


def documents_of(view: View, volume: int) -> Iterator[Output]:
    """The documents of one volume."""
    count = len(volumes(view.site))
    makers = (maker for kind in KINDS for maker in _makers(view, kind))
    for place, make in makers:
        if volume_of(place, count) == volume and (document := make()):
            there = nearest(view.language, view.site.languages_of(place))
            file = f"{view.site.addresses.place_in(there, place)}index.html"
            yield Output(file, [encoded(document_html(view, document))])


def _makers(view: View, kind: PageKind[K]) -> Iterator[tuple[str, Callable[[], SearchDocument | None]]]:
    """What makes the documents of one kind of page, by the pages' places."""
    if isinstance(kind.search, str):
        return
    for key in kind.subjects(view):
        yield kind.route.place(key), partial(kind.search, view, key)
