"""How fast files are read and checked: `python -m tests.bench.check [CLAIMS] [--rounds N]`.

One made-up archive, with a source for every claim: read by one process with and without a cache, checked as a command,
cold, warm and with one claim edited, and its claim files validated by check-jsonschema with the same schema: all in
turns. The peer reads the claims' shape alone: no article, source or ledger, and none of our rules about what they say.
"""

import argparse
import json
import resource
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from claimspring.read.ahead import read_portion
from claimspring.read.corpus import collector_paused, read_corpus
from claimspring.read.schema import schemas
from tests.bench.corpus import make
from tests.bench.measure import BIN, Cost, keep, measured, middle

SAME, PEER = "the claims, read by us", "the claims, check-jsonschema"
COLD, WARM = "check, cold", "check, warm"
PORTION = 20_000


def timed(work: Callable[[], object]) -> Cost:
    """What `work` costs, in this process and in those that it starts; its memory is not told."""
    began, used = time.perf_counter(), _processor()
    work()
    return Cost(time.perf_counter() - began, _processor() - used, 0.0)


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

    def check(self) -> Cost:
        """The whole command."""
        return measured([str(BIN / "claimspring"), "check"], self.folder, fine=(0, 1))

    def peer(self) -> Cost:
        """check-jsonschema on the claim files alone; a command takes only so many names."""
        command = [str(BIN / "check-jsonschema"), "--schemafile", str(self.folder.with_name("claim.json"))]
        names = list(map(str, self.names))
        costs = [
            measured([*command, *names[start : start + PORTION]], self.folder)
            for start in range(0, len(names), PORTION)
        ]
        return Cost(
            sum(cost.wall for cost in costs), sum(cost.processor for cost in costs), max(cost.memory for cost in costs)
        )

    def measure(self, *, peer: bool) -> dict[str, Cost]:
        """Each thing once, in turns."""
        figures = {"read, no cache, one process": timed(lambda: self.read(1))}
        figures["read, no cache, all processors"] = timed(lambda: self.read(None))
        wanted = [("claim", str(path)) for path in self.names]
        figures[SAME] = timed(lambda: deque(read_portion(self.folder, wanted), maxlen=0))
        self.cold()
        figures[COLD] = self.check()
        time.sleep(2.5)  # files written just now are not trusted by their times
        self.check()
        figures["read, warm"] = timed(lambda: read_corpus(self.folder))
        figures[WARM] = self.check()
        self.edit()
        figures["check, one claim edited"] = self.check()
        if peer:
            figures[PEER] = self.peer()
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
        rounds = [archive.measure(peer=not given.no_peer) for _ in range(given.rounds)]
    best = {name: Cost(*map(min, zip(*(figures[name] for figures in rounds), strict=True))) for name in rounds[0]}
    print(f"{'':30} {'wall':>9} {'processor':>11} {'a file':>10} {'memory':>9}")
    for name, cost in best.items():
        each = cost.processor / (len(archive.claims) if name in {SAME, PEER} else archive.files) * 1e6
        memory = f"{cost.memory:6.0f} MB" if cost.memory else "–"
        print(f"{name:30} {cost.wall:7.2f} s {cost.processor:9.2f} s {each:7.0f} µs {memory:>9}")
    ratios = {
        name: round(best[PEER].processor / best[name].processor, 2) for name in (SAME, COLD, WARM) if PEER in best
    }
    for name, ratio in ratios.items():
        print(f"check-jsonschema takes {ratio:.1f} times as long as '{name}'")
    figures = {name: middle([cost]) for name, cost in best.items()}
    keep("check", {"claims": given.claims, "files": archive.files, "figures": figures, "peer_takes": ratios})


if __name__ == "__main__":
    main()
