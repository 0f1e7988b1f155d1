"""A log on a server: read behind the guard, step by step."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimspring.model.settings import ObserveSettings
from claimspring.observe.log.entries import edition, moment, wanted
from claimspring.observe.log.reader import UnreachableError, reading
from claimspring.observe.log.seal import read_log
from tests.observe.log.test_log import entries, site
from tests.observe.servers import Peer, Server


def test_a_log_is_read_from_the_web(
    tmp_path: Path, serve: Callable[..., Server], quick: Callable[..., ObserveSettings]
) -> None:
    folder = site(tmp_path / "s", entries(300))

    def handler(peer: Peer) -> None:
        path = folder / peer.path.lstrip("/")
        if path.is_file():
            peer.answer(path.read_bytes(), kind="image/png")
        elif "broken" in peer.path:
            peer.answer(status="500 Oops")
        else:
            peer.answer(status="404 Not Found")

    server = serve(handler)
    with reading(server.url("/"), quick(server), "test") as read:
        assert read_log(read).entries == tuple(entries(300))
        assert read("nothing") is None
        with pytest.raises(UnreachableError, match="the server answers 500"):
            read("broken")
    with reading(server.url("/"), quick(), "test") as read, pytest.raises(UnreachableError, match="not one of those"):
        read("checkpoint")


def test_what_is_no_edition_is_passed_over() -> None:
    good = {"on": "2026-03-01T10:00:00+02:00", "hash": "a"}
    assert edition("a/c", 1, good) is not None
    assert edition("a/c", 1, {**good, "on": "some day"}) is None
    assert edition("a/c", 1, {"hash": "a"}) is None
    assert moment(b"nonsense") == moment(b"[]") == moment(b'{"t": "x"}') == 0
    published = {"a": b"nonsense", "b": b'{"editions": {}}', "c": json.dumps({"editions": [1, good]}).encode()}
    assert len(wanted({}, published)) == 1
