"""A build by a cluster's workers beside one on this machine: `python -m tests.bench.cluster [CLAIMS] [--workers N]`.

The same made-up claims are built with the settings that `init` writes, first by this machine's processors, then by the
workers of a Dask cluster on it, each from nothing. Told are processor time (of the cluster: scheduler, workers and the
build that asks them), wall time, the memory of the largest process, and whether all bytes are the same.
"""

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from distributed import LocalCluster

from tests.bench.compare import compare
from tests.bench.corpus import make
from tests.bench.measure import keep, measured


def run(claims: int, workers: int, work: Path) -> dict[str, Any]:
    """Both builds, and how they compare."""
    project, alone, shared = work / "project", work / "alone", work / "shared"
    make(claims, project)
    build = [sys.executable, "-m", "mkdocs", "build", "-q", "-d"]
    one = measured([*build, str(alone)], project)
    shutil.rmtree(project / ".cache")
    before, began = _spent(), time.perf_counter()
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, memory_limit=None) as cluster:
        executor = cluster.scheduler_address.replace("tcp", "dask", 1)
        client = measured(["env", f"CLAIMSPRING_EXECUTOR={executor}", *build, str(shared)], project)
    wall, processor = time.perf_counter() - began, _spent() - before
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "claims": claims,
        "workers": workers,
        "one": one._asdict(),
        "cluster": {"wall": round(wall, 2), "processor": round(processor, 2), "largest": round(largest, 1)},
        "client": client._asdict(),
        "ratio": round(processor / one.processor, 3),
        "same": not compare(alone, shared),
    }


def _spent() -> float:
    """The processor time of this process and of its children that have ended."""
    return sum(os.times()[:4])


def main() -> int:
    """Measure, print, and keep the figures in bench-results/; 1 where the bytes are not the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=2000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="claimspring-cluster-") as work:
        result = run(given.claims, given.workers, Path(work))
    one, cluster = result["one"], result["cluster"]
    print(f"{result['claims']} claims, {result['workers']} workers; the same bytes: {result['same']}")
    print(f"this machine: {one['processor']:.1f} s of processors, {one['wall']:.1f} s, {one['memory']:.0f} MB in all")
    print(f"the cluster: {cluster['processor']:.1f} s of processors, {cluster['wall']:.1f} s", end=", ")
    print(f"{cluster['largest']:.0f} MB the largest process; {result['ratio']:.2f} x the processors' time")
    keep("cluster", result)
    return int(not result["same"])


if __name__ == "__main__":
    sys.exit(main())
