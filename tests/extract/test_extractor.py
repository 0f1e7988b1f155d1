from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.statement import Statement
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.load import load_lexicons

SPOKEN = """\
# Le pont ferme

Lundi, la mairie a annoncé que le pont fermerait dix semaines.

« Les travaux dureront dix semaines », a déclaré Anne Petit, porte-parole de la mairie. Selon l’agence de presse du
port, deux navires ont été détournés le mois dernier.
"""


def test_an_outlet_reaches_the_next_sentence_in_the_conditional_only(extract: Callable[..., list[Statement]]) -> None:
    text = "Selon l’AFP, le ministre est parti. Il aurait quitté le pays hier matin. Il est revenu le lendemain matin."
    sources = [one.source and one.source.text for one in extract(text)]
    assert sources == ["l’AFP", "l’AFP", None]
    assert "rests on the source named in the sentence before" in extract(text)[1].reasons


def test_quotation_marks_that_are_no_speech_are_marked(extract: Callable[..., list[Statement]]) -> None:
    (one,) = extract("La journée ouvrira avec un séminaire sur « Les réalités de la sécurité » dans la capitale.")
    assert one.form.value == "mixed"
    assert "quotation without anyone who speaks" in one.reasons


@pytest.mark.parametrize(
    "text", ["Pourquoi est-il parti ?", "Abonnez-vous à notre lettre.", "Merci de votre visite.", "", " \n", "«»", "…"]
)
def test_what_states_nothing_is_left_out(extract: Callable[..., list[Statement]], text: str) -> None:
    assert extract(text) == []


def test_line_ends_of_windows_and_a_byte_order_mark_change_no_words(
    extract: Callable[..., list[Statement]],
) -> None:
    known = {"markdown": True, "language": "fr", "published": "2023-08-14"}
    text = "\ufeff" + SPOKEN.replace("\n", "\r\n")
    again = extract(text, **known)
    assert [one.quote.replace("\r\n", "\n") for one in again] == [one.quote for one in extract(SPOKEN, **known)] != []
    assert all(text[one.start : one.end] == one.quote for one in again)


PIECES = st.sampled_from(
    [
        "Le ministre",
        " a dit",
        " que",
        " «",
        " »",
        '"',
        ",",
        ".",
        " selon",
        " l’AFP",
        "\n",
        "\n\n",
        " il",
        " a-t-il",
        "\u202f",
        " 14 août",
        " tandis que",
        ";",
        " (",
        ")",
        " The",
        " said",
        " El",
        " dijo",
        " X",
        "# ",
        "---\n",
        "https://x",
        "\x00",
        "\r",
        "😀",
        "é",
        "e\u0301",
        " :",
        "“",
        "”",
        "‘",
        "’",
        "—",
        "17h58: ",
        "(@x)",
        "?",
    ]
)


@given(text=st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200), markdown=st.booleans())
@settings(max_examples=300)
def test_any_text_is_read_without_fail_and_in_its_own_words(text: str, *, markdown: bool) -> None:
    extractor = RuleExtractor(load_lexicons())
    source = ArticleInput(text, markdown=markdown, published="2023-08-14")
    statements = list(extractor.statements(source))
    assert statements == list(extractor.statements(source))
    for one in statements:
        assert text[one.start : one.end] == one.quote != ""
        assert 0 <= one.score <= 1
        assert one.reasons
        for mention in (one.speaker, one.source, one.cue, one.pronoun, *one.dates):
            assert mention is None or text[mention.start : mention.end] == mention.text


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "«",
        ",",
        "que ",
        "a",
        '"',
        "(",
        "selon ",
        "il dit que ",
        "et a ",
        "le 14 ",
        "[",
        "A. ",
        "<!--",
        "mi-",
        "a\n",
        "mot «\n",
        "“",
        "‘a ",
        "'a ",
        "— ",
        "A b: c\n",
        "“A b c d e f. ",
        "a, said b ",
        "(A b, 2023) ",
        "pour A, ",
        "Word word word\n",
    ],
)
def test_no_text_is_slow(lexicons: Mapping[str, Lexicon], piece: str) -> None:
    """Quadratic work on 100,000 characters would take minutes, and the run would be seen to hang."""
    statements = RuleExtractor(lexicons).statements(ArticleInput(piece * (100_000 // len(piece)), markdown=True))
    assert sum(1 for _ in statements) < 20_000


@pytest.mark.parametrize(
    ("language", "text", "speaker", "outlet"),
    [
        ("en", "The operator told AFP that 40 people were hurt.", "The operator", "AFP"),
        ("en", "The ministry told the BBC it had paid 3 million.", "The ministry", "BBC"),
        (
            "en",
            '"We were never told," the operator said to Agence France-Presse.',
            "the operator",
            "Agence France-Presse",
        ),
        ("en", "In an interview with Le Monde, the minister said taxes would rise by 3%.", "the minister", "Le Monde"),
        ("en", "The operator told the news agency Reuters that 40 people were hurt.", "The operator", "Reuters"),
        (
            "fr",
            "Le ministre a confié à l’agence de presse TASS que 40 personnes ont été blessées.",
            "Le ministre",
            "TASS",
        ),
        (
            "fr",
            "Dans un entretien au Monde, le ministre a dit que 40 personnes ont été blessées.",
            "le ministre",
            "Monde",
        ),
        ("en", "The operator told the mayor that 40 people were hurt.", "The operator", None),
        ("en", "The mayor said the city had paid 3 million euros to the BBC.", "The mayor", None),
        (
            "en",
            "The company announced the sale of its French unit to Reuters for 3 million euros.",
            "The company",
            None,
        ),
        ("en", "The minister said that his interview with Le Monde was cut by 20 minutes.", "The minister", None),
        ("en", "The minister refused an interview with Reuters, the mayor said.", "the mayor", None),
        ("fr", "« Nous n’avons rien su », a déclaré l’exploitant à l’AFP.", "l’exploitant", "AFP"),
        ("fr", "Le ministre a confié au Monde que 40 personnes ont été blessées.", "Le ministre", "Monde"),
        ("fr", "Le ministre a confié au monde entier que 40 personnes ont été blessées.", "Le ministre", None),
        ("es", "El alcalde declaró el lunes a Reuters que 40 personnas resultaron heridas.", "El alcalde", "Reuters"),
    ],
)
def test_the_outlet_spoken_to_is_credited(
    extract: Callable[..., list[Statement]], language: str, text: str, speaker: str, outlet: str | None
) -> None:
    (one,) = extract(text, language=language)
    assert one.speaker is not None
    assert (one.speaker.text, one.source and one.source.text) == (speaker, outlet)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The port authority said 11,000 people crossed the bridge in 2025.", "The port authority"),
        ("The mayor of the town said 23 girders had cracks.", "The mayor of the town"),
        ("The ferry carries 200 cars, the ministry said on Monday.", "the ministry"),
        ("Tarnholt owes Velmora 12 million crowns, the mayor said.", "the mayor"),
    ],
)
def test_what_is_said_needs_no_that_and_no_verb_that_is_known(
    extract: Callable[..., list[Statement]], text: str, speaker: str
) -> None:
    (one,) = extract(text, language="en")
    assert one.speaker is not None
    assert one.speaker.text == speaker


def test_the_outlet_spoken_to_is_no_part_of_the_one_who_speaks_on(extract: Callable[..., list[Statement]]) -> None:
    text = "« C’est fini », a déclaré la maire Élodie B. à l’AFP. Elle a ajouté que 40 personnes ont été blessées."
    assert [one.speaker and one.speaker.text for one in extract(text, language="fr")][-1] == "la maire Élodie B."


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The mayor said on Monday that 40 people were hurt.", ["2026-05-11"]),
        ("On Monday, the mayor announced that 40 people were hurt.", ["2026-05-11"]),
        ("The mayor will say on Monday that 40 people were hurt.", ["2026-05-18"]),
        ("The mayor said that the bridge will close on Monday.", ["2026-05-18"]),
        ("The mayor said on 18 May that 40 people were hurt.", ["2026-05-18"]),
        ("The mayor told the Financial Times on Monday that 40 people were hurt.", ["2026-05-11"]),
        ("The mayor, who will travel to Kyiv on Monday, said that 40 people were hurt.", ["2026-05-18"]),
        ("Before the vote on Monday, the mayor said that 40 people were hurt.", ["2026-05-18"]),
    ],
)
def test_what_was_said_on_a_weekday_has_been_said(
    extract: Callable[..., list[Statement]], text: str, dates: list[str]
) -> None:
    (one,) = extract(text, language="en", published="2026-05-15")
    assert [date.value for date in one.dates] == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Lundi, le maire a annoncé que 40 personnes ont été blessées.", ["2026-05-11"]),
        ("Le maire a déclaré lundi que 40 personnes ont été blessées.", ["2026-05-11"]),
        ("« C’est fini », a déclaré le maire lundi.", ["2026-05-11"]),
        ("Le maire, qui sera lundi à Kiev, a déclaré que 40 personnes ont été blessées.", ["2026-05-18"]),
    ],
)
def test_the_same_in_french(extract: Callable[..., list[Statement]], text: str, dates: list[str]) -> None:
    (one,) = extract(text, language="fr", published="2026-05-15")
    assert [date.value for date in one.dates] == dates


@pytest.mark.parametrize("speaker", ["Jan Egeland", "April Jones", "May Smith"])
def test_whoever_is_called_like_a_month_speaks(extract: Callable[..., list[Statement]], speaker: str) -> None:
    (one,) = extract(f'"We lost 40 people in 2026," said {speaker}.', language="en")
    assert one.speaker is not None
    assert one.speaker.text == speaker


@pytest.mark.parametrize(
    "title", ["Council May Close 40 Bridges in March 2027", "MINISTER MAY CLOSE 40 BRIDGES IN 2027"]
)
def test_a_headline_with_may_is_a_statement(extract: Callable[..., list[Statement]], title: str) -> None:
    assert [one.quote for one in extract(f"{title}\n\nThe bridge is closed.", language="en")][:1] == [title]


def test_a_month_is_neither_a_speaker_nor_what_may_be(extract: Callable[..., list[Statement]]) -> None:
    (one,) = extract("As reported in March, sales fell by 10% in May 2026.", language="en", published="2026-05-15")
    assert one.speaker is None
    assert [date.value for date in one.dates] == ["2026-03", "2026-05"]
    assert not any("could" in reason or "to come" in reason for reason in one.reasons)
