"""Everything that the site consists of, in parts: what is worked out once for several files lies in one part.

Parts are made one by one, in any order and by any process, and none is kept, so memory does not grow with their number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.model.ids import ArticleId, ClaimKey
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
    data: bool = False
    """Holds no page, but what is made of all of them: dumps, feeds, indexes."""


def every_part(site: Site, needs: Needs) -> Iterator[Part]:
    """All parts; those that grow with the whole site come first, so that no process ends with one of them."""
    views = [View(site, language) for language in site.settings.languages]
    yield Part("dumps", partial(dumps, views), needs.everything, data=True)
    for leaf in claims_leaves(site):
        make = partial(_in_all, views, claims_page, leaf)
        yield Part(leaf.place, make, partial(needs.claim_list, leaf.items))
    for rows in sources_leaves(site):
        make = partial(_in_all, views, sources_page, rows)
        yield Part(rows.place, make, partial(needs.source_list, [row.id for row in rows.items]))
    for view in views:
        yield Part(f"feeds {view.language}", partial(feed_files, view), needs.everything, data=True)
        yield Part(f"single pages {view.language}", partial(_single_pages, view), needs.everything)
    yield Part("not found", lambda: iter([not_found_page(views[0])]), needs.everything)
    yield Part("site", partial(site_files, views), needs.everything, data=True)
    for article in site.corpus.articles:
        yield Part(f"article {article}", partial(_of_article, views, article), partial(needs.article, article))
    for key in site.published:
        yield Part(f"claim {key}", partial(_of_claim, views, key), partial(needs.claim, key))
    for source in site.corpus.sources:
        make = partial(_in_all, views, source_page, source)
        yield Part(f"source {source}", make, partial(needs.source, source))
    for publisher in site.corpus.publishers:
        make = partial(_in_all, views, publisher_page, publisher)
        yield Part(f"publisher {publisher}", make, needs.everything)


def _in_all(views: list[View], make: Callable[[View, T], Page], subject: T) -> Iterator[Page]:
    """The page of one thing in every language."""
    return (make(view, subject) for view in views)


def _single_pages(view: View) -> Iterator[Page]:
    yield home_page(view)
    yield from corrections_pages(view)
    yield status_page(view)
    yield search_page(view)
    yield from (narrative_page(view, narrative) for narrative in view.site.written(view.language))


def _of_article(views: list[View], article: ArticleId) -> Iterator[Page | Output]:
    yield from _in_all(views, article_page, article)
    yield from article_files(views, article)


def _of_claim(views: list[View], key: ClaimKey) -> Iterator[Page | Output]:
    yield from _in_all(views, claim_page, key)
    yield from claim_files(views, key)
