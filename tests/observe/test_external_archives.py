"""Outside archives, tried against a local server that speaks their protocols."""

import datetime as dt
import json
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.observation import ArchiveRole, OutsideCopy, PageState
from claimspring.model.settings import ObserveSettings
from claimspring.observe import archive
from claimspring.observe.external_archives import Outside
from claimspring.observe.plan import Target, targets
from claimspring.observe.record.store import Store
from claimspring.observe.run import ObserveRun
from claimspring.observe.saver import Saver
from claimspring.read.corpus import read_corpus
from claimspring.workers.executors import Threads
from tests.observe.projects import loopback, project
from tests.observe.servers import Peer, Server, page

WORDS = "The delegation would stay for six days"
STAMP = "20230814120000"


class Archive:
    """A web archive: an index, copies, and orders to save."""

    def __init__(self, *, holds: bool = True, whole: bool = True, saves: bool = True) -> None:
        self.holds, self.whole, self.saves = holds, whole, saves
        self.original = "http://example.org/a"
        self.orders: list[str] = []
        self.reports = 0

    def __call__(self, peer: Peer) -> None:
        path = urlsplit(peer.path)
        if path.path == "/cdx":
            rows = [["timestamp", "original"], [STAMP, parse_qs(path.query)["url"][0]]]
            peer.answer(json.dumps(rows if self.holds else []).encode(), kind="application/json")
        elif path.path.startswith("/save/status/"):
            self.reports += 1
            done = {"status": "success", "timestamp": "20261123120000", "original_url": self.original}
            peer.answer(json.dumps({"status": "pending"} if self.reports == 1 else done).encode())
        elif path.path == "/save":
            self.orders.append(peer.headers.get("authorization", ""))
            peer.answer(b'{"job_id": "spn2-1"}' if self.saves else b"{}")
        else:
            saved = "20261123120000" in path.path
            peer.answer(page(f"{WORDS}, said the minister." if self.whole or saved else "Something else altogether."))


Looked = Callable[..., tuple[OutsideCopy, ...]]


@pytest.fixture
def looked(tmp_path: Path, serve: Callable[..., Server]) -> Looked:
    """Look at one source and its copies; what is recorded of the copies."""

    def look(speaks: Archive, *, archived: bool = False, keys: archive.Keys | None = None) -> tuple[OutsideCopy, ...]:
        site = serve(lambda peer: peer.answer(page(f"{WORDS}, said the minister on Monday in the capital.")))
        server = serve(speaks, "127.0.0.2")
        settings = ObserveSettings.model_validate(
            loopback(site.port, server.port, archive_index=server.url("/cdx"), archive_save=server.url("/save"))
        )
        more = {"archived": server.url(f"/web/{STAMP}/{site.url('/a')}")} if archived else {}
        root = project(tmp_path, {"s": (site.url("/a"), (WORDS,))}, {}, **more)
        store, threads, stop = Store(root), Threads(2), threading.Event()
        wanted = targets(read_corpus(root).corpus)
        saver = Saver(server.url("/save"), keys, settings, "test", pause=0.01) if keys else None
        with store.alone():
            ObserveRun(store, settings, "test", threads).look_at(wanted, lambda _: None, stop)
            for _ in range(2):
                Outside(store, settings, "test", threads, saver).look_at(wanted, stop)
        (entry,) = store.read("s").entries
        assert entry.digest() == entry.hash
        return entry.outside

    return look


def test_a_copy_is_looked_up_and_read(looked: Looked) -> None:
    (copy,) = looked(Archive())
    assert (copy.role, copy.state, copy.quotations) == (ArchiveRole.FOUND, PageState.ALIVE, 1)
    assert copy.taken == dt.datetime(2023, 8, 14, 12, tzinfo=dt.UTC)


def test_a_copy_without_the_words_is_told_apart(looked: Looked) -> None:
    (copy,) = looked(Archive(whole=False))
    assert (copy.state, copy.quotations) == (PageState.ALIVE, 0)


def test_the_editors_copy_is_looked_at(looked: Looked) -> None:
    copies = looked(Archive(holds=False), archived=True)
    assert [(copy.role, copy.quotations) for copy in copies] == [(ArchiveRole.LINKED, 1)]


def test_an_archive_that_holds_nothing(looked: Looked) -> None:
    assert looked(Archive(holds=False)) == ()


def test_a_page_is_saved_with_keys(looked: Looked) -> None:
    speaks = Archive(holds=False)
    (copy,) = looked(speaks, keys=archive.Keys("me", "secret"))
    assert (copy.role, copy.quotations) == (ArchiveRole.SAVED, 1)
    assert copy.address.endswith("/web/20261123120000/http://example.org/a")
    assert set(speaks.orders) == {"LOW me:secret"}  # asked again where the answer was slow


def test_an_archive_that_will_not_save(looked: Looked) -> None:
    assert looked(Archive(holds=False, saves=False), keys=archive.Keys("me", "secret")) == ()


def test_what_is_sound_is_not_saved_again(looked: Looked) -> None:
    speaks = Archive()
    looked(speaks, keys=archive.Keys("me", "secret"))
    assert speaks.orders == []


def test_a_saver_goes_nowhere_private() -> None:
    saver = Saver("http://127.0.0.1/save", archive.Keys("me", "secret"), ObserveSettings(), "test")
    assert saver.save("https://example.org/") is None


def test_keys_come_from_the_environment_and_are_never_shown() -> None:
    both = {"CLAIMSPRING_ARCHIVE_KEY": "me", "CLAIMSPRING_ARCHIVE_SECRET": "secret"}
    keys = archive.Keys.from_environment(both)
    assert keys == archive.Keys("me", "secret")
    assert "secret" not in repr(keys)
    assert archive.Keys.from_environment({"CLAIMSPRING_ARCHIVE_KEY": "me"}) is None


def test_a_broken_off_look_loses_no_copy(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    Outside(Store(tmp_path), ObserveSettings(), "test", Threads(1)).look_at([Target("s", "http://x/", ())], stop)
    assert not (tmp_path / "claims").exists()


def test_the_question() -> None:
    asked = archive.lookup("https://a.example/cdx", "https://x.example/?q=1&r", dt.date(2023, 8, 14))
    query = parse_qs(urlsplit(asked).query)
    assert (query["url"], query["closest"]) == (["https://x.example/?q=1&r"], ["20230814000000"])
    newest = archive.lookup("https://a.example/cdx", "https://x.example/", None)
    assert parse_qs(urlsplit(newest).query)["limit"] == ["-1"]


@pytest.mark.parametrize(
    ("body", "stamps"),
    [
        (b"[]", []),
        (b"", []),
        (b"<html>", []),
        (b'[["timestamp", "original"], ["20230814120000", "http://x/"]]', ["20230814120000"]),
        (b'{"timestamp": "20230814120000", "url": "http://x/"}\n{"timestamp": "nonsense"}', ["20230814120000"]),
        (b'[["timestamp", "original"], ["20239914120000", "http://x/"], ["20230814120000", "javascript:x"]]', []),
        (b'[["timestamp"], [1, 2], 3, null]', []),
    ],
)
def test_what_an_index_lists(body: bytes, stamps: list[str]) -> None:
    assert [capture.stamp for capture in archive.captures(body)] == stamps


VALUES = st.recursive(st.none() | st.text() | st.integers(), st.lists)


@given(st.binary() | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_answer_of_an_archive_is_understood_or_left(body: bytes) -> None:
    archive.captures(body)
    archive.job_id(body)
    archive.saving(body, "http://x/")


def test_when_a_copy_was_taken() -> None:
    assert archive.taken("https://web.archive.org/web/20230814120000id_/http://x/") == dt.datetime(
        2023, 8, 14, 12, tzinfo=dt.UTC
    )
    assert archive.taken("https://archive.example/abc") is None
