"""A claim in, the texts out that readers see in their language, each with its place in the file."""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.finding import Route
from claimspring.model.values import LocalizedText

UNDETERMINED = "und"
"""The tag of a text whose language the editor did not say."""


def texts_of(claim: Claim) -> Iterator[tuple[Route, LocalizedText]]:
    """The texts of a claim that readers see in their language, with their places."""
    review = claim.review
    named: tuple[tuple[Route, LocalizedText | None], ...] = (
        (("statement",), claim.statement),
        (("speaker", "words"), claim.speaker.words if claim.speaker else None),
        *((("also_said_by", index, "words"), speaker.words) for index, speaker in enumerate(claim.also_said_by)),
        (("said_at",), claim.said_at),
        *((("appearances", index, "description"), one.description) for index, one in enumerate(claim.appearances)),
        (("review", "summary"), review.summary),
        (("review", "fact"), review.fact),
        (("review", "fix_none"), review.fix_none),
        (("review", "rationale"), review.rationale),
    )
    yield from ((route, text) for route, text in named if text is not None)
    for index, text in enumerate(review.open_questions):
        yield ("review", "open_questions", index), text
    for index, text in enumerate(review.reasons):
        yield ("review", "reasons", index), text
    for index, date in enumerate(review.dates):
        yield ("review", "dates", index, "what"), date.what
    for index, question in enumerate(claim.questions):
        yield ("questions", index, "ask"), question.ask
        if question.answer:
            yield ("questions", index, "answer"), question.answer
