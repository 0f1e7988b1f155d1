from claimspring.extract.similar_claims import KnownClaims, KnownStatements

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


CLAIMS = KnownClaims(
    [
        ("call", ["Li Shangfu refused to take Lloyd Austin's call after the balloon was shot down."]),
        (
            "ships",
            ["Two Russian navy ships visited China in July.", "Deux navires russes ont visité la Chine en juillet."],
        ),
        ("tax", ["The tax fell to 4 % in 2021.", "Tax falls"]),
        ("pier", ["The pier of Lorn lost 40 metres in a year."]),
    ]
)


def test_the_best_are_always_given_and_the_same_is_said_only_where_it_is() -> None:
    best = CLAIMS.best("Two ships of the Russian navy visited China last July.")
    assert [one.of for one in best][:1] == ["ships"]
    assert best[0].same
    other = CLAIMS.best("The Russian navy bought ships in 1999.")
    assert [one.of for one in other][:1] == ["ships"]
    assert not other[0].same
    assert CLAIMS.best("Zzz qqq") == []


def test_figures_and_names_are_shared_across_languages() -> None:
    assert CLAIMS.best("L’impôt est tombé à 4 % en 2021.")[0].of == "tax"
    assert CLAIMS.best("Le quai de Lorn a perdu 40 mètres.")[0].of == "pier"


def test_no_more_than_are_asked_for() -> None:
    assert len(CLAIMS.best("the tax, the pier, the call, the ships", count=2)) == 2
    assert KnownClaims([]).best("anything") == []
