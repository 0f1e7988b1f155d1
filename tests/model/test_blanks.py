import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.blanks import blanks, filled
from claimspring.model.settings import Settings

PAGE = "Write to [[contact: where readers reach you]]. [[funding: who pays]] [not one](x.md) [[nor this]]\n"


def test_blanks_are_found_by_name_with_what_belongs_there() -> None:
    assert [(one.name, one.wanted, PAGE[one.start : one.end]) for one in blanks(PAGE)] == [
        ("contact", "where readers reach you", "[[contact: where readers reach you]]"),
        ("funding", "who pays", "[[funding: who pays]]"),
    ]


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("desk@harbour.example", "[desk@harbour.example](mailto:desk@harbour.example)"),
        ("https://harbour.example/contact", "[https://harbour.example/contact](https://harbour.example/contact)"),
        ("us, <b>at</b> *noon*", "us, \\<b\\>at\\</b\\> \\*noon\\*"),
    ],
)
def test_what_the_settings_know_is_filled_in_and_the_rest_stays(contact: str, shown: str) -> None:
    assert filled(PAGE, Settings(contact=contact)) == PAGE.replace("[[contact: where readers reach you]]", shown)


@given(st.text("[]: ab\n-"))
def test_a_page_without_settings_stays_as_it_is(text: str) -> None:
    assert filled(text, Settings()) == text
    assert all(text[one.start : one.end] == f"[[{one.name}: {one.wanted}]]" for one in blanks(text))
