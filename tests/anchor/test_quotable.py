"""Quotations are found as readers see the words, and those of before with the marks of the file."""

import pytest

from claimspring.anchor.quotable import QuotableText
from claimspring.reading.text import read

SOURCE = (
    "> The bridge will close\n> for ten weeks.\n\nThe mayor &amp; the *council* said [it](https://example.org/a) "
    "rose by 3\\% to \\$40.\n\n**Nobody** paid. *Everybody* paid. Nobody knew."
)


@pytest.fixture
def article() -> QuotableText:
    reading = read(SOURCE)
    return QuotableText(reading.text, SOURCE, reading.at)


@pytest.mark.parametrize(
    ("exact", "words", "marked"),
    [
        ("The bridge will close for ten weeks.", "The bridge will close for ten weeks.", False),
        ("The mayor & the council", "The mayor & the council", False),
        ("rose by 3% to $40", "rose by 3% to $40", False),
        ("said it rose", "said it rose", False),
        ("The bridge will close\n> for ten", "The bridge will close for ten", True),
        ("mayor &amp; the *council* said", "mayor & the council said", True),
        ("[it](https://example.org/a) rose by 3\\%", "it rose by 3%", True),
        ("*Everybody* paid", "Everybody paid", True),
    ],
)
def test_words_are_found(article: QuotableText, exact: str, words: str, *, marked: bool) -> None:
    found = article.locate(exact)
    assert found is not None
    assert article.text[found.match.start : found.match.end] == words
    assert found.marked is marked
    assert not found.match.ambiguous


def test_a_prefix_with_marks_tells_two_places_apart(article: QuotableText) -> None:
    plain, marked = article.locate("paid"), article.locate("paid", prefix="*Everybody* ")
    assert plain is not None
    assert marked is not None
    assert plain.match.ambiguous
    assert not marked.match.ambiguous
    assert article.text[: marked.match.start].endswith("Everybody ")


@pytest.mark.parametrize("words", ["https://example.org/a", "(https://example.org/a)", "the **mayor**", "**"])
def test_what_readers_do_not_see_is_not_found(article: QuotableText, words: str) -> None:
    assert article.locate(words) is None


def test_the_nearest_words_are_those_that_are_read(article: QuotableText) -> None:
    assert article.nearest("The mayor and the council said it rose by 4%").startswith("The mayor & the council")
    assert article.nearest("zzz qqq xxx") == ""
