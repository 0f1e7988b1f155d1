from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.finding import Finding, Position, Severity
from claimspring.report.text import columns, render, summary, visible


def report(finding: Finding, line: str | None, *, colour: bool = False) -> str:
    return "\n".join(render([finding], lambda _path, _number: line, files=1, colour=colour))


def at(column: int, end: Position | None = None, hint: str = "") -> Finding:
    return Finding("some-rule", Severity.ERROR, "a.yml", 12, column, "it is wrong", hint, end)


def test_place_line_caret_hint_and_summary() -> None:
    assert report(at(7, Position(12, 12), "mend it\nlike this"), "key:  value # why") == (
        "a.yml:12:7: error[some-rule]: it is wrong\n"
        " 12 | key:  value # why\n"
        "    |       ^^^^^\n"
        "hint: mend it\n"
        "      like this\n"
        "\n"
        "1 error in 1 of 1 file"
    )


def test_a_file_that_cannot_be_shown_has_no_snippet() -> None:
    assert report(at(1), None) == "a.yml:12:1: error[some-rule]: it is wrong\n\n1 error in 1 of 1 file"


def test_an_empty_line_has_no_snippet() -> None:
    assert "|" not in report(at(1), "")


@pytest.mark.parametrize(
    ("line", "column", "end", "caret"),
    [
        ("名字: 值", 5, 6, "      ^^"),  # wide characters take two columns
        ("e\u0301te\u0301: x", 8, 9, "     ^"),  # combining ones none
        ("a:\tb", 4, 5, "   ^"),  # a tab is shown as one space
        ("a: b", 9, 12, "    ^"),  # behind the end of the line
    ],
)
def test_the_caret_stands_under_the_character(line: str, column: int, end: int, caret: str) -> None:
    shown = report(at(column, Position(12, end)), line).splitlines()[2]
    assert shown == f"    | {caret}"


def test_a_value_over_several_lines_is_marked_at_its_first_character() -> None:
    assert report(at(4, Position(14, 9)), "key: |").splitlines()[2] == "    |    ^"


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    _, source, caret, *_ = report(at(501, Position(12, 505)), line).splitlines()
    assert len(source) <= 110
    assert source.startswith(" 12 | …x")
    assert source.endswith("y…")
    assert source[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_what_would_steer_the_terminal_is_shown_by_its_code() -> None:
    shown = report(at(1, hint="\x1b]0;x\x07"), "a\x1b[2Jb\u202ec")
    assert "\x1b" not in shown
    assert "a<U+001B>[2Jb<U+202E>c" in shown


def test_spaces_of_typography_are_spaces() -> None:
    assert visible("«\u00a0oui\u202f»\u3000") == "« oui » "


def test_colour_only_when_asked_for() -> None:
    assert "\x1b[" not in report(at(1, Position(12, 2), "h"), "ab")
    assert "\x1b[31merror[some-rule]:\x1b[0m" in report(at(1, Position(12, 2), "h"), "ab", colour=True)


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], "no problems in 1,234 files"),
        ([Severity.ERROR], "1 error in 1 of 1,234 files"),
        (
            [Severity.NOTE, Severity.ERROR, Severity.WARNING, Severity.ERROR],
            "2 errors, 1 warning, 1 note in 1 of 1,234 files",
        ),
    ],
)
def test_summary(severities: list[Severity], expected: str, make: Callable[[Severity], Finding]) -> None:
    assert summary([make(severity) for severity in severities], 1234) == expected


@pytest.fixture
def make() -> Callable[[Severity], Finding]:
    return lambda severity: Finding("r", severity, "a.yml", 1, 1, "m")


@given(st.text(), st.text(), st.integers(1, 300), st.integers(0, 300))
def test_whatever_the_file_holds_the_report_stays_whole(message: str, line: str, column: int, length: int) -> None:
    finding = Finding("r", Severity.ERROR, "a.yml", 7, column, message, message, Position(7, column + length))
    (paragraph, _) = render([finding], lambda _path, _number: line.replace("\n", " "), files=1)
    assert all(char.isprintable() or char == "\n" for char in paragraph)
    snippet = [shown for shown in paragraph.splitlines() if shown.startswith((" 7 |", "   |"))]
    assert len(snippet) in {0, 2}
    assert not snippet or columns(snippet[1]) <= columns(snippet[0]) + 2


def test_columns() -> None:
    assert columns("ab") == 2


def test_many_findings_end_with_a_tally_of_the_rules() -> None:
    found = [Finding(rule, Severity.NOTE, "a.yml", 1, 1, "m") for rule in "cabacabaaaa"]
    lines = list(render(found, lambda _path, _number: None, files=1))
    assert lines[-2:] == ["11 notes in 1 of 1 file", "a 7, b 2, c 2"]
    assert list(render(found[1:], lambda _path, _number: None, files=1))[-1] == "10 notes in 1 of 1 file"


def many(severity: Severity, count: int) -> list[Finding]:
    return [Finding("some-rule", severity, "a.yml", line, 1, "it is wrong", "mend it") for line in range(1, count + 1)]


def lines(findings: list[Finding], *, whole: bool = False) -> list[str]:
    return "\n".join(render(findings, lambda _path, _number: None, files=1, whole=whole)).splitlines()


def test_a_warning_that_is_everywhere_is_shown_a_few_times_and_counted() -> None:
    assert [line for line in lines(many(Severity.WARNING, 11)) if line and not line.startswith("hint")] == [
        "a.yml:1:1: warning[some-rule]: it is wrong",
        "a.yml:2:1: warning[some-rule]: it is wrong",
        "a.yml:3:1: warning[some-rule]: it is wrong",
        "11 warnings in 1 of 1 file",
        "some-rule 11",
        "3 of them are shown, 3 of each rule that has many; --all shows every one",
    ]


@pytest.mark.parametrize(
    ("severity", "count", "whole"),
    [(Severity.WARNING, 11, True), (Severity.WARNING, 10, False), (Severity.ERROR, 11, False)],
)
def test_errors_and_what_is_rare_and_what_is_asked_for_are_all_shown(
    severity: Severity, count: int, *, whole: bool
) -> None:
    shown = lines(many(severity, count), whole=whole)
    assert sum("it is wrong" in line for line in shown) == count
    assert not any("--all" in line for line in shown)
