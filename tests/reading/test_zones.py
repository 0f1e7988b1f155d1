from collections.abc import Mapping

import pytest

from claimspring.lexicon.compiled import Lexicon
from claimspring.model.passage import Zone
from claimspring.reading.zones import read_lines

ARTICLE = """\
Le ministre part en voyage

Il verra ses homologues de plusieurs pays pendant la semaine

AFP/JEAN NOM - El presidente ruso asiste a una cumbre de líderes en la ciudad
AFP/JEAN NOM - Le président russe à son arrivée

Le ministre est parti lundi. Il est accompagné de ses conseillers.

Les raisons du voyage

Le gouvernement a parlé d’une visite de travail, mais personne n’y croit dans la capitale.

Envíanos tus noticias
Si conoces o tienes alguna pista, no dudes en hacérnosla llegar
"""


def test_an_article(lexicons: Mapping[str, Lexicon]) -> None:
    lines = read_lines(ARTICLE, lexicons)
    assert [
        (line.zone.value, line.language, ARTICLE[line.start : line.end].split(maxsplit=1)[0]) for line in lines
    ] == [
        ("title", "fr", "Le"),
        ("standfirst", "fr", "Il"),
        ("caption", "es", "El"),
        ("caption", "fr", "Le"),
        ("body", "fr", "Le"),
        ("heading", "fr", "Les"),
        ("body", "fr", "Le"),
        ("boilerplate", "fr", "Envíanos"),  # two words are too few to tell a language
        ("boilerplate", "es", "Si"),
    ]


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        (
            "# A title\n\nThe text is here.\n\n## More\n\n- The first point is made.\n> It was said.",
            "title body heading body body",
        ),
        ("The first line ends like a sentence.", "body"),
        ("Title\n\nShort line\nright before another, in one block.", "title body body"),
        ("", ""),
        ("\n \n\t\n", ""),
        ("Title\n\nText is here.\n\n© 2023 The Paper\n\nMore text was here.", "title body boilerplate body"),
        ("Title\n\nPhoto: the minister was there\n\nText is here.", "title caption body"),
        ("Title\n\nText is here.\n\nEU - the union is old.", "title body caption"),
    ],
)
def test_zones(lexicons: Mapping[str, Lexicon], text: str, zones: str) -> None:
    assert [line.zone.value for line in read_lines(text, lexicons)] == zones.split()


def test_a_given_language_wins_over_a_guess_for_lines_that_say_nothing(lexicons: Mapping[str, Lexicon]) -> None:
    assert [line.language for line in read_lines("Xyz abc.", lexicons, "es")] == ["es"]


def test_marks_are_left_out(lexicons: Mapping[str, Lexicon]) -> None:
    text = "Title\n\n- The point is made.   \n"
    assert text[slice(*read_lines(text, lexicons)[1][:2])] == "The point is made."
    assert read_lines(text, lexicons)[1].zone is Zone.BODY


WRAPPED_AND_WHOLE = (
    "On Monday, the ministry announced that the bridge will close in March. The mayor said that forty people had been "
    "hurt. In May the council approved a plan; according to the news agency, Reuters, it is worth 12 million."
)
WRAPPED = """\
The bridge is closed

On Monday, the ministry announced that the bridge will close in
March. The mayor said that forty people had been hurt. In May
the council approved a plan; according to the news agency,
Reuters, it is worth 12 million.

A list of what is left
- the first of all the points, which goes on
  over a second line
- the second point
"""


def test_a_sentence_that_was_broken_at_the_width_of_the_page_is_whole(lexicons: Mapping[str, Lexicon]) -> None:
    assert [" ".join(WRAPPED[line.start : line.end].split()) for line in read_lines(WRAPPED, lexicons)] == [
        "The bridge is closed",
        WRAPPED_AND_WHOLE,
        "A list of what is left",
        "the first of all the points, which goes on over a second line",
        "the second point",
    ]


TABLE = """\
A title

| Name of the bridge in the north of the town  | opened |
| -------------------------------------------- | ------ |
| The old bridge over the harbour and the port | 1950   |
| The new bridge over the harbour and the port | 2026   |
"""
EARLY = """\
A title

The Minister Of Defence
On Monday, the ministry announced that the bridge will close in
March and that nobody knows what will become of it after that, or
whether there will be another bridge in its place over the port,
or a ferry to the other side
Marie Dupont
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (TABLE, 5),
        (EARLY, 4),
        ("Title\n\nThe Minister Of Defence\nThe Mayor, who has said nothing of it until now, is away\nReuters", 4),
        ("The bridge is closed\nby Jane Doe\n\nParis\nlondres\nmadrid", 5),
    ],
)
def test_lines_that_were_not_broken_are_lines_of_their_own(
    lexicons: Mapping[str, Lexicon], text: str, lines: int
) -> None:
    assert len(read_lines(text, lexicons)) == lines
