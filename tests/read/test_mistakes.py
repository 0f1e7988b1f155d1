"""What an editor is told of a syntax error: the line to change, and why, in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.read.fault import Unreadable
from claimspring.read.yaml import parse

TOLD = {
    # an unquoted colon in a value
    "a: Foo: bar": ("1:4", "the value 'Foo: bar' holds a colon"),
    "a:\n  - b: Foo: bar, baz": ("2:8", "the value 'Foo: bar, baz' holds a colon"),
    "a: b\nc: d:\n": ("2:4", "the value 'd:' holds a colon"),
    # apostrophes and quotation marks
    "a: 'l'accord'\nb: c": ("1:4", "the apostrophe ends the text that begins with '"),
    "- a: 'd'un l'autre'": ("1:6", "the apostrophe ends the text that begins with '"),
    'a: "Foo" said Bar\nb: c': ("1:4", "'said Bar' stands after the end of the value"),
    "a: 'tis so\nb: c": ("1:4", "this quotation mark is not closed"),
    'a: "so\nb: c': ("1:4", "this quotation mark is not closed"),
    'a: "C:\\Users"': ("1:7", "a backslash means something else in double quotation marks"),
    # signs
    "a: @foo": ("1:4", "a value that begins with '@' means something else in YAML"),
    "a: %foo": ("1:4", "a value that begins with '%' means something else in YAML"),
    "a: `foo`": ("1:4", "a value that begins with '`' means something else in YAML"),
    "a: * foo": ("1:4", "a value that begins with '*' means something else in YAML"),
    "a: *Foo* bar\nb: c": ("1:4", "a value that begins with '*' means something else in YAML"),
    "a: & foo": ("1:4", "a value that begins with '&' means something else in YAML"),
    "a: > foo\nb: c": ("1:4", "a value that begins with '>' means something else in YAML"),
    "a: | foo\nb: c": ("1:4", "a value that begins with '|' means something else in YAML"),
    "a: !<x foo": ("1:4", "a value that begins with '!' means something else in YAML"),
    "a: ] foo": ("1:4", "a value that begins with ']' means something else in YAML"),
    "a: , foo": ("1:4", "a value that begins with ',' means something else in YAML"),
    # brackets
    "a: [sic] foo\nb: c": ("1:4", "'foo' stands after the end of the value"),
    "a: [b, c\nd: e\n": ("1:4", "the '[' is not closed as it should be"),
    "a: [\n": ("1:4", "the '[' is not closed as it should be"),
    "a: [b, , c]\nd: e\n": ("1:4", "the '[' is not closed as it should be"),
    "a: {b: c, d: e\n": ("1:4", "the '{' is not closed as it should be"),
    # tabs
    "a:\n\tb: c": ("2:1", "a tab is used for indentation"),
    "a:\n  b: c\n  \td: e": ("3:3", "a tab is used for indentation"),
    # missing colons, wrong indentation
    "a: b\nfoo\nc: d": ("2:1", "this line has no colon"),
    "foo\nb: c": ("1:1", "this line has no colon"),
    "a: b\n  c: d": ("2:3", "this line is indented, but the line above has its value already"),
    "a:\n    b: c\n  d: e": ("3:3", "the indentation of this line fits no line above"),
    "a:\n  - b\n  c": ("3:3", "this line has no colon"),
    "a: - b\n": ("1:4", "a list cannot begin right after its key"),
}


@pytest.mark.parametrize("text", TOLD)
def test_beginners_mistakes_have_words_of_their_own(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(text)
    (fault,) = caught.value.faults
    start = fault.span.start
    assert (f"{start.line}:{start.column}", fault.message) == TOLD[text]
    assert fault.hint


def test_windows_line_ends_change_nothing() -> None:
    with pytest.raises(Unreadable) as caught:
        parse("a: b\r\nc: Foo: bar\r\n")
    assert caught.value.faults[0].message == "the value 'Foo: bar' holds a colon"


@given(st.text("ab:-'\"[]{}|>&*!%@`#,? \t\n", max_size=60))
def test_every_error_is_told_at_a_line_of_the_file(text: str) -> None:
    try:
        parse(text)
    except Unreadable as unreadable:
        for fault in unreadable.faults:
            assert fault.message
            assert fault.hint
            assert 1 <= fault.span.start.line <= text.count("\n") + 2
            assert fault.span.start <= fault.span.end
