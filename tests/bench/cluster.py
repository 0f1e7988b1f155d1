"""A build by a cluster's workers beside one on this machine: `python -m tests.bench.cluster [CLAIMS] [--workers N]`.

The same made-up claims are built with the settings that `init` writes, first by this machine's processors, then by the
workers of a Dask cluster on it, each from nothing. Dask has the settings that the handbook recommends. Told are
processor time (of the cluster: scheduler, workers and the build that asks them, without what watches its memory), wall
time, the memory of each process, and whether all bytes are the same.

With `--packs FOLDER` the cluster alone builds, and leaves the site in packs in that folder: for archives of which one
machine makes too many files. Told is then what the packs hold, too: files, bytes, and one digest over all of them,
which is the same for the same claims however many workers and shares there were. `--project FOLDER` holds the claims
from one run to the next; with `--cached` what was read and found there before is not read and found again.
"""

import argparse
import hashlib
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dask
from distributed import Client, LocalCluster

from claimspring.pipeline.cluster_build import MANIFEST
from tests.bench.compare import compare
from tests.bench.corpus import make
from tests.bench.measure import Cost, keep, measured

SETTINGS = {"distributed.worker.profile.enabled": False, "distributed.admin.tick.interval": "1s"}
"""As the handbook recommends: else each worker is looked at a hundred times a second by itself."""
BUILD = [sys.executable, "-m", "mkdocs", "build", "-q", "-d"]


def beside(claims: int, workers: int, project: Path, work: Path) -> dict[str, Any]:
    """Both builds, and how they compare."""
    alone, shared = work / "alone", work / "shared"
    one = measured([*BUILD, str(alone)], project)
    shutil.rmtree(project / ".cache")
    told = by_cluster(claims, workers, project, shared)
    ratio = round(told["cluster"]["processor"] / one.processor, 3)
    return {**told, "one": one._asdict(), "ratio": ratio, "same": not compare(alone, shared)}


def by_cluster(claims: int, workers: int, project: Path, folder: Path, packs: Path | None = None) -> dict[str, Any]:
    """A build by a cluster into a folder or packs."""
    before, began = _spent(), time.perf_counter()
    with (
        dask.config.set(SETTINGS),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, memory_limit=None) as cluster,
    ):
        settings = [f"CLAIMSPRING_EXECUTOR={cluster.scheduler_address.replace('tcp', 'dask', 1)}"]
        settings += [f"CLAIMSPRING_PACKS={packs}"] if packs else []
        client: Cost = measured(["env", *settings, *BUILD, str(folder)], project)
        with Client(cluster) as asking:
            memory = sorted(asking.run(_peak).values())
    wall, processor = time.perf_counter() - began, _spent() - before - client.watching
    return {
        "claims": claims,
        "cluster": {"wall": round(wall, 2), "processor": round(processor, 2), "workers": memory},
        "client": client._asdict(),
    }


def _peak() -> float:
    """The most memory of this process and of one that it started, together, in MB."""
    of = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return round(sum(resource.getrusage(who).ru_maxrss for who in of) / 1024, 1)


def _spent() -> float:
    """The processor time of this process and of its children that have ended."""
    return sum(os.times()[:4])


def digest(store: Path) -> dict[str, Any]:
    """What packs hold, and SHA-256 over their files by name, however these are spread over packs."""
    packs = json.loads((store / MANIFEST).read_bytes())["packs"]
    files = sorted(file for pack in packs for file in _files(store, pack["name"]))
    told = "".join(f"{place} {size} {content}\n" for place, size, content in files)
    return {
        "packs": len(packs),
        "files": len(files),
        "bytes": sum(size for _, size, _ in files),
        "digest": hashlib.sha256(told.encode()).hexdigest(),
    }


def _files(store: Path, name: str) -> Iterator[tuple[str, int, str]]:
    with (store / f"{name}.pack").open("rb") as pack, (store / f"{name}.index").open("rb") as index:
        for place, _, size in map(json.loads, index):
            yield place, size, hashlib.sha256(pack.read(size)).hexdigest()


def main() -> int:
    """Measure, print, and keep the figures in bench-results/; 1 where the bytes are not the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--packs", type=Path, help="a folder for the site in packs; nothing is built beside it")
    parser.add_argument("--project", type=Path, help="a folder for the claims, which are made where it is not there")
    parser.add_argument("--cached", action="store_true", help="begin with what was read and found before")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="claimspring-cluster-") as work:
        project = (given.project or Path(work, "project")).absolute()
        if not project.is_dir():
            make(given.claims, project)
        if not given.cached:
            shutil.rmtree(project / ".cache", ignore_errors=True)
        if given.packs:
            result = by_cluster(given.claims, given.workers, project, Path(work, "site"), given.packs.absolute())
            result |= digest(given.packs)
        else:
            result = beside(given.claims, given.workers, project, Path(work))
    _show(result)
    keep("cluster-packs" if given.packs else "cluster", result)
    return int(not result.get("same", True))


def _show(result: dict[str, Any]) -> None:
    cluster, client = result["cluster"], result["client"]
    print(f"{result['claims']} claims, {len(cluster['workers'])} workers")
    print(f"the cluster: {cluster['processor']:.1f} s of processors, {cluster['wall']:.1f} s", end=", ")
    print(f"workers {', '.join(f'{one:.0f} MB' for one in cluster['workers'])}, who asks {client['memory']:.0f} MB")
    if one := result.get("one"):
        print(
            f"this machine: {one['processor']:.1f} s of processors, {one['wall']:.1f} s, {one['memory']:.0f} MB in all"
        )
        print(f"{result['ratio']:.2f} x the processors' time; the same bytes: {result['same']}")
    else:
        print(f"{result['files']} files, {result['bytes'] / 1e6:.0f} MB in {result['packs']} packs: {result['digest']}")


if __name__ == "__main__":
    sys.exit(main())
