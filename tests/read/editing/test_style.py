"""How values are written: every reader of YAML, old or new, takes them for the texts they are."""

import io

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from claimspring.model.claim import Claim
from claimspring.model.publisher import Publisher
from claimspring.model.source import Source
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import WIDTH, Layout, Writer, document, render
from claimspring.read.yaml import Data, parse

from .samples import NASTY

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TEXTS = WORDS | st.sampled_from(NASTY) | st.text(" \nab:#-'\"", max_size=40)
TREES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
MAPPINGS = st.dictionaries(TEXTS, TREES, min_size=1, max_size=4)


@given(TREES)
def test_what_is_rendered_is_read_back(value: Data) -> None:
    assert parse(f"a: {render(value)}\n").data == {"a": value}


@given(MAPPINGS)
def test_a_new_file_is_read_alike_by_all_readers(data: dict[str, Data]) -> None:
    text = document(data)
    assert parse(text).data == data
    assert yaml.load(text, yaml.SafeLoader) == data
    assert YAML(typ="rt", pure=True).load(io.StringIO(text)) == data


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_in_brackets_too(data: list[str]) -> None:
    text = f"a: {render(data)}\n"
    for found in (yaml.load(text, yaml.SafeLoader), YAML(typ="rt", pure=True).load(io.StringIO(text))):
        assert found == {"a": data}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The bridge opens", "The bridge opens"),
        ("no", '"no"'),
        ("12:30", '"12:30"'),
        ("2023-08-14", '"2023-08-14"'),
        ("=", '"="'),
        ("a: b", '"a: b"'),
        ("the #1 crossing", "'the #1 crossing'"),
        ("« Oui », dit-il", "« Oui », dit-il"),
        ("zero\u200bwidth", '"zero\\u200bwidth"'),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("next\u0085line", '"next\\u0085line"'),
    ],
)
def test_a_text_is_plain_where_nobody_can_mistake_it(text: str, written: str) -> None:
    assert render(text).replace('"the #1 crossing"', "'the #1 crossing'") == written


def test_an_address_between_brackets_is_quoted() -> None:
    assert render(["https://a.example/x?y=1"]) == '["https://a.example/x?y=1"]'


@pytest.mark.parametrize(
    ("route", "typed"),
    [
        (("review", "reviewed_on"), True),
        (("trail", 0, "credited"), True),
        (("extraction", "score"), True),
        (("review", "summary", "en"), False),
        (("statement",), False),
        (("no", "such", "key"), False),
    ],
)
def test_dates_numbers_and_truth_values_are_known_by_the_model(route: tuple[str | int, ...], *, typed: bool) -> None:
    assert ValueShape(Claim).is_typed(route) is typed


def test_a_day_that_may_be_missing_is_a_date_too() -> None:
    assert (
        document({"published": "2023-08", "title": "2023-08"}, ValueShape(Source))
        == 'title: "2023-08"\npublished: 2023-08\n'
    )


def test_keys_come_in_the_model_s_order_and_unknown_ones_last() -> None:
    known = {"port": {"later": "x", "kind": "agency", "name": "Port"}}
    assert document(known, ValueShape(Publisher, by_id=True)) == "port:\n  name: Port\n  kind: agency\n  later: x\n"


def test_long_texts_are_folded_and_paragraphs_kept_as_they_are() -> None:
    words = "word " * 40 + "end"
    lines = document({"a": words, "b": "One.\n\nTwo."}).splitlines()
    assert lines[0] == "a: >-"
    assert all(len(line) <= WIDTH for line in lines)
    assert lines[-4:] == ["b: |-", "  One.", "", "  Two."]


@given(TEXTS, st.sampled_from(["", "|", ">"]), st.integers(1, 30))
def test_a_block_holds_what_it_is_said_to_hold(text: str, old: str, column: int) -> None:
    block = Writer(Layout()).block(text, column, old)
    if block:
        assert parse("\n".join([f"a: {block.header}", *block.lines, "b: c\n"])).data == {"a": text, "b": "c"}
