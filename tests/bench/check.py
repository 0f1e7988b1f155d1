"""How fast files are read and checked: `python -m tests.bench.check [CLAIMS] [--rounds N]`.

One made-up archive, with a source for every claim: read by one process with and without a cache, checked as a command,
cold, warm and with one claim edited, and its claim files validated by check-jsonschema with the same schema.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.read.ahead import read_portion
from generator.read.corpus import collector_paused, read_corpus
from generator.read.schema import schemas
from tests.bench.corpus import make

SAME, PEER = "the claims, read by us", "the claims, check-jsonschema"
BIN = Path(sys.executable).parent


class Cost(NamedTuple):
    """Seconds on the clock, and of the processor, which other work on the machine disturbs less."""

    wall: float
    processor: float


def timed(work: Callable[[], object]) -> Cost:
    """What `work` costs, in this process and in those that it starts."""
    began, used = time.perf_counter(), _processor()
    work()
    return Cost(time.perf_counter() - began, _processor() - used)


def _processor() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


class Archive:
    """A project to measure with."""

    def __init__(self, folder: Path, claims: int) -> None:
        make(claims, folder)
        (folder.with_name("claim.json")).write_text(json.dumps(schemas()["claim"]), "utf-8")
        self.folder = folder
        self.claims = sorted(folder.glob("claims/article-*/*.yml"))
        self.names = [path.relative_to(folder) for path in self.claims]
        self.files = sum(1 for path in folder.rglob("*") if path.is_file())

    def cold(self) -> None:
        """Forget what earlier runs left."""
        shutil.rmtree(self.folder / ".cache", ignore_errors=True)

    def edit(self) -> None:
        """Change one claim."""
        with self.claims[0].open("a", encoding="utf-8") as file:
            file.write("# edited\n")

    def read(self, processes: int | None) -> None:
        """Every file, and every value made."""
        corpus = read_corpus(self.folder, cached=False, processes=processes).corpus
        with collector_paused():
            for records in (corpus.claims, corpus.sources, corpus.articles):
                deque(records.values(), maxlen=0)

    def check(self) -> None:
        """The whole command."""
        done = subprocess.run([BIN / "claimtrail", "check"], cwd=self.folder, capture_output=True, check=False)
        if done.returncode not in {0, 1}:
            raise SystemExit(done.stderr.decode())

    def peer(self) -> None:
        """check-jsonschema on the claim files alone."""
        command = [BIN / "check-jsonschema", "--schemafile", self.folder.with_name("claim.json"), *self.claims]
        subprocess.run(command, check=True, capture_output=True)

    def measure(self) -> dict[str, Cost]:
        """Each thing once, in turns."""
        figures = {"read, no cache, one process": timed(lambda: self.read(1))}
        figures["read, no cache, all processors"] = timed(lambda: self.read(None))
        figures[SAME] = timed(lambda: read_portion(self.folder, [("claim", str(path)) for path in self.names]))
        self.cold()
        figures["check, cold"] = timed(self.check)
        time.sleep(2.5)  # files written just now are not trusted by their times
        self.check()
        figures["read, warm"] = timed(lambda: read_corpus(self.folder))
        figures["check, warm"] = timed(self.check)
        self.edit()
        figures["check, one claim edited"] = timed(self.check)
        return figures


def main() -> None:
    """Print the best of the rounds, and the ratio to the peer's processor time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=int, nargs="?", default=10_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--no-peer", action="store_true", help="check-jsonschema takes minutes for 10,000 files")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        archive = Archive(Path(place, "archive"), given.claims)
        print(f"{len(archive.claims)} claims, {archive.files} files in all")
        rounds = [archive.measure() for _ in range(given.rounds)]
        best = {name: Cost(*map(min, zip(*(figures[name] for figures in rounds), strict=True))) for name in rounds[0]}
        if not given.no_peer:
            best[PEER] = timed(archive.peer)
        print(f"{'':30} {'wall':>9} {'processor':>11} {'a file':>10}")
        for name, cost in best.items():
            each = cost.processor / (len(archive.claims) if name in {SAME, PEER} else archive.files) * 1e6
            print(f"{name:30} {cost.wall:7.2f} s {cost.processor:9.2f} s {each:7.0f} µs")
        if not given.no_peer:
            peer = best[PEER].processor
            for name in (SAME, "check, cold", "check, warm"):
                print(f"check-jsonschema takes {peer / best[name].processor:.1f} times as long as '{name}'")


if __name__ == "__main__":
    main()
