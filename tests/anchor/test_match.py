import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.anchor.match import Haystack, Match, MatchMethod, state_of
from claimspring.anchor.normalise import fold
from claimspring.model.observation import QuotationState
from tests.growth import grows_in_step

ARTICLE = (
    "Créée en 2012, cette conférence est perçue comme «\u202fune plateforme essentielle\u202f». Pékin a soutenu "
    "la Russie à plusieurs reprises.\n\nElle affirme toutefois qu’elle ne fournira aucune arme à l’une ou l’autre des "
    "parties en guerre. Pékin et Moscou avaient organisé des exercices. Selon l’agence TASS, deux navires de la "
    "Marine russe ont visité la Chine le mois dernier. Wagner est en Biélorussie ; Pékin a soutenu Wagner."
)


def slice_of(match: Match | None, text: str = ARTICLE) -> str | None:
    return None if match is None else text[match.start : match.end]


@pytest.fixture(scope="module")
def haystack() -> Haystack:
    return Haystack(ARTICLE)


@pytest.mark.parametrize(
    ("quoted", "how", "raw"),
    [
        ("cette conférence est perçue", MatchMethod.EXACT, "cette conférence est perçue"),
        (
            'comme "une plateforme essentielle".',
            MatchMethod.NORMALISED,
            "comme «\u202fune plateforme essentielle\u202f».",
        ),
        ("reprises. Elle affirme", MatchMethod.NORMALISED, "reprises.\n\nElle affirme"),
        ("L'UNE OU L'AUTRE", MatchMethod.NORMALISED, "l’une ou l’autre"),
        ("  Créée en 2012\n", MatchMethod.EXACT, "Créée en 2012"),
    ],
)
def test_the_words_are_found_and_the_raw_slice_returned(
    haystack: Haystack, quoted: str, how: MatchMethod, raw: str
) -> None:
    match = haystack.locate(quoted)
    assert match is not None
    assert (match.how, slice_of(match), match.ambiguous) == (how, raw, False)
    assert haystack.find(quoted) == match


@pytest.mark.parametrize("quoted", ["", "  \n", "trois navires", "deux navires ont visité la Chine", "»\u00ad\u00ad«x"])
def test_words_that_are_not_there_anchor_nothing(haystack: Haystack, quoted: str) -> None:
    assert haystack.locate(quoted) is None


@pytest.mark.parametrize(
    ("prefix", "suffix", "start", "ambiguous"),
    [
        ("", "", ARTICLE.index("Pékin"), True),
        ("l'essentielle", "n'importe quoi", ARTICLE.index("Pékin"), True),
        ("", "et Moscou", ARTICLE.index("Pékin et"), False),
        ("en Biélorussie;", "", ARTICLE.rindex("Pékin"), False),
        ("en guerre. ", " a soutenu", ARTICLE.index("Pékin"), True),
        ("en Biélorussie ; ", " a soutenu", ARTICLE.rindex("Pékin"), False),
    ],
)
def test_context_chooses_among_several_places(
    haystack: Haystack, prefix: str, suffix: str, start: int, *, ambiguous: bool
) -> None:
    match = haystack.locate("Pékin", prefix, suffix)
    assert match is not None
    assert (match.start, match.ambiguous) == (start, ambiguous)


def test_context_that_changed_does_not_lose_words_that_stand_once(haystack: Haystack) -> None:
    assert haystack.locate("Créée en 2012", "jamais écrit", "ni cela") == haystack.locate("Créée en 2012")


def test_whole_words_and_the_same_letters_are_preferred() -> None:
    assert slice_of(Haystack("Ville. Il dort").locate("Il"), "Ville. Il dort") == "Il"
    text = "le conseil, le Conseil"
    match = Haystack(text).locate("Conseil")
    assert match == Match(15, 22, MatchMethod.EXACT)
    match = Haystack(text).locate("CONSEIL")
    assert match == Match(3, 10, MatchMethod.NORMALISED, ambiguous=True)


def test_half_of_a_composed_letter_is_found_by_its_raw_form() -> None:
    text = "cite\u0301 et cite\u0301"
    assert Haystack(text).locate("cite") == Match(0, 4, MatchMethod.EXACT, ambiguous=True)
    assert Haystack(text).locate("\u0301 et") == Match(4, 8, MatchMethod.EXACT)


@pytest.mark.parametrize(
    ("quoted", "state", "raw"),
    [
        ("est perçue comme « une plateforme essentielle »", QuotationState.VERBATIM, None),
        (
            "Pékin a soutenu la Russie à plusieurs reprises. Pékin et Moscou avaient organisé des exercices.",
            QuotationState.SPLIT,
            ARTICLE[ARTICLE.index("Pékin a") : ARTICLE.index(" Selon")].removesuffix("."),
        ),
        (
            "Créée en 2012, cette conférence […] Wagner est en Biélorussie",
            QuotationState.SPLIT,
            ARTICLE[: ARTICLE.index(" ;")],
        ),
        (
            "trois navires de la Marine russe ont visité la Chine le mois dernier",
            QuotationState.ALTERED,
            "deux navires de la Marine russe ont visité la Chine le mois dernier",
        ),
        (
            "Elle affirme qu’elle ne fournira aucune arme aux parties en guerre.",
            QuotationState.ALTERED,
            "Elle affirme toutefois qu’elle ne fournira aucune arme à l’une ou l’autre des parties en guerre.",
        ),
        ("Le président a reçu une lettre de son homologue brésilien", QuotationState.ABSENT, None),
        ("Wagner est en Biélorussie. Créée en 2012, cette conférence", QuotationState.ABSENT, None),
        ("...", QuotationState.ABSENT, None),
    ],
)
def test_an_observation_tells_verbatim_split_altered_and_absent_apart(
    haystack: Haystack, quoted: str, state: QuotationState, raw: str | None
) -> None:
    match = haystack.find(quoted)
    assert state_of(match) is state
    if raw is not None:
        assert slice_of(match) == raw


def test_the_nearest_passage_is_shown_for_words_that_are_not_there(haystack: Haystack) -> None:
    quoted = "Elle dit qu'elle ne donnera pas d'arme à l'une ou l'autre partie"
    assert haystack.find(quoted) is None
    nearest = haystack.nearest(quoted)
    assert nearest is not None
    assert "ne fournira aucune arme" in str(slice_of(nearest))
    assert haystack.nearest("0123456789" * 4) is None
    assert haystack.nearest("Wagner") == haystack.locate("Wagner")


def test_a_quotation_longer_than_the_text_is_compared_with_all_of_it() -> None:
    assert Haystack("a").find("a text that is much longer than what it is looked for in") is None
    text = "one two three four five six seven eight"
    match = Haystack(text).find(f"{text} nine")
    assert match is not None
    assert (slice_of(match, text), match.how) == (text, MatchMethod.FUZZY)
    assert Haystack("one two").find("one two tree") is None, "short words have to be more alike"
    assert Haystack("").nearest("anything") is None


def test_a_long_quotation_with_a_sentence_put_in_is_found_whole() -> None:
    words = " ".join(f"mot{number} suivi{number * 7}" for number in range(120))
    text = f"Avant, rien du tout. {words} Après, plus rien."
    quoted = words.replace("mot60", "une incise toute neuve que personne n'a dite mot60").replace("mot90", "autre90")
    match = Haystack(text).find(quoted)
    assert match is not None
    assert match.how is MatchMethod.FUZZY
    assert slice_of(match, text) == words


def test_borders_of_a_very_long_passage_stay_at_ends_of_words() -> None:
    words = " ".join(f"mot{number}" for number in range(900))
    match = Haystack(f"avant {words} après").find(words.replace("mot500", "faux"))
    assert match is not None
    assert slice_of(match, f"avant {words} après") in {words, f"{words} après", f"avant {words}"}


MANGLED = st.sampled_from("abcdé ÀÉ\u00a0\u202f\n’'«»“”\"-–,.!?0123ßœ…\u00ad")


def mangle(text: str) -> str:
    swaps = {"’": "'", "«": "“ ", "»": "” ", " ": "\u00a0\n", "\u202f": "  ", "–": "—", ".": " .", "é": "É", '"': "„"}
    return "".join(swaps.get(char, char) for char in text)


@given(st.text(MANGLED, min_size=1), st.data())
def test_any_slice_is_found_however_its_typography_is_mangled(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    part = text[start:end].strip(" \n\u00a0\u202f\u00ad")
    haystack = Haystack(text)
    for quoted in (part, mangle(part)):
        match = haystack.locate(quoted)
        if not fold(quoted):
            assert match is None
            continue
        assert match is not None
        raw = text[match.start : match.end]
        assert (match.how is MatchMethod.EXACT) == (raw == quoted.strip())
        assert fold(part) in fold(raw), "more than the part only where it begins within what folds to several"


@given(st.text(), st.text(), st.text(max_size=5), st.text(max_size=5))
def test_nothing_makes_the_search_fail(text: str, quoted: str, prefix: str, suffix: str) -> None:
    haystack = Haystack(text)
    for match in (haystack.find(quoted, prefix, suffix), haystack.nearest(quoted)):
        if match is not None:
            assert 0 <= match.start < match.end <= len(text)
            assert 0 <= match.score <= 100


HOSTILE = ["a", "ab", "abcdefghij ", ", x ", "mot. ", "\u202f« ", "né\u0301 "]


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("length", [100, 300, 10_000])
def test_a_search_in_a_hostile_text_ends(unit: str, length: int) -> None:
    text = (unit * 100_000)[:100_000]
    search(text, unit, length)


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_search_grows_in_step_with_a_hostile_text(unit: str) -> None:
    assert grows_in_step(lambda text: search(text, unit, 300), unit * (4000 // len(unit)))


def search(text: str, unit: str, length: int) -> None:
    quoted = text[: length // 3] + "zz" + text[length // 3 : length]
    haystack = Haystack(text)
    haystack.find(quoted, text[:5000], text[:5000])
    haystack.nearest(quoted)
    haystack.locate(unit, text[:5000], text[:5000])
