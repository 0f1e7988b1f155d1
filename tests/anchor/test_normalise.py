import sys
import tracemalloc
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.anchor.normalise import Folded, _fold_character, fold
from tests.growth import grows_in_step

SAME = [
    ("«\u202fcoopération pratique\u202f»", '"coopération pratique"'),
    ("l’abattage d’un ballon", "l'abattage d'un ballon"),
    ("du 14 au 19\u00a0août", "du 14 au\n 19 août"),
    ("cita\u0301", "citá"),
    ("coopé\u00adration", "coopération"),
    ("Moscou – Pékin", "Moscou—Pékin"),
    ("in Moscow , he said", "in Moscow, he said"),
    ("wait…", "wait . . ."),
    ("GROẞE STRASSE", "große straße"),
    ("ﬁnal ＡＢＣ １２", "final abc 12"),
    ("한국", unicodedata.normalize("NFD", "한국")),
    ("zero\u200bwidth", "zerowidth"),
    (" padded ", "padded"),
]
DIFFERENT = [("43", "34"), ("a b", "ab"), ("été", "ete"), ("did not", "did"), ("1.5", "15"), ("5 %", "5")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_typography_folds_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_do_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_never_fails_and_every_place_leads_back_into_the_text(text: str) -> None:
    folded = Folded(text)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"], max_codepoint=0x24F)))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.slow
def test_folding_a_character_is_stable_for_all_of_unicode() -> None:
    once = {_fold_character(chr(point)) for point in range(sys.maxunicode + 1)} - {"\N{COMBINING DIAERESIS}"}
    assert [by for by in once if len(by) == 1 and _fold_character(by) != by] == []


@given(st.text(alphabet=st.sampled_from("aé \u00a0\n\u00ad\u0301…ßﬁ«»’'-–,.1İ")), st.data())
def test_every_folded_slice_leads_back_to_the_raw_slice_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    if not folded.text.strip(" "):
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    raw = text[slice(*folded.span(start, end))]
    assert folded.text[start:end].strip(" ") in fold(raw)


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N"]), min_size=1))
def test_plain_words_keep_their_places(word: str) -> None:
    folded = Folded(f"« {word} »")
    at = folded.text.index(word.lower())
    assert folded.span(at, at + len(word)) == (2, 2 + len(word))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [" ", ", ", "« ", "…", "e\u0301", "\u0301", "\u00ad ", "a", "(", "'", "ß ", "\u00ad", "- \n", "\ud800", "한"],
)
def test_folding_hostile_text_ends_and_grows_in_step_with_it(unit: str) -> None:
    Folded(unit * (200_000 // len(unit)))
    assert grows_in_step(Folded, unit * (4000 // len(unit)))


@pytest.mark.slow
def test_memory_stays_within_a_few_times_the_text() -> None:
    text = "Selon RTE, « il » s’est entretenu… " * 30_000
    tracemalloc.start()
    Folded(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * len(text)
