import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.anchor.diff import Flag, Piece, TextChange, difference
from claimspring.anchor.normalise import fold
from tests.growth import grows_in_step

GOLDEN = [
    ("Sur 43 navires", "Sur 34 navires", None, "Sur [-43-] {+34+} navires", "number"),
    ("il n’a pas cédé", "il a cédé", "fr", "il [-n’-] a [-pas-] cédé", "negation"),
    ("He did not call", "He did call", "en", "He did [-not-] call", "negation"),
    ("They can’t win", "They can win", "en", "They [-can’t-] {+can+} win", "negation"),
    ("They cannot win", "They can win", "en", "They can[-not-] win", "negation"),
    ("No ha llamado jamás", "Ha llamado", "es", "[-No-] ha llamado [-jamás-]", "negation"),
    ("an unlikely visit", "a likely visit", "en", "[-an unlikely-] {+a likely+} visit", "negation"),
    ("It isn’t so", "It is not so", "en", "It isn’t so", ""),
    ("Lloyd Austin a dit", "Lloyd George a dit", "fr", "Lloyd [-Austin-] {+George+} a dit", "name"),
    ("Poutine a dit", "Biden a dit", "fr", "[-Poutine-] {+Biden+} a dit", "name"),
    ("Il a dit", "Elle a dit", "fr", "[-Il-] {+Elle+} a dit", ""),
    ("« Le plan »", '"Un plan"', "fr", "« [-Le-] {+Un+} plan »", ""),
    ("Il dort. Le roi", "Il dort. Ce roi", "fr", "Il dort. [-Le-] {+Ce+} roi", ""),
    ("the Times of Le Monde", "the Times of The Monde", "en", "the Times of [-Le-] {+The+} Monde", "name"),
    ("deux navires", "trois navires", "fr", "[-deux-] {+trois+} navires", "number"),
    ("first talks", "talks", "en", "[-first-] talks", "number"),
    ("first talks", "talks", "fr", "[-first-] talks", ""),
    ("Das ist nicht wahr", "Das ist wahr", "de", "Das ist [-nicht-] wahr", "negation"),
    ("он не звонил", "он звонил", "ru", "он [-не-] звонил", "negation"),
    ("due barche", "tre barche", "it", "[-due-] {+tre+} barche", ""),
    ("1 000 soldats", "1\u202f000 soldats", "fr", "1 000 soldats", ""),
    ("1.234 points", "1234 points", "en", "[-1.234-] {+1234+} points", "number"),
    ("at -5 %", "at 5 %", "en", "at [--5-] {+5+} %", "number"),
    ("du 14-19 août", "du 14-18 août", "fr", "du 14-[-19-] {+18+} août", "number"),
    ("5 € de plus", "5 $ de plus", "fr", "5 [-€-] {+$+} de plus", "number"),
    ("G20 talks", "G7 talks", "en", "[-G20-] {+G7+} talks", "number name"),
    ("prices rose", "prices fell", "en", "prices [-rose-] {+fell+}", ""),
    ("la cite\u0301", "la cité", "fr", "la cite\u0301", ""),
    ("from 3 to 5", "from 5 to 3", "en", None, "number"),
    ("", "Nothing", "en", "{+Nothing+}", "negation"),
    ("same", "same", None, "same", ""),
    ("", "", None, "", ""),
]


@pytest.mark.parametrize(("quoted", "found", "language", "text", "flags"), GOLDEN)
def test_what_changed_is_shown_and_flagged(
    quoted: str, found: str, language: str | None, text: str | None, flags: str
) -> None:
    result = difference(quoted, found, language)
    assert " ".join(result.flags) == flags
    if text is not None:
        assert str(result).casefold() == text.casefold()


def test_pieces_hold_the_white_space_after_them() -> None:
    assert difference("a  43\nb", "a 34 b").pieces == (
        Piece(TextChange.EQUAL, "a  "),
        Piece(TextChange.REMOVED, "43\n"),
        Piece(TextChange.ADDED, "34 "),
        Piece(TextChange.EQUAL, "b"),
    )


WORDS = st.lists(st.sampled_from(["il", "n’", "a", "pas", "43", "34", "1 000", "Xi", "Wang", "dit", ".", "«", "—"]))


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_pieces_joined_give_both_texts(quoted: str, found: str) -> None:
    pieces = difference(quoted, found).pieces
    assert "".join(piece.text for piece in pieces if piece.change is not TextChange.ADDED) == quoted
    new = " ".join(piece.text for piece in pieces if piece.change is not TextChange.REMOVED)
    assert fold(new).replace(" ", "") == fold(found).replace(" ", "")


@given(WORDS, st.integers(0), st.sampled_from([("43", Flag.NUMBER), ("jamais", Flag.NEGATION), ("Li", Flag.NAME)]))
def test_a_dropped_number_negation_or_name_is_always_flagged(words: list[str], at: int, drop: tuple[str, Flag]) -> None:
    word, flag = drop
    place = at % (len(words) + 1)
    with_it = " ".join([*words[:place], word, *words[place:]])
    assert flag in difference(with_it, " ".join(words)).flags
    assert flag in difference(" ".join(words), with_it).flags


@given(st.text(), st.text())
def test_nothing_makes_it_fail(quoted: str, found: str) -> None:
    assert isinstance(str(difference(quoted, found)), str)
    assert difference(quoted, quoted).flags == ()


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a", "_", "1", "1 ", "1 000 ", "n'", "n't", "'", "a1", "can", "\u0301", "x "])
def test_comparing_hostile_texts_ends_and_grows_in_step_with_them(unit: str) -> None:
    compare(unit * (30_000 // len(unit)))
    assert grows_in_step(compare, unit * (3000 // len(unit)))


def compare(text: str) -> None:
    difference(text, text[: len(text) // 2] + " y z " + text[len(text) // 2 : len(text) * 2 // 3])


@pytest.mark.slow
def test_texts_of_a_book_s_length_are_compared_within_linear_memory() -> None:
    old = " ".join(f"w{number % 997}" for number in range(20_000))
    assert difference(old, old.replace("w500 ", "")).flags == (Flag.NUMBER,)
