"""What a command costs: seconds on the clock, seconds of the processor, the most memory at one time.

Memory is that of the command and all that it starts, pages they share counted once. Adding that up is slow for large
processes, so it is done only where it can tell something new: each process's own peak is known to the kernel, and
shared memory is looked at no oftener than costs a hundredth of one processor, or when much more is in use than before.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

BIN = Path(sys.executable).parent
RESULTS = Path("bench-results")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
PAUSE = 0.05
SHARE = 0.01
"""How much of one processor the looks at shared memory may take."""
GROWTH = 1.1
"""So much more in use than at the last look is reason for another at once."""


class Cost(NamedTuple):
    """Seconds on the clock and of the processor, the most memory in MB, and the watcher's own processor seconds."""

    wall: float
    processor: float
    memory: float
    watching: float = 0.0


def measured(command: Sequence[str], folder: Path, *, fine: Sequence[int] = (0,)) -> Cost:
    """Run a command to its end; raises CalledProcessError where it fails, which is any exit code but the fine ones."""
    os.sync()  # what others wrote before is not to be written in this one's time
    began = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, cwd=folder, env=QUIET, stdout=told, stderr=subprocess.STDOUT)
        inherited = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        peak = Peak(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        memory, watching = peak.end()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            told.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, told.read()[-2000:])
    if usage.ru_maxrss > GROWTH * inherited:  # a new process takes our peak for its own, which is not known exactly
        memory = max(memory, usage.ru_maxrss / 1024)
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory, watching)


def middle(costs: Sequence[Cost]) -> dict[str, float]:
    """The median of each figure."""
    return {field: round(median(getattr(cost, field) for cost in costs), 3) for field in Cost._fields}


def keep(name: str, result: Mapping[str, object]) -> None:
    """Write a measurement's figures where the summary looks for them."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")


class Peak:
    """Watches the memory of a process and of those that it starts, twenty times a second, in MB."""

    def __init__(self, process: int) -> None:
        self._process, self._over = process, threading.Event()
        self._most = self._seen = self._after = self._spent = 0.0
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def end(self) -> tuple[float, float]:
        """The most that was in use, and the processor seconds that watching took."""
        self._over.set()
        self._thread.join()
        return self._most, self._spent

    def _watch(self) -> None:
        while not self._over.wait(PAUSE):
            family = list(_family(self._process))
            self._most = max([self._most, *map(_own_peak, family)])
            if len(family) > 1:
                self._look(family, sum(map(_resident, family)))
        self._spent = time.thread_time()

    def _look(self, family: Sequence[int], resident: float) -> None:
        """Shared pages counted once are never more than all of them: what is below the peak needs no look."""
        if resident <= self._most or (time.monotonic() < self._after and resident < GROWTH * self._seen):
            return
        began = time.monotonic()
        self._most, self._seen = max(self._most, sum(map(_proportional, family))), resident
        now = time.monotonic()
        self._after = now + (now - began) / SHARE


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        threads = list(Path(f"/proc/{process}/task").glob("*/children"))
    except FileNotFoundError:  # it ended meanwhile
        return
    for children in threads:
        try:
            names = children.read_text("ascii").split()
        except OSError:
            continue
        for child in names:
            yield from _family(int(child))


def _own_peak(process: int) -> float:
    return _megabytes(f"/proc/{process}/status", "VmHWM:")


def _resident(process: int) -> float:
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * PAGE / 2**20
    except OSError:
        return 0.0


def _proportional(process: int) -> float:
    return _megabytes(f"/proc/{process}/smaps_rollup", "Pss:")


def _megabytes(file: str, field: str) -> float:
    """What a file of the kernel's tells of a process in kB; nothing once the process is gone."""
    try:
        told = Path(file).read_text("utf-8")
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith(field)) / 1024
