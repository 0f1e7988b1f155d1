"""What was seen and sealed of a document stays proved when the document is called otherwise."""

import datetime as dt
import json
from pathlib import Path

import pytest

from claimspring.model.observation import Ledger, LedgerEntry, Observation, PageState
from claimspring.observe.record.store import Store
from tests.harbour import Harbour
from tests.publishing.test_commands import KEY, errors, refused, run

SOURCE = "port-notice"
TODAY = dt.date(2026, 11, 23)
LONG_AGO = TODAY - dt.timedelta(days=300)


def look(harbour: Harbour, name: str, day: dt.date, title: str) -> None:
    """One more entry of a ledger."""
    store = Store(harbour.root)
    ledger = store.read(name)
    when = f"{day}T09:00:00Z"
    seen = Observation(asked="https://port.example/notice", state=PageState.ALIVE, title=title)
    known = {"previous": ledger.last.hash} if ledger.last else {}
    entry = LedgerEntry.model_validate({"first_seen": when, "last_seen": when, "seen": seen, **known}).sealed()
    store.write(name, ledger.model_copy(update={"entries": (*ledger.entries, entry)}))


@pytest.fixture
def sealed(published: Harbour) -> Harbour:
    """A desk that looked at a source long ago, and once since; all of it is committed and sealed."""
    look(published, SOURCE, LONG_AGO, "one")
    look(published, SOURCE, TODAY, "two")
    look(published, "article-bridge", LONG_AGO, "article")
    published.commit()
    (published.root / "site-1").mkdir()
    assert run("seal", "site-1", "--restart", "desk.example/log").exit_code == 0
    return published


def goes_on(harbour: Harbour, before: str, after: str) -> str:
    """Seal what is there now, and prove the log and git's memory; what `seal` said."""
    (harbour.root / after).mkdir()
    result = run("seal", after, "--previous", before)
    assert result.exit_code == 0, result.output
    proved = run("verify", after, "--against", before)
    assert proved.exit_code == 0, proved.output
    assert run("observe", "--verify").exit_code == 0, run("observe", "--verify").output
    assert errors() == []
    return result.stdout


def test_a_log_goes_on_whatever_is_renamed(sealed: Harbour) -> None:
    assert run("rename", "source", SOURCE, "notice").exit_code == 0
    look(sealed, "notice", TODAY, "three")
    assert "4 of them new" in goes_on(sealed, "site-1", "site-2")  # the new name, for the claim too; the look; the run
    sealed.commit()
    assert run("rename", "source", "notice", SOURCE).exit_code == 0
    assert run("rename", "claim", KEY, "bridge/day").exit_code == 0
    assert run("rename", "article", "bridge", "span").exit_code == 0
    look(sealed, SOURCE, TODAY, "four")
    goes_on(sealed, "site-2", "site-3")
    names = [(name, number) for name, number, _ in Store(sealed.root).read(SOURCE).named(SOURCE)]
    assert names == [(SOURCE, 1), (SOURCE, 2), ("notice", 3), (SOURCE, 4)]
    assert run("kit", "span/day", "--site", "site-3", "-o", "k.zip").exit_code == 0
    kit = run("verify", "k.zip", "--site", "site-3")
    assert kit.exit_code == 0
    assert "4 of 4 records are in the log" in kit.stdout
    sealed.commit()
    assert run("rename", "article", "span", "bridge").exit_code == 0
    goes_on(sealed, "site-3", "site-4")


def test_another_document_may_take_the_name(sealed: Harbour) -> None:
    assert run("rename", "source", SOURCE, "notice").exit_code == 0
    look(sealed, SOURCE, TODAY, "another page")
    numbers = [number for _, number, _ in Store(sealed.root).read(SOURCE).named(SOURCE)]
    assert numbers == [3]
    assert run("observe", "--verify").exit_code == 0


@pytest.mark.usefixtures("sealed")
def test_a_record_that_did_not_move_is_missed() -> None:
    assert run("rename", "source", SOURCE, "notice").exit_code == 0
    place = Path("claims/observations/notice.json")
    moved = Ledger.model_validate_json(place.read_bytes())
    value = json.loads(place.read_text("utf-8"))
    value["entries"] = value["entries"][:1]
    place.write_text(json.dumps(value), "utf-8")
    assert "notice.json: entry 2: it is not the entry that git remembers" in run("observe", "--verify").stdout
    place.unlink()
    assert "went to 'notice', of which there is no record" in run("observe", "--verify").stdout
    assert [one.name for one in moved.formerly] == [SOURCE]


def test_former_names_are_not_rewritten(sealed: Harbour) -> None:
    assert run("rename", "source", SOURCE, "notice").exit_code == 0
    place = Path("claims/observations/notice.json")
    value = json.loads(place.read_text("utf-8"))
    value["formerly"][0]["name"] = "leaflet"
    place.write_text(json.dumps(value), "utf-8")
    told = (
        f"notice.json: entry 1: it was made under the name '{SOURCE}', as git remembers, and 'formerly' says otherwise"
    )
    assert told in run("observe", "--verify").stdout
    sealed.commit()
    del value["formerly"]
    place.write_text(json.dumps(value), "utf-8")
    assert "it was made under the name 'leaflet'" in run("observe", "--verify").stdout


def test_what_cannot_be_read_is_not_moved(sealed: Harbour) -> None:
    sealed.write(f"claims/observations/{SOURCE}.json", "{")
    assert "cannot be read: take it back from git" in refused("rename", "source", SOURCE, "notice")


def test_what_was_seen_of_another_document_is_not_mixed_in(sealed: Harbour) -> None:
    look(sealed, "notice", TODAY, "another page")
    assert "holds what was seen of another document" in refused("rename", "source", SOURCE, "notice")
