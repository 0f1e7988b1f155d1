"""Who does a list of tasks: threads of this process, or the workers of a Dask cluster.

A task is done as a whole in one place, whatever the executor. Threads hand on every result at once, a cluster's come
back task by task; what takes the results always runs in this process.
"""

import concurrent.futures
import importlib
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Generic, Protocol, TypeAlias, TypeVar

T = TypeVar("T")
R = TypeVar("R")
OpenWork: TypeAlias = Callable[[threading.Event], AbstractContextManager[Callable[[T], Iterable[R]]]]
"""Makes, once in every process, what does one task there; told by the event when it shall end early. Sent as a pickle
to a cluster."""

_DASK = "dask://"
SECONDS_TO_CONNECT = 5
"""How long a cluster's scheduler may take to answer."""
GRACE = 2.0
"""How many seconds threads have to end after an interrupt; the process does not wait for longer."""


class UnknownExecutorError(ValueError):
    """The executor named is none that we know, or cannot be reached; the message says which."""


class Executor(Protocol):
    """Something that does tasks."""

    def run(
        self, open_work: OpenWork[T, R], tasks: Sequence[T], take: Callable[[R], None], stop: threading.Event
    ) -> None:
        """Do every task and hand every result to `take`, on any thread; ends soon after `stop` is set."""


def executor_for(name: str, workers: int) -> Executor:
    """`threads`, or `dask://HOST:PORT` for the scheduler of a cluster.

    Raises:
        UnknownExecutorError: for another name.
    """
    if name == "threads":
        return Threads(workers)
    if not name.startswith(_DASK):
        raise UnknownExecutorError(f"'{name}' is neither 'threads' nor 'dask://HOST:PORT'")
    return DaskCluster(name.removeprefix(_DASK))


class Threads:
    """Threads of this process."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(
        self, open_work: OpenWork[T, R], tasks: Sequence[T], take: Callable[[R], None], stop: threading.Event
    ) -> None:
        """See `Executor.run`. What a task raises, or an interrupt, ends the others first."""
        with open_work(stop) as work:
            _Crew(work, iter(tasks), take, stop).run(min(self._workers, len(tasks)))


class _Crew(Generic[T, R]):
    """Threads at one list of tasks. They are daemons: an interrupted process ends although one of them does not."""

    def __init__(
        self, work: Callable[[T], Iterable[R]], tasks: Iterator[T], take: Callable[[R], None], stop: threading.Event
    ) -> None:
        self._work, self._tasks, self._take, self._stop = work, tasks, take, stop
        self._given_up = threading.Event()
        self._ended: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()

    def run(self, count: int) -> None:
        """Let so many threads do the tasks, and wait for them."""
        threads = [threading.Thread(target=self._labour, daemon=True) for _ in range(count)]
        try:
            for thread in threads:
                thread.start()
            for _ in threads:
                self._wait_for_one()
        except BaseException:
            self._stop.set()
            end = time.monotonic() + GRACE
            for thread in threads:
                if thread.ident:
                    thread.join(max(0.0, end - time.monotonic()))
            self._given_up.set()
            raise

    def _wait_for_one(self) -> None:
        if error := self._ended.get():
            raise error

    def _labour(self) -> None:
        try:
            for task in self._tasks:
                for result in () if self._stop.is_set() else self._work(task):
                    if self._given_up.is_set():
                        return
                    self._take(result)
        except BaseException as error:  # noqa: BLE001 -- raised again by the thread that waits
            self._ended.put(error)
        else:
            self._ended.put(None)


class DaskCluster:
    """The workers of a Dask cluster, each of which has this package installed."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler

    def run(
        self, open_work: OpenWork[T, R], tasks: Sequence[T], take: Callable[[R], None], stop: threading.Event
    ) -> None:
        """See `Executor.run`.

        Raises:
            UnknownExecutorError: when the extra `dask` is not installed, or no scheduler answers.
        """
        if stop.is_set():
            return
        try:
            distributed = importlib.import_module("distributed")
        except ImportError:
            raise UnknownExecutorError("a Dask cluster needs the extra: pip install 'claimspring[dask]'") from None
        try:
            client = distributed.Client(f"tcp://{self._scheduler}", timeout=SECONDS_TO_CONNECT)
        except OSError:
            raise UnknownExecutorError(f"no Dask scheduler answers at '{self._scheduler}'") from None
        with client, client.get_executor(pure=False) as pool:
            futures = [pool.submit(_whole, open_work, task) for task in tasks]
            try:
                for future in concurrent.futures.as_completed(futures):
                    for result in future.result():
                        take(result)
            finally:  # nothing is left to do, or the run is being broken off
                for future in futures:
                    future.cancel()


def _whole(open_work: OpenWork[T, R], task: T) -> list[R]:
    """One task on a worker of a cluster."""
    with open_work(threading.Event()) as work:
        return list(work(task))
