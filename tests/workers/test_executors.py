import contextlib
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from claimspring.workers import executors
from claimspring.workers.executors import Threads, UnknownExecutorError, executor_for
from tests.patience import PATIENCE


@contextlib.contextmanager
def doubling(_: threading.Event) -> Iterator[Callable[[int], tuple[int, int]]]:
    yield lambda number: (number, 2 * number)


def test_every_task_is_done_and_every_result_taken() -> None:
    taken: list[int] = []
    Threads(3).run(doubling, range(50), taken.append, threading.Event())
    assert sorted(taken) == sorted([*range(50), *range(0, 100, 2)])


def test_nothing_to_do() -> None:
    Threads(2).run(doubling, [], pytest.fail, threading.Event())


def test_nothing_is_begun_after_the_stop() -> None:
    stop = threading.Event()
    stop.set()
    Threads(2).run(doubling, [1], pytest.fail, stop)
    executor_for("dask://127.0.0.1:1", 1).run(doubling, [1], pytest.fail, stop)


def test_a_cluster_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "SECONDS_TO_CONNECT", 0.2)
    with pytest.raises(UnknownExecutorError, match="no Dask scheduler answers at"):
        executor_for("dask://127.0.0.1:1", 1).run(doubling, [], lambda _: None, threading.Event())


def test_what_one_task_raises_ends_the_others_even_those_that_do_not_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "GRACE", 0.1)
    stop, deaf, taken = threading.Event(), threading.Event(), list[str]()

    @contextlib.contextmanager
    def work(_: threading.Event) -> Iterator[Callable[[str], Iterator[str]]]:
        def do(task: str) -> Iterator[str]:
            if task == "fails":
                raise OSError("no room")
            deaf.wait(PATIENCE)
            yield task

        yield do

    with pytest.raises(OSError, match="no room"):
        Threads(2).run(work, ["is deaf", "fails", "is never begun"], taken.append, stop)
    assert stop.is_set()
    deaf.set()
    time.sleep(0.05)
    assert taken == []
