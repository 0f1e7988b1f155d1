import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.rules.addresses import quoted
from claimspring.rules.web_address import (
    ArchivedCopy,
    CopyKind,
    archived_copy,
    canonical,
    is_front_page,
    is_shortened,
    personal,
    untracked,
    wrapper,
)

PAGE = "https://paper.example.org/city/2026/03/bridge_1.html"
TAKEN = dt.datetime(2026, 3, 8, 10, 11, 12, tzinfo=dt.UTC)
DATED = ArchivedCopy(CopyKind.DATED, PAGE, TAKEN)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (PAGE, "http://www.paper.example.org/city/2026/03/bridge_1.html?utm_source=x#part", True),
        (PAGE, "https://paper.example.org/city/2026/03/bridge_2.html", False),
        ("https://a.example.org/x/index.html", "https://m.a.example.org//x", True),
        ("https://a.example.org/x?b=2&a=1", "https://a.example.org/x/?a=1&b=2", True),
        ("https://a.example.org/x?page=2", "https://a.example.org/x", False),
        ("https://a.example.org/X", "https://a.example.org/x", False),
        ("https://a.example.org/#!/x", "https://a.example.org/#!/y", False),
        ("https://a.example.org:8080/x", "https://a.example.org:443/x", False),
        ("https://bücher.example.org/café", "https://xn--bcher-kva.example.org/caf%C3%A9", True),
        ("https://de.m.wikipedia.org/wiki/A", "https://de.wikipedia.org/wiki/A", True),
        ("https://youtu.be/abc?si=1", "https://www.youtube.com/watch?v=abc&t=4s", True),
        ("https://x.com/a/status/1?s=20", "https://twitter.com/a/status/1", True),
        ("http://[::1", "http://[::1", True),
    ],
)
def test_one_page_has_many_addresses(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert (canonical(one) == canonical(other)) is same


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    for address in (text, f"https://a.example.org/{text}", f"https://web.archive.org/web/20260308101112/{text}"):
        canonical(address)
        personal(address)
        archived_copy(address) if "[" not in address and "]" not in address else None
    assert canonical(canonical(f"https://a.example.org/{text}")) is not None


@pytest.mark.parametrize(
    ("address", "copy"),
    [
        (f"https://web.archive.org/web/20260308101112/{PAGE}", DATED),
        (f"https://web.archive.org/web/20260308101112id_/{PAGE}", DATED),
        (f"https://web.archive.org/web/20260308101112/{PAGE.replace('//', '/')}", DATED),
        (f"https://archive.ph/2026.03.08-101112/{PAGE}", DATED),
        (f"https://arquivo.pt/wayback/20260308101112/{PAGE}", DATED),
        (f"https://web.archive.org/web/2026/{PAGE}", ArchivedCopy(CopyKind.LOOSE, PAGE)),
        (f"https://web.archive.org/web/20261308101112/{PAGE}", ArchivedCopy(CopyKind.LOOSE, PAGE)),
        ("https://web.archive.org/", ArchivedCopy(CopyKind.LOOSE)),
        (f"https://archive.ph/newest/{PAGE}", ArchivedCopy(CopyKind.LOOSE)),
        ("https://perma.cc/AB12-CD34", ArchivedCopy(CopyKind.UNSAID)),
        ("https://archive.is/AbC12", ArchivedCopy(CopyKind.UNSAID)),
        (PAGE, None),
    ],
)
def test_what_the_address_of_a_copy_says(address: str, copy: ArchivedCopy | None) -> None:
    assert archived_copy(address) == copy


@pytest.mark.parametrize(
    ("address", "target"),
    [
        (f"https://www.google.com/url?q={PAGE}&sa=D", PAGE),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example.org%2Fx&h=AT0", "https://a.example.org/x"),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example.org", "https://a.example.org"),
        ("https://www.google.com/amp/s/a.example.org/x.amp", "https://a.example.org/x.amp"),
        ("https://a-example-org.cdn.ampproject.org/c/s/a.example.org/1", "https://a.example.org/1"),
        ("https://a-example-org.translate.goog/a?_x_tr_sl=fr", None),
    ],
)
def test_what_is_wrapped(address: str, target: str | None) -> None:
    wrapped = wrapper(address)
    assert wrapped is not None
    assert wrapped.target == target


@pytest.mark.parametrize("address", [PAGE, "https://a.example.org/search?q=https://b.example.org", "https://a.org/url"])
def test_what_is_not_wrapped(address: str) -> None:
    assert wrapper(address) is None


@pytest.mark.parametrize(
    ("address", "given_away"),
    [
        ("https://a.example.org/x?mail=reader@example.org", True),
        ("https://a.example.org/x;jsessionid=8F3A", True),
        ("https://a.example.org/x?token=abcdef123456", True),
        ("https://a.example.org/unsubscribe?u=1", True),
        ("https://mail.example.org/inbox", True),
        ("https://docs.google.com/document/d/1x/edit", True),
        ("https://a.example.org/@reader.example/1", False),
        ("https://a.example.org/token-gesture", False),
        ("https://a.example.org/token?x=1", False),
        ("https://a.example.org/x?id=5", False),
    ],
)
def test_what_gives_somebody_away(address: str, given_away: bool) -> None:  # noqa: FBT001
    assert bool(personal(address)) is given_away


def test_the_rest() -> None:
    assert untracked("https://a.example.org/x?a=1&utm_source=b&c=%20&fbclid=d") == "https://a.example.org/x?a=1&c=%20"
    assert is_shortened("https://bit.ly/x")
    assert is_front_page("https://a.example.org")
    assert not is_front_page("https://a.example.org/?id=1")
    assert quoted("https://a.example.org/x") == "https://a.example.org/x"
    assert quoted("https://a.example.org/#x") == '"https://a.example.org/#x"'


PIECES = st.sampled_from(
    ["www.", "www2.", "m.", "en.m.wikipedia.org", "x.com", "youtu.be", "youtube.com", "amp.", "example", ".", "A", "-",
     "/", "/amp", "amp", "/a", "/index.html", "_", "~", ":80", "%41"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=7).map("".join))
def test_an_address_in_which_nothing_can_be_left_out_goes_the_short_way_to_the_same_text(rest: str) -> None:
    address = f"https://{rest}"
    assert canonical(address) == canonical(f"{address}?utm_source=x")
