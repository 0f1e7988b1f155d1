"""A proposal as JSON, for programs and for the editor in the browser."""

from typing import Any

from claimspring.document.article.model import Fact
from claimspring.intake.accept import Accepted
from claimspring.intake.proposal import IntakeProposal


def as_data(proposal: IntakeProposal, accepted: Accepted | None = None) -> dict[str, Any]:
    """What would come in; with the files that it becomes where it is accepted."""
    reading = proposal.reading
    data: dict[str, Any] = {
        "role": proposal.role.value,
        "id": accepted.id if accepted else proposal.id,
        "way": proposal.arrival.way.value,
        "facts": {field.value: _fact(fact) for field, fact in proposal.facts.items()},
        "publisher": proposal.publisher,
        "newPublisher": proposal.new_publisher
        and {"id": proposal.new_publisher.id, "name": proposal.new_publisher.name, "url": proposal.new_publisher.url},
        "questions": [
            {
                "key": question.key.value,
                "reason": question.reason.value,
                "text": question.text,
                "default": question.default,
                "options": list(question.options),
            }
            for question in proposal.questions
        ],
        "warnings": [str(warning) for warning in proposal.warnings],
        "doubts": [doubt.value for doubt in reading.doubts],
        "blocks": [
            {"role": block.role.value, "text": "\t".join(block.words)}
            | {key: value for key in ("level", "time", "id", "page") if (value := getattr(block, key))}
            for block in reading.blocks
        ],
        "repaired": reading.repaired,
        "leftOut": list(reading.left_out),
        "passedOver": list(reading.passed_over),
        "reader": reading.reader,
    }
    if accepted:
        data["files"] = [change.path for change in accepted.changes]
    return data


def _fact(fact: Fact) -> dict[str, Any]:
    others = [{"value": other.value, "origin": other.origin.value} for other in fact.others]
    return {"value": fact.value, "origin": fact.origin.value, "others": others}
