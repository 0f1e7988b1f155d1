"""Bytes to text: what is refused before YAML is looked at."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.finding import Position
from claimspring.read.decode import MAX_BYTES, decode, offset_to_position, position_to_offset
from claimspring.read.fault import Fault, Unreadable


def faults(raw: bytes) -> tuple[Fault, ...]:
    with pytest.raises(Unreadable) as caught:
        decode(raw)
    return caught.value.faults


def test_text_is_text() -> None:
    text = "a: «é» – “…” ’ 中文 עברית‎\n\tb\r\n"
    assert decode(text.encode()) == text
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


def test_a_file_that_is_too_large_is_refused() -> None:
    assert decode(b"a" * MAX_BYTES)
    assert faults(b"a" * (MAX_BYTES + 1))[0].rule == "file-too-large"


@pytest.mark.parametrize(
    ("raw", "place"),
    [(b"\xff", (1, 1)), (b"a: \xe9t\xe9", (1, 4)), ("é\nab".encode() + b"\xc3(", (2, 3)), (b"a\xed\xa0\x80", (1, 2))],
)
def test_broken_utf_8_is_shown_where_it_is(raw: bytes, place: tuple[int, int]) -> None:
    (fault,) = faults(raw)
    assert (fault.rule, tuple(fault.span.start)) == ("not-utf-8", place)


def test_utf_16_is_no_text_of_ours() -> None:
    assert faults("a: b".encode("utf-16"))[0].rule == "not-utf-8"


@pytest.mark.parametrize(
    "character",
    ["\0", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ufdd0", "\ufdef", "\ufeff", "\uffff", "\r"],
)
def test_control_characters_are_refused(character: str) -> None:
    (fault,) = faults(f"a: b\nc: é{character}d\n".encode())
    assert (fault.rule, fault.span.start) == ("control-character", Position(2, 5))
    assert f"U+{ord(character):04X}" in fault.message


@pytest.mark.parametrize("character", [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))])
def test_bidirectional_controls_are_refused(character: str) -> None:
    (fault,) = faults(f"a: b\nc: é{character}d\n".encode())
    assert (fault.rule, fault.span.start) == ("bidirectional-control", Position(2, 5))


@given(st.text())
def test_nothing_unwanted_gets_through(text: str) -> None:
    """The quick look at the bytes lets pass what the slow look at each character would."""
    raw = text.encode(errors="replace")
    with suppress(Unreadable):
        read = decode(raw)
        assert not [c for c in read if (c < " " and c not in "\t\n\r") or "\x7f" <= c <= "\x9f"]
        assert not {*read} & {
            *"\u2028\u2029\ufdd0\ufdd1\ufdd2\ufdef\ufeff\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        }
        assert "\r" not in read.replace("\r\n", "")


@given(st.text(), st.data())
def test_places_and_offsets_are_the_same_thing(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert position_to_offset(text, offset_to_position(text, offset)) == offset
