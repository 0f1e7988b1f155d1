import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claimspring.model.observation import NO_ENTRY, Copy, Ledger, Observation, OutsideCopy, PageState
from claimspring.observe.http.answer import Answer
from claimspring.observe.record.copies import copy_of, digest_in, proves, to_warc
from claimspring.observe.record.ledger import add, breaks, continues, repeat, with_outside
from claimspring.observe.record.store import Store
from claimspring.observe.visit import Job, Visit, VisitOutcome

START = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
STATES = (PageState.ALIVE, PageState.MISSING, PageState.TRANSIENT)


def seen(state: PageState = PageState.ALIVE, **more: object) -> Observation:
    return Observation.model_validate({"asked": "http://x/é", "state": state, "title": "‹T›\u2028", **more})


def visit(at: dt.datetime, **headers: str) -> Visit:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    answer = Answer("http://x/é", (), permanent=True, status=200, reason="OK", headers=named, body=b"")
    return Visit(Job("s", "http://x/é"), VisitOutcome.SEEN, at, answer=answer)


def look(ledger: Ledger, seen: Observation, at: dt.datetime, copy: Copy | None = None, **headers: str) -> Ledger:
    return add(ledger, visit(at, **headers), seen, copy)


def of(*looks: tuple[PageState, float]) -> Ledger:
    """A ledger of looks, each with the hours since the start."""
    ledger = Ledger()
    for state, hours in looks:
        ledger = look(ledger, seen(state), START + dt.timedelta(hours=hours))
    return ledger


def written(ledger: Ledger) -> bytes:
    return ledger.model_dump_json(by_alias=True, exclude_defaults=True).encode()


LOOKS = st.lists(st.tuples(st.sampled_from(STATES), st.floats(0, 10_000)), max_size=12)


@given(LOOKS)
def test_whatever_is_seen_the_chain_holds(looks: list[tuple[PageState, float]]) -> None:
    ledger = of(*looks)
    assert list(breaks(written(ledger))) == []
    assert Ledger.model_validate_json(written(ledger)) == ledger
    assert sum(entry.count for entry in ledger.entries) == len(looks)
    assert all(first.seen != second.seen for first, second in zip(ledger.entries, ledger.entries[1:], strict=False))


@given(LOOKS.filter(len), st.data())
def test_any_change_to_the_file_is_found(looks: list[tuple[PageState, float]], data: st.DataObject) -> None:
    value = json.loads(written(of(*looks)))
    entry = data.draw(st.sampled_from(value["entries"]))
    key = data.draw(st.sampled_from(["first_seen", "last_seen", "previous", "hash", "new"]))
    entry[key] = "f" * 64
    assert list(breaks(json.dumps(value).encode()))


def test_days_count_once() -> None:
    ledger = of((PageState.ALIVE, 0), (PageState.ALIVE, 1), (PageState.ALIVE, 30), (PageState.ALIVE, 31))
    assert (ledger.entries[0].count, ledger.entries[0].days) == (4, 2)
    assert ledger.entries[0].previous == NO_ENTRY


def test_a_clock_that_goes_back_loses_nothing() -> None:
    ledger = of((PageState.ALIVE, 5), (PageState.ALIVE, 1))
    assert ledger.entries[0].last_seen == START + dt.timedelta(hours=5)
    assert ledger.entries[0].count == 2


def test_a_repeated_page_keeps_what_the_server_gave() -> None:
    ledger = look(Ledger(), seen(), START, ETag='"1"', Last_Modified="Mon")
    ledger = repeat(ledger, visit(START + dt.timedelta(days=1), ETag='"2"'))
    (entry,) = ledger.entries
    assert (entry.count, entry.days, entry.etag, entry.last_modified) == (2, 2, '"2"', "Mon")
    assert list(breaks(written(ledger))) == []


def test_outside_copies_stay_when_the_page_changes() -> None:
    copies = (OutsideCopy.model_validate({"address": "http://a/", "role": "found", "state": "alive"}),)
    ledger = with_outside(of((PageState.ALIVE, 0)), copies)
    ledger = look(ledger, seen(PageState.MISSING), START + dt.timedelta(days=1))
    assert [entry.outside for entry in ledger.entries] == [copies, copies]
    assert list(breaks(written(ledger))) == []


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"entries": 1}', b'{"entries": [1]}', b"[" * 100_000])
def test_what_is_no_ledger(raw: bytes) -> None:
    assert list(breaks(raw)) == [(0, "it is no ledger")]


def test_going_on_is_not_rewriting() -> None:
    old = of((PageState.ALIVE, 0), (PageState.MISSING, 24))
    assert continues(old, old) is None
    assert continues(old, of((PageState.ALIVE, 0), (PageState.MISSING, 24), (PageState.MISSING, 48))) is None
    assert continues(old, of((PageState.ALIVE, 0), (PageState.MISSING, 24), (PageState.ALIVE, 48))) is None
    assert continues(old, of((PageState.ALIVE, 0))) == 2
    assert continues(old, of((PageState.ALIVE, 0), (PageState.TRANSIENT, 24))) == 2
    assert continues(old, of((PageState.ALIVE, 0), (PageState.ALIVE, 1), (PageState.MISSING, 24))) == 1
    assert continues(of((PageState.ALIVE, 0), (PageState.ALIVE, 1)), of((PageState.ALIVE, 0))) == 1


class TestCopies:
    answer = Answer(
        "http://x.example/a?b",
        ("http://x.example/a?b",),
        permanent=True,
        status=200,
        reason="OK",
        headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("X-Odd", "a\r\n b\xe9")),
        body="<p>é</p>".encode(),
    )

    def test_the_page_can_be_read_out_again(self) -> None:
        copy = copy_of(self.answer, "s", "snapshots", START)
        warc = to_warc(self.answer, "http://x.example/old", "test", START)
        assert copy.file.startswith("snapshots/s/20260301T120000Z-")
        assert digest_in(warc) == hashlib.sha256(self.answer.body).hexdigest()
        assert proves(warc, copy)
        assert not proves(warc, copy.model_copy(update={"digest": "0" * 64}))

    @given(st.binary(max_size=200))
    def test_a_damaged_file_proves_nothing(self, junk: bytes) -> None:
        assert digest_in(junk) is None

    def test_every_record_is_a_member_of_its_own(self) -> None:
        warc = to_warc(self.answer, self.answer.address, "test", START)
        assert warc.count(b"\x1f\x8b\x08") == 3


class TestStore:
    copy = Copy(file="snapshots/s/one.warc.gz", digest="0", taken=START)

    def test_a_copy_and_its_ledger_come_together(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        ledger = look(Ledger(), seen(), START, self.copy)
        with store.alone():
            store.write("s", ledger, (self.copy.file, b"warc"))
        assert store.read("s") == ledger
        assert (store.root / self.copy.file).read_bytes() == b"warc"

    @pytest.mark.parametrize("place", ["../../keys/s.warc.gz", "/keys/s.warc.gz", "C:/keys/s", "a\\..\\..\\s", ".."])
    def test_no_copy_lies_outside_of_the_project(self, place: str) -> None:
        with pytest.raises(ValidationError, match="leads out of the project"):
            Copy(file=place, digest="0", taken=START)

    def test_a_staged_copy_is_not_moved_out_of_the_project(self, tmp_path: Path) -> None:
        store, outside = Store(tmp_path / "project"), "../keys/authorized"
        forged = Copy.model_construct(file=outside, digest="0", taken=START)
        store.write("keys", look(Ledger(), seen(), START, forged))
        store._aside(store._staged(outside), b"mine")
        store.recover()
        assert not (tmp_path / "keys").exists()

    def test_what_a_kill_left_is_finished_or_undone(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        store.write("s", look(Ledger(), seen(), START, self.copy))
        store.write("broken", Ledger())
        store.ledger_path("broken").write_text("{")
        for name in (self.copy.file, "snapshots/s/two.warc.gz", "snapshots/broken/x.warc.gz"):
            store._aside(store._staged(name), b"warc")
        (store.root / ".cache/observe/s.part").write_bytes(b"half")
        with store.alone():
            assert (store.root / self.copy.file).read_bytes() == b"warc"
            assert not (store.root / "snapshots/s/two.warc.gz").exists()
        assert [path.name for path in (store.root / ".cache/observe").iterdir()] == ["lock"]
