import pytest

from generator.extract.clauses import split_clauses
from generator.extract.cues import find_attributions


def parts(read, language, text):
    sentence = read(language, text)
    return [
        text[sentence.tokens[first].start : sentence.tokens[stop - 1].end]
        for first, stop in split_clauses(sentence, find_attributions(sentence))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pékin et Moscou avaient organisé des exercices, tandis que deux navires ont visité la Chine le mois dernier.",
            [
                "Pékin et Moscou avaient organisé des exercices",
                "tandis que deux navires ont visité la Chine le mois dernier.",
            ],
        ),
        (
            "Il refuse de les voir tant que Washington n’aura pas levé les sanctions qui lui ont été imposées en raison de "
            "l'acquisition de technologies russes.",
            [
                "Il refuse de les voir tant que Washington n’aura pas levé les sanctions qui lui ont été imposées",
                "en raison de l'acquisition de technologies russes.",
            ],
        ),
        (
            "Il se rendra en Biélorussie, proche allié de la Russie et territoire d’asile pour le groupe russe Wagner, afin "
            "d’y rencontrer son chef d’État.",
            [
                "Il se rendra en Biélorussie",
                "proche allié de la Russie et territoire d’asile pour le groupe russe Wagner",
                "afin d’y rencontrer son chef d’État.",
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
def test_french(read, text, expected):
    assert parts(read, "fr", text) == expected


def test_english(read):
    assert parts(read, "en", "Unemployment fell in May, while prices rose by two percent in June.") == [
        "Unemployment fell in May",
        "while prices rose by two percent in June.",
    ]


def test_spanish(read):
    assert parts(read, "es", "El paro bajó en mayo, mientras que los precios subieron en junio.") == [
        "El paro bajó en mayo",
        "mientras que los precios subieron en junio.",
    ]
