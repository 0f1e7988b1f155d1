"""Many new files -> what the cache would hold of them, read by one process for each processor.

Only time is saved: what is wrong with a file is told where it is read again, alone, and so is a file that no process
could read. The processes are programs of their own, so that nothing hangs on how the calling one was started.
"""

import gc
import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from claimspring.read.cache import CachedFile, stamp
from claimspring.read.fault import Unreadable
from claimspring.read.regular_file import read_regular
from claimspring.read.single import KINDS

FEWEST = 4_000
"""Files for which processes are started: one takes a third of a second to start, a file a quarter of a millisecond."""

Rows: TypeAlias = list[tuple[str, CachedFile]]

# -P: whatever lies in the folder that is worked on, the program there is not taken for ours.
_COMMAND = (sys.executable, "-P", "-m", "claimspring.read.ahead")

_AT_ONCE = 500
"""Rows that a process hands over together, so that none has to hold all."""


def read_ahead(root: Path, wanted: Sequence[tuple[str, str]], processes: int) -> Iterator[tuple[str, CachedFile]]:
    """The good ones among the files `wanted` (name of the kind and path), with their paths."""
    with suppress(OSError), ExitStack() as stack:  # who cannot be started, or is killed, leaves its files to the caller
        workers = [stack.enter_context(_start()) for _ in range(processes)]
        for number, worker in enumerate(workers):
            _hand_over(worker, root, wanted[number::processes])
        while workers:  # in turns, for who is not listened to stops
            for worker in tuple(workers):
                rows = _rows(worker)
                yield from rows
                if not rows:
                    workers.remove(worker)


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- our own program
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _hand_over(worker: subprocess.Popen[bytes], root: Path, portion: Sequence[tuple[str, str]]) -> None:
    if worker.stdin:
        with worker.stdin as pipe:
            pipe.write(pickle.dumps((root, portion)))


def _rows(worker: subprocess.Popen[bytes]) -> Rows:
    """What it hands over next; nothing once it is done, or died."""
    try:
        return list(pickle.load(worker.stdout)) if worker.stdout else []  # noqa: S301 -- said by a process that we started
    except (EOFError, pickle.UnpicklingError):
        return []


def read_portion(root: Path, wanted: Sequence[tuple[str, str]]) -> Iterator[tuple[str, CachedFile]]:
    """The work of one process."""
    for name, path in wanted:
        kind, file = KINDS[name], f"{root}/{path}"
        try:
            status = os.stat(file)  # noqa: PTH116 -- a Path costs twice the call itself
            if status.st_size > kind.limit:
                continue
            raw = read_regular(file, kind.limit)
            _, payload = kind.read(raw)
        except (OSError, Unreadable):
            continue
        yield path, CachedFile(stamp(status), hashlib.sha256(raw).hexdigest(), payload)


def main() -> None:
    """Files in on standard input, rows out on standard output."""
    gc.disable()  # nothing that is read refers to itself
    root, wanted = pickle.load(sys.stdin.buffer)  # noqa: S301 -- said by the process that started this one
    rows = read_portion(root, wanted)
    while some := list(islice(rows, _AT_ONCE)):
        pickle.dump(some, sys.stdout.buffer)


if __name__ == "__main__":
    main()
