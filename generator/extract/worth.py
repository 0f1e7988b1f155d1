"""How much a statement is worth checking: a score from 0 to 1 with its reasons. A ranking, never a verdict.

In: a sentence, a part of it, kind and credit. Out: score and short sentences that a journalist would accept.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.extract.kinds import has_figure
from generator.extract.phrases import Range
from generator.extract.roles import Credit
from generator.extract.sentence import Sentence
from generator.extract.statement import DateMention
from generator.model.claim import ClaimKind, Form


class Worth(NamedTuple):
    """A score and why."""

    score: float
    reasons: tuple[str, ...]


_BY_KIND = {
    ClaimKind.EVENT: (0.15, "tells an event"),
    ClaimKind.NUMBER: (0.2, "counts or measures something"),
    ClaimKind.QUOTATION: (0.15, "gives someone's words"),
    ClaimKind.STATE: (0.1, "says how things are"),
    ClaimKind.POLICY: (0.12, "is about a rule or a measure"),
    ClaimKind.PLAN: (0.0, "announces something still to come"),
    ClaimKind.INTERPRETATION: (-0.05, "interprets rather than reports"),
    ClaimKind.OPINION: (-0.2, "is an opinion or a belief"),
}


def weigh(  # noqa: PLR0913, PLR0917 -- each is a thing weighed
    sentence: Sentence, part: Range, kind: ClaimKind, form: Form, credit: Credit, dates: Sequence[DateMention]
) -> Worth:
    """The score with its reasons, strongest first."""
    points, reason = _BY_KIND[kind]
    score, reasons = 0.35 + points, [reason]
    names = sum(sentence.tokens[i].capital and i > 0 for i in range(*part))
    length = part.stop - part.first
    signs = (
        (has_figure(sentence, part, dates) and kind is not ClaimKind.NUMBER, 0.1, "names a number"),
        (bool(dates), 0.1, "names a date"),
        (names >= 2, 0.1, "names who or where"),
        (credit.speaker is not None, 0.05, "says who said it"),
        (credit.source is not None, 0.05, "credits a source that can be looked up"),
        (credit.carried, 0.0, "rests on the source named in the sentence before"),
        (credit.hearsay, -0.05, "hedged: told in the conditional"),
        (credit.unresolved, 0.0, "the speaker is a pronoun: nobody before agrees with it"),
        (credit.unnamed, 0.0, "the source has no name"),
        (
            form is Form.AUTHOR and any(sentence.quoted[part.first : part.stop]),
            0.0,
            "quotation marks without a speaker",
        ),
        (length < 6, -0.1, "very short"),
    )
    for holds, weight, why in signs:
        if holds:
            score += weight
            reasons.append(why)
    return Worth(round(min(1.0, max(0.0, score)), 2), tuple(reasons))
