import hypothesis.strategies as st
import pytest
from hypothesis import given

from claimspring.document.article.model import ArticleBlock, BlockRole
from claimspring.intake.markdown import written
from claimspring.reading.text import read

_SIGNS = st.text(alphabet="ab 1.)(-+*_`<>&;#[]|\\~!{}=:\"'é\u00a0\u00ad\n\tx/", max_size=40)
_ROLES = st.sampled_from([BlockRole.PARAGRAPH, BlockRole.ITEM, BlockRole.QUOTE, BlockRole.CAPTION])
_CELLS = st.lists(_SIGNS, min_size=2, max_size=4).map(tuple)
_BLOCKS = st.lists(
    st.one_of(
        st.tuples(_ROLES, _SIGNS).map(lambda values: ArticleBlock(*values)),
        st.tuples(_SIGNS, st.integers(2, 4)).map(lambda values: ArticleBlock(BlockRole.HEADING, *values)),
        _CELLS.map(lambda cells: ArticleBlock(BlockRole.ROW, "", cells=cells)),
    ),
    max_size=8,
)


def shown(text: str) -> list[str]:
    reading = read(text)
    return [words for block in reading.blocks if (words := reading.text[block.start : block.end])]


@given(_BLOCKS)
def test_readers_see_the_blocks_whatever_stands_in_them(blocks: list[ArticleBlock]) -> None:
    wanted = [" ".join(word.split()) for block in blocks for word in block.words]
    assert shown(written(blocks)) == [word for word in wanted if word]


def test_signs_are_escaped_only_where_they_would_be_markup() -> None:
    text = written([ArticleBlock(BlockRole.PARAGRAPH, "R&D, x_y, 5 < 6 and 3 * 4; #1! <b>no</b> &amp; [a](b)")])
    assert text == "R&D, x_y, 5 < 6 and 3 \\* 4; #1! \\<b>no\\</b> \\&amp; \\[a\\](b)\n"


@pytest.mark.parametrize(
    "line", ["# one", "- two", "1. three", "> four", "+ five", "{.caption}", "===", "~~~", "::: x"]
)
def test_a_line_that_looks_like_markdown_stays_a_line(line: str) -> None:
    assert shown(written([ArticleBlock(BlockRole.PARAGRAPH, line)])) == [line]


def test_labels_say_what_a_block_is() -> None:
    blocks = [
        ArticleBlock(BlockRole.STANDFIRST, "In short."),
        ArticleBlock(BlockRole.ENTRY, "Goal", time="2024-03-02T21:43:18Z", id='e"1'),
        ArticleBlock(BlockRole.PARAGRAPH, "He shot."),
        ArticleBlock(BlockRole.PAGE, "", page=3),
        ArticleBlock(BlockRole.CAPTION, "The port."),
        ArticleBlock(BlockRole.ROW, "", cells=("Year", "Deaths")),
        ArticleBlock(BlockRole.ROW, "", cells=("2019", "41")),
    ]
    assert written(blocks) == (
        '{.standfirst}\nIn short.\n\n{.live time="2024-03-02T21:43:18Z" id="e1"}\n### Goal\n\nHe shot.\n\n'
        '{.page n="3"}\n\n{.caption}\nThe port.\n\n| Year | Deaths |\n| --- | --- |\n| 2019 | 41 |\n'
    )
    assert [block.entry.time for block in read(written(blocks)).blocks if block.entry][:1] == ["2024-03-02T21:43:18Z"]


def test_a_paragraph_too_long_for_markdown_is_cut_between_words() -> None:
    words = "a*b " * 5_000
    text = written([ArticleBlock(BlockRole.PARAGRAPH, words)])
    assert " ".join(shown(text)) == words.strip()
    assert len(shown(text)) > 1
