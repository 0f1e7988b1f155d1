"""What the full-text search finds: for each page that has one its document, as a small HTML file at the page's address.

Input: the site as readers of one language see it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from typing import NamedTuple, TypeAlias, TypeVar

from claimspring.i18n.multilingual import encoded
from claimspring.routes.page_languages import nearest
from claimspring.site.page import Output, PageKind
from claimspring.site.registry import KINDS
from claimspring.site.search_document import SearchDocument, document_html, place_in_volumes, volumes
from claimspring.site.view import View

K = TypeVar("K")
_Maker: TypeAlias = tuple[str, Callable[[], SearchDocument | None]]
"""A page's place, and what makes its document."""


class DocumentGroup(NamedTuple):
    """Some documents of a volume, always the same ones together: after an edit only few groups are made again."""

    name: str
    """Names the pages that they are of."""
    documents: Callable[[], list[Output]]
    """Makes them."""


def document_groups(view: View, volume: int) -> list[DocumentGroup]:
    """All groups of one volume."""
    count, groups = len(volumes(view.site)), dict[int, list[_Maker]]()
    for maker in (maker for kind in KINDS for maker in _makers(view, kind)):
        at = place_in_volumes(maker[0], count)
        if at.volume == volume:
            groups.setdefault(at.group, []).append(maker)
    return [_group(view, makers) for _, makers in sorted(groups.items())]


def documents_of(groups: Iterable[DocumentGroup]) -> Iterator[Output]:
    """The documents of all of them."""
    return (document for group in groups for document in group.documents())


def _group(view: View, makers: Sequence[_Maker]) -> DocumentGroup:
    name = blake2b("\n".join(place for place, _ in makers).encode(), digest_size=8).hexdigest()
    return DocumentGroup(name, lambda: list(_documents(view, makers)))


def _documents(view: View, makers: Sequence[_Maker]) -> Iterator[Output]:
    for place, make in makers:
        if document := make():
            there = nearest(view.language, view.site.languages_of(place))
            file = f"{view.site.addresses.place_in(there, place)}index.html"
            yield Output(file, [encoded(document_html(view, document))])


def _makers(view: View, kind: PageKind[K]) -> Iterator[_Maker]:
    """What makes the documents of one kind of page, by the pages' places."""
    if isinstance(kind.search, str):
        return
    for key in kind.subjects(view):
        yield kind.route.place(key), partial(kind.search, view, key)
