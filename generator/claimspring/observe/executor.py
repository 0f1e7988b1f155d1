"""Who works off the queues: threads of this process, or the workers of a Dask cluster.

One host's queue is one task wherever it runs, so that politeness holds on many machines. Threads hand on every look at
once; a cluster's looks come back host by host. Only this process ever writes files.
"""

import concurrent.futures
import importlib
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from claimspring.observe.host import HostQueue, Look, Visitor
from claimspring.observe.http.deadline import Watchdog
from claimspring.observe.http.guard import Guard
from claimspring.observe.http.politeness import Turns

Record = Callable[[Look], None]
"""Takes a look, on any thread."""

_DASK = "dask://"
SECONDS_TO_CONNECT = 5
"""How long a cluster's scheduler may take to answer."""


class UnknownExecutorError(ValueError):
    """The executor named is none that we know, or cannot be reached; the message says which."""


class Executor(Protocol):
    """Something that works off queues."""

    def work(self, queues: Sequence[HostQueue], record: Record, stop: threading.Event) -> None:
        """Visit every queue's host and hand every look to `record`; ends soon after `stop` is set."""


def executor_for(name: str, workers: int) -> Executor:
    """`threads`, or `dask://HOST:PORT` for the scheduler of a cluster.

    Raises:
        UnknownExecutorError: for another name, or when the extra `dask` is not installed.
    """
    if name == "threads":
        return Threads(workers)
    if not name.startswith(_DASK):
        raise UnknownExecutorError(f"'{name}' is neither 'threads' nor 'dask://HOST:PORT'")
    return Cluster(name.removeprefix(_DASK))


class Threads:
    """Threads of this process."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def work(self, queues: Sequence[HostQueue], record: Record, stop: threading.Event) -> None:
        """See `Executor.work`."""
        if not queues:
            return
        turns = Turns(queues[0].settings.delay)
        with Watchdog(stop) as watchdog, concurrent.futures.ThreadPoolExecutor(self._workers) as pool:
            tasks = [pool.submit(_visit, queue, watchdog, turns, record) for queue in queues]
            _finish(tasks, stop)


class Cluster:
    """The workers of a Dask cluster, each of which has this package installed."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler

    def work(self, queues: Sequence[HostQueue], record: Record, stop: threading.Event) -> None:
        """See `Executor.work`."""
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
            tasks = [pool.submit(visit_all, queue) for queue in queues]
            try:
                for task in concurrent.futures.as_completed(tasks):
                    for look in task.result():
                        record(look)
            finally:  # nothing is left to do, or the run is being broken off
                for task in tasks:
                    task.cancel()


def visit_all(queue: HostQueue) -> list[Look]:
    """Work off one queue on a worker of a cluster."""
    with Watchdog() as watchdog:
        return list(Visitor(queue, watchdog, Turns(queue.settings.delay), _guard(queue)).looks())


def _visit(queue: HostQueue, watchdog: Watchdog, turns: Turns, record: Record) -> None:
    if not watchdog.stopped:
        for look in Visitor(queue, watchdog, turns, _guard(queue)).looks():
            record(look)


def _guard(queue: HostQueue) -> Guard:
    return Guard(frozenset(queue.settings.ports), queue.settings.allow_networks)


def _finish(tasks: Sequence[concurrent.futures.Future[None]], stop: threading.Event) -> None:
    """Wait for all; what one of them raises, or an interrupt, ends the others first."""
    try:
        for task in concurrent.futures.as_completed(tasks):
            task.result()
    except BaseException:
        stop.set()
        for task in tasks:
            task.cancel()
        raise
