"""What a build costs beside the last release: `python -m tests.bench.release [CLAIMS] [--rounds N] [--since COMMIT]`.

The release is set up in a clone, with what it needs; each program makes the same made-up claims in its own format. In
one run and in turns both build: everything anew, after one edited claim, and with nothing changed, each into an empty
folder; after an edit where the last site still lies; and at last anew without search and pictures. All but the last are
with the settings as `init` writes them (search, pictures, three languages). Told are processor time, wall time, memory,
what was written, and the median of the pairs' ratios. `--clone FOLDER` takes a clone that was set up.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.bench.compare import set_up
from tests.bench.measure import Cost, keep, measured, middle

RELEASE = "5fddb3e"
BARE = "      search: false\n      social_pictures: false\n"


class Program(NamedTuple):
    """One of the two, with its project."""

    name: str
    python: Path
    source: Path
    """Where its tests are."""
    project: Path
    plugin: str
    """The first words of the plugin's section."""

    @property
    def site(self) -> Path:
        """Where it writes."""
        return self.project.with_suffix(".site")

    def make(self, claims: int) -> None:
        """Make its project, and beside its settings those without search and pictures; compile its modules."""
        compile_modules(self.python, self.source)
        measured([str(self.python), "-m", "tests.bench.corpus", str(claims), str(self.project)], self.source)
        settings = self.project / "mkdocs.yml"
        bare = settings.read_text("utf-8").replace(self.plugin, f"{self.plugin}{BARE}")
        (self.project / "bare.yml").write_text(bare, "utf-8")

    def build(self, settings: str = "mkdocs.yml") -> Cost:
        """Build the site into an empty folder."""
        shutil.rmtree(self.site, ignore_errors=True)
        return self.build_again(settings)

    def build_again(self, settings: str = "mkdocs.yml") -> Cost:
        """Build the site where it lies, as an editor does."""
        command = [str(self.python), "-m", "mkdocs", "build", "-q", "-f", settings, "-d", str(self.site)]
        return measured(command, self.project)

    def forget(self) -> None:
        """Leave nothing that an earlier build kept."""
        shutil.rmtree(self.project / ".cache", ignore_errors=True)

    def edit(self, number: int) -> None:
        """One word more in the first text of one claim."""
        claims = [file for file in sorted(self.project.glob("claims/*/*.yml")) if file.parent.name != "sources"]
        file = claims[len(claims) // 2 + number]
        text = file.read_text("utf-8")
        file.write_text(text.replace("  en: ", "  en: Once ", 1), "utf-8")


def compile_modules(python: Path, source: Path) -> None:
    """Leave a program's modules as an installer does: a build compiles none."""
    measured([str(python), "-m", "compileall", "-q", "generator"], source)


def anew(program: Program, _: int) -> Cost:
    """Everything anew, settings as `init` writes them."""
    program.forget()
    return program.build()


def edited(program: Program, number: int) -> Cost:
    """One claim edited."""
    program.edit(number)
    return program.build()


def same(program: Program, _: int) -> Cost:
    """Nothing changed."""
    return program.build()


def edited_again(program: Program, number: int) -> Cost:
    """One claim edited, the last site in its folder."""
    program.edit(number)
    return program.build_again()


def bare(program: Program, _: int) -> Cost:
    """Everything anew, without search and pictures."""
    program.forget()
    return program.build("bare.yml")


CASES: Mapping[str, Callable[[Program, int], Cost]] = {
    "everything anew": anew,
    "one claim edited": edited,
    "nothing changed": same,
    "one claim edited, the last site there": edited_again,
    "everything anew, no search, no pictures": bare,
}


def run(claims: int, rounds: int, commit: str, clone: Path | None, work: Path) -> dict[str, Any]:
    """All figures, and the size of what both wrote."""
    theirs = clone or set_up(commit, work / "clone")
    programs = [
        Program("release", theirs / ".venv/bin/python", theirs, work / "theirs", "  - claimtrail:\n"),
        Program("now", Path(sys.executable), Path.cwd(), work / "ours", "  - claimspring:\n"),
    ]
    for program in programs:
        program.make(claims)
    costs: dict[str, dict[str, list[Cost]]] = {case: {one.name: [] for one in programs} for case in CASES}
    sizes: dict[str, dict[str, int]] = {}
    for number in range(rounds):
        for case, build in CASES.items():
            for program in programs:
                costs[case][program.name].append(build(program, number))
                if build is anew:
                    files = [file for file in program.site.rglob("*") if file.is_file()]
                    sizes[program.name] = {"files": len(files), "bytes": sum(file.stat().st_size for file in files)}
    return {"claims": claims, "rounds": rounds, "commit": commit, "sizes": sizes, "cases": _cases(costs)}


def _cases(costs: Mapping[str, Mapping[str, list[Cost]]]) -> dict[str, Any]:
    told = {}
    for case, both in costs.items():
        pairs = zip(both["now"], both["release"], strict=True)
        ratio = round(median(now.processor / before.processor for now, before in pairs), 3)
        told[case] = {"ratio": ratio, **{name: middle(some) for name, some in both.items()}}
    return told


def show(result: Mapping[str, Any]) -> None:
    """Print a table."""
    print(f"{result['claims']} claims, {result['rounds']} rounds, beside {result['commit']}; x: processor time")
    print(f"{'':42}{'x':>7}{'cpu s':>9}{'before':>9}{'wall s':>9}{'before':>9}{'MB':>7}{'before':>8}")
    for case, told in result["cases"].items():
        now, before = told["now"], told["release"]
        figures = "".join(
            f"{now[field]:{form}}{before[field]:{form}}"
            for field, form in (("processor", "9.2f"), ("wall", "9.2f"), ("memory", "7.0f"))
        )
        print(f"{case:42}{told['ratio']:7.2f}{figures}")
    for name, size in result["sizes"].items():
        each = size["files"] / result["claims"], size["bytes"] / 1000 / result["claims"]
        print(f"{name}: {each[0]:.1f} files and {each[1]:.0f} kB a claim")


def main() -> None:
    """Measure, print, and keep the figures in bench-results/."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=1000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--since", default=RELEASE, metavar="COMMIT")
    parser.add_argument("--clone", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="claimspring-release-") as work:
        result = run(given.claims, given.rounds, given.since, given.clone, Path(work))
    show(result)
    keep("release", result)


if __name__ == "__main__":
    main()
