"""A wrong name in, the name that was probably meant out."""

from collections.abc import Iterable
from itertools import islice

NEAR = 0.6
"""How alike two names must be, from 0 to 1, for one to be offered in place of the other."""

CERTAIN = 0.8
"""How alike they must be for one to be put in place of the other without asking."""


def nearest(wrong: str, names: Iterable[str]) -> str | None:
    """The name most like `wrong`, or None if none is near; of names equally near the first in the alphabet."""
    near = _near(wrong, names)
    return near[0][0] if near else None


def did_you_mean(wrong: str, names: Iterable[str]) -> str:
    """The question, or an empty string if no name is near."""
    name = nearest(wrong, names)
    return f"did you mean '{name}'?" if name else ""


def nearest_claim(wrong: str, claims: Iterable[str]) -> str | None:
    """The `article/claim` most like `wrong`, which may lack the article; None if none is near, or several are.

    Its two parts are compared each for itself: claims of one article are alike in most letters, and in nothing else.
    """
    by_article: dict[str, set[str]] = {}
    for name in claims:
        of, _, claim = name.partition("/")
        by_article.setdefault(of, set()).add(claim)
    article, sign, claim = wrong.partition("/")
    if not sign:
        near = nearest(wrong, set().union(*by_article.values()))
        found = [f"{of}/{near}" for of, those in by_article.items() if near in those]
        return found[0] if len(found) == 1 else None
    of = article if article in by_article else nearest(article, by_article) or ""
    near = nearest(claim, by_article.get(of, ()))
    return f"{of}/{near}" if near else None


def surely_meant(wrong: str, names: Iterable[str]) -> str | None:
    """The name that `wrong` is a slip of the keyboard for, or None where another one may be meant.

    It must begin alike (`unsupported` is no slip for `supported`), hold the same digits (`tass-1659905` is none for
    `tass-1659906`), and be the only name that near.
    """
    near = _near(wrong, names)
    if not near or (len(near) > 1 and near[1][1] > near[0][1] - (1 - CERTAIN) / 2):
        return None
    name, likeness = near[0]
    alike = likeness >= CERTAIN and name[:1] == wrong[:1] and _digits(name) == _digits(wrong)
    return name if alike else None


def _near(wrong: str, names: Iterable[str]) -> list[tuple[str, float]]:
    """The two names most like `wrong`, with their likeness, as far as they are near.

    Likeness counts letters that are wrong, missing, too many, or swapped with their neighbour: the optimal string
    alignment distance, which is worked out for all letters of a word at once (Hyyrö 2003).
    """
    from rapidfuzz import process  # noqa: PLC0415 -- slow to import, and only wanted where a name is wrong
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    scorer = OSA.normalized_similarity
    alike = process.extract(wrong, sorted(names), scorer=scorer, score_cutoff=NEAR, limit=None)
    return list(islice(((name, likeness) for name, likeness, _ in alike if _may_be_meant(wrong, name)), 2))


def _may_be_meant(wrong: str, name: str) -> bool:
    """Whether no more than one of the two differs, the words of a name or its digits.

    Ids of documents are an outlet and a day. Those of another outlet on another day are alike in most letters, and in
    nothing else.
    """
    if _digits(wrong) == _digits(name):
        return not _digits(name) or _words_alike(wrong, name)
    return _without_digits(wrong) == _without_digits(name) or not (_digits(wrong) and _digits(name))


def _words_alike(wrong: str, name: str) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return OSA.normalized_similarity(_without_digits(wrong), _without_digits(name)) >= NEAR


def _without_digits(name: str) -> str:
    return name.rstrip("-0123456789").translate(dict.fromkeys(map(ord, "0123456789")))


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))
