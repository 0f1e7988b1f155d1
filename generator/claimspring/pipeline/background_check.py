"""A project checked by a process of its own, so that no page waits for it: what is to be told, and the editor's queue.

The process is a program of its own that reads the folder anew; nothing hangs on the state of the one that asked. It
leaves the processors to whatever else wants them.
"""

import datetime as dt
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import NamedTuple

from claimspring.model.queue import Task
from claimspring.pipeline.findings_cache import FindingsSummary
from claimspring.pipeline.project import Project
from claimspring.read.corpus import collector_paused
from claimspring.read.settings import SettingsReading

# -P: whatever lies in the folder that is worked on, the program there is not taken for ours.
_COMMAND = (sys.executable, "-P", "-m", "claimspring.pipeline.background_check")
_NICE = 10


class CheckError(Exception):
    """The process that checks has a fault."""


class Checked(NamedTuple):
    """What a check came to."""

    summary: FindingsSummary
    tasks: tuple[Task, ...]


class Check:
    """A check that runs; `then` is called with what it came to, unless it was ended before."""

    def __init__(
        self, configured: SettingsReading, today: dt.date, then: Callable[[Checked], None], delay: float = 0
    ) -> None:
        """It begins after some seconds, for it would take time from whoever has more pressing work until then."""
        self._then, self._delay = then, delay
        self._lock, self._ended, self._failed = Lock(), Event(), False
        self._process: subprocess.Popen[bytes] | None = None
        self._found: Checked | None = None
        self._thread = Thread(target=self._run, args=(pickle.dumps((configured, today)),), daemon=True)
        self._thread.start()

    def tasks(self) -> tuple[Task, ...] | None:
        """The editor's queue; None as long as it is not known, CheckError where the check failed."""
        if self._failed:
            raise CheckError("the check failed; what it said stands above")
        return self._found.tasks if self._found else None

    def wait(self) -> None:
        """Wait until it is over and `then` was called, if it will be; CheckError where it failed."""
        self._thread.join()
        self.tasks()

    def end(self) -> None:
        """Break it off, if it still runs, with the processes that help it: they hold its standard output open."""
        with self._lock:
            self._ended.set()
        process = self._process
        if process is None or process.poll() is not None:
            return
        if sys.platform == "win32":
            process.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def _run(self, question: bytes) -> None:
        if self._delay and self._ended.wait(self._delay):
            return
        with self._lock:
            if self._ended.is_set():
                return
            self._process = subprocess.Popen(  # noqa: S603 -- ours
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                process_group=None if sys.platform == "win32" else 0,
            )
        with self._process as process:
            told, _ = process.communicate(question)
        if self._ended.is_set():
            return
        if process.returncode != 0:
            self._failed = True
            return
        self._found = Checked(*pickle.loads(told))  # noqa: S301 -- said by a process that we started
        self._then(self._found)


def main() -> None:
    """Settings and day in on standard input, what the check came to out."""
    configured, today = pickle.load(sys.stdin.buffer)  # noqa: S301 -- said by the process that started this one
    if sys.platform != "win32":
        os.nice(_NICE)
    project = Project(configured, today)
    with collector_paused():
        sys.stdout.buffer.write(pickle.dumps((project.findings_summary, project.tasks)))


if __name__ == "__main__":
    main()
