"""Ids made of words."""

import pytest

from claimspring.model.ids import id_from


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The bridge opens", "the-bridge-opens"),
        ("Élan à Saint-Étienne", "elan-a-saint-etienne"),
        ("Москва", ""),
        ("Con", "con-1"),
        ("LPT1", "lpt1-1"),
        ("Con artist", "con-artist"),
    ],
)
def test_an_id_is_made_of_words_and_is_no_device(words: str, name: str) -> None:
    assert id_from(words) == name
