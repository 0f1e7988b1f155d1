"""Statements as the JSON that `claimspring extract --format json` prints. In: statements. Out: plain data."""

from typing import Any

from claimspring.extract.statement import DateMention, Mention, Statement


def as_data(statement: Statement) -> dict[str, Any]:
    """One statement in the shape of the contract."""
    return {
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "zone": statement.zone.value,
        "speaker": _mention(statement.speaker),
        "source": _mention(statement.source),
        "cue": _mention(statement.cue),
        "form": statement.form.value,
        "kind": statement.kind.value,
        "dates": [_date(date) for date in statement.dates],
        "score": statement.score,
        "reasons": list(statement.reasons),
        "statement": statement.words,
        "pronoun": _mention(statement.pronoun),
        "language": statement.language,
    }


def _mention(mention: Mention | None) -> dict[str, Any] | None:
    return mention and mention._asdict()


def _date(date: DateMention) -> dict[str, Any]:
    return date._asdict()
