from collections.abc import Callable

import pytest

from claimspring.extract.statement import Statement

Extract = Callable[..., list[Statement]]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "As Reyes explains in a report, the pier has lost 40 metres.", "Reyes"),
        (
            "en",
            "The Ministry of Trade, Industry and Energy said the pier cost 3 million.",
            "The Ministry of Trade, Industry and Energy",
        ),
        ("en", "“The pier has lost 40 metres in a year,” wrote Vale in a Tuesday report.", "Vale"),
        ("en", "Vale pledged to repair the pier of Lorn for 3 million euros.", "Vale"),
        ("en", "Vale urged the council to close the pier on Monday.", "Vale"),
        ("en", "The letter demands assurances that the pier will be closed in 2024.", "The letter"),
        ("en", "Reyes disputed the notion that the pier had lost 40 metres.", "Reyes"),
        ("en", "The chair described the film of the pier as lighthearted satire.", "The chair"),
        ("en", "Reyes is accused by critics of closing 40 piers in a year.", "critics"),
        ("en", "Reyes's lawyer said the question was outside the scope of the board.", "Reyes's lawyer"),
        ("en", "The pier has lost 2.1 % of its length (Institute of Tides, 2023).", "Institute of Tides"),
        ("en", "Secretary Anne Vale defended the plan, saying the pier was lost in 2022.", "Secretary Anne Vale"),
        ("fr", "Le maire a fait savoir que le quai fermerait en mai 2024.", "Le maire"),
        ("fr", "Pour Jan Novák, le quai a perdu 40 mètres en un an.", "Jan Novák"),
        ("fr", "Pour les auteurs, le quai a perdu 40 mètres en un an.", "les auteurs"),
        (
            "fr",
            "Le canton et les villes ont demandé à la Confédération d'interdire ce produit.",
            "Le canton et les villes",
        ),
        ("fr", "La Ligue a, elle, demandé aux vignerons de renoncer à 40 produits.", "La Ligue"),
        ("fr", "Ces derniers jours, Anne Petit a appelé les pêcheurs à rester au port.", "Anne Petit"),
        (
            "fr",
            "Le quai était déjà considéré comme dangereux par l'Agence du littoral (AL).",
            "l'Agence du littoral (AL)",
        ),
        ("es", "Para la Fiscalía, el daño fue de 1.121 millones de euros.", "la Fiscalía"),
        ("es", "Ana Pérez amenaza con ir al paro en mayo de 2024.", "Ana Pérez"),
        ("es", "El grupo asegura haber cerrado 40 muelles en mayo.", "El grupo"),
        ("es", "Ana Pérez, alcaldesa, afirmó el año pasado que el muelle perdió 40 metros.", "Ana Pérez, alcaldesa"),
        ("fr", "Anne Petit a affirmé l'année dernière que le quai a perdu 40 mètres.", "Anne Petit"),
        ("es", "Así lo afirmó Ana Pérez, quien aseguró que el muelle perdió 40 metros.", "Ana Pérez"),
        ("es", "A juicio de Ana Pérez, el muelle perdió 40 metros en un año.", "Ana Pérez"),
        ("es", "El alcalde nuevamente dijo que el muelle perdió 40 metros.", "El alcalde"),
        ("en", "The suit additionally alleges that the pier lost 40 metres.", "The suit"),
        ("en", "The ruling family said that the pier lost 40 metres.", "The ruling family"),
        ("fr", "À en croire Anne Petit, le quai a perdu 40 mètres en un an.", "Anne Petit"),
        (
            "fr",
            "« Nous avons perdu 40 mètres », a confié à l'AFP le maire de Lorn, Jean Petit.",
            "le maire de Lorn, Jean Petit",
        ),
        ("es", "Luego Pérez emitió un comunicado en el que afirma que el muelle perdió 40 metros.", "Pérez"),
    ],
)
def test_whose_view_it_is(extract: Extract, language: str, text: str, speaker: str) -> None:
    (one,) = extract(text, language=language, published="2024-01-10")
    assert one.speaker is not None
    assert one.speaker.text == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Pour the tea before May, the board closed 40 piers."),
        ("fr", "Pour la première fois, le quai a perdu 40 mètres."),
        ("en", "Given the loss of 40 metres, owners should expect a long repair in 2024."),
        ("en", "Once the day is over, the feast of 40 piers concludes."),
        ("en", "The tide rose by 3 metres, indicating that the pier is lost."),
        ("en", "Only one in five said that the pier should be closed in 2024."),
        ("fr", "Celle sur les pesticides demande d'interdire 40 produits en 2024."),
        ("es", "El juez rechazó el pedido de no cerrar 40 muelles."),
        ("es", "Finalmente, indicaron que el muelle de Lorn perdió 40 metros en un año."),
        ("fr", "Finalement, indiquent que le quai a perdu 40 mètres en un an."),
        ("es", "Se informó que el muelle de Lorn perdió 40 metros en un año."),
        ("es", "Según se informó desde la junta, el muelle habría perdido 40 metros en 2023."),
        ("es", "Como se mencionó, el muelle se encuentra dentro del parque de 40 hectáreas."),
        ("es", "Se le preguntó por el muelle a Pérez, quien señaló que perdió 40 metros en un año."),
        ("es", "Decidieron llevar sus peticiones al alcalde Pérez, considerando que el muelle perdió 40 metros."),
        ("es", "El alcalde aún no anuncia una fecha de cierre para los 40 muelles."),
        ("en", "If you think about where we were, the pier has lost 40 metres."),
        ("en", "The resolution, which calls for 40 piers, passed on Friday with 13 votes."),
        ("en", "Vale's office, in 2017, added the four and several others to a list of 40 names."),
    ],
)
def test_nobody_is_taken_for_a_speaker(extract: Extract, language: str, text: str) -> None:
    assert [one.speaker for one in extract(text, language=language)] == [None]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Vale said the pier was shut. He said the works would cost 3 million euros.", "Vale"),
        ("en", "“The pier is shut,” said Vale.\n\nHe said the works would cost 3 million euros.", "Vale"),
        ("en", "Vale said the pier was shut.\n\nHe said the works would cost 3 million euros.", None),
        ("en", "The bridge is closed. He said the works would cost 3 million euros.", None),
        ("en", "The minister arrived in Kyiv on Monday. He said the works would cost 3 million euros.", None),
        ("en", "The council said that it is late. He said the works would cost 3 million euros.", None),
        ("en", "The council said the pier is shut. It said the works would cost 3 million euros.", "The council"),
        ("fr", "La ministre a parlé. Elle affirme que la loi coûte 3 millions d’euros.", None),
        ("fr", "La ministre a dit que la loi passe. Elle affirme que la loi coûte 3 millions.", "La ministre"),
        ("fr", "La ministre a dit que la loi passe. Il affirme que la loi coûte 3 millions.", None),
    ],
)
def test_whom_a_pronoun_means(extract: Extract, language: str, text: str, speaker: str | None) -> None:
    one = extract(text, language=language)[-1]
    assert one.pronoun is not None
    assert one.pronoun.text == text.replace("\n\n", " ").rpartition(". ")[2].split(maxsplit=1)[0]
    assert (one.speaker and one.speaker.text) == speaker
    assert ("nobody knows whom the pronoun means that speaks" in one.reasons) == (speaker is None)


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("en", "Vale said the pier was shut in May, after Politico reported that it had been sold.", "Politico"),
        (
            "fr",
            "Une étude publiée dans le journal Acta Maris conclut que le quai a perdu 40 mètres.",
            "journal Acta Maris",
        ),
        ("es", "La fianza sería de 3 millones, de acuerdo a lo que ha conocido este rotativo.", "este rotativo"),
        ("fr", "« Le quai a perdu 40 mètres », a-t-il réagi lundi pour l'agence de presse du port ČTK.", "ČTK"),
        ("fr", "Invitée de France Info, Anne Petit affirme que le quai a perdu 40 mètres.", "France Info"),
        ("es", "En diálogo con Reuters, Ana Pérez sostuvo que el muelle perdió 40 metros.", "Reuters"),
        ("en", "The pier lost 40 metres, Vale said in the channel.", None),
        ("en", "Lawyers for Lorn Media allege that the pier lost 40 metres.", None),
        ("en", "The fight of 40 owners broke out on a train at a station in Hayward.", None),
    ],
)
def test_the_outlet_that_relays(extract: Extract, language: str, text: str, outlet: str | None) -> None:
    one = extract(text, language=language)[0]
    assert (one.source and one.source.text.removeprefix("agence de presse du port ")) == outlet


def test_who_wrote_and_added_speaks_before_and_after(extract: Extract) -> None:
    text = (
        "“The new law puts the owners of Lorn in a difficult position,” the Harbour Board wrote in a letter to them, "
        "adding that the tide is “going to take 40 metres of the pier in a year.”"
    )
    assert [one.speaker and one.speaker.text for one in extract(text, language="en")] == ["the Harbour Board"] * 2


def test_what_was_told_by_nobody_is_not_the_last_speakers(extract: Extract) -> None:
    text = "Ana Pérez dijo que el muelle se cierra. Se informó que el muelle perdió 40 metros."
    assert [one.speaker and one.speaker.text for one in extract(text, language="es")] == ["Ana Pérez", None]


def test_statements_are_the_articles_words(extract: Extract) -> None:
    text = "Vale said the pier was shut.\n\n« Il a  visité 12 pays en 2022. »\n"
    assert [one.words for one in extract(text, language="fr")][-1] == "Il a visité 12 pays en 2022."


@pytest.mark.parametrize(
    ("text", "speaker", "outlet"),
    [
        ("Ana Pérez dijo que el muelle se cierra. Señaló que costará 40 millones.", "Ana Pérez", None),
        ("Ana Pérez dijo que el muelle se cierra. Además, agregó que costará 40 millones.", "Ana Pérez", None),
        ("El muelle se cierra. Señaló que costará 40 millones.", None, None),
        ("“El muelle costará 40 millones de euros”, dijo a la red Erbol.", None, "Erbol"),
        ("Ana Pérez dijo que se cierra. “El muelle costará 40 millones”, dijo a la red Erbol.", "Ana Pérez", "Erbol"),
    ],
)
def test_a_verb_without_its_subject(extract: Extract, text: str, speaker: str | None, outlet: str | None) -> None:
    one = extract(text, language="es")[-1]
    assert (one.speaker and one.speaker.text, one.source and one.source.text.split()[-1]) == (speaker, outlet)
    assert one.form.value in {"paraphrase", "direct"}
    assert one.pronoun is not None
