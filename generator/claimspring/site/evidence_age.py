"""How old an article's evidence is: when each document came out, seen from the day the article did.

Input: an article of the site. Output: a table of periods, each with a bar of its documents by what they do to the
article's claims and the same in numbers. What was public before the article appeared, its author could have known.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from claimspring.i18n.html import html, markup
from claimspring.i18n.labels import mark
from claimspring.model.claim import Stance
from claimspring.model.ids import ArticleId, SourceId
from claimspring.model.values import earliest, latest
from claimspring.site.site import Site
from claimspring.site.templates import template
from claimspring.site.view import View

_BOUNDS = (-365, -31, -7, 0, 1, 8)
"""Days after the article at which a new period begins."""

PERIODS = (
    mark("More than a year before"),
    mark("In the year before"),
    mark("In the month before"),
    mark("In the week before"),
    mark("On the article’s own day"),
    mark("In the week after"),
    mark("Later"),
)
UNDATED = mark("Not dated to the day, or not at all")

_GRAVEST = (Stance.REFUTES, Stance.QUALIFIES, Stance.SUPPORTS, Stance.CONTEXT)
_OBJECTS = frozenset({Stance.REFUTES, Stance.QUALIFIES})
_RANK: Mapping[Stance, int] = MappingProxyType({stance: rank for rank, stance in enumerate(_GRAVEST)})


@dataclass(frozen=True, slots=True)
class Row:
    """A period and its documents, the gravest stance first."""

    name: str
    counts: tuple[tuple[Stance, int], ...]

    @property
    def total(self) -> int:
        """How many documents came out in it."""
        return sum(number for _, number in self.counts)


def age(view: View, article: ArticleId) -> Markup:
    """The section of an article's page; nothing where no document, or not the article, has a date."""
    header = view.site.corpus.articles[article].value.header
    stances = _stances(view.site, article)
    periods: dict[int | None, Counter[Stance]] = defaultdict(Counter)
    knowable: list[bool | None] = []
    for source, stance in stances.items():
        document = view.site.source(source)
        published = document.published if document else None
        periods[_period(published, header.published)][stance] += 1
        if stance in _OBJECTS:
            knowable.append(_was_public(published, header.published))
    if not periods.keys() - {None}:
        return Markup()
    rows = [_row(name, periods[number]) for number, name in enumerate(PERIODS)]
    rows.append(_row(UNDATED, periods[None]))
    shown = template(view.pieces, "age.html")
    rendered = shown.render(
        rows=[(row, _bar(row, max(row.total for row in rows))) for row in rows if row.total],
        objecting=sum(stance in _OBJECTS for stance in stances.values()),
        known=knowable.count(True),
        unknown=knowable.count(None),
    )
    return markup(html(rendered))


def _stances(site: Site, article: ArticleId) -> dict[SourceId, Stance]:
    """What each document does to the article's claims: the gravest, where it does several things."""
    found: dict[SourceId, Stance] = {}
    for key in site.claims_of.get(article, ()):
        for evidence in site.claim(key).evidence if site.rating(key) else ():
            found[evidence.source] = min(
                evidence.stance, found.get(evidence.source, evidence.stance), key=lambda stance: _RANK[stance]
            )
    return found


def _period(document: str | None, article: str | None) -> int | None:
    """In which period a document came out; None where the dates leave that open."""
    if document is None or article is None:
        return None
    first = bisect_right(_BOUNDS, (earliest(document) - latest(article)).days)
    last = bisect_right(_BOUNDS, (latest(document) - earliest(article)).days)
    return first if first == last else None


def _was_public(document: str | None, article: str | None) -> bool | None:
    """Whether a document had come out by the article's day; None where the dates leave that open."""
    if document is None or article is None:
        return None
    if latest(document) <= earliest(article):
        return True
    return False if earliest(document) > latest(article) else None


def _row(name: str, counts: Counter[Stance]) -> Row:
    return Row(name, tuple((stance, counts[stance]) for stance in _GRAVEST if counts[stance]))


def _bar(row: Row, most: int) -> Markup:
    """A decoration: the numbers beside it say the same."""
    pieces = Markup().join(
        Markup('<rect class="st-{}" x="{:.1f}" width="{:.1f}" height="10"/>').format(stance, x, width)
        for stance, x, width in _pieces(row.counts, 100 / most)
    )
    return Markup('<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{}</svg>').format(pieces)


def _pieces(counts: Sequence[tuple[Stance, int]], unit: float) -> Iterator[tuple[Stance, float, float]]:
    x = 0.0
    for stance, number in counts:
        yield stance, x, number * unit
        x += number * unit
