"""What a site costs to build, beside others: `python -m tests.bench.site [CLAIMS] [--rounds N] [--without NAME…]`.

In one run, in turns, each started anew and given an empty folder to write into:

- `claimspring`: the whole of `mkdocs build` with the settings that `init` writes and no cache: read, check, trace,
  draw, structured data, feeds and dumps, full-text index and pictures for social networks, in three languages. Then the
  same with one claim edited, with nothing changed, and anew without index and pictures.
- `last release`: the program of an earlier commit in a clone of its own, on the same claims in its own format, in the
  same four cases.
- `Hugo, same pages, then Pagefind`: our own frame as its layout; our pages' bodies, drawings and structured data ready
  made in its content files, pictures and data ready as files (see `tests.bench.hugo`); its pages are then indexed by
  Pagefind's own command. `Hugo, same pages` is handed the index, too. What comes out is compared with our pages byte
  for byte.
- `MkDocs with Material`, `Zensical` and `Hugo, text alone`: each page of ours as a Markdown file with its headings,
  paragraphs, quotations and lists: no drawings, no structured data, no feeds; nothing is checked, nothing is indexed.
- `cp -r`: copying our finished site, the floor for whatever writes it.

A ratio is the median of those of the rounds. Memory is that of all processes together, shared pages counted once.
Everything lies on the file system of passing files, which is named.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.bench.compare import set_up
from tests.bench.corpus import make
from tests.bench.hugo import program, write_same
from tests.bench.markdown import write_markdown
from tests.bench.measure import BIN, Cost, keep, measured, middle
from tests.bench.release import BARE, RELEASE, Program, compile_modules

OURS, BEFORE = "claimspring", "last release"
SAME, INDEXED, TEXT = "Hugo, same pages", "Hugo, same pages, then Pagefind", "Hugo, text alone"
SECTION = "  - claimspring:\n"


class Candidate(NamedTuple):
    """One way to build the site."""

    name: str
    command: list[str]
    folder: Path
    site: Path
    before: Callable[[int], None]
    """What is done before each round, by its number."""


def nothing(_: int) -> None:
    """Nothing is to be done before."""


def write_ours(claims: int, project: Path) -> None:
    """Our project as `init` sets it up, and beside its settings those without search and pictures."""
    make(claims, project)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "bare.yml").write_text(settings.replace(SECTION, f"{SECTION}{BARE}"), "utf-8")


def candidates(work: Path, clone: Path | None) -> list[Candidate]:
    """All ways to build, ours first, in the order of a round; `clone` holds the last release."""
    hugo, same = [program(), "--quiet", "-d"], work / "hugo-same"
    built = work / "built"

    def candidate(name: str, command: list[str], folder: Path) -> Candidate:
        site = built / name.replace(" ", "-").replace(",", "")
        return Candidate(name, [*command, str(site)], folder, site, nothing)

    indexed = built / "indexed"
    pagefind = f"{sys.executable} -P -m pagefind --silent --site '{indexed}'"
    both = f"'{program()}' --quiet -d '{indexed}' && rm -rf '{indexed}/pagefind' && {pagefind}"
    peers = [
        candidate("MkDocs with Material", [str(BIN / "mkdocs"), "build", "-q", "-d"], work / "plain"),
        Candidate(
            "Zensical", [str(BIN / "zensical"), "build", "--clean"], work / "plain", work / "plain/site", nothing
        ),
        candidate(TEXT, hugo, work / "hugo-text"),
        Candidate(INDEXED, ["sh", "-c", both], same, indexed, nothing),
        candidate(SAME, hugo, same),
        candidate("cp -r", ["cp", "-r", str(built / "claimspring")], work),
    ]
    ours = Program("now", Path(sys.executable), Path.cwd(), work / "ours", SECTION)
    found = list(_cases(ours, OURS, built / "claimspring"))
    if clone:
        theirs = Program("release", clone / ".venv/bin/python", clone, work / "theirs", "  - claimtrail:\n")
        found += _cases(theirs, BEFORE, built / "release")
    return found + peers


def _cases(one: Program, name: str, site: Path) -> list[Candidate]:
    """What is built of a program's project, in this order: the cache of the first is that of the next."""

    def forget(_: int) -> None:
        one.forget()

    cases: list[tuple[str, str, Callable[[int], None]]] = [
        ("", "mkdocs.yml", forget),
        (", one claim edited", "mkdocs.yml", one.edit),
        (", nothing changed", "mkdocs.yml", nothing),
        (", no search, no pictures", "bare.yml", forget),
    ]
    return [
        Candidate(
            f"{name}{case}",
            [str(one.python), "-m", "mkdocs", "build", "-q", "-f", settings, "-d", str(folder)],
            one.project,
            folder,
            before,
        )
        for case, settings, before in cases
        for folder in [site if not case else site.with_name(f"{site.name}-other")]
    ]


def run(claims: int, rounds: int, without: Sequence[str], release: Path | None) -> dict[str, Any]:
    """Measure all, in turn, each `rounds` times; a way that fails is told and left out of the figures."""
    with tempfile.TemporaryDirectory(prefix="claimspring-bench-") as folder:
        work = Path(folder)
        clone = None if BEFORE in without else release or set_up(RELEASE, work / "clone")
        write_ours(claims, work / "ours")
        compile_modules(Path(sys.executable), Path.cwd())
        if clone:
            Program("release", clone / ".venv/bin/python", clone, work / "theirs", "  - claimtrail:\n").make(claims)
        ways = [way for way in candidates(work, clone) if way.name not in without]
        first = ways[0]
        measured(first.command, first.folder)
        text_pages = write_markdown(first.site, work / "plain", work / "hugo-text")
        failed = {}
        try:
            write_same(first.site, work / "hugo-same")
        except ValueError as misfit:
            failed |= dict.fromkeys((SAME, INDEXED), str(misfit))
        costs: dict[str, list[Cost]] = {way.name: [] for way in ways}
        sizes: dict[str, dict[str, int]] = {}
        for number in range(rounds):
            for way in (way for way in ways if way.name not in failed):
                way.before(number)
                shutil.rmtree(way.site, ignore_errors=True)
                try:
                    costs[way.name].append(measured(way.command, way.folder))
                    sizes[way.name] = sizes.get(way.name) or _size(way.site, first.site)
                except (OSError, subprocess.CalledProcessError) as problem:
                    failed[way.name] = str(getattr(problem, "output", None) or problem)
                if way.site != first.site:  # they would fill the disk and the memory
                    shutil.rmtree(way.site, ignore_errors=True)
        told = [
            {"name": way.name, **middle(costs[way.name]), **sizes[way.name], "beside": _beside(costs, way.name)}
            for way in ways
            if way.name not in failed
        ]
        place = {"claims": claims, "rounds": rounds, "text_pages": text_pages, "files_in": _file_system(work)}
        return place | {"ways": told, "failed": failed}


def _size(site: Path, ours: Path) -> dict[str, int]:
    """How much was written, and how many of the pages are the same as ours byte for byte."""
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = [file for file in files if file.suffix == ".html"]
    return {
        "pages": len(pages),
        "same_as_ours": sum(_same(page, ours / page.relative_to(site)) for page in pages),
        "files": len(files),
        "bytes": sum(file.stat().st_size for file in files),
    }


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _beside(costs: Mapping[str, Sequence[Cost]], name: str) -> dict[str, float]:
    """How many times as much processor time a way takes as Hugo, and ours as the last release in the same case."""
    found = {"hugo": ratio(costs, name, SAME)}
    if name.startswith(OURS):
        found["release"] = ratio(costs, name, name.replace(OURS, BEFORE, 1))
    return {other: round(value, 3) for other, value in found.items() if value is not None}


def ratio(costs: Mapping[str, Sequence[Cost]], name: str, beside: str) -> float | None:
    """The median of how many times as much one way takes as another in each round; None where one was not measured."""
    pairs = list(zip(costs.get(name, ()), costs.get(beside, ()), strict=False))
    return median(one.processor / max(other.processor, 0.01) for one, other in pairs) if pairs else None


def _file_system(folder: Path) -> str:
    """The kind of file system that a folder lies on."""
    done = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def show(result: Mapping[str, Any]) -> None:
    """Print a table, with ratios to Hugo and to the last release."""
    print(f"{result['claims']} claims, {result['rounds']} rounds, files in {result['files_in']}", end="; ")
    print("x: processor time beside Hugo with the same pages; r: beside the last release")
    print(f"{'':46}{'cpu s':>9}{'x':>7}{'r':>7}{'wall s':>9}{'MB':>7}{'html':>8}{'same':>8}{'files':>8}{'MB out':>9}")
    for way in result["ways"]:
        ratios = (way["beside"].get(name) for name in ("hugo", "release"))
        told = "".join("      –" if one is None else f"{one:7.2f}" for one in ratios)
        print(
            f"{way['name']:46}{way['processor']:9.2f}{told}{way['wall']:9.2f}{way['memory']:7.0f}"
            f"{way['pages']:8}{way['same_as_ours']:8}{way['files']:8}{way['bytes'] / 1e6:9.1f}"
            f"   (watching: {way['watching']:.2f} s)"
        )
    for name, problem in result["failed"].items():
        print(f"{name} failed: {problem}")


def main() -> int:
    """Measure, print, and keep the figures in bench-results/; returns how many ways failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=200)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--without", nargs="+", default=[], help="leave these out; some take minutes for many pages")
    parser.add_argument("--clone", type=Path, metavar="FOLDER", help="where the last release is set up already")
    chosen = parser.parse_args()
    result = run(chosen.claims, chosen.rounds, chosen.without, chosen.clone)
    show(result)
    keep("site", result)
    return len(result["failed"])


if __name__ == "__main__":
    sys.exit(main())
