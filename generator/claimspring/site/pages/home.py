"""The home page: what this is, what was found, which articles were checked, how to read it."""

from claimspring.model.ids import ArticleId
from claimspring.routes.pages import HOME
from claimspring.site.coverage import bar, coverage
from claimspring.site.page import Languages, PageContent, PageKind
from claimspring.site.trail_sections import heaviest_sources
from claimspring.site.view import View

FINDINGS_SHOWN = 6
ARTICLES_SHOWN = 20


def home_content(view: View, _: int) -> PageContent:
    """The one page."""
    site = view.site
    findings = sorted(site.published, key=site.distance)[:FINDINGS_SHOWN]
    return PageContent(
        title="",
        description=view.words.say("A news article checked statement by statement, each traced to where it began."),
        values={
            "findings": [view.line(key) for key in findings],
            "articles": [
                (name, site.corpus.articles[name].value.header, *_covered(view, name)) for name in _newest(view)
            ],
            "total": len(site.published),
            "heaviest": heaviest_sources(view),
        },
    )


def _newest(view: View) -> list[ArticleId]:
    articles = view.site.corpus.articles
    order = sorted(articles, key=lambda name: articles[name].value.header.published or "", reverse=True)
    return order[:ARTICLES_SHOWN]


def _covered(view: View, article: ArticleId) -> tuple[object, object]:
    found = coverage(view.site, article)
    return found, bar(found, view.site)


HOME_KIND = PageKind(
    name="home",
    route=HOME,
    subjects=lambda _: [1],
    content=home_content,
    search="shows what has pages of its own",
    last_change=lambda site, _: site.last_change,
    section=HOME,
    languages=Languages.EACH,
    introduced=True,
)
