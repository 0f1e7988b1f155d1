"""Sentences and claims are marked in the text, and the text stays what it was."""

import re

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from claimspring.site.annotated_text import Block, ClaimSpan, SentenceSpan, blocks
from claimspring.site.prose import prose

TAGS = set(re.findall(r"\w+", "p h1 h2 h3 h4 h5 h6 ul ol li em strong code pre blockquote hr br a mark span"))
ALPHABET = "ab é*_`[]()<>&!\n#-\\\"'1.\U000f0001"


def claim(text: str, words: str, number: int = 1, style: str = "v-cross") -> ClaimSpan:
    start = text.index(words)
    return ClaimSpan(start, start + len(words), number, f"c{number}", style)


def sentence(text: str, words: str, state: str = "s-open") -> SentenceSpan:
    start = text.index(words)
    return SentenceSpan(start, start + len(words), state)


def html(found: list[Block]) -> str:
    return "".join(block.html for block in found)


def visible(markup: str) -> str:
    """What is read, without the references to notes."""
    tree = LexborHTMLParser(f"<body>{markup}</body>")
    for reference in tree.css("a.ref"):
        reference.decompose()
    return tree.body.text().replace("\u2060", "") if tree.body else ""


def test_words_are_marked_and_lead_to_their_note() -> None:
    text = "One thing. Another thing is so."
    found = blocks(text, [claim(text, "Another thing")], [sentence(text, "One thing."), sentence(text, text[11:])])
    assert html(found) == (
        '<p><span id="s1" class="s s-open">One thing.</span> '
        '<mark id="s2" class="v-cross" data-c="1">Another thing</mark>'
        '\u2060<a class="ref v-cross" id="r-c1" href="#n1">1</a>'
        '<span class="s s-open"> is so.</span></p>\n'
    )
    assert [block.claims for block in found] == [(1,)]


def test_claims_may_overlap_and_cross_emphasis() -> None:
    text = "It is *very* big, and old."
    found = html(blocks(text, [claim(text, "It is *very*"), claim(text, "very* big", 2, "v-check")], []))
    assert [(node.text(), node.attributes["data-c"]) for node in LexborHTMLParser(found).css("mark")] == [
        ("It is ", "1"),
        ("very", "1 2"),
        (" big", "2"),
    ]
    assert "<em><mark" in found
    assert visible(found).strip() == "It is very big, and old."


def test_the_shorter_of_two_claims_gives_the_look() -> None:
    text = "All of it, and a part."
    found = html(blocks(text, [claim(text, text), claim(text, "a part", 2, "v-check")], []))
    assert '<mark id="c-c2" class="v-check" data-c="1 2">a part</mark>' in found


def test_notes_stand_at_the_block_where_a_claim_begins() -> None:
    text = "# Head\n\nFirst.\n\nSecond first.\n\n- third\n"
    found = blocks(text, [claim(text, "Second"), claim(text, "third", 2), claim(text, "Head", 3)], [])
    assert [block.claims for block in found] == [(3,), (), (1,), (2,)]


def test_a_claim_over_two_paragraphs_is_noted_once() -> None:
    text = "It begins here.\n\nIt ends there."
    found = blocks(text, [claim(text, "begins here.\n\nIt ends")], [])
    assert [block.claims for block in found] == [(1,), ()]
    assert html(found).count("<mark") == 2
    assert html(found).count('class="ref') == 1


def test_ends_inside_an_address_are_dropped_and_the_link_holds() -> None:
    text = "See [the page](https://example.org/long) now, or <https://example.org/b>."
    for start in range(15, 40):
        for end in range(start + 1, len(text)):
            found = html(blocks(text, [ClaimSpan(start, end, 1, "c1", "v-cross")], []))
            assert 'href="https://example.org/long"' in found
            assert 'href="https://example.org/b"' in found


def test_text_beyond_the_bounds_is_still_marked() -> None:
    text = "[" * 500 + " words here\n\nSecond."
    found = blocks(text, [claim(text, "words")], [])
    assert len(found) == 2
    assert ">words</mark>" in html(found)


@given(st.text(ALPHABET, max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4))
def test_nothing_but_marks_is_added(text: str, spans: list[tuple[int, int]]) -> None:
    """Where the ends of spans stand at words, as they do in practice, the text reads as without marks."""
    borders = [match.start() for match in re.finditer(r"\b", text)]
    claims = []
    for number, (start, length) in enumerate(spans, 1):
        ends = [place for place in borders if place >= start]
        if len(ends) > 1 and length:
            claims.append(ClaimSpan(ends[0], ends[-1], number, f"c{number}", "v-cross"))
    found = html(blocks(text, claims, []))
    assert set(re.findall(r"</?([a-z0-9]+)", found)) <= TAGS
    assert not re.search("[\U000f0000-\U0010fffd]", found)
    if not claims:
        assert visible(found) == visible(prose(text.replace("\U000f0001", "\ufffd")))
