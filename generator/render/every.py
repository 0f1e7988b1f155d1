"""Every page of the site, one after the other: none is kept, so memory does not grow with their number."""

from collections.abc import Iterator

from generator.render.addresses import HOME
from generator.render.page import Page
from generator.render.pages.article import article_page
from generator.render.pages.claim import claim_page
from generator.render.pages.home import home_page
from generator.render.pages.lists import claims_pages, corrections_pages, sources_pages
from generator.render.pages.others import narrative_page, not_found_page, status_page
from generator.render.pages.source import publisher_page, source_page
from generator.render.site import Site
from generator.render.view import View


def every_page(site: Site) -> Iterator[Page]:
    """All pages in all languages."""
    for language in site.settings.languages:
        yield from pages_in(View(site, language))
    yield not_found_page(View(site, site.settings.languages[0]))


def pages_in(view: View) -> Iterator[Page]:
    """All pages in one language."""
    site = view.site
    yield home_page(view)
    yield from (article_page(view, article) for article in site.corpus.articles)
    yield from (claim_page(view, key) for key in site.published)
    yield from claims_pages(view)
    yield from (source_page(view, source) for source in site.corpus.sources)
    yield from sources_pages(view)
    yield from (publisher_page(view, publisher) for publisher in site.corpus.publishers)
    yield from corrections_pages(view)
    yield status_page(view)
    for place in site.narrative_places:
        narrative = site.narrative(place, view.language)
        if narrative and place != HOME:
            yield narrative_page(view, narrative)
