"""Two workers of a real cluster see what threads see, and keep the same manners."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from distributed import LocalCluster

from claimspring.model.observation import Observation
from claimspring.model.settings import ObserveSettings
from claimspring.observe.host import HostQueue, Job, Visit, visiting
from claimspring.workers.executors import Executor, Threads, executor_for
from tests.observe.servers import Peer, Server, page
from tests.patience import PATIENCE

WORDS = "The delegation would stay for six days"
DELAY = 0.6


def visit(peer: Peer) -> None:
    peer.answer(page(f"{WORDS}, said page {peer.path} of the ministry's site on Monday."))


def seen_by(
    executor: Executor,
    servers: list[Server],
    settings: ObserveSettings,
    at_each: Callable[[], None] = lambda: None,
) -> dict[str, Observation]:
    queues = [
        HostQueue(
            server.address,
            tuple(Job(f"{server.address}/{n}", server.url(f"/{n}"), (WORDS,)) for n in range(3)),
            settings,
            "test",
        )
        for server in servers
    ]
    looks: list[Visit] = []

    def take(look: Visit) -> None:
        looks.append(look)
        at_each()

    executor.run(partial(visiting, settings), queues, take, threading.Event())
    assert len(looks) == len({look.job.target for look in looks}), "what was lost is told once"
    return {look.job.target: look.observation for look in looks if look.observation}


@contextmanager
def cluster(monkeypatch: pytest.MonkeyPatch, threads: int = 2) -> Iterator[tuple[LocalCluster, Executor]]:
    monkeypatch.setattr("claimspring.workers.executors.SECONDS_TO_CONNECT", PATIENCE)
    with LocalCluster(n_workers=2, threads_per_worker=threads, processes=True, dashboard_address=None) as local:
        yield local, executor_for(local.scheduler_address.replace("tcp", "dask", 1), 4)


@pytest.mark.filterwarnings("default")  # what the cluster's own libraries warn of is not ours
@pytest.mark.slow
def test_a_cluster_sees_what_threads_see(
    serve: Callable[..., Server], quick: Callable[..., ObserveSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    servers = [serve(visit, f"127.0.0.{number}") for number in range(2, 6)]
    settings = quick(*servers, delay=DELAY, deadline=300)
    by_threads = seen_by(Threads(4), servers, settings)
    for server in servers:
        server.asked.clear()
    with cluster(monkeypatch) as (_, executor):
        began = time.monotonic()
        by_cluster = seen_by(executor, servers, settings)
    assert len(by_threads) == 12
    assert by_cluster == by_threads
    for server in servers:
        moments = [moment for moment, _ in server.asked]
        assert len(moments) == 4
        assert moments[-1] >= began + 3 * DELAY, "asked sooner than its turn came"


@pytest.mark.filterwarnings("default")  # as above
@pytest.mark.slow
def test_a_lost_worker_costs_the_hosts_it_was_at(
    serve: Callable[..., Server], quick: Callable[..., ObserveSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    servers = [serve(visit, f"127.0.0.{number}") for number in range(2, 8)]
    settings = quick(*servers, deadline=300)
    expected = seen_by(Threads(4), servers, settings)
    with cluster(monkeypatch, threads=1) as (local, executor):
        to_lose = [local.workers[0].pid]

        def lose_one() -> None:
            if to_lose:
                os.kill(to_lose.pop(), signal.SIGKILL)

        seen = seen_by(executor, servers, settings, lose_one)
    assert seen == expected
