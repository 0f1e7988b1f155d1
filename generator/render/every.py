"""Everything that the site consists of, in parts: what is worked out once for several files lies in one part.

Parts are made one by one, in any order and by any process, and none is kept, so memory does not grow with their number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.model.ids import ArticleId, ClaimKey, PublisherId, SourceId
from generator.render import addresses
from generator.render.narrative import Narrative
from generator.render.needs import Needs
from generator.render.page import Output, Page
from generator.render.pages.article import article_page
from generator.render.pages.claim import claim_page
from generator.render.pages.home import home_page
from generator.render.pages.lists import claims_leaves, claims_page, corrections_pages, sources_leaves, sources_page
from generator.render.pages.others import narrative_page, not_found_page, status_page
from generator.render.pages.search import search_page
from generator.render.pages.source import publisher_page, source_page
from generator.render.site import Site
from generator.render.standards.files import article_files, claim_files, dumps, feed_files, site_files
from generator.render.view import View

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """Files that belong together."""

    name: str
    make: Callable[[], Iterator[Page | Output]]
    needs: Callable[[], Iterator[str]]
    """On what it depends, besides what every part depends on; see `render.needs`."""


def every_part(site: Site, needs: Needs) -> Iterator[Part]:
    """All parts; those that grow with the whole site come first, so that no process ends with one of them."""
    views = [View(site, language) for language in site.settings.languages]
    yield from data_parts(views, needs)
    yield from list_parts(views, needs)
    for view in views:
        yield from page_parts(view, needs)
    yield not_found_part(views, needs)
    yield from (article_part(views, needs, article) for article in site.corpus.articles)
    yield from (claim_part(views, needs, key) for key in site.published)
    yield from (source_part(views, needs, source) for source in site.corpus.sources)
    yield from (publisher_part(views, needs, publisher) for publisher in site.corpus.publishers)


def data_parts(views: list[View], needs: Needs) -> Iterator[Part]:
    """What programs read of the whole site."""
    yield Part("dumps", partial(dumps, views), needs.everything)
    yield from (Part(f"feeds {view.language}", partial(feed_files, view), needs.everything) for view in views)
    yield Part("site", partial(site_files, views), needs.everything)


def not_found_part(views: list[View], needs: Needs) -> Part:
    """The page for an address that leads nowhere."""
    return Part("not found", lambda: iter([not_found_page(views[0])]), needs.everything)


def list_parts(views: list[View], needs: Needs) -> Iterator[Part]:
    """The lists of claims and of sources, page by page."""
    for leaf in claims_leaves(views[0].site):
        make = partial(_in_all, views, claims_page, leaf)
        yield Part(leaf.place, make, partial(needs.claim_list, leaf.items))
    for rows in sources_leaves(views[0].site):
        make = partial(_in_all, views, sources_page, rows)
        yield Part(rows.place, make, partial(needs.source_list, [row.id for row in rows.items]))


def page_parts(view: View, needs: Needs) -> Iterator[Part]:
    """The pages of one language of which each is like no other, and those that people wrote."""
    made: dict[str, Callable[[], Iterator[Page]]] = {
        addresses.HOME: lambda: iter([home_page(view)]),
        addresses.CORRECTIONS: lambda: corrections_pages(view),
        addresses.STATUS: lambda: iter([status_page(view)]),
        addresses.SEARCH: lambda: iter([search_page(view)]),
    }
    for written in view.site.written(view.language):
        made[written.place] = partial(_written, view, written)
    for place, make in made.items():
        yield Part(f"page {view.language} {place}", make, needs.everything)


def article_part(views: list[View], needs: Needs, article: ArticleId) -> Part:
    """An article."""
    return Part(f"article {article}", partial(_of_article, views, article), partial(needs.article, article))


def claim_part(views: list[View], needs: Needs, key: ClaimKey) -> Part:
    """A published claim."""
    return Part(f"claim {key}", partial(_of_claim, views, key), partial(needs.claim, key))


def source_part(views: list[View], needs: Needs, source: SourceId) -> Part:
    """A source."""
    return Part(f"source {source}", partial(_in_all, views, source_page, source), partial(needs.source, source))


def publisher_part(views: list[View], needs: Needs, publisher: PublisherId) -> Part:
    """A publisher."""
    return Part(f"publisher {publisher}", partial(_in_all, views, publisher_page, publisher), needs.everything)


def _in_all(views: list[View], make: Callable[[View, T], Page], subject: T) -> Iterator[Page]:
    """The page of one thing in every language."""
    return (make(view, subject) for view in views)


def _written(view: View, narrative: Narrative) -> Iterator[Page]:
    return iter([narrative_page(view, narrative)])


def _of_article(views: list[View], article: ArticleId) -> Iterator[Page | Output]:
    yield from _in_all(views, article_page, article)
    yield from article_files(views, article)


def _of_claim(views: list[View], key: ClaimKey) -> Iterator[Page | Output]:
    yield from _in_all(views, claim_page, key)
    yield from claim_files(views, key)
