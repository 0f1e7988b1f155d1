"""Every misbehaviour ends as an observation. `tests/bench/observe_hostile.py` measures time and memory."""

import concurrent.futures
import ipaddress
import threading
from collections.abc import Mapping

import pytest

from claimspring.model.observation import Observation
from claimspring.model.settings import ObserveSettings
from claimspring.observe.host import HostQueue, Job, visiting
from tests.observe.hostile import ALL, Case, bomb
from tests.observe.servers import Server


def look_at(case: Case) -> Observation | None:
    with Server(case.handler, robots=case.robots) as server:
        settings = ObserveSettings(
            delay=0,
            deadline=5.0,
            max_bytes=1_000_000,
            max_pdf_bytes=1_000_000,
            ports=(server.port,),
            allow_networks=(ipaddress.ip_network("127.0.0.0/8"),),
        )
        job = Job("source", server.url("/a", case.scheme), ("the words that are quoted",))
        with visiting(settings, threading.Event()) as visit:
            (look,) = visit(HostQueue("127.0.0.1", (job,), settings, "test"))
        return look.observation


@pytest.fixture(scope="module")
def observations() -> Mapping[str, "concurrent.futures.Future[Observation | None]"]:
    """Many at once, for most of their time is waiting; not all, for some have much to read before their deadline."""
    bomb()
    with concurrent.futures.ThreadPoolExecutor(12) as pool:
        futures = {name: pool.submit(look_at, case) for name, case in ALL.items()}
        concurrent.futures.wait(futures.values())
        return futures


def test_there_are_many_misbehaviours() -> None:
    assert len(ALL) >= 40


@pytest.mark.parametrize("name", ALL)
def test_ends_as_an_observation(name: str, observations: Mapping[str, concurrent.futures.Future[Observation]]) -> None:
    observation = observations[name].result(timeout=0)
    assert observation is not None
    reason = observation.reason  # a busy machine may come to nothing else
    late = reason == "no complete answer in time" or "takes too long" in reason
    assert late or observation.state in ALL[name].states, observation
    assert (observation.reason == "") == (observation.state == "alive")
