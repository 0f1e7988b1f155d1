"""How much a statement is worth checking: a probability with its reasons. A ranking, never a verdict.

In: a sentence, a part of it, and what is known about it. Out: the score, and what weighed most for and against it. The
features are the lexicons' signs, the same in every language, so that weights learnt in one hold in the others. The
weights are those of a logistic regression over ClaimBuster's crowd-sourced sentences; `tests.bench.extract_train`
learns them and writes `ranker.json`.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from claimspring.extract.attribution import AssignedRoles
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import TokenizedSentence
from claimspring.extract.statement import DateMention
from claimspring.lexicon.forms import Act
from claimspring.model.claim import ClaimKind, Form

SHOWN_FROM = 0.15
"""Statements worth less are not shown; somebody's own words are, since that he said them can be checked."""
_SHOWN = 3
"""So many reasons are given."""
_LONG = 40
_SHORT = 6

REASONS = {
    "figure": "names a number",
    "figures": "names several numbers",
    "no figure": "has no number",
    "magnitudes": "gives an amount",
    "share": "gives a share, a price or a sum in millions",
    "deeds": "says what someone did",
    "matters": "is about public affairs",
    "comparisons": "compares, or claims a record",
    "changes": "says that something rose, fell or was created",
    "periods": "speaks of a time",
    "talk": "is about the conversation itself",
    "selves": "tells a feeling or a belief of the speaker's",
    "values": "judges or praises",
    "wants": "says what should or could be",
    "date": "names a date",
    "names": "names who or where",
    "no name": "names nobody",
    "acronym": "names a body by its initials",
    "accuses": "accuses someone",
    "speaker": "says who says it",
    "others": "speaks of others, not of the speaker",
    "source": "credits a source that can be looked up",
    "unnamed": "the source has no name",
    "first person": "speaks of the speaker alone",
    "addressed": "speaks to somebody",
    "future": "is about what is still to come",
    "past": "tells what happened",
    "modal": "says what may be",
    "hearsay": "hedged: told in the conditional",
    "negation": "denies something",
    "exclamation": "is an exclamation",
    "length": "says much",
    "length squared": "says very much",
    "short": "is very short",
    "plain": "says nothing that stands out",
    **{
        f"kind {kind}": f"is {article} {kind}"
        for kind, article in (
            (ClaimKind.EVENT, "an"),
            (ClaimKind.NUMBER, "a"),
            (ClaimKind.STATE, "a"),
            (ClaimKind.POLICY, "a"),
            (ClaimKind.PLAN, "a"),
            (ClaimKind.INTERPRETATION, "an"),
            (ClaimKind.OPINION, "an"),
        )
    },
}
"""Every feature with what it says of a statement."""

_LISTS = ("magnitudes", "deeds", "matters", "comparisons", "changes", "periods", "talk", "selves", "values", "wants")
_UNTOLD = frozenset({"length", "length squared"})
"""What weighs, but tells an editor nothing."""
_UNSURE = "nobody knows whom the pronoun means that speaks"
_LOOSE = "quotation without anyone who speaks"


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
    past: bool


class Worth(NamedTuple):
    """A score and why."""

    score: float
    reasons: tuple[str, ...]


class Ranker:
    """The weights of the features."""

    def __init__(self, path: Path) -> None:
        file = json.loads(path.read_text(encoding="utf-8"))
        self._intercept: float = file["intercept"]
        self._weights: dict[str, float] = file["weights"]

    def weigh(self, sentence: TokenizedSentence, part: Range, facts: Facts) -> Worth:
        """The score, with the weightiest reasons first and their sign, and what an editor has to know besides."""
        values = features(sentence, part, facts)
        points = {name: self._weights.get(name, 0.0) * value for name, value in values.items()}
        score = 1 / (1 + math.exp(-self._intercept - sum(points.values())))
        if facts.form is Form.DIRECT and facts.credit.speaker is not None:
            score = max(score, SHOWN_FROM)
        telling = [name for name in points if points[name] and name not in _UNTOLD]
        most = sorted(telling, key=lambda name: (-abs(points[name]), name))[:_SHOWN]
        reasons = [f"{'+' if points[name] > 0 else '−'} {REASONS[name]}" for name in most] or ["+ says something"]
        return Worth(round(score, 3), (*reasons, *_warnings(sentence, part, facts)))


RANKER = Ranker(Path(__file__).with_name("ranker.json"))


def _warnings(sentence: TokenizedSentence, part: Range, facts: Facts) -> Iterator[str]:
    credit = facts.credit
    if credit.carried:
        yield "rests on the source named in the sentence before"
    if credit.pronoun is not None and credit.speaker is None:
        yield _UNSURE
    elif not (credit.speaker or credit.source) and any(sentence.quoted[part.first : part.stop]):
        yield _LOOSE


def features(sentence: TokenizedSentence, part: Range, facts: Facts) -> dict[str, float]:
    """The features of a statement that are not 0."""
    words = [i for i in range(*part) if sentence.is_word(i) or sentence.lows[i][0].isdigit()]
    lists = sentence.lexicon.worth
    counts = Counter(name for i in range(*part) for name in lists.get(sentence.lows[i], ()) if name in _LISTS)
    found: dict[str, float] = {name: min(2, count) for name, count in counts.items()}
    found |= {name: 1.0 for name, holds in _signs(sentence, part, facts) if holds}
    capitals = sum(sentence.tokens[i].capital for i in words if i > part.first)
    if capitals:
        found["names"] = min(2, capitals)
    if not found.keys() - {"length", "no figure", "no name", "past"} and not counts:
        found["plain"] = 1.0
    length = min(len(words), _LONG) / (_LONG / 2)
    return found | {"length": length, "length squared": length * length, f"kind {facts.kind}": 1.0}


def _signs(sentence: TokenizedSentence, part: Range, facts: Facts) -> Iterator[tuple[str, bool]]:
    lows, lexicon = sentence.lows[part.first : part.stop], sentence.lexicon
    tokens, credit = sentence.tokens[part.first : part.stop], facts.credit
    seen = frozenset(lows)
    figures = sum(low[0].isdigit() for low in lows)
    yield "figure", facts.figure
    yield "figures", facts.figure and figures > 1
    yield "no figure", not figures and "magnitudes" not in {n for low in seen for n in lexicon.worth.get(low, ())}
    yield "share", not seen.isdisjoint(lexicon.shares)
    yield "date", bool(facts.dates)
    yield "no name", not any(token.capital for token in tokens[1:])
    yield "acronym", any(token.initials for token in tokens)
    yield "accuses", facts.act is Act.ACCUSE
    yield "speaker", credit.speaker is not None
    yield "others", not seen.isdisjoint(lexicon.pronouns)
    yield "source", credit.source is not None
    yield "unnamed", credit.unnamed
    yield "first person", not seen.isdisjoint(lexicon.words.first_persons)
    yield "addressed", any("addressed" in lexicon.worth.get(low, ()) for low in seen)
    yield "future", facts.future
    yield "past", facts.past
    yield "modal", not seen.isdisjoint(lexicon.modals)
    yield "hearsay", credit.hearsay
    yield "negation", not seen.isdisjoint(lexicon.negations)
    yield "exclamation", lows[-1] == "!"
    yield "short", len(lows) <= _SHORT
