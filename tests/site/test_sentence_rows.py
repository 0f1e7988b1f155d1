"""An article is cut into sentences, claims are marked in them, and the text stays what it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from claimspring.model.passage import Passage, Zone
from claimspring.reading.text import parse, read
from claimspring.site.sentence_rows import ClaimSpan, NamedSentence, SentenceRow, rows
from tests.reading.samples import page_of, squeezed

TAGS = set(re.findall(r"\w+", "table thead tbody tr th td em strong code pre hr br a mark ul ol li blockquote p h1 h2"))
ALPHABET = "ab é*_`[]()<>&!\n#-\\\"'1.|\U000f0001"


def cut(text: str, claims: list[ClaimSpan], sentences: list[NamedSentence]) -> list[SentenceRow]:
    return list(rows(parse(text), claims, sentences))


def claim(text: str, words: str, number: int = 1, style: str = "v-cross") -> ClaimSpan:
    start = read(text).text.index(words)
    return ClaimSpan(start, start + len(words), number, style)


def sentence(text: str, words: str, zone: Zone = Zone.BODY) -> NamedSentence:
    start = read(text).text.index(words)
    return NamedSentence(Passage(start, start + len(words), zone, "en"), f"s-{words[:3].lower()}")


def html(found: list[SentenceRow]) -> str:
    return "".join(str(row.html) for row in found)


def visible(markup: str) -> str:
    tree = LexborHTMLParser(f"<body>{markup}</body>")
    return tree.body.text() if tree.body else ""


def names(found: list[SentenceRow]) -> list[list[str]]:
    return [[sentence.name for sentence in row.sentences] for row in found]


def test_each_sentence_is_a_row_and_the_words_of_claims_are_marked() -> None:
    text = "One thing. Another *thing is* so."
    found = cut(
        text, [claim(text, "Another thing")], [sentence(text, "One thing."), sentence(text, "Another thing is so.")]
    )
    assert [str(row.html) for row in found] == [
        "One thing.",
        '<mark class="v-cross" data-c="1">Another </mark><em><mark class="v-cross" data-c="1">thing</mark> is</em> so.',
    ]
    assert names(found) == [["s-one"], ["s-ano"]]
    assert [row.claims for row in found] == [(), (1,)]
    assert [row.starts_block for row in found] == [True, False]


def test_emphasis_over_two_sentences_holds_in_both() -> None:
    text = "It **is. It** was [so. Or](https://example.org/) not."
    sentences = [sentence(text, "It is."), sentence(text, "It was so."), sentence(text, "Or not.")]
    assert [str(row.html) for row in cut(text, [], sentences)] == [
        "It <strong>is.</strong>",
        '<strong>It</strong> was <a href="https://example.org/">so.</a>',
        '<a href="https://example.org/">Or</a> not.',
    ]


def test_a_claim_over_two_sentences_stands_in_both_rows() -> None:
    text = "It begins here. It ends there."
    found = cut(
        text,
        [claim(text, "begins here. It ends")],
        [sentence(text, "It begins here."), sentence(text, "It ends there.")],
    )
    assert [row.claims for row in found] == [(1,), (1,)]
    assert html(found).count("<mark") == 2


def test_what_stands_before_a_caption_is_its_credit() -> None:
    text = "AGENCY/A. NAME - The mayor speaks\nOTHER - The mayor listens"
    sentences = [sentence(text, "The mayor speaks", Zone.CAPTION), sentence(text, "The mayor listens", Zone.CAPTION)]
    found = cut(text, [], sentences)
    assert [(row.credit, str(row.html)) for row in found] == [
        ("AGENCY/A. NAME", "The mayor speaks"),
        ("OTHER", "The mayor listens"),
    ]


def test_words_between_sentences_go_with_the_one_that_follows() -> None:
    text = "First. And second. Rest"
    found = cut(text, [], [sentence(text, "First."), sentence(text, "second.")])
    assert [str(row.html) for row in found] == ["First.", "And second. Rest"]


def test_items_of_lists_keep_their_signs() -> None:
    found = cut("- one\n- two\n\n3. three\n4. four\n", [], [])
    assert [(row.marker, str(row.html)) for row in found] == [
        ("•", "one"),
        ("•", "two"),
        ("3.", "three"),
        ("4.", "four"),
    ]


def test_a_table_is_one_row_with_all_its_sentences() -> None:
    text = "Before.\n\n| a | b |\n|--:|---|\n| 2019 | *41* dead |\n"
    found = cut(
        text, [claim(text, "41 dead")], [sentence(text, "Before."), sentence(text, "2019"), sentence(text, "41 dead")]
    )
    assert names(found) == [["s-bef"], ["s-201", "s-41 "]]
    assert found[1].block is None
    assert found[1].claims == (1,)
    assert "<table>" in found[1].html
    assert "style=" not in found[1].html


def test_the_shorter_of_two_claims_gives_the_look() -> None:
    text = "All of it, and a part."
    found = html(cut(text, [claim(text, text), claim(text, "a part", 2, "v-check")], []))
    assert '<mark class="v-check" data-c="1 2">a part</mark>' in found


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Dupont &amp; fils, *non*.", "Dupont & fils, non", ["Dupont & fils, ", "non"]),
        (r"rose by 3\% to \$40", "3% to $40", ["3% to $40"]),
        ("> over two\n> lines", "two lines", ["two\nlines"]),
        ("one  \ntwo", "one\ntwo", ["one", "two"]),
        ("see `a  b` there", "a  b there", ["a  b", " there"]),
        ("```\none\n\ntwo\n```", "one\n\ntwo", ["one\n\ntwo"]),
    ],
)
def test_words_are_marked_as_they_are_read(text: str, words: str, shown: list[str]) -> None:
    found = html(cut(text, [claim(text, words)], []))
    marked = [node.text() for node in LexborHTMLParser(found).css("mark")]
    assert marked == shown


def test_links_stay_whole_wherever_a_claim_is_cut() -> None:
    text = "See [the page](https://example.org/long) now, or <https://example.org/b>."
    length = len(read(text).text)
    for start in range(length):
        for end in range(start + 1, length + 1):
            found = html(cut(text, [ClaimSpan(start, end, 1, "v-cross")], []))
            assert 'href="https://example.org/long"' in found
            assert 'href="https://example.org/b"' in found
            shown = "".join(node.text() for node in LexborHTMLParser(found).css("mark"))
            assert squeezed(shown) == squeezed(read(text).text[start:end])


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4)


@given(st.text(ALPHABET, max_size=60), spans, spans)
def test_nothing_but_marks_is_added(text: str, claimed: list[tuple[int, int]], said: list[tuple[int, int]]) -> None:
    """Wherever claims and sentences begin and end, the text reads as without."""
    length, end = len(read(text).text), 0
    claims = [
        ClaimSpan(start, min(start + size, length), number, "v-cross")
        for number, (start, size) in enumerate(claimed, 1)
        if start < length
    ]
    sentences: list[NamedSentence] = []
    for start, size in sorted(said):
        if end <= start < length:
            end = min(start + size, length)
            sentences.append(NamedSentence(Passage(start, end, Zone.BODY, "en"), f"s-{start}"))
    found = cut(text, claims, sentences)
    assert set(re.findall(r"</?([a-z0-9]+)", html(found))) <= TAGS
    shown = "".join(f"{row.html}\n" for row in found)
    assert without_space(visible(shown)) == without_space(visible(page_of(text)))
    assert [name for row in found for name in row.sentences] == [one for one in sentences if is_shown(one, found)]


def is_shown(one: NamedSentence, found: list[SentenceRow]) -> bool:
    return any(one in row.sentences for row in found)


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)
