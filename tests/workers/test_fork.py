import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from claimspring.workers import fork as shares
from claimspring.workers.fork import HelperError, as_done, elsewhere, in_shares, processors
from tests.patience import PATIENCE

alone = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
"""The runner of the tests may have threads of its own."""


@alone
@pytest.mark.parametrize("number", [1, 2, 5])
def test_every_share_is_done_once(number: int) -> None:
    def work(share: int, of: int) -> list[tuple[int, int]]:
        return [(item, os.getpid()) for item in range(share, 11, of)]

    done = in_shares(work, number)
    assert sorted(item for item, _ in done) == list(range(11))
    assert len({process for _, process in done}) == number


@alone
def test_of_many_shares_only_some_are_done_at_once_each_in_a_process_that_then_ends(tmp_path: Path) -> None:
    def work(share: int, of: int) -> list[tuple[int, int, int]]:
        (tmp_path / str(share)).touch()
        beside = len(list(tmp_path.iterdir()))
        (tmp_path / str(share)).unlink()
        return [(item, os.getpid(), beside) for item in range(share, 11, of)]

    done = in_shares(work, 5, at_once=2)
    assert [item for item, _, _ in done] == [item for share in range(5) for item in range(share, 11, 5)]
    assert len({process for _, process, _ in done} - {os.getpid()}) == 5
    assert max(beside for _, _, beside in done) <= 2


@alone
def test_another_process_tells_what_it_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "processors", lambda: 2)
    assert elsewhere(os.getpid) != os.getpid()
    monkeypatch.setattr(shares, "processors", lambda: 1)
    assert elsewhere(os.getpid) == os.getpid()


@alone
@pytest.mark.parametrize("at_once", [1, 2, 9])
def test_shares_are_told_of_as_they_are_done_each_by_a_process_of_its_own(at_once: int) -> None:
    done = list(as_done(lambda share, of: [(share, of, os.getpid())], 5, at_once))
    assert sorted((share, of) for [(share, of, _)] in done) == [(share, 5) for share in range(5)]
    processes = {process for [(_, _, process)] in done}
    assert len(processes) == (1 if at_once == 1 else 5)
    assert (os.getpid() in processes) is (at_once == 1)


@alone
def test_what_a_process_lacks_is_told_by_name_and_the_others_end() -> None:
    with pytest.raises(HelperError, match="what the helper lacked"):
        list(as_done(_fails, 5, 2))


def _fails(share: int, _: int) -> list[int]:
    if share:
        raise KeyError("what the helper lacked")
    return []


def _dies(share: int, _: int) -> list[int]:
    if share:
        os._exit(9)
    return []


@alone
@pytest.mark.parametrize(("work", "told"), [(_fails, "what the helper lacked"), (_dies, "ended from outside")])
def test_failure_of_a_helper_is_told(work: Callable[[int, int], list[int]], told: str) -> None:
    with pytest.raises(HelperError, match=told):
        in_shares(work, 2)


@alone
def test_failure_here_ends_the_helpers(tmp_path: Path) -> None:
    waits = threading.Event()

    def work(share: int, _: int) -> list[int]:
        if not share:
            raise KeyError("here")
        waits.wait(PATIENCE)
        (tmp_path / "too-late").touch()
        return []

    with pytest.raises(KeyError, match="here"):
        in_shares(work, 3)
    assert not list(tmp_path.iterdir())


def test_other_threads_forbid_a_fork() -> None:
    ready = threading.Event()
    thread = threading.Thread(target=ready.wait)
    thread.start()
    assert processors() == 1
    ready.set()
    thread.join()


def test_systems_without_fork_use_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares.threading, "active_count", lambda: 1)
    assert processors() == min(len(os.sched_getaffinity(0)), shares.MOST)
    monkeypatch.setattr(shares.sys, "platform", "win32")
    assert processors() == 1
