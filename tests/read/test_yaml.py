"""The strict YAML reader: what it understands, what it refuses, and where things stand."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.finding import Position, Span
from claimspring.read.decode import decode, position_to_offset
from claimspring.read.fault import MAX_FAULTS, Fault, Unreadable
from claimspring.read.yaml import MAX_DEPTH, parse, parse_leniently, read_data

from .conftest import CLAIM


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(Unreadable) as caught:
        parse(text)
    return caught.value.faults


@pytest.mark.parametrize(
    "written", ["no", "yes", "true", "14:00", "0x1F", "1_000", "2026-02-30", "1e3", "=", "<<", "012", ".inf"]
)
def test_a_plain_scalar_stays_what_was_written(written: str) -> None:
    assert parse(f"a: {written}\nb: [{written}]\n").data == {"a": written, "b": [written]}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_none_unless_it_is_quoted(written: str) -> None:
    assert parse(f'a: {written}\nb: "{written}"\n').data == {"a": None, "b": written}


def test_every_style_of_text_is_read() -> None:
    text = "a: 'it''s'\nb: \"\\u00e9\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\n? e\n: f\n"
    assert parse(text).data == {"a": "it's", "b": "é", "c": "one\ntwo\n", "d": "one two", "e": "f"}


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("", "empty-file", (1, 1)),
        ("# only a comment\n", "empty-file", (1, 1)),
        ("---\n...\n", "empty-file", (1, 1)),
        ("- a\n", "not-a-mapping", (1, 1)),
        ("\n word\n", "not-a-mapping", (2, 2)),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", (3, 1)),
        ("a: {b: 1, c: 2, b: 3}\n", "duplicate-key", (1, 17)),
        ("a: &x 1\n", "yaml-anchor", (1, 4)),
        ("a: &x [1]\n", "yaml-anchor", (1, 4)),
        ("&x a: 1\n", "yaml-anchor", (1, 1)),
        ("a: *x\n", "yaml-anchor", (1, 4)),
        ("a: !!int 1\n", "yaml-tag", (1, 4)),
        ("a: !!python/object:os.system {}\n", "yaml-tag", (1, 4)),
        ("%YAML 1.2\n---\na: b\n", "yaml-tag", (1, 1)),
        ("a: 1\n---\nb: 2\n", "second-document", (2, 1)),
        ("? [a]\n: b\n", "key-not-text", (1, 3)),
        ("{a: 1}: b\n", "key-not-text", (1, 1)),
        ("*x : b\n", "key-not-text", (1, 1)),
        ("a: [1, 2\n", "yaml-syntax", (1, 4)),
        ("a: b\n c: d\n e\n", "yaml-syntax", (2, 2)),
    ],
)
def test_what_is_refused_has_a_rule_and_a_place(text: str, rule: str, place: tuple[int, int]) -> None:
    first = faults(text)[0]
    assert (first.rule, tuple(first.span.start)) == (rule, place)
    assert first.message
    assert first.hint


def test_all_refusals_of_a_file_are_told() -> None:
    text = "a: &x y\nb: *x\nc: !t d\na: 1\n---\nd: e\n"
    rules = [fault.rule for fault in faults(text)]
    assert rules == ["yaml-anchor", "yaml-anchor", "yaml-tag", "duplicate-key", "second-document"]


def test_what_was_refused_before_a_syntax_error_is_told_too() -> None:
    assert [fault.rule for fault in faults("a: 1\na: 2\nb: [\n")] == ["duplicate-key", "yaml-syntax"]


def test_what_has_the_same_cause_as_a_syntax_error_is_told_once() -> None:
    assert [fault.rule for fault in faults("a: *Foo* bar\nb: c\n")] == ["reserved-character"]


def test_a_file_with_many_faults_is_not_read_to_its_end() -> None:
    assert len(faults("a: 1\n" * 10_000)) == MAX_FAULTS


def test_nesting_is_bounded() -> None:
    deepest = MAX_DEPTH - 1  # the file's own mapping is the first level
    assert parse("a: " + "[" * deepest + "]" * deepest).data
    assert faults("a: " + "[" * (deepest + 1) + "]" * (deepest + 1))[0].rule == "nesting-too-deep"


@pytest.mark.parametrize("bomb", ["[" * 25_000, "a: " + "{a: " * 25_000, "- " * 50_000, "? " * 50_000, "[{" * 25_000])
def test_a_bomb_of_brackets_is_a_fault(bomb: str) -> None:
    (fault,) = faults(bomb)
    assert fault.rule in {"nesting-too-deep", "key-not-text"}


def test_files_of_others_may_have_tags_and_aliases() -> None:
    document = parse_leniently("a: &x !ENV [b, c]\nd: *x\ne: f\n")
    assert document.data == {"a": ["b", "c"], "d": None, "e": "f"}


def test_keys_and_values_have_spans() -> None:
    positions = parse(CLAIM).positions
    lines = CLAIM.split("\n")

    def shown(span: Span) -> str:
        assert span.start.line == span.end.line
        return lines[span.start.line - 1][span.start.column - 1 : span.end.column - 1]

    assert shown(positions.keys["evidence", 0, "stance"]) == "stance"
    assert shown(positions.values["evidence", 0, "source"]) == "operator-notice"
    assert shown(positions.values["evidence", 0, "passage"]) == '"The bridge: closed"'
    assert shown(positions.values["evidence", 1]) == "{source: town-gazette, stance: context}"
    assert shown(positions.values["topics", 1]) == "transport"


def test_texts_over_several_lines_end_with_their_last_word() -> None:
    positions = parse(CLAIM).positions
    assert positions.values["review", "rationale", "en"] == Span(Position(13, 9), Position(16, 13))
    assert positions.values["review", "rationale"].end == Position(16, 13)
    assert positions.values[()] == Span(Position(2, 1), Position(22, 44))


def test_a_text_of_one_line_in_block_style_has_an_end() -> None:
    assert parse("a: |\n  b\n\n\n# c\n").positions.values["a",] == Span(Position(1, 4), Position(2, 4))


def test_nothing_after_a_colon_stands_right_after_it() -> None:
    assert parse("a:\nb: 1\n").positions.values["a",] == Span(Position(1, 3), Position(1, 3))


KEYS = st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=5)
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"]), max_size=20)
TREES = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4), st.sampled_from([" ", "\n ", "\r\n "]))
def test_the_span_of_a_quoted_value_is_where_it_was_written(data: dict[str, object], space: str) -> None:
    """Written by a writer of our own, so that the place of each value is known beforehand."""
    out: list[str] = []
    places: dict[tuple[str | int, ...], tuple[int, int]] = {}

    def write(value: object, route: tuple[str | int, ...]) -> None:
        start = sum(map(len, out))
        if isinstance(value, str):
            out.append("'" + value.replace("'", "''") + "'")
        else:
            pairs = enumerate(value) if isinstance(value, list) else value.items()
            out.append("[" if isinstance(value, list) else "{")
            for step, item in pairs:
                out.append(space)
                if isinstance(value, dict):
                    out.append(f"'{step}': ")
                write(item, (*route, step))
                out.append(",")
            out.append("]" if isinstance(value, list) else "}")
        places[route] = (start, sum(map(len, out)))

    write(data, ())
    text = "".join(out)
    document = parse(decode(text.encode()))
    assert document.data == data
    for route, span in document.positions.values.items():
        assert tuple(position_to_offset(text, place) for place in span) == places[route]


PIECES = st.sampled_from(
    ["a", "b: ", "b: c\n", "- ", "[", "]", "{", "}", ": ", "\n", "  ", "!t ", "&x ", "*x", "# c", " #1", "%YAML 1.1\n",
     "---\n", "...\n", "|\n ", "> \n", "'", '"', "null", "~", ", ", "? ", "d: x # y\n"]
)  # fmt: skip


def data_or_faults(read: Callable[[str], object], text: str) -> object:
    try:
        return read(text)
    except Unreadable as unreadable:
        return unreadable.faults


@given(st.lists(PIECES, max_size=14).map("".join))
def test_data_alone_are_those_that_have_places(text: str) -> None:
    assert data_or_faults(read_data, text) == data_or_faults(lambda written: parse(written).data, text)
