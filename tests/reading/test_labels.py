"""Labels say what a block is on the page, show nothing, and are told where they are wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.article import Article, ArticleHeader
from claimspring.reading.blocks import LiveEntry, TextBlock, rows, told
from claimspring.reading.label_faults import label_faults
from claimspring.reading.labels import BlockLabel, Label, LabelFault, read_label
from claimspring.reading.text import ReadingText, read

LIVE = """\
Before it began.

{.live time="2024-03-02T21:43:18Z" id="e-12"}
### 21:43 The bridge closes

It closed an hour ago.

#### Why

Cracks.

{.live time="2024-03-02T22:00:00+01:00"}

### 22:00 It opens

{.caption lang="es"}
El puente, hoy

## Background

It was built in 1931.
"""


def by_words(reading: ReadingText) -> dict[str, TextBlock]:
    return {reading.text[block.start : block.end]: block for block in reading.blocks}


@pytest.mark.parametrize("name", [label for label in Label if label not in {Label.LIVE, Label.PAGE}])
def test_a_label_says_what_the_next_block_is(name: Label) -> None:
    blocks = by_words(read(f"One.\n\n{{.{name}}}\n\nTwo.\n\nThree."))
    assert [block.label and block.label.label for block in blocks.values()] == [None, name, None]


def test_a_label_takes_all_of_a_list_quotation_or_table() -> None:
    blocks = by_words(
        read("{.furniture}\n- one\n- two\n\n  more\n\n{.caption}\n> three\n\nfour\n\n{.pullquote}\n| a |\n|---|\n")
    )
    assert {words: block.label.label.value if block.label else "" for words, block in blocks.items()} == {
        "one": "furniture", "two": "furniture", "more": "furniture", "three": "caption", "four": "", "a": "pullquote",
    }  # fmt: skip


def test_entries_of_a_live_report_keep_their_time() -> None:
    blocks = by_words(read(LIVE))
    first, second = LiveEntry("2024-03-02T21:43:18Z", "e-12"), LiveEntry("2024-03-02T22:00:00+01:00", "")
    assert {words: block.entry for words, block in blocks.items()} == {
        "Before it began.": None,
        "21:43 The bridge closes": first,
        "It closed an hour ago.": first,
        "Why": first,
        "Cracks.": first,
        "22:00 It opens": second,
        "El puente, hoy": second,
        "Background": None,
        "It was built in 1931.": None,
    }
    assert blocks["El puente, hoy"].label == BlockLabel(Label.CAPTION, language="es")


def test_an_entry_without_a_heading_lasts_to_the_next_one() -> None:
    blocks = by_words(read('{.live}\nOne.\n\nTwo.\n\n{.live id="b"}\n```\nThree.\n```\n\n###### Four\n'))
    assert [block.entry and block.entry.id for block in blocks.values()] == ["", "", "b", None]


def test_pages_are_counted_from_their_labels() -> None:
    blocks = by_words(read('One.\n\n{.page n="3"}\n{.caption}\nTwo.\n\nThree.\n\n{.page n="4"}\n\n- Four.\n'))
    assert {words: block.page for words, block in blocks.items()} == {"One.": 0, "Two.": 3, "Three.": 3, "Four.": 4}
    assert blocks["Two."].label == BlockLabel(Label.CAPTION)


def test_labels_are_not_read() -> None:
    assert read('{.standfirst}\nOne {.caption} two.\n\n{.page n="2"}\n').text == "One {.caption} two."


def test_rows_are_told_with_the_heads_of_their_columns() -> None:
    reading = read(
        "| Year | Dead | *Hurt* |\n|--|--|--|\n| 2019 | 41 | 203 |\n| 2020 | | 7 |\n\n| Name |\n|---|\n| A |\n"
    )
    found = list(rows(reading.text, reading.blocks))
    assert [row.words for row in found] == ["2019: Dead 41, Hurt 203", "2020: Hurt 7", "A"]
    assert [reading.text[row.start : row.end] for row in found] == ["2019\t41\t203", "2020\t\t7", "A"]


def test_blocks_are_told_in_order_and_tables_by_their_rows() -> None:
    reading = read("# Head\n\n| Year | Dead |\n|--|--|\n| 2019 | 41 |\n| 2020 | |\n\n> After.")
    assert list(told(reading.text, reading.blocks)) == ["Head", "2019: Dead 41", "2020", "After."]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{.captoin}", "'captoin' is no label"),
        ('{.caption style="x"}', "'caption' has no value 'style'"),
        ('{.caption lang="Spanish"}', "'Spanish' is no language"),
        ('{.page n="iv"}', "'iv' is no number of a page"),
        ("{.page}", "a page has no number"),
        ('{.live time="21:43"}', "'21:43' is no time"),
        ('{.live time="2024-03-02T21:43:18"}', "'2024-03-02T21:43:18' is no time"),
        ("{.caption lang=es}", "'{.caption lang=es}' is no label"),
    ],
)
def test_what_is_no_label_is_told_and_shown(line: str, message: str) -> None:
    told = faults(f"One.\n\n{line}\n\nTwo.")
    assert told == [(line, message)]
    assert line in read(f"One.\n\n{line}\n\nTwo.").text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One.\n{.caption}\n", [("{.caption}", "a label inside a paragraph is text")]),
        ("One.\r\n\r\n{.caption}\r\n", [("{.caption}", "no block follows this label")]),
        ("{.caption}\n{.furniture}\nOne.", [("{.caption}", "no block follows this label")]),
        ('{.page n="1"}\n{.live}\n{.caption}\nOne.\n\n{.page n="2"}', []),
        ("A line {.caption} in a sentence.", []),
    ],
)
def test_labels_that_label_nothing_are_told(text: str, told: list[tuple[str, str]]) -> None:
    assert faults(text) == told


def faults(text: str) -> list[tuple[str, str]]:
    header = ArticleHeader.model_validate(
        {"title": "A", "publisher": "a", "language": "en", "url": "https://example.org"}
    )
    front = "---\n---\n"
    found = label_faults(Article(header, text, len(front)))
    return [((front + text)[fault.start : fault.end], fault.fault.message) for fault in found]


@given(st.text('{.}caption live"=n1 \n', max_size=40))
def test_any_line_is_a_label_or_told(line: str) -> None:
    assert isinstance(read_label(line), BlockLabel | LabelFault)
