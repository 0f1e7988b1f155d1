"""Everything that the site consists of, in parts: what is worked out once for several files lies in one part.

Parts are made one by one, in any order and by any process, and none is kept, so memory does not grow with their number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from claimspring.model.ids import ArticleId, ClaimKey, PublisherId, SourceId
from claimspring.routes import addresses
from claimspring.site.data_files import (
    article_files,
    claim_files,
    claims_dump,
    claims_table,
    feed_files,
    provenance_dump,
    site_files,
)
from claimspring.site.dependencies import Needs
from claimspring.site.narrative import Narrative
from claimspring.site.page import Output, Page
from claimspring.site.pages.article import article_page
from claimspring.site.pages.claim import claim_page
from claimspring.site.pages.home import home_page
from claimspring.site.pages.lists import claims_leaves, claims_page, corrections_pages, sources_leaves, sources_page
from claimspring.site.pages.others import narrative_page, not_found_page, status_page
from claimspring.site.pages.search import search_page
from claimspring.site.pages.source import publisher_page, source_page
from claimspring.site.site import Site
from claimspring.site.view import View


@dataclass(frozen=True, slots=True)
class Part:
    """Files that belong together."""

    name: str
    make: Callable[[], Iterator[Page | Output]]
    needs: Callable[[], Iterator[str]]
    """On what it depends, besides what every part depends on; see `site.dependencies`."""


def every_part(site: Site, needs: Needs) -> Iterator[Part]:
    """All parts; those that grow with the whole site come first, so that no process ends with one of them."""
    view = View(site, tuple(site.settings.languages))
    yield from data_parts(view, needs)
    yield from list_parts(view, needs)
    for one in view.alone:
        yield from page_parts(one, needs)
    yield not_found_part(view, needs)
    yield from (article_part(view, needs, article) for article in site.corpus.articles)
    yield from (claim_part(view, needs, key) for key in site.published)
    yield from (source_part(view, needs, source) for source in site.corpus.sources)
    yield from (publisher_part(view, needs, publisher) for publisher in site.corpus.publishers)


def data_parts(view: View, needs: Needs) -> Iterator[Part]:
    """What programs read of the whole site."""
    yield Part(addresses.PROVENANCE_JSONLD, partial(provenance_dump, view), needs.everything)
    yield Part(addresses.CLAIMS_JSON, partial(claims_dump, view), needs.everything)
    for one in view.alone:
        yield Part(f"{addresses.CLAIMS_CSV} {one.language}", partial(claims_table, one), needs.everything)
        yield Part(f"feeds {one.language}", partial(feed_files, one), needs.everything)
    yield Part("site", partial(site_files, view), needs.everything)


def not_found_part(view: View, needs: Needs) -> Part:
    """The page for an address that leads nowhere, which is one for all languages."""
    return _page("not found", lambda: not_found_page(view.alone[0]), needs.everything)


def list_parts(view: View, needs: Needs) -> Iterator[Part]:
    """The lists of claims and of sources, page by page."""
    for leaf in claims_leaves(view.site):
        yield _page(leaf.place, partial(claims_page, view, leaf), partial(needs.claim_list, leaf.items))
    for rows in sources_leaves(view.site):
        known = partial(needs.source_list, [row.id for row in rows.items])
        yield _page(rows.place, partial(sources_page, view, rows), known)


def page_parts(view: View, needs: Needs) -> Iterator[Part]:
    """The pages of one language of which each is like no other, and those that people wrote in it."""
    made: dict[str, Callable[[], Iterator[Page]]] = {
        addresses.HOME: lambda: iter([home_page(view)]),
        addresses.CORRECTIONS: lambda: corrections_pages(view),
        addresses.STATUS: lambda: iter([status_page(view)]),
    }
    if view.site.settings.search:
        made[addresses.SEARCH] = lambda: iter([search_page(view)])
    for written in view.site.written(view.language):
        made[written.place] = partial(_written, view, written)
    for place, make in made.items():
        yield Part(f"page {view.language} {place}", make, needs.everything)


def article_part(view: View, needs: Needs, article: ArticleId) -> Part:
    """An article."""
    return Part(f"article {article}", partial(_of_article, view, article), partial(needs.article, article))


def claim_part(view: View, needs: Needs, key: ClaimKey) -> Part:
    """A published claim."""
    return Part(f"claim {key}", partial(_of_claim, view, key), partial(needs.claim, key))


def source_part(view: View, needs: Needs, source: SourceId) -> Part:
    """A source."""
    return _page(f"source {source}", partial(source_page, view, source), partial(needs.source, source))


def publisher_part(view: View, needs: Needs, publisher: PublisherId) -> Part:
    """A publisher."""
    return _page(f"publisher {publisher}", partial(publisher_page, view, publisher), needs.everything)


def _page(name: str, make: Callable[[], Page], needs: Callable[[], Iterator[str]]) -> Part:
    """A part that is one page."""
    return Part(name, lambda: iter([make()]), needs)


def _written(view: View, narrative: Narrative) -> Iterator[Page]:
    return iter([narrative_page(view, narrative)])


def _of_article(view: View, article: ArticleId) -> Iterator[Page | Output]:
    yield article_page(view, article)
    yield from article_files(view, article)


def _of_claim(view: View, key: ClaimKey) -> Iterator[Page | Output]:
    yield claim_page(view, key)
    yield from claim_files(view, key)
