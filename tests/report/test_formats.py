"""The formats that other programs read."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from claimspring.model.finding import Finding, Severity
from claimspring.report import github, junit, sarif
from claimspring.report import json as json_report
from claimspring.rules.registry import RULES

SCHEMA = Path(__file__).parents[1] / "data" / "sarif" / "sarif-schema-2.1.0.json"


def test_json_is_what_the_contract_says(findings: list[Finding]) -> None:
    items = json.loads(json_report.render(findings))
    assert items[0] == {
        "rule": "unknown-source",
        "severity": "error",
        "path": "claims/a/one.yml",
        "line": 3,
        "column": 13,
        "message": "there is no source 'tas'",
        "hint": "did you mean 'tass'?",
    }
    assert [item["rule"] for item in items] == ["unknown-source", "missing-archive", "single-host"]
    assert all(list(item) == list(items[0]) for item in items)


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(json_report.render([])) == []


@pytest.fixture(scope="session")
def sarif_schema() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_sarif_is_valid(count: int, findings: list[Finding], sarif_schema: jsonschema.Draft7Validator) -> None:
    log = json.loads(sarif.render(findings[:count], RULES, "1.0"))
    assert list(sarif_schema.iter_errors(log)) == []
    assert len(log["runs"][0]["results"]) == count


def test_sarif_points_at_the_place_and_offers_the_fix(findings: list[Finding]) -> None:
    run = json.loads(sarif.render(findings, RULES, "1.0"))["runs"][0]
    result = run["results"][0]
    region = {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 16}
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "claims/a/one.yml", "uriBaseId": "PROJECT"}, "region": region}
    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "tass"}}
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "unknown-source"
    assert (
        run["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "claims/b%2C%20c/zwei%20%C3%A9.yml"
    )


def test_junit_fails_for_errors_and_skips_the_rest(findings: list[Finding]) -> None:
    suites = ET.fromstring(junit.render(findings))
    assert (suites.get("tests"), suites.get("failures"), suites.get("skipped")) == ("3", "1", "2")
    assert [suite.get("name") for suite in suites] == ["claims/a/one.yml", "claims/b, c/zwei é.yml"]
    failure = suites.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("type") == "unknown-source"
    assert failure.text is not None
    assert "hint: did you mean 'tass'?" in failure.text
    assert len(suites.findall("testsuite/testcase/skipped")) == 2


def test_junit_of_nothing_is_one_test_that_passed() -> None:
    suites = ET.fromstring(junit.render([]))
    assert [child.tag for case in suites.iter("testcase") for child in case] == []
    assert suites.get("tests") == "1"


def test_github_escapes_what_would_end_a_command(findings: list[Finding]) -> None:
    error, warning, note, last = github.render(findings, [], files=9)
    assert error == (
        "::error file=claims/a/one.yml,line=3,col=13,endLine=3,endColumn=15,title=unknown-source::"
        "there is no source 'tas'%0Ahint: did you mean 'tass'?"
    )
    assert warning.startswith("::warning file=claims/a/one.yml,line=5,col=1,title=missing-archive::")
    assert note.startswith(
        "::notice file=claims/b%2C c/zwei é.yml,line=1,col=1,endLine=4,title=single-host::a|b, 100 %25: <b>"
    )
    assert "\n" not in note
    assert last == "1 error, 1 warning, 1 note in 2 of 9 files"


def test_github_shows_what_changed_first_and_the_rest_as_lines() -> None:
    old = [Finding("r", Severity.ERROR, f"claims/a/{n:02}.yml", 1, 1, "m\nn") for n in range(12)]
    new = Finding("r", Severity.ERROR, "claims/z/new.yml", 1, 1, "m")
    lines = list(github.render([*old, new], ["claims/z/new.yml"], files=13))
    assert lines[0].startswith("::error file=claims/z/new.yml")
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[10] == "claims/a/09.yml:1:1: error[r]: m n"


def test_github_summary_is_a_table_that_nothing_breaks_out_of(findings: list[Finding]) -> None:
    table = github.step_summary(findings, [], 9)
    rows = [line for line in table.splitlines() if line.startswith("| ")]
    assert len(rows) == 4
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)
    assert "<b>" not in table.replace("\\<b\\>", "")
    assert r"\`no\`" in table


def test_github_summary_of_nothing() -> None:
    assert github.step_summary([], [], 9) == "## claimspring check\n\nno problems in 9 files\n"


def test_github_summary_is_cut_before_github_refuses_it() -> None:
    many = [Finding("r", Severity.NOTE, f"claims/a/{n}.yml", 1, 1, "m" * 100) for n in range(20_000)]
    table = github.step_summary(many, [], 9)
    assert len(table.encode()) < 1024 * 1024
    assert re.search(r"… and [\d,]+ more\n$", table)


def test_github_shows_what_steers_a_terminal_by_its_code() -> None:
    hostile = [
        Finding("r", Severity.ERROR, "claims/a/b.yml", 1, 1, f"m {n} \x1b[31m\u202e", "h\x1b\ni") for n in range(11)
    ]
    shown = "\n".join([*github.render(hostile, [], files=1), github.step_summary(hostile, [], 1)])
    assert not {"\x1b", "\u202e"} & set(shown)
    assert "<U+001B>" in shown
    assert "<U+202E>" in shown
