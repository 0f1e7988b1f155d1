"""Breaks single lines at random and counts the breaks that the tests notice: `python -m tests.campaigns.mutants`.

A run of all the tests says which of them come to which line (coverage's contexts). Then, in a scratch copy, one line at
a time is broken (see `tests.campaigns.breaks`), and the tests that come to it are run until one fails: first those
beside the module, then those that come to the fewest lines. A line that runs only while modules are read in, or within
a fixture or another process, is tried with the files of tests that come to its module, and with those of a whole site.
Exit code 0: the share that was noticed is the goal or more.
"""

import argparse
import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from random import Random
from typing import NamedTuple

from coverage import CoverageData

from tests.campaigns.breaks import Break, beginning, breaks

ROOT = Path(__file__).parents[2]
PACKAGE = "generator/claimspring"
MOST_TESTS = 300
"""So many tests that come to a line are tried; more of them hardly find what these do not."""
MOST_FILES = 10
"""So many files of tests are tried beside the folder of the module."""
WHOLE = "tests/built_site/"
"""The tests of a whole site, which other processes build."""
HANGS = 600.0
"""Seconds after which a break is noticed because the tests do not end."""


class Mutant(NamedTuple):
    """A break in a file of the package."""

    file: str
    broken: Break

    def __str__(self) -> str:
        return f"{self.file}:{self.broken.line}: {self.broken.was} -> {self.broken.now}"


class Verdict(NamedTuple):
    """Whether tests noticed it, and which, or how many did not."""

    mutant: Mutant
    noticed: bool
    by: str


def chosen(root: Path, count: int, seed: int, under: str = "") -> list[Mutant]:
    """Lines drawn at random from the package's files, with these words in their path, each broken in one way."""
    lines: dict[tuple[str, int], list[Break]] = {}
    for path in sorted((root / PACKAGE).rglob("*.py")):
        file = path.relative_to(root).as_posix()
        for one in breaks(path.read_bytes()) if under in file else ():
            lines.setdefault((file, one.line), []).append(one)
    dice = Random(seed)
    drawn = dice.sample(sorted(lines), min(count, len(lines)))
    return [Mutant(file, dice.choice(lines[file, line])) for file, line in drawn]


class Reach:
    """Which tests come to which lines, as a run with contexts has written it down."""

    def __init__(self, file: Path) -> None:
        self._data = CoverageData(str(file))
        self._data.read()
        measured = ((file, file.partition(PACKAGE)) for file in self._data.measured_files())
        self._files = {PACKAGE + within: file for file, (_, package, within) in measured if package}

    @cached_property
    def _breadth(self) -> Mapping[str, int]:
        """How many lines a test comes to."""
        counts: Counter[str] = Counter()
        for file in self._files.values():
            for contexts in self._data.contexts_by_lineno(file).values():
                counts.update(contexts)
        return counts

    def stages(self, file: str, line: int) -> Iterator[list[str]]:
        """The tests to try, stage by stage: those that come to the line, then files that come to its module."""
        if file not in self._files:
            yield self._beside(file)
            return
        by_line = self._data.contexts_by_lineno(self._files[file])
        contexts = set(by_line.get(line, ()))
        tests = {name for context in contexts for name, _, phase in [context.rpartition("|")] if phase == "run"}
        beside = tuple(self._beside(file))
        first = sorted(tests, key=lambda name: (not name.startswith(beside), self._breadth[f"{name}|run"], name))
        if first:
            yield first[:MOST_TESTS]
        if len(contexts) != len(tests):
            near = Counter(context.partition("::")[0] for all_of in by_line.values() for context in all_of if context)
            yield [
                *beside,
                *[name for name, _ in near.most_common() if not name.startswith((*beside, WHOLE))][:MOST_FILES],
            ]
            yield [WHOLE] if (ROOT / WHOLE).is_dir() else []

    def _beside(self, file: str) -> list[str]:
        """The folder of tests that mirrors a module's, as far as there is one."""
        folder = Path("tests") / Path(file).parent.relative_to(PACKAGE)
        while not (ROOT / folder).is_dir():
            folder = folder.parent
        return [f"{folder.as_posix()}/"] if folder != Path("tests") else []


class Copy:
    """A scratch copy of the repository, whose tests run apart from all others."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for name in filter(None, listed.split("\0")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileNotFoundError):  # listed, but taken away since
                shutil.copy2(ROOT / name, folder / name, follow_symlinks=False)
        # A compiled file is known by the hash of its source: a break may leave its length and its second as they were.
        compiling = ["compileall", "-q", "--invalidation-mode", "checked-hash", "generator", "tests"]
        subprocess.run([sys.executable, "-m", *compiling], cwd=folder, check=True, stdout=subprocess.DEVNULL)

    def environment(self) -> dict[str, str]:
        """That of the tests, with this copy's package before the installed one."""
        here = {"PYTHONPATH": str(self.root / "generator")}
        return {name: value for name, value in os.environ.items() if not name.startswith("COV")} | here

    def reach(self, file: Path, workers: int) -> Reach:
        """Run every test, and write down in a file which lines each comes to."""
        spread = ["-n", str(workers), "--dist", "worksteal"]
        covered = ["--cov", "--cov-context=test", "--cov-report=", "--cov-fail-under=0"]
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *spread, *covered]
        if subprocess.run(command, cwd=self.root, env=self.environment(), check=False).returncode != 0:
            sys.exit("the tests fail before anything is broken")
        shutil.copy2(self.root / ".coverage", file)
        return Reach(file)

    def judge(self, mutant: Mutant, reach: Reach) -> Verdict:
        """Break it, run the tests, and mend it."""
        path = self.root / mutant.file
        source = path.read_bytes()
        path.write_bytes(mutant.broken.applied(source))
        tried = 0
        try:
            for tests in reach.stages(mutant.file, beginning(source, mutant.broken.line)):
                if tests and (by := self._noticed(tests)):
                    return Verdict(mutant, noticed=True, by=by)
                tried += len(tests)
        finally:
            path.write_bytes(source)
        return Verdict(mutant, noticed=False, by=f"{tried} tests or files of them" if tried else "no test comes to it")

    def _noticed(self, tests: Sequence[str]) -> str:
        """The first test that fails, or another way in which they do not end well; empty where all is well."""
        listed = self.root / "tests.txt"
        listed.write_text("\n".join(tests) + "\n", "utf-8")
        options = ["-x", "-q", "--no-header", "--tb=no", "-n", "0", "-p", "no:cacheprovider"]
        command = [sys.executable, "-m", "pytest", *options, f"@{listed}"]
        with (self.root / "told.txt").open("w+b") as told:
            process = subprocess.Popen(
                command, cwd=self.root, env=self.environment(), stdout=told, stderr=told, start_new_session=True
            )
            try:
                code = process.wait(HANGS)
            except subprocess.TimeoutExpired:
                return "they do not end"
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            told.seek(0)
            lines = told.read().decode("utf-8", "replace").splitlines()
        if code in {0, 5}:
            return ""
        return next((line for line in lines if line.startswith(("FAILED ", "ERROR "))), f"exit code {code}")


def judged(mutants: Sequence[Mutant], reach: Reach, copies: Sequence[Copy]) -> Iterator[Verdict]:
    """The verdicts in the order of the mutants, with as many at work as there are copies."""
    free: queue.SimpleQueue[Copy] = queue.SimpleQueue()
    for copy in copies:
        free.put(copy)

    def judge(mutant: Mutant) -> Verdict:
        copy = free.get()
        try:
            return copy.judge(mutant, reach)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        yield from pool.map(judge, mutants)


def main() -> int:
    """Break, count, and tell; returns 1 where less than the goal was noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="how many lines to break (100)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (1)")
    parser.add_argument("--under", default="", metavar="WORDS", help="only files whose path holds these words")
    parser.add_argument("--goal", type=float, default=95.0, help="the share in a hundred that is wanted (95)")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="how many at a time")
    parser.add_argument("--reach", type=Path, metavar="FILE", help="coverage with contexts; made and kept if not there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="claimspring-mutants-") as work:
        copies = [Copy(Path(work) / str(number)) for number in range(given.jobs)]
        file = given.reach or Path(work) / "reach"
        reach = Reach(file) if file.is_file() else copies[0].reach(file, given.jobs)
        noticed = 0
        mutants = chosen(ROOT, given.count, given.seed, given.under)
        for verdict in judged(mutants, reach, copies):
            noticed += verdict.noticed
            print(f"{'noticed' if verdict.noticed else 'MISSED '} {verdict.mutant}  [{verdict.by}]", flush=True)
    share = 100 * noticed / max(1, len(mutants))
    print(
        f"{noticed} of {len(mutants)} breaks noticed (seed {given.seed}): {share:.1f} %, the goal is {given.goal:g} %"
    )
    return int(share < given.goal)


if __name__ == "__main__":
    sys.exit(main())
