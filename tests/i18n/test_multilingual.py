"""Parallel text: whatever is done to it is done to each language, and an author's signs do no harm."""

import json

from hypothesis import given
from hypothesis import strategies as st

from claimspring.i18n.html import escaped
from claimspring.i18n.multilingual import END, NEXT, START, apart, each, encoded, multilingual, read_off, without_signs

TEXTS = st.text()
ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5)
SIGNS = str.maketrans(dict.fromkeys(START + NEXT + END))


@given(ROWS)
def test_what_is_put_together_comes_apart(rows: list[tuple[str, str, str]]) -> None:
    whole = "<hr>".join(multilingual(row) for row in rows)
    wanted = ["<hr>".join(row[language].translate(SIGNS) for row in rows) for language in range(3)]
    assert [text.translate(SIGNS) for text in apart(whole, 3)] == wanted


@given(ROWS)
def test_escaping_and_json_pass_through(rows: list[tuple[str, str, str]]) -> None:
    for row in rows:
        clean = [text.translate(SIGNS) for text in row]
        assert apart(escaped(multilingual(clean)), 3) == list(map(escaped, clean))
        coded = apart(json.dumps({"a": multilingual(clean)}, ensure_ascii=False), 3)
        assert [json.loads(text)["a"] for text in coded] == clean


@given(
    st.lists(st.one_of(TEXTS.map(without_signs), st.tuples(TEXTS, TEXTS, TEXTS).map(multilingual)), max_size=6).map(
        "".join
    )
)
def test_a_file_holds_what_comes_apart(whole: str) -> None:
    assert read_off(whole, 3) == [encoded(text) for text in apart(whole, 3)]


def test_a_sign_that_is_none_of_ours_does_no_harm_in_a_file() -> None:
    whole = f"a{NEXT}b{multilingual(['yes', 'oui'])}"
    assert read_off(whole, 2) == [encoded(f"a{NEXT}byes"), encoded(f"a{NEXT}boui")]


def test_what_is_the_same_in_every_language_stays_as_it_is() -> None:
    assert multilingual(["1 %", "1 %"]) == "1 %"
    assert multilingual(["alone"]) == "alone"
    assert apart("1 %", 2) == ["1 %", "1 %"]


def test_a_sign_in_an_authors_text_is_dropped_or_left_but_never_taken_for_one_of_ours() -> None:
    assert apart(multilingual([f"a{NEXT}b", "c"]), 2) == ["ab", "c"]
    assert apart(f"{START}x{multilingual(['a', 'b'])}{END}", 2) == [f"{START}xa{END}", f"{START}xb{END}"]


def test_work_on_whole_words_is_done_in_each_language() -> None:
    assert apart(each(str.upper, f"{multilingual(['yes', 'oui'])}!", 2), 2) == ["YES!", "OUI!"]
    assert each(str.upper, "no", 2) == "NO"
