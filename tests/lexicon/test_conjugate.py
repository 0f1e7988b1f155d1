import pytest

from claimspring.lexicon.conjugate import Mood, choose_class, forms


def made(infinitive: str, cut: str, **endings: str) -> set[str]:
    return {
        form for form, _ in forms(infinitive, cut, {Mood[mood.upper()]: ending for mood, ending in endings.items()})
    }


def test_endings_replace_what_is_cut() -> None:
    assert made("annoncer", "cer", finite="ce çons") == {"annoncer", "annonce", "annonçons"}


def test_a_dot_keeps_its_letter() -> None:
    assert made("espérer", "é.er", finite="è.e", participle="é.é") == {"espérer", "espère", "espéré"}
    assert made("recordar", "o..ar", finite="ue..a o..ó") == {"recordar", "recuerda", "recordó"}


def test_a_hyphen_is_the_empty_ending() -> None:
    assert made("add", "", finite="- s") == {"add", "adds"}


def test_a_verb_that_does_not_end_so_is_refused() -> None:
    with pytest.raises(ValueError, match="'dire' does not end in 'er'"):
        made("dire", "er", finite="e")


def test_the_longest_fitting_class_is_taken_and_dotted_ones_only_by_name() -> None:
    classes = dict.fromkeys(["er", "cer", "é.er"])
    assert choose_class("annoncer", classes) == "cer"
    assert choose_class("espérer", classes) == "er"
    assert choose_class("finir", classes) is None
    assert choose_class("finir", {"any": None, **classes}) == "any"
