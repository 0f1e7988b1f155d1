"""Changes to a file's text: the span, and nothing but the span."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.finding import Route
from generator.read.edit import Edit, Editable, apply, render
from generator.read.yaml import Data, parse

from .conftest import CLAIM


def editable(text: str = CLAIM) -> Editable:
    return Editable(text, parse(text).positions)


def changed(edit: Edit | None, text: str = CLAIM) -> list[str]:
    """The lines taken away and put in."""
    assert edit is not None
    after = apply(text, [edit])
    parse(after)
    diff = difflib.unified_diff(text.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in diff if line[:3] not in {"---", "+++"} and line[0] != "@"]


@pytest.mark.parametrize(
    ("route", "value", "lines"),
    [
        (("kind",), "number", ["-kind: event", "+kind: number"]),
        (("kind",), "a: b", ["-kind: event", '+kind: "a: b"']),
        (("kind",), None, ["-kind: event", "+kind: null"]),
        (
            ("evidence", 0, "source"),
            "x",
            ["-  - source: operator-notice  # the first", "+  - source: x  # the first"],
        ),
        (
            ("evidence", 1, "stance"),
            "refutes",
            [
                "-  - {source: town-gazette, stance: context}",
                "+  - {source: town-gazette, stance: refutes}",
            ],
        ),
        (("topics", 0), "x, y", ["-topics: [bridges, transport]", '+topics: ["x, y", transport]']),
    ],
)
def test_a_value_is_replaced(route: Route, value: Data, lines: list[str]) -> None:
    assert changed(editable().replace_value(route, value)) == lines


def test_a_text_over_several_lines_is_replaced_whole() -> None:
    lines = changed(editable().replace_value(("review", "rationale", "en"), "It said so."))
    assert lines == ["-    en: |", "-      The operator said so.", "-", "-      Twice.", "+    en: It said so."]


def test_nothing_is_replaced_by_something() -> None:
    text = "a:\nb: 1\n"
    assert apply(text, [edit for edit in [editable(text).replace_value(("a",), "x")] if edit]) == "a: x\nb: 1\n"


def test_a_key_is_renamed_unless_the_other_is_there() -> None:
    assert changed(editable().rename_key(("kind",), "sort")) == ["-kind: event", "+sort: event"]
    assert editable().rename_key(("kind",), "topics") is None
    assert editable().rename_key(("sort",), "kind") is None


@pytest.mark.parametrize(
    ("route", "line"),
    [
        ((), "+note: x"),
        (("review",), "+  note: x"),
        (("statement",), "+  note: x"),
        (("evidence", 0), "+    note: x"),
        (("evidence", 1), "+  - {source: town-gazette, stance: context, note: x}"),
    ],
)
def test_a_key_is_added_at_the_end_of_its_mapping(route: Route, line: str) -> None:
    assert changed(editable().insert_key(route, "note", "x"))[-1] == line


def test_a_key_is_added_where_the_file_ends_without_a_line_break() -> None:
    assert apply("a: 1", [edit for edit in [editable("a: 1").insert_key((), "b", "2")] if edit]) == "a: 1\nb: 2"


def test_a_file_of_windows_stays_one() -> None:
    text = "a:\r\n  b: 1\r\nc: 2\r\n"
    edit = editable(text).insert_key(("a",), "d", "3")
    assert edit is not None
    assert apply(text, [edit]) == "a:\r\n  b: 1\r\n  d: 3\r\nc: 2\r\n"


@pytest.mark.parametrize(
    ("route", "value", "line"),
    [
        (("topics",), "x", "+topics: [bridges, transport, x]"),
        (("evidence",), {"source": "x", "stance": "context"}, "+  - {source: x, stance: context}"),
        (("history",), {"on": "2026-01-05", "change": "update"}, "+history: [{on: 2026-01-05, change: update}]"),
    ],
)
def test_an_entry_is_added_to_a_list(route: Route, value: Data, line: str) -> None:
    assert changed(editable().append(route, value))[-1] == line


def test_an_entry_is_added_to_an_empty_list() -> None:
    text = "a: []\nb: {}\n"
    assert changed(editable(text).append(("a",), "x"), text) == ["-a: []", "+a: [x]"]
    assert changed(editable(text).insert_key(("b",), "c", "x"), text) == ["-b: {}", "+b: {c: x}"]


def test_a_key_is_removed_with_its_lines() -> None:
    assert changed(editable().remove(("kind",))) == ["-kind: event"]
    assert changed(editable().remove(("review", "rationale")))[0] == "-  rationale:"
    assert changed(editable().remove(("evidence", 0, "passage"))) == ['-    passage: "The bridge: closed"']
    assert changed(editable("a: 1\nb: 2").remove(("b",)), "a: 1\nb: 2") == ["-b: 2"]


def test_what_is_not_safe_is_not_done() -> None:
    assert editable().remove(("evidence", 0, "source")) is None  # the dash would go with it
    assert editable().remove(("evidence", 1, "stance")) is None
    assert editable().remove(("nothing",)) is None
    assert editable().replace_value(("nothing",), "x") is None
    assert editable().insert_key((), "kind", "x") is None
    assert editable().insert_key(("nothing",), "kind", "x") is None
    assert editable().insert_key(("topics",), "kind", "x") is None
    assert editable().insert_key(("kind",), "kind", "x") is None
    assert editable().append(("kind",), "x") is None


def test_of_two_edits_of_one_place_the_first_is_made() -> None:
    edits = [Edit(4, 6, "Y"), Edit(0, 1, "X"), Edit(5, 7, "Z"), Edit(7, 7, "!")]
    assert apply("abcdefgh", edits) == "XbcdYg!h"


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"]), max_size=20)
TREES = st.recursive(
    st.none() | WORDS | st.sampled_from(["null", "~", "yes", "- a", "a: b", "a #b", "[", "'", '"', "?", "a\nb"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@given(TREES)
def test_what_is_rendered_is_read_back(value: Data) -> None:
    assert parse(f"a: {render(value)}\n").data == {"a": value}


@given(TREES, st.sampled_from(list(parse(CLAIM).positions.values)))
def test_a_replaced_value_is_read_back_and_nothing_else_changes(value: Data, route: Route) -> None:
    edit = editable().replace_value(route, value)
    if edit is None or (not route and not isinstance(value, dict)):
        return
    before, after = parse(CLAIM).data, parse(apply(CLAIM, [edit])).data
    assert put(before, route, value) == after


def put(data: Data, route: Route, value: Data) -> Data:
    if not route:
        return value
    if isinstance(data, dict):
        return {key: put(item, route[1:], value) if key == route[0] else item for key, item in data.items()}
    assert isinstance(data, list)
    return [put(item, route[1:], value) if step == route[0] else item for step, item in enumerate(data)]
