"""Two workers of a real cluster see what threads see, and keep the same manners."""

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


def seen_by(executor: Executor, servers: list[Server], settings: ObserveSettings) -> dict[str, Observation]:
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
    executor.run(partial(visiting, settings), queues, looks.append, threading.Event())
    return {look.job.target: look.observation for look in looks if look.observation}


@contextmanager
def cluster() -> Iterator[str]:
    with LocalCluster(n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None) as local:
        yield local.scheduler_address.removeprefix("tcp://")


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
    monkeypatch.setattr("claimspring.workers.executors.SECONDS_TO_CONNECT", PATIENCE)
    with cluster() as scheduler:
        began = time.monotonic()
        by_cluster = seen_by(executor_for(f"dask://{scheduler}", 4), servers, settings)
    assert len(by_threads) == 12
    assert by_cluster == by_threads
    for server in servers:
        moments = [moment for moment, _ in server.asked]
        assert len(moments) == 4
        assert moments[-1] >= began + 3 * DELAY, "asked sooner than its turn came"
