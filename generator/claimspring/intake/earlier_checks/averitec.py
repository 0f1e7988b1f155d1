"""AVeriTeC's files -> checks as printed: claims with questions, answers and a label (Schlichtkrull and others, 2023).

The label is that of the people who made the set, not of the article they read, so they are the publisher.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimspring.intake.earlier_checks.incoming import IncomingAnswer, IncomingCheck

PUBLISHER = "AVeriTeC"
_IN_ITS_WORDS = "Extractive"


def is_averitec(value: Any) -> bool:  # noqa: ANN401 -- what a file of JSON holds
    """Whether a file's JSON is such a set."""
    keys = {"claim", "label", "questions"}
    return (
        isinstance(value, list) and bool(value) and all(isinstance(one, dict) and keys <= one.keys() for one in value)
    )


def averitec(entries: Sequence[Mapping[str, Any]]) -> Iterator[IncomingCheck]:
    """The checks of a set, in its order."""
    for row, entry in enumerate(entries, 1):
        yield IncomingCheck(
            row,
            claim=_text(entry, "claim"),
            language="en",
            claimant=_text(entry, "speaker"),
            said_on=_text(entry, "claim_date"),
            appearances=tuple(filter(None, [_text(entry, "original_claim_url")])),
            url=_text(entry, "fact_checking_article"),
            publisher=PUBLISHER,
            label=_text(entry, "label"),
            summary=_text(entry, "justification"),
            answers=tuple(_answers(entry)),
            extra={name: value for name in ("reporting_source", "location_ISO_code") if (value := _text(entry, name))},
        )


def _answers(entry: Mapping[str, Any]) -> Iterator[IncomingAnswer]:
    for question in _objects(entry, "questions"):
        for answer in _objects(question, "answers"):
            asked, answered = _text(question, "question"), _text(answer, "answer")
            if asked and answered:
                yield IncomingAnswer(
                    asked,
                    answered,
                    verbatim=answer.get("answer_type") == _IN_ITS_WORDS,
                    url=_text(answer, "source_url"),
                    medium=_text(answer, "source_medium"),
                )


def _objects(entry: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    value = entry.get(name)
    return (one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict))


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return value.strip() if isinstance(value, str) else ""
