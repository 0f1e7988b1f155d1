"""`observe` killed at every system call that writes, and at random moments: `python -m tests.campaigns.kill [MOMENTS]`.

After each kill: what was told is on disk, no file is torn, the next run leaves no litter and finishes the work.
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from claimspring.model.observation import Ledger
from claimspring.observe.record.copies import proves
from claimspring.observe.record.verify import verify
from tests.observe.projects import loopback, project
from tests.observe.servers import Peer, Server, page

SOURCES = 6
WRITERS = ("write", "fsync", "rename", "replace", "mkdir", "rmdir", "unlink", "open", "close")

CHILD = """
import builtins, io, os, pathlib, signal, sys, threading
limit, lock, count = int(sys.argv[1]), threading.Lock(), [0]
folder = os.getcwd()

def step():
    with lock:
        count[0] += 1
        if count[0] == limit:
            os.kill(os.getpid(), signal.SIGKILL)

def audited(event, arguments):
    if event in {"os.rename", "os.mkdir", "os.rmdir", "os.remove"}:
        step()
    elif event == "open" and isinstance(arguments[1], str) and any(mode in arguments[1] for mode in "wxa+"):
        step()

def before(function):
    def wrapped(*arguments):
        step()
        result = function(*arguments)
        step()
        return result
    return wrapped

sys.addaudithook(audited)
os.fsync = before(os.fsync)
_open = pathlib.Path.open

class Torn:
    # A file whose writes are cut in two, as a kill in the midst of one would.
    def __init__(self, file):
        self.file = file
    def write(self, data):
        half = len(data) // 2
        self.file.write(data[:half]); self.file.flush(); step()
        self.file.write(data[half:]); self.file.flush(); step()
        return len(data)
    def __getattr__(self, name):
        return getattr(self.file, name)
    def __enter__(self):
        return self
    def __exit__(self, *error):
        self.file.close()

def opened(self, mode="r", *arguments, **named):
    file = _open(self, mode, *arguments, **named)
    return Torn(file) if mode == "wb" else file

pathlib.Path.open = opened
from claimspring.observe import run as runs
_keep = runs.ObserveRun._keep

def told(self, look, before, **more):
    result = _keep(self, look, before, **more)
    os.write(1, f"told {result.target} {result.entry.hash}\\n".encode())
    return result

runs.ObserveRun._keep = told
sys.argv[1:] = sys.argv[2:]
from claimspring.cli.observe import command
try:
    command(standalone_mode=False)
finally:
    os.write(2, f"steps {count[0]}\\n".encode())
"""


class LostError(AssertionError):
    """Something that was told is not on disk, or what is on disk is not whole."""


def visit(peer: Peer) -> None:
    """A page that is another one at every look."""
    now = f"It is {time.monotonic_ns()} now, they said."
    peer.answer(page(f"Page {peer.path} counted 34 vessels in the strait.", now))


def start(root: Path, limit: int) -> "subprocess.Popen[bytes]":
    """A run that kills itself at its step number `limit`; 0 for one that does not."""
    command = [sys.executable, "-c", CHILD, str(limit), "--anew"]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def settled(root: Path, told: bytes) -> None:
    """Prove what must hold after any kill."""
    for line in told.decode().splitlines():
        word, _, rest = line.partition(" ")
        name, _, digest = rest.partition(" ")
        if word != "told":
            continue
        path = root / f"claims/observations/{name}.json"
        if not path.is_file() or Ledger.model_validate_json(path.read_bytes()).entries[-1].hash != digest:
            raise LostError(f"{name} was told as {digest[:12]}, which is not on disk")
    alterations = verify(root).alterations
    if alterations:
        raise LostError(str(alterations[0]))


def clean(root: Path) -> None:
    """Prove that a whole run leaves every copy in its place, and nothing else."""
    copies = set()
    for path in (root / "claims/observations").glob("*.json"):
        for entry in Ledger.model_validate_json(path.read_bytes()).entries:
            if entry.copy_:
                copies.add(entry.copy_.file)
                if not proves((root / entry.copy_.file).read_bytes(), entry.copy_):
                    raise LostError(f"{entry.copy_.file} is torn")
    files = {file.relative_to(root).as_posix() for file in (root / "snapshots").rglob("*") if file.is_file()}
    staging = {file.name for file in (root / ".cache/observe").rglob("*")}
    litter = [*sorted(files - copies), *sorted(staging - {"lock"})]
    if litter:
        raise LostError(f"litter: {litter[0]}")


def rounds(moments: Iterator[int | float], tell: Callable[[int], None] = lambda _: None) -> int:
    """Kill a run at each moment (a step, or so many seconds after its start); how many runs were killed."""
    killed = 0
    with Server(visit) as server, tempfile.TemporaryDirectory() as folder:
        sources = {
            f"s{n}": (server.url(f"/{n}"), (f"Page /{n} counted 34 vessels in the strait.",)) for n in range(SOURCES)
        }
        root = project(Path(folder) / "p", sources, loopback(server.port))
        for number, moment in enumerate(moments):
            child = start(root, moment if isinstance(moment, int) else 0)
            if isinstance(moment, float):
                time.sleep(moment)
                child.send_signal(signal.SIGKILL)
            told, _ = child.communicate()
            killed += child.returncode == -signal.SIGKILL
            settled(root, told)
            if number % 5 == 4:
                whole(root)
                clean(root)
            tell(number)
        whole(root)
        clean(root)
    return killed


def whole(root: Path) -> int:
    """Let a run come to its end; how many steps that writes it has."""
    child = start(root, 0)
    told, said = child.communicate()
    if child.returncode != 0:
        raise LostError(f"the run after a kill failed: {said.decode()[-500:]}")
    settled(root, told)
    return int(said.decode().split("steps ")[1])


def steps() -> int:
    """How many steps that write a whole run has, after an earlier one."""
    with Server(visit) as server, tempfile.TemporaryDirectory() as folder:
        sources = {f"s{n}": (server.url(f"/{n}"), ()) for n in range(SOURCES)}
        root = project(Path(folder) / "p", sources, loopback(server.port))
        whole(root)
        return whole(root)


def main(moments: int) -> int:
    """The whole campaign."""
    count = steps()
    killed = rounds(iter(range(1, count + 1)))
    sys.stdout.write(f"killed at each of {count} steps that write: {killed} kills, nothing lost\n")
    dice = random.Random(6)
    killed = rounds(dice.uniform(0.3, 2.0) for _ in range(moments))
    sys.stdout.write(f"killed at {moments} random moments: {killed} kills, nothing lost\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))
