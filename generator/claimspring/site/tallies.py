"""How statements fared, counted: the gravest verdict first, each with its own colour, shape and word."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from claimspring.i18n.labels import UNRATED
from claimspring.i18n.multilingual import Said
from claimspring.model.ids import ClaimKey, RatingId
from claimspring.model.rating import Rating
from claimspring.site.coverage import Coverage
from claimspring.site.gravity import gravity_of
from claimspring.site.icons import shape_class
from claimspring.site.view import View


class TallyItem(NamedTuple):
    """A verdict and how often it was reached."""

    icon: str
    style: str
    """The class that gives the verdict's colour."""
    number: int
    label: Said
    """The verdict inside of a sentence, without a capital letter."""


def tally(view: View, found: Coverage) -> list[TallyItem]:
    """The tally of an article."""
    return _items(view, [(rating, number) for _, rating, number in found.verdicts], found.untraced)


def tally_of(view: View, claims: Iterable[ClaimKey]) -> list[TallyItem]:
    """The tally of any published claims."""
    site = view.site
    known = tuple(claims)
    numbers: Counter[RatingId | None] = Counter(site.claim(key).review.verdict for key in known if site.rating(key))
    counts = [(rating, numbers[name]) for name, rating in site.corpus.ratings.items() if numbers[name]]
    return _items(view, counts, sum(site.claim(key).is_untraced for key in known))


def _items(view: View, counts: Iterable[tuple[Rating, int]], untraced: int) -> list[TallyItem]:
    """The verdicts, then those of which there is none because they were not traced yet."""

    def item(rating: Rating, number: int) -> TallyItem:
        label = view.words.each(_inside_a_sentence, view.plain(rating.label))
        return TallyItem(rating.icon, shape_class(rating.icon), number, label)

    best = view.site.best
    found = [item(rating, number) for rating, number in sorted(counts, key=lambda pair: gravity_of(pair[0], best))]
    if untraced:
        label = view.words.each(_inside_a_sentence, view.words.say(UNRATED[True]))
        found.append(TallyItem("open", shape_class(None), untraced, label))
    return found


def _inside_a_sentence(label: str) -> str:
    """The label without its capital; one of several capitals stays as it is."""
    return label[:1].lower() + label[1:] if label[1:] == label[1:].lower() else label
