import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.extract.passages import passages
from claimspring.model.passage import Uncheckable, Zone


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Le ministre est parti pour Moscou avec trois conseillers.", None),
        ("Pourquoi est-il parti ?", Uncheckable.QUESTION),
        ("Merci de votre visite à tous.", Uncheckable.APPEAL),
        ("Malheureusement, ce discours était vide et long.", Uncheckable.OPINION),
        ("Malheureusement, 12 navires ont coulé.", None),
        ("Oui, vraiment.", Uncheckable.FRAGMENT),
        ("Titre sans verbe", Uncheckable.FRAGMENT),
        ("Tous droits réservés, 2023.", Uncheckable.BOILERPLATE),
    ],
)
def test_why_a_sentence_cannot_be_checked(text: str, reason: object) -> None:
    (passage,) = passages(text, language="fr")
    assert passage.uncheckable is reason
    assert text[passage.start : passage.end] == text


def test_an_unknown_language_is_guessed() -> None:
    assert [one.language for one in passages("The ministers are in the city.", language="de")] == ["en"]


def test_headings_and_text() -> None:
    text = "# Le titre est long\n\nLe ministre est parti. Il est revenu.\n"
    assert [(one.zone, text[one.start : one.end]) for one in passages(text)] == [
        (Zone.TITLE, "Le titre est long"),
        (Zone.BODY, "Le ministre est parti."),
        (Zone.BODY, "Il est revenu."),
    ]


@given(text=st.text(max_size=200), markdown=st.booleans())
def test_passages_are_in_order_and_do_not_overlap(text: str, *, markdown: bool) -> None:
    end = 0
    for passage in passages(text, markdown=markdown):
        assert end <= passage.start < passage.end <= len(text)
        end = passage.end
