"""The forms of the verbs of saying: a table from every written form to its verb, from a `*.forms.json`."""

import json
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Act(StrEnum):
    """What a verb of saying does."""

    ASSERT = "assert"
    ANNOUNCE = "announce"
    ACCUSE = "accuse"
    DENY = "deny"
    ORDER = "order"
    PRAISE = "praise"
    BELIEF = "belief"
    STANCE = "stance"
    """Says where someone stands on something, and introduces no statement: `defended the plan`."""


class Mood(StrEnum):
    """What a form can be, as far as attribution cares."""

    FINITE = "finite"
    CONDITIONAL = "conditional"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"


class Verb(NamedTuple):
    """What one written form can be."""

    lemma: str
    act: Act
    moods: frozenset[Mood]


def read_forms(path: Path, homographs: Collection[str]) -> dict[str, Verb]:
    """Each form with its verb and moods, without those that nearly always are another word.

    A form of two verbs belongs to the first.
    """
    table: dict[str, Verb] = {}
    for lemma, act, by_mood in json.loads(path.read_text(encoding="utf-8")):
        for mood, forms in by_mood.items():
            for form in forms.split():
                known = table.get(form)
                if known is None:
                    table[form] = Verb(lemma, Act(act), frozenset({Mood(mood)}))
                else:
                    table[form] = known._replace(moods=known.moods | {Mood(mood)})
    return {form: verb for form, verb in table.items() if form not in homographs}
