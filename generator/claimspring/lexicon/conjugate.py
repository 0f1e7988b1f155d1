"""From an infinitive to its forms, by classes of endings that the lexicon lists.

In: a class (`cut` is what comes off, then endings by mood) and an infinitive. Out: each form with its mood. A dot in
`cut` stands for a letter that stays: `é.er` with the ending `è.e` makes `espère` of `espérer`. `-` is the empty ending.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum


class Mood(StrEnum):
    """What a form can be, as far as attribution cares."""

    FINITE = "finite"
    CONDITIONAL = "conditional"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"


ANY = "any"
"""The class for verbs that no ending singles out."""


def choose_class(infinitive: str, classes: Mapping[str, object]) -> str | None:
    """The class with the longest name that ends the infinitive; names with a dot are only taken when written out."""
    fitting = [name for name in classes if "." not in name and infinitive.endswith(name)]
    return max(fitting, key=len, default=ANY if ANY in classes else None)


def forms(infinitive: str, cut: str, endings: Mapping[Mood, str]) -> Iterator[tuple[str, Mood]]:
    """Each form of the verb with its mood.

    Raises:
        ValueError: The infinitive does not end in `cut`.
    """
    match = re.search("".join("(.)" if letter == "." else re.escape(letter) for letter in cut) + "$", infinitive)
    if match is None:
        raise ValueError(f"'{infinitive}' does not end in '{cut}'")
    stem = infinitive[: match.start()]
    yield infinitive, Mood.INFINITIVE
    for mood, listed in endings.items():
        for ending in listed.split():
            kept = iter(match.groups())
            yield stem + "".join(next(kept) if letter == "." else letter for letter in ending.strip("-")), mood
