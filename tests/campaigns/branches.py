"""Two people publish, correct and rename, each in a branch: `python -m tests.campaigns.branches [PAIRS [SEED]]`.

Git joins the branches, in both orders. Where they took up claims of their own nothing may conflict, and the record has
to be true: `check` finds what it found before. Where both took up one claim, git asks, or `check` says what to do.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from claimspring.cli import claimspring
from tests.harbour import CLAIM, TODAY, Harbour

CLAIMS, PUBLISHED = 12, 8
"""How many claims the desk has, and how many of them are published before."""
Act = tuple[str, int]
"""What is done with which claim."""


def path(number: int) -> str:
    return f"claims/bridge/day-{number}.yml"


def begin(harbour: Harbour) -> None:
    """Make it a desk in git, its claims partly published."""
    text = harbour.read(CLAIM).replace("status: published", "status: in-review")
    text = text.replace("history:\n  - {on: 2026-04-01, change: first-publication}\n", "")
    (harbour.root / CLAIM).unlink()
    for number in range(CLAIMS):
        harbour.write(
            path(number), text.replace("opens on 2 May 2026.\n", f"opens on 2 May 2026, as {number} say.\n", 1)
        )
    harbour.write(".gitignore", ".cache/\n")
    run("publish", *(f"bridge/day-{number}" for number in range(PUBLISHED)))
    harbour.commit()


def run(*arguments: str) -> None:
    """A command, which has to succeed."""
    result = CliRunner().invoke(claimspring, arguments, catch_exceptions=False)
    if result.exit_code:
        raise AssertionError(f"{arguments}: {result.output}")


def errors() -> Counter[str]:
    """What is wrong with the desk, by rule."""
    result = CliRunner().invoke(claimspring, ["check", "--format", "json"], catch_exceptions=False)
    return Counter(one["rule"] for one in json.loads(result.stdout) if one["severity"] == "error")


def acts(random: Random, among: Sequence[int]) -> list[Act]:
    """One to three things to do, each with another claim."""
    chosen = random.sample(among, random.randint(1, min(3, len(among))))
    return [(random.choice(("correct", "rename")) if one < PUBLISHED else "publish", one) for one in chosen]


def work(harbour: Harbour, branch: str, todo: Sequence[Act]) -> None:
    """Do it in a branch of its own."""
    harbour.git("checkout", "-q", "-b", branch, "main")
    for act, number in todo:
        key = f"bridge/day-{number}"
        if act == "correct":
            harbour.replace(
                path(number), "verdict: supported", "verdict: misleading\n  fix_none: Nothing bears it out."
            )
            run("correct", key, "--note", f"Seen otherwise in {branch}.")
        elif act == "rename":
            run("rename", "claim", key, f"{key}-{branch}")
        else:
            run("publish", key)
    harbour.commit(on="2026-11-02")


def joined(harbour: Harbour, one: str, other: str) -> Counter[str] | None:
    """What `check` finds after one branch and then the other came in; None where git asks."""
    harbour.git("checkout", "-q", "--detach", "main")
    try:
        for branch in (one, other):
            harbour.git("merge", "-q", "--no-ff", "-m", "merge", branch, on="2026-11-03")
        return errors()
    except subprocess.CalledProcessError:
        harbour.git("merge", "--abort")
        return None


def pair(harbour: Harbour, random: Random) -> tuple[str, bool]:
    """What becomes of two branches of a desk, and whether that is as it should be."""
    numbers = random.sample(range(CLAIMS), CLAIMS)
    is_apart = random.random() < 0.7
    first, second = (numbers[:6], numbers[6:]) if is_apart else (numbers[:3], numbers[:3])
    mine, theirs = acts(random, first), acts(random, second)
    before = errors()
    work(harbour, "mine", mine)
    work(harbour, "theirs", theirs)
    is_shared = not {number for _, number in mine}.isdisjoint(number for _, number in theirs)
    found = [joined(harbour, *order) for order in (("mine", "theirs"), ("theirs", "mine"))]
    outcomes = ["asked" if one is None else "clean" if one == before else f"told {dict(one - before)}" for one in found]
    for branch in ("mine", "theirs"):
        harbour.git("branch", "-q", "-D", branch)
    kind = "a claim in both" if is_shared else "claims of their own"
    return f"{kind}: {', '.join(outcomes)}", outcomes == ["clean"] * 2 or is_shared


def campaign(folder: Path, pairs: int, seed: int = 1) -> Counter[tuple[str, bool]]:
    """How often each outcome was had, and whether it is as it should be; works in the folder."""
    random = Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", TODAY)
        root = folder / "project"
        harbour = Harbour(root)
        patch.chdir(root)
        begin(harbour)
        return Counter(pair(harbour, random) for _ in range(pairs))


def main(pairs: str = "60", seed: str = "1") -> int:
    """Tell the outcomes; returns 1 where one is not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        found = campaign(Path(folder), int(pairs), int(seed))
    for (outcome, is_well), times in sorted(found.items()):
        print(f"{times:4} {outcome}{'' if is_well else '  WRONG'}")
    return int(not all(is_well for _, is_well in found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
