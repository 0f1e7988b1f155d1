import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.document.article.model import BlockRole
from claimspring.document.plain import blocks_of
from tests.document.article.pages import SENTENCES


@pytest.mark.parametrize("width", [62, 72, 78])
def test_text_that_was_wrapped_is_whole_again(width: int) -> None:
    long = [" ".join(SENTENCES[start : start + 3]) for start in range(4)]
    assert [block.text for block in blocks_of("\n\n".join(textwrap.fill(one, width) for one in long))] == long


@given(
    st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9), min_size=1, max_size=60),
    st.integers(20, 90),
)
def test_between_blank_lines_all_words_are_one_paragraph(words: list[str], width: int) -> None:
    paragraph = " ".join(["Word", *words])
    wrapped = textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False)
    assert [block.text for block in blocks_of(f"{wrapped}\n\nSecond.")] == [paragraph, "Second."]


def test_lists_quotations_and_headings_are_what_they_are() -> None:
    blocks = blocks_of("## Costs\n\n- one\n- two\n  goes on\n\n> quoted\n> words\n\nThe end.")
    assert [(block.role, block.text) for block in blocks] == [
        (BlockRole.HEADING, "Costs"),
        (BlockRole.ITEM, "one"),
        (BlockRole.ITEM, "two goes on"),
        (BlockRole.QUOTE, "quoted words"),
        (BlockRole.PARAGRAPH, "The end."),
    ]


def test_without_blank_lines_each_line_is_a_paragraph_unless_all_are_of_one_width() -> None:
    assert len(blocks_of("\n".join(SENTENCES))) == len(SENTENCES)
    wrapped = "\n".join(textwrap.fill(sentence, 60) for sentence in SENTENCES)
    assert " ".join(block.text for block in blocks_of(wrapped)) == " ".join(SENTENCES)
    assert len(blocks_of(wrapped)) < len(wrapped.split("\n"))


def test_nothing_is_nothing() -> None:
    assert blocks_of("") == ()
    assert blocks_of("\ufeff\r\n \r\n") == ()
