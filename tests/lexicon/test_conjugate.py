from pathlib import Path

import pytest

from claimspring.lexicon.conjugate import choose_class, conjugate, write_forms
from claimspring.lexicon.forms import Mood
from claimspring.lexicon.load import FOLDER

ITALIAN = Path(__file__).parent / "italian.verbs.toml"


def made(infinitive: str, cut: str, **endings: str) -> set[str]:
    return {
        form for form, _ in conjugate(infinitive, cut, {Mood[mood.upper()]: ending for mood, ending in endings.items()})
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


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.verbs.toml")), ids=lambda path: path.name)
def test_the_forms_are_those_of_the_verbs(tmp_path: Path, path: Path) -> None:
    """Where this fails: `python -m claimspring.lexicon.conjugate`."""
    (tmp_path / path.name).write_bytes(path.read_bytes())
    made = write_forms(tmp_path / path.name)
    assert made.read_bytes() == (FOLDER / made.name).read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("dichiarare", "dichiarire:ire", "'dichiarire' fits no class: there is no class 'ire'"),
        ("dichiarare", "finir", "the verb 'finir' fits no class"),
        ('cut = "are"', 'cut = "ere"', "does not end in 'ere'"),
    ],
)
def test_a_verb_without_forms_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = ITALIAN.read_text("utf-8")
    assert old in text
    path = tmp_path / ITALIAN.name
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=message):
        write_forms(path)
