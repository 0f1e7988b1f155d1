"""Files that YAML readers stumble over, and bytes that are no files at all: a finding or a value, never a traceback."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from claimspring.read.corpus import read_corpus
from claimspring.read.decode import decode
from claimspring.read.fault import Unreadable
from claimspring.read.single import ARTICLE, CLAIM, LEDGER, SOURCE, FileFormat
from claimspring.read.yaml import Data, parse
from tests.read import conftest
from tests.read.mutations import mutations

HOSTILE = Path(__file__).parents[1] / "data/hostile"


def items(name: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads((HOSTILE / name).read_text(encoding="utf-8"))["items"]
    return [{**item, "raw": base64.b64decode(item["yaml_b64"])} for item in read]


SUITE = items("yaml_test_suite.json")
REFUSED = items("pyyaml_loader_errors.json")


def test_every_hostile_file_is_a_finding_at_a_line_of_it(project: Callable[..., Path]) -> None:
    files = {f"claims/bridge/hostile-{n}.yml": item["raw"] for n, item in enumerate([*SUITE, *REFUSED])}
    reading = read_corpus(project(files))
    found = {finding.path: finding for finding in reading.findings}
    assert found.keys() == files.keys()
    for path, finding in found.items():
        assert 1 <= finding.line <= files[path].count(b"\n") + files[path].count(b"\r") + 2
        assert finding.message
        assert finding.hint
    assert len(reading.corpus.claims) == 1


@pytest.mark.parametrize("item", [pytest.param(item, id=item["name"]) for item in REFUSED])
def test_what_pyyaml_must_refuse_is_refused(item: dict[str, Any]) -> None:
    if "merge" in item["name"]:  # no keys are merged here: '<<' is a key like any other, and known to no model
        return
    with pytest.raises(Unreadable):
        parse(decode(item["raw"]))


@pytest.mark.parametrize(
    "item", [pytest.param(item, id=item["id"]) for item in SUITE if item["json"] and item["json"].startswith("{")]
)
def test_what_is_read_means_what_the_suite_says(item: dict[str, Any]) -> None:
    try:
        data = parse(decode(item["raw"])).data
    except Unreadable:
        return
    assert means(data, json.loads(item["json"])) or item["id"] in LIBYAML_DIFFERS


def test_libyaml_refuses_few_valid_files() -> None:
    refused = {item["id"] for item in SUITE if item["json"] and not item["error"] and is_bad_syntax(item["raw"])}
    assert refused <= LIBYAML_REFUSES


def is_bad_syntax(raw: bytes) -> bool:
    try:
        parse(decode(raw))
    except Unreadable as unreadable:
        return {fault.rule for fault in unreadable.faults} == {"yaml-syntax"}
    return False


LIBYAML_DIFFERS = frozenset({"652Z", "DK95/01", "L24T/01"})
"""Cases that libyaml reads otherwise: '{ ?key: 1}', a tab within quotes, spaces on a last line."""
LIBYAML_REFUSES = frozenset(
    {"4MUZ/00", "4MUZ/01", "4MUZ/02", "58MP", "5MUD", "5T43", "6BCT", "7Z25", "9SA2", "DBG4", "DK3J", "FP8R"}
    | {"HM87/00", "K3WX", "M7A3", "NJ66", "VJP3/01", "Y79Y/010"}
)
"""Valid cases that libyaml takes for errors: a key and its colon on two lines, '{x: :x}' and the like."""


def means(read: Data, value: JsonValue) -> bool:
    """Whether what we keep as text is what YAML's own types make of it."""
    if isinstance(value, dict):
        return isinstance(read, dict) and all(means(read.get(key), item) for key, item in value.items())
    if isinstance(value, list):
        return isinstance(read, list) and all(map(means, read, value))
    if isinstance(value, str) or value is None:
        return read == value
    return isinstance(read, str) and (read == json.dumps(value) or float(read) == value)


READ: dict[str, FileFormat[Any]] = {"claim": CLAIM, "source": SOURCE, "article": ARTICLE, "ledger": LEDGER}
GOOD = {
    "claim": conftest.CLAIM.encode(),
    "source": conftest.SOURCE.encode(),
    "article": conftest.ARTICLE.encode(),
    "ledger": conftest.PROJECT["claims/observations/operator-notice.json"].encode(),
}


def is_survived(kind: str, raw: bytes) -> None:
    try:
        value, payload = READ[kind].read(raw)
    except Unreadable as unreadable:
        faults = unreadable.faults
    else:
        assert READ[kind].restore(payload) == value
        return
    assert faults
    for fault in faults:
        assert fault.message
        assert 1 <= fault.span.start.line <= raw.count(b"\n") + 2
        assert fault.span.start.column >= 1
        assert fault.span.start <= fault.span.end


@given(st.sampled_from([*READ]), st.binary(max_size=200))
def test_any_bytes_are_survived(kind: str, raw: bytes) -> None:
    is_survived(kind, raw)


@given(st.data())
@settings(max_examples=400)
def test_any_mutation_of_a_good_file_is_survived(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([*READ]))
    is_survived(kind, data.draw(mutations(GOOD[kind])))
