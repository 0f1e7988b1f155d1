"""The tests while the machine has no time for them: `python -m tests.campaigns.load [PATH…]`.

Two endless loops for every processor run beside the tests from begin to end. Without paths all tests run three times,
and then those of observing, of the command line and of measuring, which start programs and wait for them, twenty times.
Every run is made, whatever the one before it came to. Exit code 0: not a test failed in any of them.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

LOOPS = 2
"""Endless loops for each processor."""
TIMES, OFTEN = 3, 20
WAITING = ("tests/observe", "tests/cli", "tests/bench")
"""Tests that wait for other programs."""


class Run(NamedTuple):
    """Tests, and how often they are run; no paths are all tests."""

    paths: tuple[str, ...]
    times: int


@contextmanager
def busy(loops: int) -> Iterator[None]:
    """Keep the machine busy with so many endless loops."""
    with ExitStack() as stack:
        for _ in range(loops):
            process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
            stack.callback(process.wait)
            stack.callback(process.kill)
        yield


def plan(paths: Sequence[str], times: int | None) -> list[Run]:
    """What to run: these paths, or all and then what waits."""
    if paths:
        return [Run(tuple(paths), times or TIMES)]
    return [Run((), times or TIMES), Run(WAITING, times or OFTEN)]


def failures(run: Run, options: Sequence[str]) -> int:
    """How many times the tests failed."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, *run.paths]
    failed = 0
    for time in range(1, run.times + 1):
        print(f"== {' '.join(run.paths) or 'all tests'}, {time} of {run.times}", flush=True)
        failed += subprocess.run(command, check=False).returncode != 0
    return failed


def main() -> int:
    """Run what the command line says; returns how many runs failed, at most 100."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="tests, instead of all and those that wait")
    parser.add_argument("--times", type=int, help=f"how often ({TIMES}, and {OFTEN} for those that wait)")
    parser.add_argument("--loops", type=int, help=f"how many endless loops ({LOOPS} for each processor)")
    given = parser.parse_args()
    processors = len(os.sched_getaffinity(0))
    loops = LOOPS * processors if given.loops is None else given.loops
    options = ["-n", str(processors), "--dist", "worksteal"]
    runs = plan(given.paths, given.times)
    with busy(loops):
        failed = sum(failures(run, options) for run in runs)
    print(f"{failed} of {sum(run.times for run in runs)} runs failed while {loops} endless loops kept the machine busy")
    return min(failed, 100)


if __name__ == "__main__":
    sys.exit(main())
