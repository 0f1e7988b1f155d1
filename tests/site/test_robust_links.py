import datetime as dt

import pytest

from claimspring.model.observation import Ledger, LedgerEntry, Observation, OutsideCopy
from claimspring.model.source import Source
from claimspring.site.robust_links import version_of

ARCHIVED = "https://web.archive.org/web/20230814120000/https://port.example/7"


def source(**more: str) -> Source:
    return Source.model_validate({"publisher": "port", "kind": "primary", "url": "https://port.example/7", **more})


def seen(*copies: dict[str, object]) -> Ledger:
    now = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    outside = tuple(OutsideCopy.model_validate({"role": "found", **copy}) for copy in copies)
    look = Observation.model_validate({"asked": "https://port.example/7", "state": "alive"})
    return Ledger(entries=(LedgerEntry(first_seen=now, last_seen=now, seen=look, outside=outside),))


def test_links_to_page_and_copy_are_tied() -> None:
    copy = version_of(source(archived=ARCHIVED), None)
    assert copy is not None
    assert copy.of_page() == f' data-versionurl="{ARCHIVED}" data-versiondate="2023-08-14"'
    assert copy.of_copy("https://port.example/7?a&b") == (
        ' data-originalurl="https://port.example/7?a&amp;b" data-versiondate="2023-08-14"'
    )


@pytest.mark.parametrize("address", ["https://archive.example/abc", "https://web.archive.org/web/20239914120000/x"])
def test_a_copy_without_a_date(address: str) -> None:
    copy = version_of(source(archived=address), None)
    assert copy is not None
    assert "versiondate" not in copy.of_page()


def test_the_copy_that_was_found_with_the_most_words() -> None:
    ledger = seen(
        {"address": "https://a.example/1", "state": "alive", "quotations": 1},
        {"address": "https://a.example/2", "state": "alive", "quotations": 2, "taken": "2024-01-02T00:00:00Z"},
        {"address": "https://a.example/3", "state": "missing", "quotations": 0},
    )
    copy = version_of(source(), ledger)
    assert copy is not None
    assert (copy.address, copy.taken) == ("https://a.example/2", dt.date(2024, 1, 2))


def test_a_copy_without_the_words_is_none() -> None:
    assert version_of(source(), seen({"address": "https://a.example/1", "state": "alive"})) is None
    assert version_of(source(), Ledger()) is None
    assert version_of(source(), None) is None
