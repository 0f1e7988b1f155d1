"""How soon the desk answers: `python -m tests.bench.editor [CLAIMS] [--saves N]`.

`claimspring edit` is started in a made-up desk of so many claims that was checked before, and asked as its own script
asks it, by HTTP. Measured: from the command to the first screen, and to the queue in it; from a saved field to the
answer that has the finding beside the field; the memory of all its processes; the size of its scripts. Of the saves of
a value that is wrong, it is counted how many of the answers have the finding.
"""

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from claimspring.read.yaml import Data
from tests.bench.corpus import CLAIMS_PER_ARTICLE, make
from tests.bench.measure import BIN, QUIET, Peak, keep
from tests.editor.desk_process import DeskProcess, desk_in

ASSETS = Path(__file__).parents[2] / "generator/claimspring/editor/assets"
SEEN_BY_NOW = 2.0
"""Seconds after which the time of a file is trusted, by our cache."""


class Save(NamedTuple):
    """A field that is saved: a kind of file, the way to the value, what is to stand there, and what is found then."""

    kind: str
    route: tuple[str | int, ...]
    value: Data
    rule: str = ""


SAVES: dict[str, Callable[[random.Random], Save]] = {
    "statement": lambda chance: Save("claim", ("statement", "en"), f"Word {chance.randrange(10**6)} is said here."),
    "words": lambda chance: Save(
        "claim", ("appearances", 0, "exact"), f"nowhere {chance.randrange(10**6)}", "quotation-not-found"
    ),
    "evidence": lambda chance: Save(
        "claim", ("evidence", 0, "source"), f"nobody-{chance.randrange(10**6)}", "unknown-source"
    ),
    "verdict": lambda chance: Save("claim", ("review", "verdict"), chance.choice(["supported", "refuted"])),
    "title": lambda chance: Save("source", ("title",), f"Title {chance.randrange(10**6)}"),
    "derived": lambda chance: Save(
        "source", ("derived_from", 0, "source"), f"nobody-{chance.randrange(10**6)}", "unknown-source"
    ),
    "publisher": lambda chance: Save(
        "source", ("publisher",), f"nobody-{chance.randrange(10**6)}", "unknown-publisher"
    ),
    "article": lambda chance: Save("article", ("title",), f"Title {chance.randrange(10**6)}"),
}


def prepared(folder: Path, claims: int) -> None:
    """A desk in git that was checked, so that what an editor has every day is there: warm caches."""
    make(claims, folder)
    (folder / ".gitignore").write_text(".cache/\n", "utf-8")
    for arguments in (["init", "-qb", "main"], ["add", "-A"], [*_NAMED, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    time.sleep(SEEN_BY_NOW)
    subprocess.run([BIN / "claimspring", "check"], cwd=folder, env=QUIET, check=False, capture_output=True)


_NAMED = ["-c", "user.name=A Tester", "-c", "user.email=tester@example.org"]


def measured(folder: Path, claims: int, saves: int) -> dict[str, Any]:
    """All figures."""
    began = time.perf_counter()
    with desk_in(folder) as desk:
        peak = Peak(desk.process.pid)
        try:
            desk.screen("/")
            first = time.perf_counter() - began
            desk.screen("/queue")
            queued = time.perf_counter() - began
            moments, wanted, shown = saved(desk, claims, saves)
        finally:
            memory, _ = peak.end()
    every = [one for some in moments.values() for one in some]
    return {
        "claims": claims,
        "first_screen": round(first, 2),
        "queue": round(queued, 2),
        "saves": {name: _spread(some) for name, some in {**moments, "all": every}.items()},
        "findings_wanted": wanted,
        "findings_shown": shown,
        "memory": round(memory, 1),
        "scripts_kb": round(sum(file.stat().st_size for file in ASSETS.glob("*.js")) / 1000, 1),
    }


def saved(desk: DeskProcess, claims: int, saves: int) -> tuple[dict[str, list[float]], int, int]:
    """Seconds from each save to its answer; how many answers should have had a finding, and how many had it."""
    chance, wanted, shown = random.Random(claims), 0, 0
    moments: dict[str, list[float]] = {name: [] for name in SAVES}
    for name in _in_turn(saves):
        save = SAVES[name](chance)
        place, path = _file(save.kind, chance, claims)
        desk.screen(f"/{save.kind}s/{place}")
        digest = hashlib.sha256((desk.folder / path).read_bytes()).hexdigest()
        file = {"type": save.kind, "id": place, "digest": digest}
        began = time.perf_counter()
        answer = desk.do("edit", at=f"/{save.kind}s/{place}", file=file, route=save.route, value=save.value)
        moments[name].append(time.perf_counter() - began)
        if answer.status != 200:
            raise RuntimeError(answer.body.decode()[:500])
        if save.rule:
            wanted, shown = wanted + 1, shown + (f'data-rule="{save.rule}"' in answer.json["screen"]["html"])
    return moments, wanted, shown


def _in_turn(saves: int) -> Iterator[str]:
    names = list(SAVES)
    return (names[number % len(names)] for number in range(saves))


def _file(kind: str, chance: random.Random, claims: int) -> tuple[str, str]:
    """One of the made-up archive's files of a kind, by id and by path."""
    number = chance.randrange(claims)
    article = f"article-{number // CLAIMS_PER_ARTICLE:06}"
    match kind:
        case "claim":
            place = f"{article}/claim-{number:07}"
            return place, f"claims/{place}.yml"
        case "source":
            return f"source-{number:07}", f"claims/sources/source-{number:07}.yml"
        case _:
            return article, f"content/articles/{article}.md"


def _spread(some: list[float]) -> dict[str, float]:
    if len(some) < 2:
        return {}
    return {"p50": round(median(some) * 1e3, 1), "p95": round(quantiles(some, n=20)[-1] * 1e3, 1)}


def told(result: dict[str, Any]) -> str:
    """The figures as lines."""
    saves = [
        f"  {name:10} p50 {one['p50']:7} ms  p95 {one['p95']:7} ms" for name, one in result["saves"].items() if one
    ]
    return "\n".join(
        [
            f"{result['claims']:,} claims",
            f"first screen {result['first_screen']} s, with the queue {result['queue']} s",
            "from a save to its finding:",
            *saves,
            f"findings shown: {result['findings_shown']} of {result['findings_wanted']}",
            f"memory of all processes: {result['memory']} MB",
            f"own scripts: {result['scripts_kb']} kB",
        ]
    )


def main() -> int:
    """Make a desk, measure, and print the figures; 1 where a finding was not beside its field."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=10_000)
    parser.add_argument("--saves", type=int, default=160)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepared(Path(folder), asked.claims)
        result = measured(Path(folder), asked.claims, asked.saves)
    keep("editor", result)
    print(told(result))
    return int(result["findings_shown"] < result["findings_wanted"])


if __name__ == "__main__":
    sys.exit(main())
