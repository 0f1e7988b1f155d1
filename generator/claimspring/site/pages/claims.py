"""The list of all claims, the gravest first, with a filter by verdict and others beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimspring.exports.dataset import dataset
from claimspring.exports.jsonld import script
from claimspring.i18n.labels import CLAIM_KINDS, mark
from claimspring.i18n.multilingual import Said
from claimspring.model.article import Article, ArticleKind
from claimspring.model.ids import ClaimKey, PublisherId
from claimspring.routes.pages import CLAIMS
from claimspring.site.icons import shape_class
from claimspring.site.matches import credit_words, match_of, match_words
from claimspring.site.page import Menu, PageContent, PageKind
from claimspring.site.paging import leaf, numbers
from claimspring.site.tallies import tally_of
from claimspring.site.view import ClaimLine, View

PAGE_SIZE = 500


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of the table of claims."""

    line: ClaimLine
    article: Article | None
    publishers: tuple[PublisherId, ...]
    """Ids of the publishers whose documents are its evidence."""
    match: Said
    """Whose words they are."""
    is_uncredited: bool
    credits: Said

    @property
    def style(self) -> str:
        """The class that gives the verdict's colour."""
        return shape_class(self.line.rating.icon if self.line.rating else None)


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One choice of a filter, and how many rows of the page it leaves."""

    value: str
    label: Said
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter beside the table; `name` is its name in the page's address."""

    name: str
    label: Said
    choices: list[FilterChoice]


def claims_content(view: View, number: int) -> PageContent:
    """One page of the list."""
    site = view.site
    shown = leaf(CLAIMS, number, site.gravest, PAGE_SIZE)
    rows = [_claim_row(view, key) for key in shown.items]
    title = view.words.say("Statements")
    described = view.words.say("Every statement that was checked, the gravest first.")
    return PageContent(
        title=title if number == 1 else f"{title} ({number}/{shown.total})",
        description=described,
        head=script(dataset(title, described, site.settings, view.words)) if number == 1 else "",
        values={
            "rows": rows,
            "leaf": shown,
            "tally": tally_of(view, shown.items),
            "root": site.addresses.root(CLAIMS.place(number), view.languages),
            "facets": _facets(view, rows),
            "total": len(site.published),
            "checked": len(site.published) - len(site.untraced),
            "untraced": len(site.untraced),
            "articles": {row.line.key.article for row in rows},
        },
    )


def _claim_row(view: View, key: ClaimKey) -> ClaimRow:
    line, match = view.line(key), match_of(view.site, key)
    documents = (view.site.source(evidence.source) for evidence in line.claim.evidence)
    return ClaimRow(
        line=line,
        article=view.site.article(key.article),
        publishers=tuple(sorted({document.publisher for document in documents if document})),
        match=match_words(view, key),
        is_uncredited=match is not None and match.is_uncredited,
        credits=credit_words(view, key),
    )


def _facets(view: View, rows: list[ClaimRow]) -> list[Facet]:
    """The filters beside the table, each with the choices that occur."""
    say, known = view.words.say, view.site.corpus.topics
    lines = [row.line for row in rows]
    titles: dict[str, Said] = {
        str(row.line.key.article): row.article.header.title
        for row in rows
        if row.article and row.article.header.kind is ArticleKind.ARTICLE
    }
    kinds: dict[str, Said] = {str(kind): say(name) for kind, name in CLAIM_KINDS.items()}
    publishers: dict[str, Said] = {str(name): view.publisher_name(name) for row in rows for name in row.publishers}
    topics: dict[str, Said] = {
        topic: view.plain(known[topic].name) if topic in known else topic.replace("-", " ")
        for line in lines
        for topic in line.claim.topics
    }
    return [
        Facet(
            "article",
            say("Article"),
            _choices((name for line in lines if (name := line.key.article) in titles), titles),
        ),
        Facet("kind", say("Kind"), _choices((kind for line in lines if (kind := line.claim.kind)), kinds)),
        Facet(
            "publisher", say("Evidence from"), _choices((name for row in rows for name in row.publishers), publishers)
        ),
        Facet("topic", say("Topic"), _choices((topic for line in lines for topic in line.claim.topics), topics)),
    ]


def _choices(values: Iterable[str], labels: Mapping[str, Said]) -> list[FilterChoice]:
    """The values that occur, the most frequent first."""
    numbers = Counter(str(value) for value in values)
    order = sorted(numbers, key=lambda value: (-numbers[value], value))
    return [FilterChoice(value, labels.get(value, value), numbers[value]) for value in order]


CLAIMS_KIND = PageKind(
    name="claims",
    route=CLAIMS,
    subjects=lambda view: numbers(len(view.site.published), PAGE_SIZE),
    content=claims_content,
    search="a list of what has pages of its own",
    last_change=lambda site, _: site.last_change,
    section=CLAIMS,
    menu=(Menu.TOP, mark("Statements")),
    introduced=True,
    typeset=False,
)
