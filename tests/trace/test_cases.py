"""Every file under tests/cases/trace/ is a graph with its known answers."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimspring.exports.trace_json import claim_data
from claimspring.trace.claim import Tracer
from claimspring.trace.graph import build
from tests.trace.cases import KEY, corpus_of

CASES = sorted((Path(__file__).parents[1] / "cases/trace").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_known_answers(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text())
    found = claim_data(Tracer(build(corpus_of(case))).claim(KEY))
    for part, expected in case["expect"].items():
        told = {key: _short(found[part][key]) for key in expected}
        assert told == expected, part


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 25


def _short(value: object) -> object:
    """Remarks as a person would jot them down: `{document: a, kind: missing, …}` -> `a missing`."""
    match value:
        case list():
            return [_short(item) for item in value]
        case {"origins": origins, "reason": reason}:
            return " ".join([*origins, *([reason] if reason else [])])
        case (
            {"document": document, "derived_from": target}
            | {"document": document, "origin": target}
            | {
                "document": document,
                "kind": target,
            }
        ):
            return f"{document} {target}"
        case _:
            return value
