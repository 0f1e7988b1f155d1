from collections.abc import Callable

import pytest

from claimspring.extract.statement import Statement

BODY = "The harbour board closed the old pier of Lorn on Monday. Reyes said the pier had lost 40 metres in a year.\n"


def quotes(found: list[Statement]) -> list[str]:
    return [one.quote for one in found]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour board closed the old pier of Lorn",
        "The harbour board closed the old pier of Lorn on Monday (pictured, the pier)",
        "- Harbour board closed the old pier",
        "Read more: Mayor cuts the tax by 4 %",
        "https://example.org/pier",
        "desk@example.org",
        "El puerto ha perdido 40 metros de muelle en un año, según la junta de los vecinos del puerto.",
        "Here are some of the things that were said on Monday:",
    ],
)
def test_furniture_is_left_out(extract: Callable[..., list[Statement]], line: str) -> None:
    alone = quotes(extract(BODY, language="en"))
    assert quotes(extract(f"{BODY}\n{line}\n\n{BODY.replace('Lorn', 'Vale')}", language="en"))[: len(alone)] == alone
    assert not any(line[-12:-1] in quote for quote in quotes(extract(f"{BODY}\n{line}\n", language="en"))[len(alone) :])


def test_a_post_is_the_posters(extract: Callable[..., list[Statement]]) -> None:
    text = f"{BODY}\n#Pier The pier of Lorn will open again on 3 May.\n\n— Anne Petit (@anne_example) May 1, 2023\n"
    found = extract(text, language="en")
    assert found[-1].speaker is not None
    assert found[-1].speaker.text == "Anne Petit"
    assert not any("@anne" in quote for quote in quotes(found))


def test_an_entry_of_a_live_blog_is_a_world_of_its_own(extract: Callable[..., list[Statement]]) -> None:
    text = (
        "17h58: « Le quai perd 40 mètres par an », a déclaré Anne Petit.\n\n"
        "17h21: Elle a déclaré que le quai ferme lundi dans la ville.\n"
    )
    first, second = extract(text, language="fr")
    assert first.quote == "Le quai perd 40 mètres par an"
    assert second.quote.startswith("Elle")
    assert second.speaker is None
    assert second.pronoun is not None


def test_items_of_a_list_are_told_by_the_line_above(extract: Callable[..., list[Statement]]) -> None:
    text = (
        "16h34: La porte-parole du port, Anne Petit, dévoile les prévisions pour ce week-end :\n\n"
        "Bacs : 1 sur 6\n\nNavettes : 10 % du trafic\n"
    )
    found = extract(text, language="fr", published="2023-08-14")
    assert quotes(found) == ["Bacs : 1 sur 6", "Navettes : 10 % du trafic"]
    assert {one.speaker and one.speaker.text for one in found} == {"La porte-parole du port, Anne Petit"}


def test_a_box_of_facts(extract: Callable[..., list[Statement]]) -> None:
    text = f"{BODY}\nRansom $10 million\n\nDeadline 23 April\n\nOrigin unknown\n\nFriday 21 April, 2023\n"
    found = [one for one in extract(text, language="en", published="2023-04-22") if "pier" not in one.quote]
    assert quotes(found) == ["Ransom $10 million", "Deadline 23 April"]
    assert all(one.speaker is None for one in found)


def test_questions_of_an_interview_are_left_out(extract: Callable[..., list[Statement]]) -> None:
    text = (
        "You explain that the port has lost 40 metres. Why does the port lose land?\n\n"
        "The sea took 40 metres in 2022.\n\nYou speak of the board. What has the board done?\n\n"
        "The board paid 3 million euros.\n"
    )
    assert quotes(extract(text, language="en")) == [
        "The sea took 40 metres in 2022.",
        "The board paid 3 million euros.",
    ]
