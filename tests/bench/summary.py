"""The figures of a run as tables for the README: `python -m tests.bench.summary [FOLDER] [--into README.md]`.

Input: what the measurements left in bench-results/. Output: Markdown on standard output, `summary.json` beside the
figures, and with `--into` the tables between the two marks of that file. What was not measured has no row.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from tests.bench.check import COLD, PEER, WARM
from tests.bench.check import SAME as READ
from tests.bench.measure import RESULTS
from tests.bench.serve import OURS
from tests.bench.serve import PEER as PLAIN
from tests.bench.site import BEFORE, INDEXED, SAME
from tests.bench.site import OURS as SITE
from tests.bench.trace import PEERS, TRACED

PARTS = ("site", "serve", "check", "trace", "extract", "search", "observe", "scale")
PEERS_USED = (
    "mkdocs",
    "mkdocs-material",
    "zensical",
    "hugo",
    "check-jsonschema",
    "networkx",
    "linkchecker",
    "pagefind",
)
BEGIN, END = "<!-- figures: python -m tests.bench.summary --into README.md -->\n", "<!-- end of figures -->\n"
NAMES = {
    SITE: "**Claimspring**, as `init` sets it up",
    f"{SITE}, one claim edited": "**Claimspring**, one claim edited",
    f"{SITE}, nothing changed": "**Claimspring**, nothing changed",
    f"{SITE}, no search, no pictures": "**Claimspring**, no search, no pictures",
    INDEXED: f"{INDEXED} (handed bodies, drawings, pictures, data)",
    SAME: f"{SAME} (handed the index, too)",
    "cp -r": "`cp -r` of our site",
}
NONE = "–"
Results = Mapping[str, Mapping[str, Any]]


def gather(folder: Path) -> dict[str, Any]:
    """The results that are there, by part."""
    files = {part: folder / f"{part}.json" for part in PARTS}
    return {part: json.loads(file.read_text("utf-8")) for part, file in files.items() if file.is_file()}


def markdown(results: Results) -> str:
    """All tables."""
    tables = (_site(results.get("site")), _rest(results), _scale(results.get("scale")))
    return "\n".join(table for table in tables if table)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---", *["--:"] * (len(names) - 1)], *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _site(result: Mapping[str, Any] | None) -> str:
    if not result:
        return ""
    ways = result["ways"]
    ours = next((way for way in ways if way["name"] == SITE), ways[0])
    head = (f"{result['claims']:,} claims, {ours['pages']:,} pages", "processor", "time", "memory", "files", "written")
    rows = [
        [
            NAMES.get(way["name"], way["name"]),
            seconds(way["processor"]),
            seconds(way["wall"]),
            f"{way['memory']:,.0f} MB",
            f"{way['files']:,}",
            f"{way['bytes'] / 1e6:,.0f} MB",
            *(_times(way["beside"].get(other)) for other in ("hugo", "release")),
        ]
        for way in ways
    ]
    return _table((*head, f"beside {SAME}", f"beside {BEFORE}, same case"), rows)


def _rest(results: Results) -> str:
    rows = [row for rows in (_serve, _check, _trace, _extract, _search, _observe) for row in rows(results)]
    return _table(("", "Claimspring", "peer", "the peer takes"), rows) if rows else ""


def _serve(results: Results) -> Iterator[list[str]]:
    ways = results.get("serve", {"ways": []})["ways"]
    peers = {way["claims"]: way for way in ways if way["name"] == PLAIN}
    for way in (way for way in ways if way["name"] == OURS):
        peer = peers.get(way["claims"], {})
        for field, until in (("shown", "until the page is there"), ("browser", "until an open Chromium shows it")):
            if field in way:
                what = f"an edit under `mkdocs serve`, {way['claims']:,} claims, {until}"
                theirs = f"{PLAIN}: {seconds(peer[field])}" if field in peer else NONE
                yield [what, seconds(way[field]), theirs, _times(peer[field] / way[field] if field in peer else None)]


def _check(results: Results) -> Iterator[list[str]]:
    if "check" in results:
        result = results["check"]
        figures = result["figures"]
        names = {READ: "claim files read", COLD: "`claimspring check`", WARM: "`claimspring check`, nothing changed"}
        peer = f"check-jsonschema: {seconds(figures[PEER]['processor'])}" if PEER in figures else NONE
        for name, what in names.items():
            ours = seconds(figures[name]["processor"])
            yield [f"{what}, {result['claims']:,} claims", ours, peer, _times(result["peer_takes"].get(name))]


def _trace(results: Results) -> Iterator[list[str]]:
    if "trace" in results:
        graph = results["trace"]["graphs"][0]
        ours, peer = (graph["figures"][name]["each_ms"] for name in (TRACED, PEERS[TRACED]))
        what = f"a claim traced, among {graph['sources']:,} sources"
        theirs = f"networkx, the plain walk: {peer:.2f} ms"
        yield [what, f"{ours:.2f} ms", theirs, _times(graph["peer_takes"][TRACED])]


def _extract(results: Results) -> Iterator[list[str]]:
    if "extract" in results:
        size = results["extract"]["sizes"][-1]
        theirs = f"`str.split` and count: {size['processor'] / size['x_split']:.3f} s"
        what = f"drafts from {size['characters'] / 1e6:.0f} MB of text"
        yield [what, seconds(size["processor"]), theirs, _times(1 / size["x_split"])]


def _search(results: Results) -> Iterator[list[str]]:
    if "search" in results:
        result = results["search"]
        most = max(query["search"] for query in result["queries"].values())
        theirs = f"Material's own: {result['peer'] / 1000:,.0f} kB" if "peer" in result else NONE
        what = f"what a search loads, {result['pages']:,} pages"
        yield [what, f"{most / 1000:,.0f} kB", theirs, _times(result.get("peer_takes"))]


def _observe(results: Results) -> Iterator[list[str]]:
    if "observe" in results:
        result = results["observe"]
        what = f"pages observed in a second, on {result['hosts']:,} hosts without pauses"
        yield [what, f"{result['ours']:,.0f}", f"linkchecker: {result['peer']:,.0f}", _times(result["peer_takes"])]


def _scale(result: Mapping[str, Any] | None) -> str:
    if not result or not result["sizes"]:
        return ""
    head = ("claims", "pages", "cold", "a page", "memory", "nothing changed", "a page", "memory")
    rows = [
        [
            f"{size['claims']:,}",
            f"{size['pages']:,}",
            *(
                cell
                for way in ("cold", "warm")
                for cell in (
                    seconds(size[way]["wall"]),
                    f"{size[way]['wall_a_page']:.2f} ms",
                    f"{size[way]['memory']:,.0f} MB",
                )
            ),
        ]
        for size in result["sizes"]
    ]
    return _table(head, rows)


def seconds(value: float) -> str:
    """A time as one reads it."""
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s" if value < 100 else f"{value:,.0f} s"


def _times(value: float | None) -> str:
    return NONE if value is None else f"{value:.2f} ×" if value < 10 else f"{value:,.0f} ×"


def machine() -> dict[str, object]:
    """Where it was measured, and beside which versions."""
    versions = {}
    for name in PEERS_USED:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return {"processors": os.cpu_count(), "python": platform.python_version(), "versions": versions}


def into(text: str, tables: str) -> str:
    """The text with the tables between its marks; ValueError where it has none."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"there is no {BEGIN.strip()} with {END.strip()} below it")
    return f"{before}{begin}\n{tables}\n{end}{after}"


def main() -> int:
    """Print the tables and write the summary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=RESULTS)
    parser.add_argument("--into", type=Path, help="a Markdown file with marks for the tables")
    chosen = parser.parse_args()
    results = gather(chosen.folder)
    if not results:
        print(f"nothing was measured: there are no results in {chosen.folder}", file=sys.stderr)
        return 1
    tables = markdown(results)
    print(tables, end="")
    summary = {"machine": machine(), "results": results, "markdown": tables}
    (chosen.folder / "summary.json").write_text(json.dumps(summary, indent=1, ensure_ascii=False) + "\n", "utf-8")
    if chosen.into:
        chosen.into.write_text(into(chosen.into.read_text("utf-8"), tables), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
