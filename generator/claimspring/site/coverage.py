"""How much of an article was checked and how it fared: the state of each sentence, counted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claimspring.model.ids import ArticleId, ClaimKey, RatingId
from claimspring.model.passage import Passage
from claimspring.model.rating import Rating
from claimspring.site.site import Mark, Site


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
    untraced: int
    """Claims that came in with earlier checks."""

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
    untraced = sum(site.claim(key).is_untraced for key in keys)
    return Coverage(
        sentences=tuple(_sentences(site, article)),
        verdicts=tuple((name, rating, verdicts[name]) for name, rating in ratings.items() if verdicts[name]),
        drafts=len(keys) - verdicts.total() - untraced,
        untraced=untraced,
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
    first = min(rated, key=site.gravity, default=None)
    verdict = site.claim(first).review.verdict if first else None
    return Sentence(passage, verdict, drafted=len(rated) < len(keys), is_uncheckable=uncheckable)
