"""How old an article's evidence is: when each document came out, seen from the day the article did.

Input: an article of the site. Output: a table of periods with the numbers of documents by what they do to the article's
claims. What was public before the article appeared, its author could have known.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
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

_DOTS = 11
"""Dots in a row."""
_DOTS_DRAWN = 20 * _DOTS

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


@dataclass(frozen=True, slots=True)
class Knowable:
    """The documents that contradict or qualify an article, by whether they were public on its day."""

    known: int
    later: int
    unknown: int
    """Their dates leave it open."""

    @property
    def objecting(self) -> int:
        """All of them."""
        return self.known + self.later + self.unknown

    def dots(self) -> Markup:
        """One dot for each: full, grey or a ring. A decoration: the numbers beside it say the same."""
        styles = ["in"] * self.known + ["unk"] * self.unknown + ["out"] * self.later
        rows = -(-len(styles) // _DOTS)
        drawn = Markup().join(
            Markup('<circle class="{}" cx="{}" cy="{}" r="6.5"/>').format(
                style, 9 + 18 * (at % _DOTS), 9 + 18 * (at // _DOTS)
            )
            for at, style in enumerate(styles[:_DOTS_DRAWN])
        )
        height = 18 * min(rows, _DOTS_DRAWN // _DOTS)
        return Markup('<svg class="dots" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>').format(
            18 * _DOTS, height, drawn
        )


def knowable(site: Site, article: ArticleId) -> Knowable:
    """What could have been known when the article appeared."""
    published = site.corpus.articles[article].value.header.published
    states: Counter[bool | None] = Counter()
    for source, stance in _stances(site, article).items():
        if stance in _OBJECTS:
            document = site.source(source)
            states[_was_public(document.published if document else None, published)] += 1
    return Knowable(states[True], states[False], states[None])


def age(view: View, article: ArticleId) -> Markup:
    """The section of an article's page; nothing where no document, or not the article, has a date."""
    header = view.site.corpus.articles[article].value.header
    periods: dict[int | None, Counter[Stance]] = defaultdict(Counter)
    for source, stance in _stances(view.site, article).items():
        document = view.site.source(source)
        periods[_period(document.published if document else None, header.published)][stance] += 1
    if not periods.keys() - {None}:
        return Markup()
    rows = [_row(name, periods[number]) for number, name in enumerate(PERIODS)]
    rows.append(_row(UNDATED, periods[None]))
    shown = template(view.pieces, "age.html")
    rendered = shown.render(
        rows=[row for row in rows if row.total],
        stances=[stance for stance in _GRAVEST if any(stance in dict(row.counts) for row in rows)],
        knowable=knowable(view.site, article),
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
