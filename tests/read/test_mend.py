import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.read import mend
from claimspring.read.yaml import parse


@pytest.mark.parametrize(
    ("text", "meant"),
    [("EN", "en"), ("French", "fr"), ("espagnol", "es"), ("inglés", "en"), ("xx", None), ("Klingonese", None)],
)
def test_language(text: str, meant: str | None) -> None:
    assert mend.language(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("TASS_1659905", "tass-1659905"),
        ("tass-1659905.yml", "tass-1659905"),
        (" tass\u200b ", "tass"),
        ("rte–2023−08", "rte-2023-08"),
        ("RTÉ", None),
        ("two words", None),
        ("", None),
    ],
)
def test_identifier(text: str, meant: str | None) -> None:
    assert mend.identifier(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ttps://tass.com/1", "https://tass.com/1"),
        ("https//tass.com/1", "https://tass.com/1"),
        ("https:/tass.com/1", "https://tass.com/1"),
        ("ttps://a b.com/", None),
        ("tass.com/1", None),
        ("Metadata", None),
        ("file:///C:/x", None),
        ("ftps://tass.com", None),
    ],
)
def test_address(text: str, meant: str | None) -> None:
    assert mend.address(text) == meant


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_what_is_quoted_is_read_back(value: str) -> None:
    written = mend.quoted(value)
    assert written is None or parse(f"a: {written}\n").data == {"a": value.strip()}


def test_a_comment_may_follow() -> None:
    assert mend.quoted("a: b # c") is None


@pytest.mark.parametrize(("text", "meant"), [("'l'accord'", '"l\'accord"'), ("'l'accord", None), ("''", None)])
def test_requoted(text: str, meant: str | None) -> None:
    assert mend.requoted(text) == meant
