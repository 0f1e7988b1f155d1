"""Sentences and claims are marked in the text, and the text stays what it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from claimspring.reading.text import parse, read
from claimspring.site.annotated_text import ClaimSpan, MarkedBlock, SentenceSpan, blocks
from tests.reading.samples import page_of, squeezed

TAGS = set(
    re.findall(
        r"\w+",
        "p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td em strong code pre blockquote hr br a mark span",
    )
)
ALPHABET = "ab é*_`[]()<>&!\n#-\\\"'1.|\U000f0001"


def marked(text: str, claims: list[ClaimSpan], sentences: list[SentenceSpan]) -> list[MarkedBlock]:
    return blocks(parse(text), claims, sentences)


def claim(text: str, words: str, number: int = 1, style: str = "v-cross") -> ClaimSpan:
    start = read(text).text.index(words)
    return ClaimSpan(start, start + len(words), number, f"c{number}", style)


def sentence(text: str, words: str, state: str = "s-open") -> SentenceSpan:
    start = read(text).text.index(words)
    return SentenceSpan(start, start + len(words), state, f"s-{words[:3].lower()}")


def html(found: list[MarkedBlock]) -> str:
    return "".join(block.html for block in found)


def visible(markup: str) -> str:
    """What is read, without the references to notes."""
    tree = LexborHTMLParser(f"<body>{markup}</body>")
    for reference in tree.css("a.ref"):
        reference.decompose()
    return tree.body.text().replace("\u2060", "") if tree.body else ""


def test_words_are_marked_and_lead_to_their_note() -> None:
    text = "One thing. Another thing is so."
    found = marked(text, [claim(text, "Another thing")], [sentence(text, "One thing."), sentence(text, text[11:])])
    assert html(found) == (
        '<p><span id="s-one" class="s s-open">One thing.</span> '
        '<mark id="s-ano" class="v-cross" data-c="1">Another thing</mark>'
        '\u2060<a class="ref v-cross" id="r-c1" href="#n1">1</a>'
        '<span class="s s-open"> is so.</span></p>\n'
    )
    assert [block.claims for block in found] == [(1,)]


def test_claims_may_overlap_and_cross_emphasis() -> None:
    text = "It is *very* big, and old."
    found = html(marked(text, [claim(text, "It is very"), claim(text, "very big", 2, "v-check")], []))
    assert [(node.text(), node.attributes["data-c"]) for node in LexborHTMLParser(found).css("mark")] == [
        ("It is ", "1"),
        ("very", "1 2"),
        (" big", "2"),
    ]
    assert "<em><mark" in found
    assert visible(found).strip() == "It is very big, and old."


def test_the_shorter_of_two_claims_gives_the_look() -> None:
    text = "All of it, and a part."
    found = html(marked(text, [claim(text, text), claim(text, "a part", 2, "v-check")], []))
    assert '<mark id="c-c2" class="v-check" data-c="1 2">a part</mark>' in found


def test_notes_stand_at_the_block_where_a_claim_begins() -> None:
    text = "# Head\n\nFirst.\n\nSecond first.\n\n- third\n"
    found = marked(text, [claim(text, "Second"), claim(text, "third", 2), claim(text, "Head", 3)], [])
    assert [block.claims for block in found] == [(3,), (), (1,), (2,)]


def test_a_claim_over_two_paragraphs_is_noted_once() -> None:
    text = "It begins here.\n\nIt ends there."
    found = marked(text, [claim(text, "begins here.\nIt ends")], [])
    assert [block.claims for block in found] == [(1,), ()]
    assert html(found).count("<mark") == 2
    assert html(found).count('class="ref') == 1


def test_words_of_a_link_may_be_cut_and_the_link_holds() -> None:
    text = "See [the page](https://example.org/long) now, or <https://example.org/b>."
    length = len(read(text).text)
    for start in range(length):
        for end in range(start + 1, length + 1):
            found = html(marked(text, [ClaimSpan(start, end, 1, "c1", "v-cross")], []))
            assert 'href="https://example.org/long"' in found
            assert 'href="https://example.org/b"' in found
            shown = "".join(node.text() for node in LexborHTMLParser(found).css("mark"))
            assert shown.strip() == read(text).text[start:end].strip()
            assert not LexborHTMLParser(found).css("a a")


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Dupont &amp; fils, *non*.", "Dupont & fils, non", ["Dupont & fils, ", "non"]),
        (r"rose by 3\% to \$40", "3% to $40", ["3% to $40"]),
        ("> over two\n> lines", "two lines", ["two\nlines"]),
        ("one  \ntwo", "one\ntwo", ["one", "two"]),
        ("see `a  b` there", "a  b there", ["a  b", " there"]),
        ("```\none\n\ntwo\n```", "one\n\ntwo", ["one\n\ntwo"]),
        ("| a | b |\n|--:|---|\n| 2019 | *41* dead |", "2019\t41 dead", ["2019", "41", " dead"]),
    ],
)
def test_words_are_marked_as_they_are_read(text: str, words: str, shown: list[str]) -> None:
    found = html(marked(text, [claim(text, words)], []))
    assert [node.text() for node in LexborHTMLParser(found).css("mark")] == shown
    assert found.count('class="ref') == 1
    assert "style=" not in found


def test_text_beyond_the_bounds_is_still_marked() -> None:
    text = "[" * 500 + " words here\n\nSecond."
    found = marked(text, [claim(text, "words")], [])
    assert len(found) == 2
    assert ">words</mark>" in html(found)


@given(st.text(ALPHABET, max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4))
def test_nothing_but_marks_is_added(text: str, spans: list[tuple[int, int]]) -> None:
    """Wherever spans begin and end, the text reads as without marks."""
    length = len(read(text).text)
    claims = [
        ClaimSpan(start, min(start + size, length), number, f"c{number}", "v-cross")
        for number, (start, size) in enumerate(spans, 1)
        if start < length
    ]
    found = html(marked(text, claims, []))
    assert set(re.findall(r"</?([a-z0-9]+)", found)) <= TAGS
    assert squeezed(visible(found)) == squeezed(visible(page_of(text)))
