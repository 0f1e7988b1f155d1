from collections.abc import Callable

import pytest

from claimspring.extract.clauses import split_clauses
from claimspring.extract.cues import find_attributions
from claimspring.extract.sentence import Sentence


def parts(read: Callable[[str, str], Sentence], language: str, text: str) -> list[str]:
    sentence = read(language, text)
    return [
        text[sentence.tokens[first].start : sentence.tokens[stop - 1].end]
        for first, stop in split_clauses(sentence, find_attributions(sentence))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pékin avait organisé des exercices, tandis que deux navires ont visité la Chine en mai dernier.",
            [
                "Pékin avait organisé des exercices",
                "tandis que deux navires ont visité la Chine en mai dernier.",
            ],
        ),
        (
            "Il refuse tant que Washington n’a pas levé ses sanctions en raison de l'achat d'armes russes.",
            [
                "Il refuse tant que Washington n’a pas levé ses sanctions",
                "en raison de l'achat d'armes russes.",
            ],
        ),
        (
            "Il ira à Minsk mardi, allié de Moscou et terre d’asile pour le groupe Wagner, afin d’y voir son chef.",
            [
                "Il ira à Minsk mardi",
                "allié de Moscou et terre d’asile pour le groupe Wagner",
                "afin d’y voir son chef.",
            ],
        ),
        (
            "Créée en 2012, cette conférence est ouverte à tous les pays du monde.",
            ["Créée en 2012, cette conférence", "cette conférence est ouverte à tous les pays du monde."],
        ),
        ("Pourtant, le ministre s’était rendu à Moscou.", ["le ministre s’était rendu à Moscou."]),
        (
            "Il convient de rappeler que, bien que la Chine ait appelé au calme, elle n’a jamais condamné la guerre.",
            ["bien que la Chine ait appelé au calme", "elle n’a jamais condamné la guerre."],
        ),
        (
            "Il a évité tout contact avec le secrétaire américain et en refusant de répondre à son appel.",
            ["Il a évité tout contact avec le secrétaire américain", "en refusant de répondre à son appel."],
        ),
        (
            "Le ministre a parlé par téléphone avec son homologue, et a salué la coopération entre les pays.",
            ["Le ministre a parlé par téléphone avec son homologue", "a salué la coopération entre les pays."],
        ),
        (
            "Le ministre, qui est arrivé de Moscou la veille, a parlé devant eux.",
            [
                "Le ministre, qui est arrivé de Moscou la veille, a parlé devant eux.",
                "qui est arrivé de Moscou la veille",
            ],
        ),
        (
            "« Il part tandis que nous restons ici ce soir », a dit Paul.",
            ["« Il part tandis que nous restons ici ce soir », a dit Paul."],
        ),
        ("Oui.", ["Oui."]),
    ],
)
def test_french(read: Callable[[str, str], Sentence], text: str, expected: object) -> None:
    assert parts(read, "fr", text) == expected


def test_english(read: Callable[[str, str], Sentence]) -> None:
    assert parts(read, "en", "Unemployment fell in May, while prices rose by two percent in June.") == [
        "Unemployment fell in May",
        "while prices rose by two percent in June.",
    ]


def test_spanish(read: Callable[[str, str], Sentence]) -> None:
    assert parts(read, "es", "El paro bajó en mayo, mientras que los precios subieron en junio.") == [
        "El paro bajó en mayo",
        "mientras que los precios subieron en junio.",
    ]
