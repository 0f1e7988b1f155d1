"""How fast the site is built, beside others: `python -m tests.bench.site [CLAIMS] [--rounds N] [--without NAME…]`.

In one run, in turns, each started anew and given an empty folder to write into:

- `claimspring`: the whole of `mkdocs build` with our plugin and no cache: read, check, trace, draw, structured data,
  cards, feeds and dumps, in three languages; without the two things that no peer does here, the full-text index and
  pictures for social networks. `claimspring warm` finds the cache of a build before; `claimspring with Pagefind` makes
  the index.
- `MkDocs with Material` and `Zensical`: each page of ours as a Markdown file with its headings, paragraphs, quotations
  and lists: no drawings, no structured data, no cards, no feeds; nothing is checked; no page is in a menu, no search.
- `Hugo, text alone`: the same Markdown files in a layout of a few lines.
- `Hugo, same pages`: our own frame as its layout, and our pages' bodies, drawings and structured data ready made in its
  content files (see `tests.bench.hugo`): what comes out is compared with our pages byte for byte.
- `cp -r`: copying our finished site, the floor for whatever writes it.

Memory is that of all processes together, shared pages counted once.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.corpus import make
from tests.bench.hugo import program, write_same
from tests.bench.markdown import write_markdown
from tests.bench.measure import BIN, Cost, keep, measured, middle

OURS, SAME, TEXT = "claimspring", "Hugo, same pages", "Hugo, text alone"
SECTION = "  - claimspring:\n"


class Candidate(NamedTuple):
    """One way to build the site."""

    name: str
    command: list[str]
    folder: Path
    site: Path
    before: Callable[[], None]


def nothing() -> None:
    """Nothing is to be done before."""


def write_ours(claims: int, project: Path) -> None:
    """Our project, and beside its settings those with a search."""
    make(claims, project)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    searched = settings.replace(SECTION, f"{SECTION}      social_pictures: false\n")
    (project / "search.yml").write_text(searched, "utf-8")
    (project / "mkdocs.yml").write_text(searched.replace(SECTION, f"{SECTION}      search: false\n"), "utf-8")


def candidates(work: Path) -> list[Candidate]:
    """All ways to build, ours first."""
    ours, plain = work / "ours", work / "plain"
    build = [str(BIN / "mkdocs"), "build", "-q", "-d"]
    hugo = [program(), "--quiet", "-d"]

    def cold() -> None:
        shutil.rmtree(ours / ".cache", ignore_errors=True)

    def candidate(name: str, command: list[str], folder: Path, before: Callable[[], None] = nothing) -> Candidate:
        site = work / "built" / name.replace(" ", "-").replace(",", "")
        return Candidate(name, [*command, str(site)], folder, site, before)

    return [
        candidate(OURS, build, ours, cold),
        candidate("claimspring warm", build, ours),
        candidate("claimspring with Pagefind", [*build[:3], "-f", "search.yml", "-d"], ours, cold),
        candidate("MkDocs with Material", build, plain),
        Candidate("Zensical", [str(BIN / "zensical"), "build", "--clean"], plain, plain / "site", nothing),
        candidate(TEXT, hugo, work / "hugo-text"),
        candidate(SAME, hugo, work / "hugo-same"),
        candidate("cp -r", ["cp", "-r", str(work / "built" / OURS)], work),
    ]


def run(claims: int, rounds: int, without: Sequence[str]) -> dict[str, Any]:
    """Measure all, in turn, each `rounds` times; a way that fails is told and left out of the figures."""
    with tempfile.TemporaryDirectory(prefix="claimspring-bench-") as folder:
        work = Path(folder)
        write_ours(claims, work / "ours")
        ways = [way for way in candidates(work) if way.name not in without]
        first = candidates(work)[0]
        measured(first.command, first.folder)
        text_pages = write_markdown(first.site, work / "plain", work / "hugo-text")
        failed = {}
        try:
            write_same(first.site, work / "hugo-same")
        except ValueError as misfit:
            failed[SAME] = str(misfit)
        costs: dict[str, list[Cost]] = {way.name: [] for way in ways}
        sizes: dict[str, dict[str, int]] = {}
        for _ in range(rounds):
            for way in (way for way in ways if way.name not in failed):
                way.before()
                shutil.rmtree(way.site, ignore_errors=True)
                try:
                    costs[way.name].append(measured(way.command, way.folder))
                    sizes[way.name] = sizes.get(way.name) or _size(way.site, first.site)
                except (OSError, subprocess.CalledProcessError) as problem:
                    failed[way.name] = str(getattr(problem, "output", None) or problem)
                if way.site != first.site:  # they would fill the disk and the memory
                    shutil.rmtree(way.site, ignore_errors=True)
        told = [
            {"name": way.name, **middle(costs[way.name]), **sizes[way.name]} for way in ways if way.name not in failed
        ]
        return {"claims": claims, "rounds": rounds, "text_pages": text_pages, "ways": told, "failed": failed}


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


def ratio(ways: Sequence[Mapping[str, Any]], name: str, field: str, beside: str) -> float | None:
    """How many times as much one way takes as another; None where one of them was not measured."""
    figures = {way["name"]: way[field] for way in ways}
    if name not in figures or beside not in figures:
        return None
    return float(figures[name] / max(figures[beside], 0.01))


def show(result: Mapping[str, Any]) -> None:
    """Print a table, with ratios to both Hugos."""
    ways = result["ways"]
    print(
        f"{result['claims']} claims, {result['rounds']} rounds; x: beside Hugo with the same pages; t: with text alone"
    )
    columns = f"{'wall s':>8}{'x':>7}{'t':>7}{'cpu s':>9}{'x':>7}{'t':>7}{'MB':>7}{'x':>7}{'t':>7}"
    print(f"{'':26}{columns}{'html':>8}{'same':>8}{'files':>8}{'MB out':>9}")
    for way in ways:
        line = f"{way['name']:26}"
        for field, form in (("wall", "8.2f"), ("processor", "9.2f"), ("memory", "7.0f")):
            beside = (ratio(ways, way["name"], field, hugo) for hugo in (SAME, TEXT))
            line += f"{way[field]:{form}}" + "".join("      –" if x is None else f"{x:7.2f}" for x in beside)
        print(
            f"{line}{way['pages']:8}{way['same_as_ours']:8}{way['files']:8}{way['bytes'] / 1e6:9.1f}"
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
    chosen = parser.parse_args()
    result = run(chosen.claims, chosen.rounds, chosen.without)
    show(result)
    keep("site", result)
    return len(result["failed"])


if __name__ == "__main__":
    sys.exit(main())
