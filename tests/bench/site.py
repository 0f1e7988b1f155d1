"""How fast the site is built, beside others: `python -m tests.bench.site [CLAIMS] [--rounds N] [--without NAME…]`.

All build the same pages: every page of our site is given to plain MkDocs with Material, to Zensical and to Hugo as a
Markdown file of its headings, paragraphs, quotations and lists, without its pictures; none of them puts the pages into
its menu, and none builds a search. We are measured without search and pictures for social networks, too (`with
Pagefind` says where not), but with structured data, cards, feeds, dumps and drawn trails. `cp -r` of our finished site
is the floor. Memory is that of all processes together, shared pages counted once.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from tests.bench.corpus import make

BIN = Path(sys.executable).parent
RESULTS = Path("bench-results")
MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "blockquote": "> ", "li": "- "}
BASE = "site_name: Benchmark\nsite_url: https://benchmark.example/\ntheme: {name: material, font: false}\n"
HUGO = {
    "hugo.toml": 'baseURL = "https://benchmark.example/"\ntitle = "Benchmark"\ndisableKinds = ["taxonomy", "term"]\n',
    "layouts/_default/baseof.html": (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>\n'
        '<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}"></head>\n'
        '<body><header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>\n'
        '<main>{{ block "main" . }}{{ end }}</main><footer>{{ site.Title }}</footer></body></html>\n'
    ),
    "layouts/_default/single.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "layouts/_default/list.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
}


class Cost(NamedTuple):
    """Seconds on the clock and of the processor, and the most memory at one time, in MB."""

    wall: float
    processor: float
    memory: float


class Candidate(NamedTuple):
    """One way to build the site."""

    name: str
    command: list[str]
    folder: Path
    site: Path
    before: Callable[[], None]


def measured(command: list[str], folder: Path) -> Cost:
    """Run a command to its end; raises CalledProcessError where it fails."""
    began = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=told, stderr=subprocess.STDOUT)
        peak = Peak(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, told.read()[-2000:])
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(peak.end(), usage.ru_maxrss / 1024))


class Peak:
    """Looks at the memory of a process and its children, twenty times a second."""

    def __init__(self, process: int) -> None:
        self._process, self._most, self._over = process, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def end(self) -> float:
        self._over.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            self._most = max(self._most, sum(map(_memory, _family(self._process))))


def _family(process: int) -> Iterator[int]:
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            names = children.read_text("ascii").split()
        except OSError:
            continue
        for child in names:
            yield from _family(int(child))


def _memory(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024


def markdown_of(page: Path) -> str:
    """A page of ours as somebody would write it for another generator."""
    tree = LexborHTMLParser(page.read_text("utf-8"))
    title = (tree.css_first("title").text() if tree.css_first("title") else "").replace('"', "'")
    for drawn in tree.css("svg, script, style, nav, details"):
        drawn.decompose()
    main = tree.css_first("article.md-content__inner") or tree.css_first("main") or tree.body
    lines = [f'---\ntitle: "{title}"\n---\n']
    for node in main.css("h1, h2, h3, p, li, blockquote") if main else ():
        text = " ".join(node.text(deep=True).split())
        if text:
            lines.append(f"{MARKS.get(node.tag, '')}{text.replace('<', '&lt;').replace('{{', '{ {')}\n")
    return "\n".join(lines)


def write_for_others(site: Path, work: Path) -> int:
    """Our pages as projects of MkDocs, Zensical and Hugo; returns how many there are."""
    pages = [page for page in sorted(site.rglob("index.html")) if "embed" not in page.relative_to(site).parts]
    for page in pages:
        text, place = markdown_of(page), page.relative_to(site).parent
        for project, name in (("plain", "index.md"), ("hugo", "_index.md" if place == Path() else "index.md")):
            target = work / project / ("docs" if project == "plain" else "content") / place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    settings = f"{BASE}docs_dir: docs\nplugins: []\nnav: [index.md]\nvalidation: {{nav: {{omitted_files: ignore}}}}\n"
    (work / "plain" / "mkdocs.yml").write_text(settings, "utf-8")
    for name, text in HUGO.items():
        (work / "hugo" / name).parent.mkdir(parents=True, exist_ok=True)
        (work / "hugo" / name).write_text(text, "utf-8")
    # Pages with pages below them stay plain pages: Hugo would take a folder's index.md for all that lies in it.
    for index in sorted((work / "hugo" / "content").rglob("index.md")):
        if any(child.is_dir() for child in index.parent.iterdir()):
            index.rename(index.with_name("_index.md"))
    return len(pages)


def candidates(work: Path) -> list[Candidate]:
    """All ways to build, ours first."""
    ours, plain, hugo = work / "ours", work / "plain", work / "hugo"
    build = [str(BIN / "mkdocs"), "build", "-q", "-d"]

    def cold() -> None:
        shutil.rmtree(ours / ".cache", ignore_errors=True)

    def nothing() -> None:
        pass

    def candidate(name: str, command: list[str], folder: Path, before: Callable[[], None] = nothing) -> Candidate:
        site = work / "built" / name.replace(" ", "-")
        return Candidate(name, [*command, str(site)], folder, site, before)

    copied = work / "built" / "claimtrail"
    searched = [*build[:3], "-f", "search.yml", "-d"]
    return [
        candidate("claimtrail", build, ours, cold),
        candidate("claimtrail warm", build, ours),
        candidate("claimtrail with Pagefind", searched, ours, cold),
        candidate("MkDocs with Material", build, plain),
        Candidate("Zensical", [str(BIN / "zensical"), "build", "--clean"], plain, plain / "site", nothing),
        candidate("Hugo", [str(BIN / "hugo"), "--quiet", "-d"], hugo),
        candidate("cp -r", ["cp", "-r", str(copied)], work),
    ]


def run(claims: int, rounds: int, without: Sequence[str]) -> dict[str, object]:
    """Measure all, in turn, each `rounds` times."""
    with tempfile.TemporaryDirectory(prefix="claimtrail-bench-") as folder:
        work = Path(folder)
        make(claims, work / "ours")
        settings = (work / "ours" / "mkdocs.yml").read_text("utf-8")
        switched = settings.replace("  - claimtrail:\n", "  - claimtrail:\n      social_pictures: false\n")
        (work / "ours" / "search.yml").write_text(switched, "utf-8")
        switched = switched.replace("  - claimtrail:\n", "  - claimtrail:\n      search: false\n")
        (work / "ours" / "mkdocs.yml").write_text(switched, "utf-8")
        ways = [way for way in candidates(work) if way.name not in without]
        measured(ways[0].command, ways[0].folder)
        pages = write_for_others(ways[0].site, work)
        costs: dict[str, list[Cost]] = {way.name: [] for way in ways}
        for _ in range(rounds):
            for way in ways:
                way.before()
                shutil.rmtree(way.site, ignore_errors=True)
                costs[way.name].append(measured(way.command, way.folder))
        return {"claims": claims, "pages": pages, "ways": [_told(way, costs[way.name]) for way in ways]}


def _told(way: Candidate, costs: list[Cost]) -> dict[str, object]:
    files = [file for file in way.site.rglob("*") if file.is_file()]
    return {
        "name": way.name,
        **{field: round(median(getattr(cost, field) for cost in costs), 2) for field in Cost._fields},
        "pages": sum(file.suffix == ".html" for file in files),
        "files": len(files),
        "bytes": sum(file.stat().st_size for file in files),
    }


def show(result: dict[str, object]) -> None:
    """Print a table, with ratios to Hugo."""
    ways = [dict(way) for way in result["ways"]]  # type: ignore[attr-defined]
    hugo = next(way for way in ways if way["name"] == "Hugo")
    print(f"{result['claims']} claims, {result['pages']} pages; x: beside Hugo")
    print(f"{'':26}{'wall s':>9}{'x':>7}{'cpu s':>9}{'x':>7}{'MB':>8}{'x':>7}{'html':>9}{'files':>9}{'MB out':>9}")
    for way in ways:
        wall, processor, memory = (way[field] / max(hugo[field], 0.01) for field in Cost._fields)
        print(
            f"{way['name']:26}{way['wall']:9.2f}{wall:7.2f}{way['processor']:9.2f}{processor:7.2f}"
            f"{way['memory']:8.0f}{memory:7.2f}{way['pages']:9}{way['files']:9}{way['bytes'] / 1e6:9.1f}"
        )


def main() -> None:
    """Measure, print, and keep the figures in bench-results/."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=int, nargs="?", default=200)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--without", nargs="+", default=[], help="leave these out; some take minutes for many pages")
    chosen = parser.parse_args()
    result = run(chosen.claims, chosen.rounds, chosen.without)
    show(result)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"site-{chosen.claims}.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
