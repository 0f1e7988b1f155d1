"""The list of all articles, the newest first, each with how its statements fared."""

from dataclasses import dataclass

from claimspring.i18n.labels import mark
from claimspring.model.ids import ArticleId
from claimspring.routes.pages import ARTICLES
from claimspring.site.page import Languages, Menu, PageContent, PageKind
from claimspring.site.paging import leaf, numbers
from claimspring.site.site import Site
from claimspring.site.tallies import TallyItem, tally_of
from claimspring.site.view import View

PAGE_SIZE = 200


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as lists show it."""

    name: ArticleId
    title: str
    language: str
    """Of the title."""
    tally: list[TallyItem]


def newest(view: View) -> list[ArticleId]:
    """All articles, the newest first; behind them those of which nothing was traced yet."""
    articles = view.site.corpus.articles
    newest_first = sorted(articles, key=lambda name: articles[name].value.header.published or "", reverse=True)
    return sorted(newest_first, key=lambda name: is_untraced(view.site, name))


def is_untraced(site: Site, article: ArticleId) -> bool:
    """Whether all that is known of an article is that an earlier check names it."""
    claims = site.claims_of.get(article, ())
    return bool(claims) and all(site.claim(key).is_untraced for key in claims)


def article_card(view: View, article: ArticleId) -> ArticleCard:
    """An article for a list in one language."""
    title, language = view.article_title(article)
    return ArticleCard(article, title, language, tally_of(view, view.site.claims_of.get(article, ())))


def articles_content(view: View, number: int) -> PageContent:
    """One page of the list."""
    shown = leaf(ARTICLES, number, newest(view), PAGE_SIZE)
    return PageContent(
        title=view.words.say("Articles"),
        description=view.words.say("The articles that were checked, the newest first."),
        values={"leaf": shown, "cards": [article_card(view, name) for name in shown.items]},
    )


ARTICLES_KIND = PageKind(
    name="articles",
    route=ARTICLES,
    subjects=lambda view: numbers(len(view.site.corpus.articles), PAGE_SIZE) if view.site.corpus.articles else (),
    content=articles_content,
    search="a list of what has pages of its own",
    last_change=lambda site, _: site.last_change,
    section=ARTICLES,
    languages=Languages.EACH,
    menu=(Menu.TOP, mark("Articles")),
    introduced=True,
    typeset=False,
)
