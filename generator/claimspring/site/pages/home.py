"""The home page: what was found and in which article, whose words it has, how to read all this, how to take part."""

from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from claimspring.i18n.html import html, markup
from claimspring.model.ids import ArticleId
from claimspring.routes.pages import HOME
from claimspring.site.article_threads import article_threads
from claimspring.site.coverage import Coverage, coverage
from claimspring.site.evidence_age import Knowable, knowable
from claimspring.site.page import Languages, PageContent, PageKind
from claimspring.site.pages.articles import is_untraced, newest
from claimspring.site.tallies import TallyItem, tally
from claimspring.site.view import View

FINDINGS_SHOWN = 4
"""The lead and those beside it."""
ARTICLES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class FrontArticle:
    """An article as the home page shows it."""

    name: ArticleId
    title: str
    language: str
    """Of the title."""
    coverage: Coverage
    tally: list[TallyItem]
    knowable: Knowable


def home_content(view: View, _: int) -> PageContent:
    """The one page."""
    site = view.site
    findings = [view.line(key) for key in islice(filter(site.rating, site.gravest), FINDINGS_SHOWN)]
    articles = [name for name in newest(view) if not is_untraced(site, name)]
    lead = findings[0].key.article if findings else None
    first = lead if lead in site.corpus.articles else None
    said = view.words.say("A news article checked statement by statement, each traced to where it began.")
    return PageContent(
        title="",
        description=said,
        values={
            "introduction": _introduction(view, Markup("<h1>{}</h1>").format(said), has_lead=bool(findings)),
            "lead": findings[0] if findings else None,
            "others": findings[1:],
            "first": _card(view, first) if first else None,
            "articles": [_card(view, name) for name in articles[:ARTICLES_SHOWN]],
            "number": len(articles),
            "total": len(site.published),
            "untraced": len(site.untraced),
            "picture": article_threads(view, first, HOME.place()) if first else "",
        },
    )


def _introduction(view: View, heading: Markup, *, has_lead: bool) -> Markup:
    """The site in a line: what people wrote of it, else what the program knows; the heading is that of the lead."""
    written = view.introduced(HOME.place(), heading)
    if not has_lead:
        return written
    return markup(html(str(written).replace("<h1", '<p class="what"').replace("</h1>", "</p>")))


def _card(view: View, article: ArticleId) -> FrontArticle:
    found = coverage(view.site, article)
    return FrontArticle(article, *view.article_title(article), found, tally(view, found), knowable(view.site, article))


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
    typeset=False,
)
