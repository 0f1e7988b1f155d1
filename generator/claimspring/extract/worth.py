"""How much a statement is worth checking: a score from 0 to 1 with its reasons. A ranking, never a verdict.

In: a sentence, a part of it, and what is known about it. Out: score and short sentences that a journalist would accept.
Each sign adds or takes points: those of a logistic regression over these signs on the 22,501 sentences of ClaimBuster's
crowd-sourced set, rounded to quarters.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from claimspring.extract.attribution import AssignedRoles
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import Sentence
from claimspring.extract.statement import DateMention
from claimspring.lexicon.forms import Act
from claimspring.model.claim import ClaimKind, Form

_BASE = -1.5
_MANY = (0.0, 1.0, 1.6, 2.0)
"""A second and a third word of one sort count less than the first."""

_BY_WORDS = (
    ("magnitudes", 1.0, "gives an amount"),
    ("deeds", 0.75, "says what someone did"),
    ("matters", 0.5, "is about public affairs"),
    ("comparisons", 0.5, "compares, or claims a record"),
    ("changes", 0.5, "says that something rose, fell or was created"),
    ("talk", -0.5, "is about the conversation itself"),
    ("selves", -0.75, "tells a feeling or a belief of the speaker's"),
    ("values", -0.75, "judges or praises"),
    ("wants", -0.75, "says what should or could be"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the part that is weighed."""

    kind: ClaimKind
    form: Form
    act: Act | None
    credit: AssignedRoles
    dates: tuple[DateMention, ...]
    figure: bool
    future: bool


class Worth(NamedTuple):
    """A score and why."""

    score: float
    reasons: tuple[str, ...]

    def within(self, whole: "Worth") -> "Worth":
        """The worth of a part of a sentence: it shares in what the whole is worth."""
        if whole.score <= self.score:
            return self
        raised = round((self.score + whole.score) / 2, 3)
        return Worth(raised, (*self.reasons, "stands in a sentence that is worth more"))


def weigh(sentence: Sentence, part: Range, facts: Facts) -> Worth:
    """The score with its reasons, weightiest first; reasons without points come last."""
    signs = [*_words(sentence, part), *_signs(sentence, part, facts)]
    signs.sort(key=lambda sign: -abs(sign[0]))
    score = 1 / (1 + math.exp(-_BASE - sum(points for points, _ in signs)))
    return Worth(round(score, 3), tuple(reason for _, reason in signs) or ("says nothing that stands out",))


def _words(sentence: Sentence, part: Range) -> Iterator[tuple[float, str]]:
    """The signs that rest on lists of words."""
    worth = sentence.lexicon.worth
    counts = Counter(name for low in sentence.lows[part.first : part.stop] if low in worth for name in worth[low])
    for name, points, reason in _BY_WORDS:
        if counts[name]:
            yield points * _MANY[min(counts[name], 3)], reason


def _signs(sentence: Sentence, part: Range, facts: Facts) -> Iterator[tuple[float, str]]:
    """The signs that rest on the statement as a whole."""
    credit, words = facts.credit, sentence.lexicon.words
    lows = frozenset(sentence.lows[part.first : part.stop])
    names = sum([token.capital for token in sentence.tokens[part.first + 1 : part.stop]])
    alone = not lows.isdisjoint(words.first_persons)
    others = not lows.isdisjoint(sentence.lexicon.pronouns)
    loose = facts.form is Form.AUTHOR and any(sentence.quoted[part.first : part.stop])
    signs = (
        (facts.figure, 1.25, "names a number"),
        (bool(facts.dates), 0.5, "names a date"),
        (names > 0, 0.5 * _MANY[min(names, 3)], "names who or where"),
        (facts.act is Act.ACCUSE, 0.5, "accuses someone"),
        (credit.speaker is not None or others, 0.5, "speaks of others, not of the speaker"),
        (credit.source is not None, 0.25, "credits a source that can be looked up"),
        (alone, -0.5, "speaks of the speaker alone"),
        (facts.future, -0.5, "is about what is still to come"),
        (facts.kind is ClaimKind.INTERPRETATION, -0.5, "interprets rather than reports"),
        (credit.hearsay, -0.25, "hedged: told in the conditional"),
        (credit.carried, 0.0, "rests on the source named in the sentence before"),
        (credit.unresolved, 0.0, "the speaker is a pronoun, and nobody named before agrees with it"),
        (credit.unnamed, 0.0, "the source has no name"),
        (loose, 0.0, "quotation marks without anyone who speaks"),
    )
    yield from ((points, reason) for holds, points, reason in signs if holds)
