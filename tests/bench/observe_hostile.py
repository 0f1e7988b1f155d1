"""Time and memory of a look at every hostile server: `python -m tests.bench.observe_hostile [NAME...]`.

Each misbehaviour gets a process of its own, in which the server runs in another process, so that the memory measured
is the look's. Goal: within the deadline plus 1 s, under 64 MB more.
"""

import ipaddress
import json
import multiprocessing
import resource
import subprocess
import sys
import threading
import time
from multiprocessing.connection import Connection

from claimspring.model.settings import ObserveSettings
from claimspring.observe.host import HostQueue, Job, visiting
from tests.observe.hostile import ALL, bomb
from tests.observe.servers import Server

DEADLINE = 2.0
SECONDS = DEADLINE + 1
MEGABYTES = 64


def _serve(name: str, pipe: Connection) -> None:
    bomb()
    with Server(ALL[name].handler, robots=ALL[name].robots) as server:
        pipe.send(server.port)
        pipe.recv()


def _look(port: int, name: str) -> dict[str, object]:
    settings = ObserveSettings(
        delay=0, deadline=DEADLINE, ports=(port,), allow_networks=(ipaddress.ip_network("127.0.0.0/8"),)
    )
    job = Job("source", f"{ALL[name].scheme}://127.0.0.1:{port}/a", ("the words that are quoted",))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    with visiting(settings, threading.Event()) as visit:
        (look,) = visit(HostQueue("127.0.0.1", (job,), settings, "bench"))
    seconds = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert look.observation is not None
    return {"name": name, "state": look.observation.state, "seconds": seconds, "megabytes": grown}


def _one(name: str) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(name, theirs))
    server.start()
    print(json.dumps(_look(ours.recv(), name)))
    ours.send("over")
    server.terminate()


def main(names: list[str]) -> int:
    """Print a line for each misbehaviour and the worst of all; 1 when a goal was missed."""
    worst = [0.0, 0.0]
    for name in names or list(ALL):
        command = [sys.executable, "-m", "tests.bench.observe_hostile", "--one", name]
        found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        worst = [max(worst[0], found["seconds"]), max(worst[1], found["megabytes"])]
        missed = "" if found["seconds"] <= SECONDS and found["megabytes"] <= MEGABYTES else "  MISSED"
        print(f"{name:34} {found['state']:11} {found['seconds']:6.2f} s {found['megabytes']:7.1f} MB{missed}")
    print(
        f"{len(names or ALL)} servers: at most {worst[0]:.2f} s (goal {SECONDS}), {worst[1]:.1f} MB (goal {MEGABYTES})"
    )
    return int(worst[0] > SECONDS or worst[1] > MEGABYTES)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(sys.argv[2])
    else:
        sys.exit(main(sys.argv[1:]))
