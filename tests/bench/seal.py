"""Time and memory of a log: `python -m tests.bench.seal [ENTRIES] [--dask]`, 100,000 unless told otherwise.

Seals that many made-up entries, goes on with 400 more, and verifies the result as a stranger would, with the earlier
site held. With `--dask` the leaf hashes are also made by two workers of a cluster on this machine, to see whether that
is worth it: for 1,000,000 entries it takes fifteen times as long, so sealing stays on one processor.
"""

import contextlib
import importlib
import json
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from claimspring.model.settings import ObserveSettings
from claimspring.observe.log.note import Checkpoint
from claimspring.observe.log.reader import reading
from claimspring.observe.log.seal import Log, write
from claimspring.observe.log.tree import inclusion_proof, leaf_hash, root
from claimspring.observe.log.verify import Held, verify_log
from claimspring.workers.executors import executor_for

MORE = 400
_PART = 50_000


def entries(count: int) -> list[bytes]:
    """Entries as long as real ones."""
    return [
        json.dumps(
            {"h": f"{n:064x}", "k": "seen", "l": f"source-{n % 4000:04d}", "n": n // 4000 + 1, "t": n * 300}
        ).encode()
        for n in range(count)
    ]


def site(folder: Path, those: list[bytes]) -> float:
    """Write a log; how many seconds of processor time it took."""
    start = time.process_time()
    checkpoint = Checkpoint("desk.example/log", len(those), root(map(leaf_hash, those)))
    write(Log(checkpoint, tuple(those)), folder)
    return time.process_time() - start


def main(count: int) -> int:
    """Print the figures."""
    everything = entries(count + MORE)
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old", Path(folder) / "new"
        print(f"{count:,} entries sealed{site(old, everything[:count]):29.2f} s")
        site(new, everything)
        written = [path for path in new.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in written)
        print(f"files on the site{len(written):30,}, {size / 1e6:.1f} MB")
        changed = [path for path in written if not _same(path, old / path.relative_to(new))]
        print(f"of them another with {MORE} more entries{len(changed):11,}")
        start = time.process_time()
        leaves = [leaf_hash(entry) for entry in everything]
        proof = inclusion_proof(count // 2, leaves)
        print(f"proof of an entry{len(proof):30} hashes, {time.process_time() - start:.2f} s")
        settings = ObserveSettings()
        with reading(str(new), settings, "bench") as read, reading(str(old), settings, "bench") as before:
            checkpoint = Checkpoint("desk.example/log", count, root(leaves[:count]))
            start = time.process_time()
            judgement = verify_log(read, [Held("the earlier site", checkpoint, before)], None)
        print(f"verified by a stranger{time.process_time() - start:25.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak of memory{peak:33.0f} MB")
    return len(judgement.faults)


def by_cluster(those: list[bytes]) -> None:
    """The same leaf hashes, made here and by a cluster."""
    distributed = importlib.import_module("distributed")
    start = time.perf_counter()
    here = [leaf_hash(entry) for entry in those]
    print(f"leaf hashes, here{time.perf_counter() - start:30.2f} s")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        executor = executor_for(f"dask://{cluster.scheduler_address.removeprefix('tcp://')}", 2)
        parts = [(at, those[at : at + _PART]) for at in range(0, len(those), _PART)]
        made: dict[int, list[bytes]] = {}
        start = time.perf_counter()
        executor.run(hashing, parts, lambda part: made.__setitem__(*part), threading.Event())
        print(f"leaf hashes, by two workers{time.perf_counter() - start:20.2f} s")
    if [leaf for at in sorted(made) for leaf in made[at]] != here:
        raise ValueError("the cluster made other hashes")


@contextlib.contextmanager
def hashing(_: threading.Event) -> Iterator[Callable[[tuple[int, list[bytes]]], list[tuple[int, list[bytes]]]]]:
    """What hashes one part of the entries."""
    yield lambda part: [(part[0], [leaf_hash(entry) for entry in part[1]])]


def _same(path: Path, other: Path) -> bool:
    return other.is_file() and other.read_bytes() == path.read_bytes()


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    if "--dask" in sys.argv:
        by_cluster(entries(*numbers or [100_000]))
    sys.exit(main(*numbers or [100_000]))
