from collections.abc import Callable

import pytest

from claimspring.extract.statement import Statement

WHOLE = [
    ("en", "The Harbour Board, which met twice, closed the pier."),
    ("fr", "La Ligue a, elle, refusé de signer le texte."),
    ("en", "It was Vale who resigned from the harbour board."),
    ("fr", "Le maire s'est exprimé dans le cadre d'une réunion."),
    ("en", "Two of the owners were charged or named Monday, Reyes said."),
    ("fr", "Pékin avait organisé des exercices, tandis que deux navires ont visité la Chine en mai dernier."),
    ("fr", "Il refuse tant que la Ligue n’a pas levé ses sanctions en raison de l'achat de 40 navires."),
    ("fr", "Créée en 2012, cette conférence est ouverte à tous les pays du monde."),
    ("en", "Unemployment fell in May, while prices rose by two percent in June."),
    ("es", "El paro bajó en mayo, mientras que los precios subieron en junio."),
    ("en", "The board called Reyes and the mayor answered on Monday."),
    ("en", "The board said the tide rose by 3 metres, but it would not close the pier."),
    ("en", "The board (the tax fell in May and the mayor announced a cut) met again on Friday."),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_a_sentence_is_one_draft(extract: Callable[..., list[Statement]], language: str, text: str) -> None:
    assert [one.quote for one in extract(text, language=language)] == [text]


SPLIT = [
    (
        "en",
        "The tax fell to 4 % in January and the mayor announced a second cut.",
        ["The tax fell to 4 % in January", "the mayor announced a second cut."],
    ),
    (
        "en",
        "The operation began in July 2020, authorities said, and meetings were set up on two sites.",
        ["The operation began in July 2020, authorities said", "meetings were set up on two sites."],
    ),
    (
        "fr",
        "Le port a fermé ses trois quais en mai ; les pêcheurs ont perdu 12 millions d’euros.",
        ["Le port a fermé ses trois quais en mai", "les pêcheurs ont perdu 12 millions d’euros."],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SPLIT)
def test_clauses_that_all_stand_alone_are_drafts(
    extract: Callable[..., list[Statement]], language: str, text: str, expected: list[str]
) -> None:
    assert [one.quote for one in extract(text, language=language)] == expected
