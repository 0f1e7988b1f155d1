"""Many new files -> what the cache would hold of them, read by one process for each processor.

Only time is saved: what is wrong with a file is told where it is read again, alone, and so is a file that no process
could read. The processes are programs of their own, so that nothing hangs on how the calling one was started.
"""

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
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


def read_ahead(root: Path, wanted: Sequence[tuple[str, str]], processes: int) -> dict[str, CachedFile]:
    """The good ones among the files `wanted` (name of the kind and path), by path."""
    known: dict[str, CachedFile] = {}
    try:
        with ExitStack() as stack:
            workers = [stack.enter_context(_start()) for _ in range(processes)]
            for number, worker in enumerate(workers):
                _hand_over(worker, root, wanted[number::processes])
            for worker in workers:
                known.update(_rows(worker))
    except OSError:
        pass  # where processes cannot be started, or are killed, the caller reads by itself
    return known


def read_portion(root: Path, wanted: Sequence[tuple[str, str]]) -> Rows:
    """The work of one process."""
    return list(_read(root, wanted))


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- our own program
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _hand_over(worker: subprocess.Popen[bytes], root: Path, portion: Sequence[tuple[str, str]]) -> None:
    if worker.stdin:
        with worker.stdin as pipe:
            pipe.write(pickle.dumps((root, portion)))


def _rows(worker: subprocess.Popen[bytes]) -> Rows:
    told = worker.stdout.read() if worker.stdout else b""
    if worker.wait() != 0:
        return []
    rows: Rows = pickle.loads(told)  # noqa: S301 -- said by a process that we started
    return rows


def _read(root: Path, wanted: Sequence[tuple[str, str]]) -> Iterator[tuple[str, CachedFile]]:
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
    root, wanted = pickle.load(sys.stdin.buffer)  # noqa: S301 -- said by the process that started this one
    rows = read_portion(root, wanted)
    sys.stdout.buffer.write(pickle.dumps(rows))


if __name__ == "__main__":
    main()
