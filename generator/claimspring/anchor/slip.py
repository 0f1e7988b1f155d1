"""Two texts -> whether the second is the first with slips of the keyboard set right, and says nothing else.

Word stands against word: case, accents and signs may differ, and a letter or two within a word; or spaces alone do.
Numbers, negations and names `anchor.diff` flags; here a word is told by its letters alone, so what could be another
word is taken for one.
"""

import unicodedata
from itertools import zip_longest

from rapidfuzz.distance import OSA

from claimspring.anchor.diff import difference

_ONE_SLIP, _TWO_SLIPS = 5, 10
"""Letters that a word needs for one slip, and for two: among shorter ones another word is too near."""


def is_slip(old: str, new: str) -> bool:
    """Whether every word of one text is that of the other, perhaps misspelt."""
    before, after = _words(old), _words(new)
    return "".join(before) == "".join(after) or all(
        one is not None and other is not None and _is_same_word(one, other) for one, other in zip_longest(before, after)
    )


def is_typo(old: str, new: str, language: str) -> bool:
    """The same, where no number, negation or name is another either."""
    return not difference(old, new, language).flags and is_slip(old, new)


def _words(text: str) -> list[str]:
    """The words without case, accents and signs; what stands on letters of other scripts than Latin stays."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = ("".join(filter(_is_letter, word)) for word in plain.split())
    return [word for word in words if word]


def _is_letter(char: str) -> bool:
    return char.isalnum() or (unicodedata.category(char)[0] == "M" and not "\u0300" <= char <= "\u036f")


def _is_same_word(one: str, other: str) -> bool:
    """Whether letters within a word are left out, doubled, mistaken or swapped; never in scripts without case."""
    if one == other:
        return True
    if (one[0], one[-1]) != (other[0], other[-1]) or any(unicodedata.category(char) == "Lo" for char in one + other):
        return False
    shortest = min(len(one), len(other))
    slips = 2 if shortest >= _TWO_SLIPS else 1 if shortest >= _ONE_SLIP else 0
    return OSA.distance(one, other) <= slips
