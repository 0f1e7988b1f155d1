"""The reading text is what the page shows, and each of its characters leads back to the file."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.reading.blocks import BlockKind
from claimspring.reading.text import ReadingText, read
from tests.reading.samples import PROSE, TABLE, examples, misplaced, mixture, rendered, squeezed, verbatim_share


def differences(file: str) -> str:
    """What is wrong with the reading text of a file; nothing where all is well."""
    reading = read(file)
    if squeezed(reading.text) != rendered(file):
        return f"reads {reading.text!r}, the page {rendered(file)!r}"
    return misplaced(reading, file)


def file_words(file: str, words: str, reading: ReadingText | None = None) -> str:
    """What stands in the file where these words are read."""
    reading = reading or read(file)
    start = reading.text.index(words)
    return file[slice(*reading.span(start, start + len(words)))]


def test_every_example_of_the_specification_reads_as_its_page() -> None:
    wrong = {file: told for file in examples() if (told := differences(file))}
    assert len(examples()) == 655
    assert wrong == {}


def test_nearly_all_characters_are_the_files_own() -> None:
    counts = [verbatim_share(read(file)) for file in examples()]
    assert sum(same for same, _ in counts) / sum(every for _, every in counts) > 0.9


@pytest.mark.slow
def test_mixtures_of_examples_read_as_their_pages() -> None:
    random, parts = Random(1), examples()
    mixtures = [mixture(random, parts) for _ in range(300)]
    assert {file: told for file in mixtures if (told := differences(file))} == {}


@given(st.text("ab é*_`[]()<>&;!\n\r\t#-\\|\"'1.\0\u00a0\u00ad\U000f0001", max_size=80))
def test_any_text_reads_as_its_page(file: str) -> None:
    assert differences(file) == ""


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("> The bridge will close\n> for ten weeks.", "The bridge will close for ten weeks."),
        ("The mayor &amp; the council", "The mayor & the council"),
        (r"rose by 3\% to \$40", "rose by 3% to $40"),
        ("one  \ntwo\\\nthree\nfour", "one\ntwo\nthree four"),
        ("# Head #\n\n- first\n- *second*\n\n```\na\n\n b\n```", "Head\nfirst\nsecond\na\n\n b"),
        ("Setext\n===\n\nhalf\u00adway\u00a0on", "Setext\nhalf\u00adway\u00a0on"),
        ("[words](https://example.org 'title') ![a picture](b.png)", "words !a picture"),
        ("<https://example.org/%C3%A9> `` a ` b ``", "https://example.org/é a ` b"),
        (TABLE, "Year\tDead\tHurt\n2019\ta | b\tx | y\n2020\t\tc"),
        ("```\n```\n\nafter nothing", "after nothing"),
        ("", ""),
    ],
)
def test_what_is_read(file: str, text: str) -> None:
    assert read(file).text == text


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("on Monday that", "on [Monday](https://example.org/a_b) that"),
        ("Monday", "Monday"),
        ("all of it would", "all* of it\nwould"),
        ("closed.\nNobody", "closed**.  \nNobody"),
        ("knew & cared", "knew &amp; cared"),
        ("&", "&amp;"),
    ],
)
def test_words_lead_back_to_the_file(words: str, stands: str) -> None:
    assert file_words(PROSE, words) == stands
    assert file_words(PROSE.replace("\n", "\r\n"), words) == stands.replace("\n", "\r\n")


def test_front_matter_is_an_offset() -> None:
    front = "---\ntitle: A\n---\r\n"
    assert file_words(front + "> a\r\n> *b*", "b", read("> a\r\n> *b*", len(front))) == "b"


def test_cells_lead_back_to_the_file() -> None:
    assert file_words(TABLE, "a | b") == r"a \| b"
    assert file_words(TABLE, "Hurt") == "Hurt"
    assert file_words(TABLE, "2020\t\tc") == "2020 | | [c"


def test_a_place_in_the_file_leads_to_what_is_read_there() -> None:
    reading = read(PROSE)
    for run in reading.runs:
        assert reading.at(run.file_start) <= run.start or not run.verbatim
        if run.verbatim:
            assert [reading.at(place) for place in range(run.file_start, run.file_end)] == [*range(run.start, run.end)]
    assert reading.text[reading.at(PROSE.index("(https")) :].startswith(" that all")
    assert reading.text[reading.at(PROSE.index("mp; cared")) :].startswith(" cared")
    assert reading.at(len(PROSE)) == len(reading.text)


def test_the_end_of_words_in_the_file_is_their_end_in_the_text() -> None:
    reading = read(PROSE)
    for words in ("Monday", "all", "closed", "it\n", "cared."):
        end = PROSE.index(words) + len(words.rstrip())
        assert reading.text[: reading.at(end)].endswith(words.rstrip())


def test_blocks_are_what_the_file_makes_them() -> None:
    reading = read("## Head\n\n> quoted\n\n    code\n\n- item\n\n" + TABLE)
    blocks = [
        (reading.text[block.start : block.end], block.kind, block.level, block.around) for block in reading.blocks
    ]
    assert blocks[:4] == [
        ("Head", BlockKind.HEADING, 2, ()),
        ("quoted", BlockKind.PARAGRAPH, 0, ("blockquote",)),
        ("code", BlockKind.CODE, 0, ()),
        ("item", BlockKind.PARAGRAPH, 0, ("list_item",)),
    ]
    cells = [(block.row, block.column) for block in reading.blocks if block.kind is BlockKind.CELL]
    assert cells == [(row, column) for row in (1, 2, 3) for column in (1, 2, 3)]


def test_lines_that_end_inside_a_block_are_known() -> None:
    reading = read("one\ntwo\n\n> three\n> *four*  \n> five")
    assert [reading.text[:place].rsplit(maxsplit=1)[-1] for place in reading.breaks] == ["one", "three"]


def test_a_text_beyond_the_bounds_is_read_with_its_marks() -> None:
    file = "[" * 500 + " *words*\r\nhere\r\n\r\nSecond.\r\n\r\n"
    reading = read(file)
    assert reading.text == "[" * 500 + " *words* here\nSecond."
    assert misplaced(reading, file) == ""
    assert len(reading.blocks) == 2
