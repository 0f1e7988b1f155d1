"""Statements as the JSON that `claimspring extract --format json` prints. In: statements. Out: plain data."""

from typing import Any

from claimspring.extract.statement import Mention, Statement


def as_data(statement: Statement, read: Statement) -> dict[str, Any]:
    """One statement in the shape of the contract: the words as they are `read`, their places in the file."""
    return {
        "quote": read.quote,
        "start": statement.start,
        "end": statement.end,
        "zone": statement.zone.value,
        "speaker": _speaker(statement, read),
        "source": _mention(statement.source, read.source),
        "cue": _mention(statement.cue, read.cue),
        "form": statement.form.value,
        "kind": statement.kind.value,
        "dates": [date._asdict() | {"text": seen.text} for date, seen in zip(statement.dates, read.dates, strict=True)],
        "score": statement.score,
        "reasons": list(statement.reasons),
        "statement": read.words,
        "pronoun": _mention(statement.pronoun, read.pronoun),
        "language": statement.language,
        "read": {"start": read.start, "end": read.end},
    }


def _speaker(statement: Statement, read: Statement) -> dict[str, Any] | None:
    """Who speaks; under `read` the article's own word for him, where that is a pronoun."""
    speaker = _mention(statement.speaker, read.speaker)
    return speaker | {"read": read.pronoun.text} if speaker and read.pronoun else speaker


def _mention(mention: Mention | None, read: Mention | None) -> dict[str, Any] | None:
    return mention._asdict() | {"text": read.text} if mention and read else None
