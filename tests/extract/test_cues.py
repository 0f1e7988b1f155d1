from collections.abc import Callable

import pytest

from claimspring.extract.cues import find_attributions
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import TokenizedSentence


def words(sentence: TokenizedSentence, place: Range, text: str) -> str:
    return text[sentence.tokens[place.first].start : sentence.tokens[place.stop - 1].end]


def said(read: Callable[[str, str], TokenizedSentence], language: str, text: str) -> list[tuple[str, str, str]]:
    sentence = read(language, text)
    return [
        (words(sentence, one.speaker, text), words(sentence, one.cue, text), one.pattern.value)
        for one in find_attributions(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre a annoncé que la loi passera.", ("Le ministre", "a annoncé", "that")),
        (
            "Lundi, le chef de l’armée a déclaré aux journalistes que tout va bien.",
            ("le chef de l’armée", "a déclaré", "that"),
        ),
        (
            "« Tout va bien », a indiqué dans un communiqué Wu Qian, un porte-parole.",
            ("Wu Qian, un porte-parole", "a indiqué", "inverted"),
        ),
        ("Tout va bien, a-t-il indiqué vendredi.", ("il", "a-t-il indiqué", "inverted")),
        ("La situation s’est dégradée, affirme Yahoo news.", ("Yahoo news", "affirme", "inverted")),
        ("Selon le média RTE, Wang Yi s’est entretenu avec lui.", ("le média RTE", "Selon", "according")),
        ("Le prix a doublé, d'après un rapport de l'ONU.", ("un rapport de l'ONU", "d'après", "according")),
        ("Le maire écrit : « Nous avons gagné. »", ("Le maire", "écrit", "colon")),
        ("Cette conférence est perçue par le ministère comme « essentielle ».", ("le ministère", "est perçue", "seen")),
        ("La Chine accuse régulièrement les États-Unis de provoquer la Russie.", ("La Chine", "accuse", "object")),
        ("Il demande si la loi est appliquée.", ("Il", "demande", "that")),
        (
            "Le président du club, Angel Torres, a déclaré qu'il partait.",
            ("Le président du club, Angel Torres", "a déclaré", "that"),
        ),
        ("Le comité a conclu, après plusieurs enquêtes, que le risque est faible.", ("Le comité", "a conclu", "that")),
        ("Ils se sont assurés que rien ne manque.", ("Ils", "sont assurés", "that")),
        ("Le prix monte, comme l'explique la banque centrale.", ("la banque centrale", "explique", "inverted")),
        ("Le maire a annoncé mercredi la fermeture de trois écoles.", ("Le maire", "a annoncé", "object")),
        ("L'opposition dénonce « un scandale » et rappelle que rien n'est fait.", ("L'opposition", "rappelle", "that")),
        (
            "Le ministre, Paul Nom, aurait promis une aide, ce que son cabinet nie.",
            ("Le ministre, Paul Nom", "aurait promis", "object"),
        ),
        ("Le maire exige de ne pas ouvrir la route.", ("Le maire", "exige", "that")),
        (
            "Tout cela est faux, auraient dit, selon le site, des agents de voyage.",
            ("des agents de voyage", "auraient dit", "inverted"),
        ),
    ],
)
def test_french(read: Callable[[str, str], TokenizedSentence], text: str, expected: object) -> None:
    assert expected in said(read, "fr", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Griffin said the agency expects more.", ("Griffin", "said", "that")),
        ('"I do not expect it," Griffin added.', ("Griffin", "added", "inverted")),
        (
            '"It is late," says Brett Alexander, vice-president of a firm.',
            ("Brett Alexander, vice-president of a firm", "says", "inverted"),
        ),
        ("According to many scientists, the sea is rising.", ("many scientists", "According to", "according")),
        (
            "Police in the Indian capital Delhi say they have arrested a man.",
            ("Police in the Indian capital Delhi", "say", "that"),
        ),
        ('The Sunni group told Iraqis, "You were wrong."', ("The Sunni group", "told", "quoted")),
        ("Nina Chahine, 19, said her wedding was set for July.", ("Nina Chahine, 19", "said", "that")),
        ("The plan is seen by critics as a threat.", ("critics", "is seen", "seen")),
        ("The supplies were late, it announced this week.", ("it", "announced", "inverted")),
        ("The mayor accused the council of lying.", ("The mayor", "accused", "object")),
        ("He asked whether it was true.", ("He", "asked", "that")),
        ('Then, later: "No," Griffin said of the plan.', ("Griffin", "said", "inverted")),  # its comma is a sign
        ('"We have no plan for that" Griffin said of it.', ("Griffin", "said", "inverted")),  # and so is its length
    ],
)
def test_english(read: Callable[[str, str], TokenizedSentence], text: str, expected: object) -> None:
    assert expected in said(read, "en", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El ministro dijo que la ley entrará en vigor.", ("El ministro", "dijo", "that")),
        ("La prisión es injusta, le reprochó el tribunal.", None),
        ("«Todo va bien», explicó la responsable de la sala.", ("la responsable de la sala", "explicó", "inverted")),
        ("Según el censo de 2010, había 30104 personas.", ("el censo de 2010", "Según", "according")),
        (
            "El incendio está controlado, informó hoy el diario Los Angeles Times.",
            ("el diario Los Angeles Times", "informó", "inverted"),
        ),
        ("Otros sostienen que el episodio no es verosímil.", ("Otros", "sostienen", "that")),
        ("La consejera ha declarado este sábado que tienen voluntad.", ("La consejera", "ha declarado", "that")),
        (
            "Marie Fuchi, que dirigió la agencia afirma que la ayuda va a parar a la mafia.",
            ("Marie Fuchi", "afirma", "that"),
        ),
        ("El salario subirá, según informó la ministra de Trabajo.", ("la ministra de Trabajo", "informó", "inverted")),
        ("Los sindicatos han acusado a los empresarios de mentir.", ("Los sindicatos", "han acusado", "object")),
        ("De acuerdo con el informe, el paro bajó.", ("el informe", "De acuerdo con", "according")),
    ],
)
def test_spanish(read: Callable[[str, str], TokenizedSentence], text: str, expected: object) -> None:
    found = said(read, "es", text)
    assert expected in found if expected else len(found) <= 1


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "Selon Jacques Nom, auteur du livre, la paix est proche.", "Jacques Nom, auteur du livre"),
        ("fr", "Selon l'étude (menée en 2012) de la banque, tout va bien.", "l'étude (menée en 2012) de la banque"),
        (
            "fr",
            "L'article 5, paragraphe 6, stipule que le Conseil agit.",
            "L'article 5, paragraphe 6",
        ),
        ("fr", "Dans un rapport de mars, la police a estimé que le total est faux.", "la police"),
        ("fr", "Le comité (CHMP) a estimé que les bénéfices sont réels.", "Le comité (CHMP)"),
        ("fr", "« Oui », a dit hier dans la capitale de la région le maire.", "le maire"),
        ("fr", "« Oui », a dit dans un entretien avec le journal, Paul Nom.", "Paul Nom"),
        ("fr", "Les uns sont partis et le duc annonce que tout est fini.", "le duc"),
        ("fr", "Un homme qui a vu la scène déclare que tout est faux.", "Un homme"),
        ("fr", "Trois experts, dont un Belge, affirment que le site est sûr.", "Trois experts"),
        (
            "fr",
            "« Non », a répondu le chef de l'usine à l'Agence Un.",
            "le chef de l'usine à l'Agence Un",
        ),
        (
            "en",
            'Ali Nom, head of the "Iran Cartoon" group, said it was fine.',
            'Ali Nom, head of the "Iran Cartoon" group',
        ),
        ("en", "This party, which to this day has never said that it is so, is old.", "which"),
        ("en", "One of the students indicated that he is interested.", "One of the students"),
        ("en", "China has been a help and Bush is hoping that it goes on.", "Bush"),
        ("en", "According to the U.S. Census Bureau, the town has grown.", "the U.S. Census Bureau"),
        ("fr", "Selon Paul Nom, auteur du livre, la mer monte.", "Paul Nom, auteur du livre"),
        ("fr", "Selon Paul Nom, ancien chef du club, la mer monte.", "Paul Nom, ancien chef du club"),
        ("fr", "Selon Paul Nom, professeur invité, la mer monte.", "Paul Nom"),
        ("en", "It was late, according to the mayor (who left).", "the mayor (who left)"),
        ("en", "They say the plan is dead.", "They"),
        ("es", "«Sí», dijo uno de los críticos, José Nom.", "uno de los críticos, José Nom"),
        ("es", "Según diversas fuentes, el rey ha muerto.", "diversas fuentes"),
        ("es", "Esos millones según Daily Mail irán a las arcas.", "Daily Mail"),
    ],
)
def test_whole_speakers(read: Callable[[str, str], TokenizedSentence], language: str, text: str, speaker: str) -> None:
    assert speaker in [one[0] for one in said(read, language, text)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La maison est réalisée selon les plans de l'architecte."),
        ("fr", "La juge Eva Joly est invitée à Paris."),
        ("fr", "Le marché est maintenant ouvert."),
        ("fr", "Trois séances sont prévues : à 14h, 15h et 16h."),
        ("fr", "Je pense que tout ira bien."),
        ("fr", "Angiox s'est montré aussi efficace que l'héparine."),
        ("fr", "Elle a alerté le gouvernement dès qu'il a été question de la loi."),
        ("en", "I think it is fine."),
        ("en", "I just wanted to send you a quick note."),
        ("en", "The Mozilla project is large."),
        ("en", 'The "new deal" Griffin announced in May failed.'),
        ("es", "El tema que se quiso mostrar es otro."),
        ("es", "Estaban de acuerdo con este despido."),
        ("fr", "selon"),
        ("fr", "dit"),
        ("fr", "que que que"),
    ],
)
def test_what_is_no_attribution(read: Callable[[str, str], TokenizedSentence], language: str, text: str) -> None:
    assert said(read, language, text) == []


def test_the_conditional_is_hearsay(read: Callable[[str, str], TokenizedSentence]) -> None:
    (one,) = find_attributions(read("fr", "Le diplomate aurait déclaré que la paix est proche."))
    assert one.hearsay
    (other,) = find_attributions(read("fr", "Le diplomate a déclaré que la paix serait proche."))
    assert not other.hearsay
