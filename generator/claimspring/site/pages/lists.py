"""The pages that list: all claims, all sources, all corrections; each cut into pages where it is long."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from claimspring.exports.dataset import dataset
from claimspring.exports.jsonld import script
from claimspring.i18n.labels import CLAIM_KINDS
from claimspring.model.article import Article
from claimspring.model.claim import Change, ChangeKind
from claimspring.model.ids import ClaimKey, PublisherId, SourceId
from claimspring.model.source import Source
from claimspring.routes import addresses
from claimspring.site.page import Kind, Page
from claimspring.site.paging import Leaf, leaves
from claimspring.site.site import Site
from claimspring.site.view import ClaimLine, View

CLAIMS_A_PAGE = 500
SOURCES_A_PAGE = 500
CORRECTIONS_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of the table of claims."""

    line: ClaimLine
    article: Article | None
    publishers: tuple[PublisherId, ...]
    """Ids of the publishers whose documents are its evidence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter, and how many rows of the page it leaves."""

    value: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter beside the table; `name` is its name in the page's address."""

    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the table of sources."""

    id: SourceId
    source: Source
    claims: int
    derived: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A public change of a review."""

    key: ClaimKey
    change: Change


def claims_leaves(site: Site) -> Iterator[Leaf[ClaimKey]]:
    """All published claims, the last changed first, cut into pages."""
    return leaves(addresses.CLAIMS, site.published, CLAIMS_A_PAGE)


def claims_page(view: View, leaf: Leaf[ClaimKey]) -> Page:
    """One page of the list of claims."""
    rows = [_claim_row(view, key) for key in leaf.items]
    title = view.words.say("Claims")
    described = view.words.say("Every claim that was checked, with its verdict, who says it and in which article.")
    return view.page(
        Kind.CLAIMS,
        leaf.place,
        title=title if leaf.number == 1 else f"{title} ({leaf.number}/{leaf.total})",
        description=described,
        head=script(dataset(title, described, view.site.settings, view.words)) if leaf.number == 1 else "",
        section=addresses.CLAIMS,
        rows=rows,
        leaf=leaf,
        introduced=partial(view.introduced, addresses.CLAIMS),
        root=view.site.addresses.root(leaf.place, *view.languages),
        facets=_facets(view, rows),
        total=len(view.site.published),
        articles=len(view.site.corpus.articles),
    )


def _claim_row(view: View, key: ClaimKey) -> ClaimRow:
    line = view.line(key)
    documents = (view.site.source(evidence.source) for evidence in line.claim.evidence)
    publishers = {document.publisher for document in documents if document}
    return ClaimRow(line, view.site.article(key.article), tuple(sorted(publishers)))


def _facets(view: View, rows: list[ClaimRow]) -> list[Facet]:
    """The filters beside the table, each with the choices that occur."""
    say = view.words.say
    lines = [row.line for row in rows]
    titles = {str(row.line.key.article): row.article.header.title for row in rows if row.article}
    kinds = {str(kind): say(name) for kind, name in CLAIM_KINDS.items()}
    publishers = {str(name): view.publisher_name(name) for row in rows for name in row.publishers}
    topics = {topic: topic.replace("-", " ") for line in lines for topic in line.claim.topics}
    return [
        Facet("article", say("Article"), _choices((line.key.article for line in lines), titles)),
        Facet("kind", say("Kind"), _choices((line.claim.kind for line in lines), kinds)),
        Facet(
            "publisher", say("Evidence from"), _choices((name for row in rows for name in row.publishers), publishers)
        ),
        Facet("topic", say("Topic"), _choices((topic for line in lines for topic in line.claim.topics), topics)),
    ]


def _choices(values: Iterable[str], labels: Mapping[str, str]) -> list[Choice]:
    """The values that occur, the most frequent first."""
    numbers = Counter(str(value) for value in values)
    order = sorted(numbers, key=lambda value: (-numbers[value], value))
    return [Choice(value, labels.get(value, value), numbers[value]) for value in order]


def sources_leaves(site: Site) -> Iterator[Leaf[SourceRow]]:
    """All sources, those on which most claims hang first, cut into pages."""
    rows = [
        SourceRow(
            name,
            record.value,
            len({use.key for use in site.uses.get(name, ())}),
            len(site.derived.get(name, ())),
        )
        for name, record in site.corpus.sources.items()
    ]
    rows.sort(key=lambda row: (-row.claims, -row.derived, row.id))
    return leaves(addresses.SOURCES, rows, SOURCES_A_PAGE)


def sources_page(view: View, leaf: Leaf[SourceRow]) -> Page:
    """One page of the list of sources."""
    return view.page(
        Kind.SOURCES,
        leaf.place,
        title=view.words.say("Sources"),
        description=view.words.say("Every document that was used as evidence or found on the way to an article."),
        section=addresses.SOURCES,
        leaf=leaf,
        introduced=partial(view.introduced, addresses.SOURCES),
        total=len(view.site.corpus.sources),
    )


def corrections_pages(view: View) -> Iterator[Page]:
    """Every public change after the first publication, newest first."""
    site = view.site
    changes = [
        Correction(key, change)
        for key in site.published
        for change in site.claim(key).history
        if change.change is not ChangeKind.FIRST_PUBLICATION
    ]
    changes.sort(key=lambda item: (-item.change.on.toordinal(), item.key))
    for leaf in leaves(addresses.CORRECTIONS, changes, CORRECTIONS_A_PAGE):
        yield view.page(
            Kind.CORRECTIONS,
            leaf.place,
            title=view.words.say("Corrections"),
            description=view.words.say("What was changed in published reviews, when and why."),
            section=addresses.CORRECTIONS,
            leaf=leaf,
            introduced=partial(view.introduced, addresses.CORRECTIONS),
        )
