from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.load import load_lexicons
from claimspring.reading.sentences import split_sentences


def cut(lexicons: Mapping[str, Lexicon], language: str, text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text), lexicons[language])]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["M. Dupont est parti.", "Il a dit non !", "Pourquoi ?"]),
        ("fr", ["Le traité (art. 5) vaut 2.5 millions.", "Fin."]),
        ("fr", ["« Je pars. Vous restez », a dit Paul.", "Elle est partie."]),
        ("fr", ["J.-M. Le Pen a parlé.", "Voilà."]),
        ("fr", ["Il y a 3 points.", "4 autres suivent."]),
        ("en", ["The U.S. Senate voted.", "It passed."]),
        ("en", ['"Yes." He left.', "Dr. No came at 5 p.m. to see him."]),
        ("es", ["El Sr. García llegó.", "¿Y ella?", "No."]),
        ("es", ["Sin punto final"]),
    ],
)
def test_sentences(lexicons: Mapping[str, Lexicon], language: str, sentences: list[str]) -> None:
    joined = " ".join(sentences)
    found = cut(lexicons, language, joined)
    if sentences[0].startswith('"Yes'):
        sentences = ['"Yes."', "He left.", sentences[1]]
    assert found == sentences


def test_a_quotation_that_is_never_closed_does_not_hold_the_text_together(lexicons: Mapping[str, Lexicon]) -> None:
    assert len(cut(lexicons, "fr", "« Il est là. " * 200)) > 100


def test_what_no_sentence_can_be_is_cut_between_words(lexicons: Mapping[str, Lexicon]) -> None:
    text = "mot " * 2000
    found = cut(lexicons, "fr", text)
    assert max(map(len, found)) <= 2000
    assert " ".join(found).split() == text.split()


def test_letters_without_a_space_are_left_whole(lexicons: Mapping[str, Lexicon]) -> None:
    assert cut(lexicons, "fr", "a" * 5000) == ["a" * 5000]


@given(text=st.text(alphabet=st.sampled_from("aB1 .!?«»\"'()…-M"), max_size=300))
def test_nothing_but_space_is_lost(text: str) -> None:
    lexicons = load_lexicons()
    assert "".join("".join(cut(lexicons, "fr", text)).split()) == "".join(text.split())
