"""Everything that the site consists of, in parts: what is worked out once for several files lies in one part.

Parts are made one by one, in any order and by any process, and none is kept, so memory does not grow with their number.
"""

from collections.abc import Iterator
from typing import TypeAlias

from generator.model.ids import ArticleId, ClaimKey, PublisherId, SourceId
from generator.render.page import Output, Page
from generator.render.pages.article import article_page
from generator.render.pages.claim import claim_page
from generator.render.pages.home import home_page
from generator.render.pages.lists import claims_pages, corrections_pages, sources_pages
from generator.render.pages.others import narrative_page, not_found_page, status_page
from generator.render.pages.search import search_page
from generator.render.pages.source import publisher_page, source_page
from generator.render.site import Site
from generator.render.standards.files import article_files, claim_files, dumps, feed_files, site_files
from generator.render.view import View

Part: TypeAlias = Iterator[Page | Output]
"""Files that belong together; nothing is made before they are asked for."""


def every_part(site: Site) -> Iterator[Part]:
    """All parts; those that grow with the whole site come first, so that no process ends with one of them."""
    views = [View(site, language) for language in site.settings.languages]
    yield dumps(views)
    for view in views:
        yield claims_pages(view)
        yield sources_pages(view)
        yield feed_files(view)
        yield _single_pages(view)
    yield site_files(views)
    yield iter([not_found_page(views[0])])
    for article in site.corpus.articles:
        yield _of_article(views, article)
    for key in site.published:
        yield _of_claim(views, key)
    for source in site.corpus.sources:
        yield _of_source(views, source)
    for publisher in site.corpus.publishers:
        yield _of_publisher(views, publisher)


def _single_pages(view: View) -> Part:
    yield home_page(view)
    yield from corrections_pages(view)
    yield status_page(view)
    yield search_page(view)
    yield from (narrative_page(view, narrative) for narrative in view.site.written(view.language))


def _of_article(views: list[View], article: ArticleId) -> Part:
    yield from (article_page(view, article) for view in views)
    yield from article_files(views, article)


def _of_claim(views: list[View], key: ClaimKey) -> Part:
    yield from (claim_page(view, key) for view in views)
    yield from claim_files(views, key)


def _of_source(views: list[View], source: SourceId) -> Part:
    yield from (source_page(view, source) for view in views)


def _of_publisher(views: list[View], publisher: PublisherId) -> Part:
    yield from (publisher_page(view, publisher) for view in views)
