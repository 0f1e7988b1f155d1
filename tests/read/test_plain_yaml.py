"""What is read without libyaml is what libyaml reads."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.finding import Position, Span
from claimspring.read.decode import decode
from claimspring.read.fault import Unreadable
from claimspring.read.plain_yaml import plain_data, plain_span
from claimspring.read.yaml import Data, parse

ROOT = Path(__file__).parents[2]
TAKEN = """\
# a comment
statement:
  en: The bridge opened on 3 May.
  fr: >-
    Le pont a ouvert
    le 3 mai.

    Il est long.
exact: "a: b #c"
note: 'said "so"'
empty:
nothing: ~
topics: [bridge, "a, b", []]
evidence:
  - source: one
    at: {en: A, fr: 'B', on: 2023-08-14}
  # between two
  - source: two
    text: |
      first
      second
  - two words
steps:
- {}
-  # nothing
"""
PIECES = (
    *"aé~ '\"{}[],:#?-&*!|>%@`\\",
    *(": ", " #", "- ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "--- ", "null", "key: value\n", "en:\n  fr: x\n"),
    *(
        "{en: A, fr: B}",
        "[a, b]",
        ">-\n    a\n    b\n",
        "|\n  a\n\n  b\n",
        "|-\n   a\n  b",
        "- a: 1\n  b: 2\n",
        "\u00a0",
    ),
)


def read(text: str) -> dict[str, Data] | None:
    try:
        return parse(text).data
    except Unreadable:
        return None


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A file of the usual shape in which something was put into other places."""
    text = TAKEN.replace("-  # nothing\n", "")
    for _ in range(draw(st.integers(1, 3))):
        begin = draw(st.integers(0, len(text)))
        text = text[:begin] + draw(st.sampled_from(PIECES)) + text[begin + draw(st.integers(0, 3)) :]
    return text


@given(st.one_of(edited(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_what_is_taken_is_read_as_by_libyaml(text: str) -> None:
    data = plain_data(text)
    assert data is None or data == read(text)


@given(edited(), st.booleans())
def test_a_place_is_that_of_libyaml(text: str, at_key: bool) -> None:  # noqa: FBT001 -- drawn
    for key in plain_data(text) or ():
        span = plain_span(text, key, at_key=at_key)
        assert span in {None, parse(text).positions.of((key,), key=at_key)}


def test_places_of_the_first_level_are_known() -> None:
    assert plain_span("a: 1\nbc:  [x, y] \n", "bc") == Span(Position(2, 6), Position(2, 12))
    assert plain_span("a: 1\nbc:\n  d: e\n", "bc", at_key=True) == Span(Position(2, 1), Position(2, 3))
    assert plain_span("a: 1\nbc:\n  d: e\n", "bc") is None
    assert plain_span("a: 1\nbc: |\n  a: e\n", "bc") is None
    assert plain_span("a: 1\n", "b") is None
    assert plain_span("a: 1\nb: *c\n", "a") is None


def test_the_usual_shape_is_taken() -> None:
    text = TAKEN.replace("-  # nothing\n", "")
    assert plain_data(text) == read(text)
    assert plain_data(text) is not None


@pytest.mark.parametrize("folder", ["claims", "tests/cases"])
def test_files_are_read_as_by_libyaml(folder: str) -> None:
    texts = []
    for path in sorted((ROOT / folder).rglob("*.yml")):
        with suppress(Unreadable, FileNotFoundError):
            texts.append(decode(path.read_bytes()))
    taken = [(text, data) for text in texts if (data := plain_data(text)) is not None]
    assert len(taken) > len(texts) / 2
    assert all(data == read(text) for text, data in taken)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        " a: b\n",
        "- a\n",
        "a: b\na: c\n",
        "a: b\n  c\n",
        "a:\n    b: c\n  d: e\n",
        "a: b: c\n",
        "a: b:\n",
        "a: b #c\n",
        "a: *b\n",
        "a: &b c\n",
        "a: !t b\n",
        'a: "b\n  c"\n',
        'a: "b\\n"\n',
        "a: 'it''s'\n",
        "a: |2\n   b\n",
        "a: >\n  b\n   c\n",
        "a: >-\n\n  b\n",
        "a: >-\n  b \n  c\n",
        "a: >-\n",
        "a: |\n  b",
        "a: |-\n    b\n  c\n",
        "a: >-\n  b\n \n    c\n",
        "a: [b\n",
        "a: [b] c\n",
        "a: [b, ]\n",
        "a: [b c: d]\n",
        "a: {b}\n",
        "a: {b: c, b: d}\n",
        "a: {b: c d: e}\n",
        "a: " + "[" * 40 + "]" * 40 + "\n",
        "a:\n  - - b\n",
        "a:\n  -  b: c\n",
        "a:\n  - b\n   - c\n",
        "".join(f"{' ' * depth}a:\n" for depth in range(40)),
        "a:\tb\n",
        "a: b\r\n",
        "%YAML 1.1\n---\na: b\n",
        "a: b\n---\nc: d\n",
        "a: b\nc\n",
    ],
)
def test_the_rest_is_left_to_libyaml(text: str) -> None:
    assert plain_data(text) is None
