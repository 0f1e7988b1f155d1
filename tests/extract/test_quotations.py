import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.extract.quotations import QuotationIndex, marked, read_quotations
from claimspring.extract.statement import Statement


def paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text)]


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in read_quotations(text, paragraphs(text))[0].found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The pier is shut,” said Vale.", ["The pier is shut,"]),
        ("« Le quai est fermé », dit-il.", ["Le quai est fermé"]),
        ('He wrote: "The pier is shut."', ["The pier is shut."]),
        ("“The pier is shut,’’ Vale said. “We know.”", ["The pier is shut,", "We know."]),
        ("“The pier is shut,'' Vale said.", ["The pier is shut,"]),
        ("Vale said it 'could not be clearer' and left.", ["could not be clearer"]),
        ("The owners' pier and the board's plan.", []),
        ("The '90s were 'a good time', Vale said.", ["a good time"]),
        ("‘The owners’ pier is shut’, said Vale.", ["The owners’ pier is shut"]),
        ("“He said ‘shut it’ and “now” to us,” Vale said.", ["He said ‘shut it’ and “now” to us,"]),
        ('El fiscal dijo que “no hay "pruebas" aún”.', ["no hay"]),
        ('A pipe of 5" and a pier.', []),
        ('“No estamos dispuestos a nada"', ["No estamos dispuestos a nada"]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text)[: len(expected)] == expected
    assert bool(quoted(text)) == bool(expected)


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“We close the pier.\n\n“We open it in May.\n\n“We promise,” said Vale.\n\n“Another one,” said Reyes."
    found, _ = read_quotations(text, paragraphs(text))
    assert [one.chain for one in found.found] == [1, 1, 1, 2]
    assert [one.closed for one in found.found] == [False, False, True, True]


def test_a_quotation_goes_on_without_a_second_mark() -> None:
    text = "« Nous fermons le quai.\n\nNous l’ouvrirons en mai », a dit Anne Petit."
    assert quoted(text) == ["Nous fermons le quai.", "Nous l’ouvrirons en mai"]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "Vale wrote: “We close the pier.\n\nThe board met again."
    assert quoted(text) == ["We close the pier."]


@given(st.text(alphabet="ab .,\n“”«»\"'‘’—:A", max_size=80))
def test_any_marks_give_quotations_in_order_within_the_text(text: str) -> None:
    found, marks = read_quotations(text, paragraphs(text))
    assert len(marked(text, marks)) == len(text)
    places = [(one.start, one.end) for one in found.found]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    asked = QuotationIndex(found.found)
    for one in found.found:
        assert one in asked.within(one.start, one.end)


SPEAKERS = [
    ("en", "“Ann is an expert, and her work will help the agency.” -Commissioner Jo Stone", "Commissioner Jo Stone"),
    ("en", "And from Chairwoman Rosen:\n\n“Jane brings a wealth of experience to the port.”", "Chairwoman Rosen"),
    (
        "en",
        "From the desk of Jan Novak, analyst, Harbour Bank.\n\n“The port has become ever more crucial”",
        "Jan Novak",
    ),
    ("fr", "— Nous avons dépensé 40 millions d’euros en 2023, a déclaré Anne Petit.", "Anne Petit"),
    ("en", "[00:12:03] Ann Lee: We spent 40 million dollars on the bridge in 2023.", "Ann Lee"),
    ("en", "“We have got the pier, the port and each other,” said Beth contentedly from her corner.", "Beth"),
    ("en", "“May will not be May without any ships,” grumbled Jo, lying on the rug.", "Jo"),
    ("en", "“The pier has lost 40 metres in a year,” Jo grumbled.", "Jo"),
    ("en", "“The pier has lost 40 metres in a year,” Jo Vale mumbled, and left.", "Jo Vale"),
    ("en", "“The pier closes in May,” said Vale. “It has lost 40 metres in a year.”", "Vale"),
    ("en", "“The pier closes in May.\n\n“It has lost 40 metres in a year,” said Vale.", "Vale"),
    (
        "en",
        "“The pier closes in May,’’ Will Moy, head of the Harbour Watch, told the board.",
        "Will Moy, head of the Harbour Watch",
    ),
    ("en", "The letter – backed by 40 owners – warns Mr Reyes: ‘The pier will be gone in a year.’", "The letter"),
    ("es", "—El muelle se cierra en mayo —dijo Ana Pérez—. Costará 40 millones de euros.", "Ana Pérez"),
    (
        "es",
        "“El muelle se cierra en mayo”, cita el documento. Y más adelante agrega: “Costará 40 millones”.",
        "el documento",
    ),
    (
        "fr",
        "“Le quai ferme en mai et rouvre en juin, rappelle Ana Cardenal, ingénieure. Il a perdu 40 mètres.”",
        "Ana Cardenal, ingénieure",
    ),
    ("en", "None of the owners was charged, Vale said, but “I want to say that we are just getting going.”", "Vale"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_who_speaks(extract: Callable[..., list[Statement]], language: str, text: str, speaker: str) -> None:
    direct = [one for one in extract(text, language=language) if one.form.value == "direct"]
    assert direct
    assert {one.speaker and one.speaker.text for one in direct} == {speaker}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "—¿Cuánto caerá el puerto?\n\n—El puerto perdió 40 millones en 2022.\n\n—Ya había perdido 20 en 2021."),
        ("en", "Vale closed the pier.\n\n“The pier has lost 40 metres in a year.”"),
    ],
)
def test_nobody_is_named_where_the_text_names_nobody(
    extract: Callable[..., list[Statement]], language: str, text: str
) -> None:
    assert all(one.speaker is None for one in extract(text, language=language))


def test_each_sentence_of_a_quotation_is_a_draft(extract: Callable[..., list[Statement]]) -> None:
    text = "“The pier closes on 3 May. It has lost 40 metres in a year. Until today. Why would we wait?” said Vale."
    assert [one.quote for one in extract(text, language="en")] == [
        "The pier closes on 3 May.",
        "It has lost 40 metres in a year. Until today.",
    ]


def test_a_quotation_nobody_speaks_says_so(extract: Callable[..., list[Statement]]) -> None:
    (one,) = extract("“The pier has lost 40 metres in a year.”", language="en")
    assert one.speaker is None
    assert "quotation without anyone who speaks" in one.reasons
