"""How much of an article was checked and how it fared: the state of each sentence, counted, and drawn as a bar.

The bar has a text equivalent of its own; colours and patterns come from the style sheet.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from claimspring.i18n.html import html, markup
from claimspring.model.ids import ArticleId, ClaimKey, RatingId
from claimspring.model.passage import Passage
from claimspring.model.rating import Rating
from claimspring.site.icons import shape_class
from claimspring.site.site import Mark, Site

WIDTH = 1000
GAP = 1.5
MIN_WIDTH = 0.8


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article and what is known about it."""

    passage: Passage
    rating: RatingId | None
    """The verdict of the claim in it that readers must know of first."""
    drafted: bool
    """A claim in it is still being checked."""
    is_uncheckable: bool = False
    """An editor said that it can be neither true nor false."""

    @property
    def state(self) -> str:
        """`checked`, `drafted`, `uncheckable` or `open`."""
        if self.rating:
            return "checked"
        if self.drafted:
            return "drafted"
        return "uncheckable" if self.is_uncheckable else "open"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The article's sentences, and its claims by verdict."""

    sentences: tuple[Sentence, ...]
    verdicts: tuple[tuple[RatingId, Rating, int], ...]
    """Each verdict that occurs, with the number of claims, in the order of the scale."""
    drafts: int

    @property
    def claims(self) -> int:
        """How many claims have a verdict."""
        return sum(number for _, _, number in self.verdicts)

    @property
    def states(self) -> Counter[str]:
        """How many sentences there are in each state."""
        return Counter(sentence.state for sentence in self.sentences)


def coverage(site: Site, article: ArticleId) -> Coverage:
    """The coverage of one article."""
    keys = site.claims_of.get(article, ())
    ratings = site.corpus.ratings
    verdicts = Counter(site.claim(key).review.verdict for key in keys if site.rating(key))
    return Coverage(
        sentences=tuple(_sentences(site, article)),
        verdicts=tuple((name, rating, verdicts[name]) for name, rating in ratings.items() if verdicts[name]),
        drafts=len(keys) - verdicts.total(),
    )


def _sentences(site: Site, article: ArticleId) -> Iterator[Sentence]:
    """Walk passages and marks together; both are in order, so nothing is looked at more often than it overlaps."""
    marks, aside = site.marks.get(article, ()), site.uncheckable.get(article, ())
    active: list[Mark] = []
    following = 0
    for passage in site.passages.get(article, ()):
        while following < len(marks) and marks[following].start < passage.end:
            active.append(marks[following])
            following += 1
        active = [mark for mark in active if mark.end > passage.start]
        uncheckable = any(passage.start < end and start < passage.end for start, end in aside)
        yield _sentence(site, passage, {mark.key for mark in active}, uncheckable=uncheckable)


def _sentence(site: Site, passage: Passage, keys: set[ClaimKey], *, uncheckable: bool) -> Sentence:
    rated = [key for key in sorted(keys) if site.rating(key)]
    first = min(rated, key=site.distance, default=None)
    verdict = site.claim(first).review.verdict if first else None
    return Sentence(passage, verdict, drafted=len(rated) < len(keys), is_uncheckable=uncheckable)


def bar(found: Coverage, site: Site) -> Markup:
    """The sentences as a row of segments in the article's order, each as wide as its sentence is long."""
    total = sum(_length(sentence) for sentence in found.sentences) or 1
    drawn: dict[str, list[str]] = defaultdict(list)
    at = 0.0
    for sentence in found.sentences:
        width = WIDTH * _length(sentence) / total
        rating = site.corpus.ratings.get(sentence.rating) if sentence.rating else None
        style = shape_class(rating.icon) if rating else f"b-{sentence.state}"
        drawn[style].append(f"M{at:.1f} 0h{max(width - GAP, MIN_WIDTH):.1f}v14H{at:.1f}z")
        at += width
    paths = "".join(f'<path class="{style}" d="{"".join(pieces)}"/>' for style, pieces in drawn.items())
    return markup(
        html(f'<svg class="bar" viewBox="0 0 {WIDTH} 14" preserveAspectRatio="none" aria-hidden="true">{paths}</svg>')
    )


def _length(sentence: Sentence) -> int:
    return sentence.passage.end - sentence.passage.start
