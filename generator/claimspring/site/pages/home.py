"""The home page: what this is, what was found, which articles were checked, how to read it."""

from functools import partial

from claimspring.model.ids import ArticleId
from claimspring.routes import addresses
from claimspring.site.coverage import bar, coverage
from claimspring.site.page import Kind, Page
from claimspring.site.trail_sections import heaviest_sources
from claimspring.site.view import View

FINDINGS_SHOWN = 6
ARTICLES_SHOWN = 20


def home_page(view: View) -> Page:
    """Render the home page in one language."""
    site = view.site
    findings = sorted(site.published, key=site.distance)[:FINDINGS_SHOWN]
    return view.page(
        Kind.HOME,
        addresses.HOME,
        title="",
        description=view.words.say("What an article says, whether it is true, and where it comes from."),
        introduced=partial(view.introduced, addresses.HOME),
        findings=[view.line(key) for key in findings],
        articles=[(name, site.corpus.articles[name].value.header, *_covered(view, name)) for name in _newest(view)],
        total=len(site.published),
        heaviest=heaviest_sources(view),
    )


def _newest(view: View) -> list[ArticleId]:
    articles = view.site.corpus.articles
    order = sorted(articles, key=lambda name: articles[name].value.header.published or "", reverse=True)
    return order[:ARTICLES_SHOWN]


def _covered(view: View, article: ArticleId) -> tuple[object, object]:
    found = coverage(view.site, article)
    return found, bar(found, view.site)
