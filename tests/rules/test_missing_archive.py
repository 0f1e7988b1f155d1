"""Which copies count."""

import datetime as dt

import pytest

from claimspring.model.observation import Copy, Ledger, LedgerEntry, Observation, OutsideCopy
from claimspring.rules.evidence.missing_archive import _copied

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def ledger(*, own: bool = False, outside: tuple[dict[str, object], ...] = ()) -> Ledger:
    seen = Observation.model_validate({"asked": "https://port.example/7", "state": "alive"})
    copies = tuple(
        OutsideCopy.model_validate({"address": "https://a.example/1", "role": "found", **x}) for x in outside
    )
    copy = Copy(file="snapshots/s/x.warc.gz", digest="0", taken=NOW) if own else None
    return Ledger(entries=(LedgerEntry(first_seen=NOW, last_seen=NOW, seen=seen, outside=copies, copy_=copy),))


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        (ledger(), False),
        (ledger(own=True), True),
        (ledger(outside=({"state": "alive", "quotations": 1},)), True),
        (ledger(outside=({"state": "alive"},)), False),
        (ledger(outside=({"state": "missing", "quotations": 1},)), False),
    ],
)
def test_a_copy_counts_when_the_words_stand_in_it(given: Ledger, counts: bool) -> None:  # noqa: FBT001 -- a table
    assert _copied(given) is counts
