from claimspring.extract.similar_claims import KnownStatements

KNOWN = KnownStatements(
    [
        ("Li Shangfu refused to take Lloyd Austin's call after the balloon was shot down.", "call"),
        ("Two Russian navy ships visited China in July.", "ships"),
        ("Deux navires de la Marine russe ont visité la Chine le mois dernier.", "navires"),
    ]
)


def test_the_same_in_other_words() -> None:
    like = KNOWN.most_like("deux navires de la Marine russe avaient visité la Chine le mois dernier")
    assert like is not None
    assert like.of == "navires"
    assert like.score > 0.8
    assert like.text.startswith("Deux navires")


def test_something_else() -> None:
    assert KNOWN.most_like("The conference opens with a seminar on security.") is None
    assert KNOWN.most_like("") is None


def test_a_choice_among_the_known() -> None:
    assert KNOWN.most_like("Two Russian navy ships visited China in July.", {"call"}.__contains__) is None


def test_an_empty_index() -> None:
    assert KnownStatements([]).most_like("anything at all") is None
