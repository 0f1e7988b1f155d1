import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.extract.strip_markup import front_matter_end, plain
from claimspring.lexicon.tokens import Tokenizer, fold

FRENCH = Tokenizer(("l", "d", "qu"), ("aujourd'hui",), ("il", "elle"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'accord d'hier", ["l'", "accord", "d'", "hier"]),
        ("Aujourd'hui, porte-parole", ["aujourd'hui", ",", "porte-parole"]),
        ("a-t-il dit", ["a", "-il", "dit"]),
        ("affirme-t-elle.", ["affirme", "-elle", "."]),
        ("14h30, 2,5 % et 1.000", ["14", "h", "30", ",", "2,5", "%", "et", "1.000"]),
        ("Austin's", ["austin", "'s"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.low for token in FRENCH(text)] == words


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    folded = fold(text)
    end = 0
    for token in FRENCH(folded):
        assert end <= token.start < token.end <= len(text)
        assert token.low.lstrip("-") in folded[token.start : token.end].lower().lstrip("-")
        end = token.end


@given(text=st.text(alphabet=st.sampled_from("ab \n*_[]()!#<>{}`-—’«\u202f\u2028\r\x00")), markdown=st.booleans())
def test_making_plain_keeps_every_place(text: str, *, markdown: bool) -> None:
    assert len(plain(text, markdown=markdown)) == len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a [label](https://x.example/y) b", "a label b"),
        ("AT&amp;T rose by 3\\% to \\$40", "AT &T rose by 3% to $40"),
        ("[a [b] c][d]\n\n[d]: https://x.example/y", "a [b] c"),
        ("## It is *so*\n\n- **one** day\n> `two`", "## It is so - one day > two"),
        ("| a | b |\n|---|---|\n| 1 | *2* |", "a b 1 2"),
        ("**bold** and _it_ in snake_case", "bold and it in snake_case"),
        ("1 < 2 <b>x</b>", "1 < 2 <b>x</b>"),
        ("{.caption}\nText `code`", "Text code"),
        ("---\ntitle: x\n---\nText.", "Text."),
    ],
)
def test_markup_becomes_spaces(text: str, words: str) -> None:
    assert " ".join(plain(text, markdown=True).split()) == words


def test_a_line_that_goes_on_is_one_with_the_next() -> None:
    wrapped = "The council said that it would pay for the bridge over the\nRiver Example, and for\nall others."
    assert plain(wrapped, markdown=True).count("\n") == 0
    assert plain("Write to us\nIf you know more, do.", markdown=True).count("\n") == 1
    assert plain(f"{'A caption ' * 6}\nAFP/A NAME - Another one", markdown=True).count("\n") == 1


def test_plain_text_keeps_its_stars() -> None:
    assert plain("a * b", markdown=False) == "a * b"


@pytest.mark.parametrize(
    ("text", "end"), [("---\na: b\n---\nText", 13), ("Text", 0), ("---\nnever closed", 0), ("---\n---\n", 8)]
)
def test_front_matter_ends(text: str, end: int) -> None:
    assert front_matter_end(text) == end
