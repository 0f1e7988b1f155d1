"""Pages changed paragraph by paragraph: what was not meant stays byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.merge import Conflict, rebase
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Refused, Set
from claimspring.read.editing.paragraphs import PARAGRAPHS, paragraphs

PAGE = kind_of("content/about.md")
TEXT = "# About us\n\n\nWe are\nthree.  \n\nWrite to us.\n\n\n"


@pytest.mark.parametrize(
    ("operation", "after"),
    [
        (Set((PARAGRAPHS, 1), "We are four."), "# About us\n\n\nWe are four.\n\nWrite to us.\n\n\n"),
        (
            Set((PARAGRAPHS, 1), "We are four.\n\nOne left."),
            "# About us\n\n\nWe are four.\n\nOne left.\n\nWrite to us.\n\n\n",
        ),
        (Delete((PARAGRAPHS, 1)), "# About us\n\n\nWrite to us.\n\n\n"),
        (Delete((PARAGRAPHS, 2)), "# About us\n\n\nWe are\nthree.  \n\n\n"),
        (Insert((PARAGRAPHS,), "Thanks."), "# About us\n\n\nWe are\nthree.  \n\nWrite to us.\n\nThanks.\n\n\n"),
        (Set((PARAGRAPHS, 2), "Write to us."), TEXT),
    ],
)
def test_one_paragraph_is_changed(operation: Operation, after: str) -> None:
    assert PAGE.change(TEXT, operation) == after


def test_line_breaks_of_windows_stay() -> None:
    text = "\ufeff# About us\r\n\r\nWe are\r\nthree.\r\n"
    assert PAGE.data(text) == {PARAGRAPHS: ["\ufeff# About us", "We are\nthree."]}
    after = PAGE.change(text, Set((PARAGRAPHS, 1), "We\nare\n\nfour."))
    assert after == "\ufeff# About us\r\n\r\nWe\r\nare\r\n\r\nfour.\r\n"


def test_an_empty_page_gets_its_first_paragraph() -> None:
    assert PAGE.change("", Insert((PARAGRAPHS,), "We are new.")) == "We are new.\n"
    assert PAGE.named((PARAGRAPHS, 0)) is None


@pytest.mark.parametrize(
    "operation", [Set(("title",), "No"), Set((PARAGRAPHS,), "No"), Insert((PARAGRAPHS,), {"no": "text"})]
)
def test_what_is_no_paragraph_is_refused(operation: Operation) -> None:
    with pytest.raises(Refused):
        PAGE.change(TEXT, operation)


def test_two_people_change_one_page() -> None:
    theirs = PAGE.change(TEXT, Set((PARAGRAPHS, 2), "Call us."))
    both = rebase(PAGE, TEXT, theirs, Set((PARAGRAPHS, 1), "We are four."))
    assert both.text == "# About us\n\n\nWe are four.\n\nCall us.\n\n\n"
    asked = rebase(PAGE, TEXT, theirs, Set((PARAGRAPHS, 2), "Visit us."))
    assert asked.conflicts == (Conflict((PARAGRAPHS, 2), "Write to us.", "Visit us.", "Call us."),)


_WORDS = st.text(st.sampled_from("ab #[]:\t\u00e9"), min_size=1, max_size=6).filter(str.strip)
_PAGES = st.lists(st.one_of(_WORDS, st.sampled_from(["", " ", "\t"])), max_size=9).map("\n".join)


@given(_PAGES, st.lists(_WORDS, max_size=5))
def test_what_is_read_is_what_was_meant(text: str, wanted: list[str]) -> None:
    after = PAGE.hold(text, {PARAGRAPHS: list(wanted)})
    assert PAGE.data(after) == {PARAGRAPHS: wanted}
    assert PAGE.hold(text, PAGE.data(text)) == text


@given(_PAGES, st.data())
def test_all_else_stays(text: str, data: st.DataObject) -> None:
    places = list(paragraphs(text))
    if places:
        index = data.draw(st.integers(0, len(places) - 1))
        after = PAGE.change(text, Set((PARAGRAPHS, index), "other words"))
        start, end = places[index]
        assert after == f"{text[:start]}other words{text[end:]}"
    if len(places) > 1:
        moved = PAGE.change(text, Move((PARAGRAPHS,), 0, len(places) - 1))
        assert sorted(PAGE.data(moved)[PARAGRAPHS]) == sorted(PAGE.data(text)[PARAGRAPHS])  # type: ignore[arg-type, type-var] # texts
