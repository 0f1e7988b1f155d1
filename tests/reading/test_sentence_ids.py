"""A sentence keeps its id while its words stand."""

import re

from claimspring.reading.sentence_ids import sentence_ids


def test_ids_are_of_the_words_alone() -> None:
    first, second = sentence_ids(["It closed.", "It opened."])
    assert [*sentence_ids(["It opened.", "New.", "It\n closed."])][::2] == [second, first]
    assert re.fullmatch("s-[0-9a-f]{6}", first)


def test_a_sentence_that_is_repeated_is_counted() -> None:
    first, second, third = sentence_ids(["No.", "No.", "No."])
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_composition_makes_no_difference() -> None:
    assert [*sentence_ids(["caf\u00e9"])] == [*sentence_ids(["cafe\u0301"])]
