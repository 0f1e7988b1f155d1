"""Every page of the site, one after the other: none is kept, so memory does not grow with their number.

All languages of a page follow one another, so that what they share is worked out once and soon forgotten.
"""

from collections.abc import Iterator

from generator.render.page import Page
from generator.render.pages.article import article_page
from generator.render.pages.claim import claim_page
from generator.render.pages.home import home_page
from generator.render.pages.lists import claims_pages, corrections_pages, sources_pages
from generator.render.pages.others import narrative_page, not_found_page, status_page
from generator.render.pages.search import search_page
from generator.render.pages.source import publisher_page, source_page
from generator.render.site import Site
from generator.render.view import View


def every_page(site: Site) -> Iterator[Page]:
    """All pages in all languages."""
    views = [View(site, language) for language in site.settings.languages]
    for view in views:
        yield home_page(view)
        yield from claims_pages(view)
        yield from sources_pages(view)
        yield from corrections_pages(view)
        yield status_page(view)
        yield search_page(view)
        yield from (narrative_page(view, narrative) for narrative in site.written(view.language))
    yield from (article_page(view, article) for article in site.corpus.articles for view in views)
    yield from (claim_page(view, key) for key in site.published for view in views)
    yield from (source_page(view, source) for source in site.corpus.sources for view in views)
    yield from (publisher_page(view, publisher) for publisher in site.corpus.publishers for view in views)
    yield not_found_page(views[0])
