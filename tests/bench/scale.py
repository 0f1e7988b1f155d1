"""What a page costs in archives of several sizes: `python -m tests.bench.scale [CLAIMS…]`.

Each archive is built cold and warm with the settings that `init` writes, and deleted before the next one is made. What
does not grow costs as much for each page in a large archive as in a small one: a growth of 1. 100,000 claims make some
20 GB in 1.3 million files; where the disk has no room for a size, it is told and left out.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.measure import BIN, Cost, keep, measured
from tests.bench.site import write_ours


class Room(NamedTuple):
    """What an archive takes on the disk, or what is free there."""

    bytes: float
    files: float


A_CLAIM = Room(300_000, 25)
"""What a claim takes with all its pages and the cache, until it was measured."""
SPARE = 1.2


def free(folder: Path) -> Room:
    """The room that is left; file systems that do not count files have room for any number."""
    disk = os.statvfs(folder)
    return Room(disk.f_bavail * disk.f_frsize, disk.f_favail if disk.f_files else float("inf"))


def lacking(claims: int, each: Room, left: Room) -> str | None:
    """What the disk has too little of for so many claims."""
    wanted = Room(claims * each.bytes * SPARE, claims * each.files * SPARE)
    if wanted.bytes > left.bytes:
        return f"{wanted.bytes / 1e9:.1f} GB are needed, {left.bytes / 1e9:.1f} GB are free"
    if wanted.files > left.files:
        return f"{wanted.files:,.0f} files are needed, {left.files:,.0f} may be made"
    return None


def measure(claims: int, work: Path) -> dict[str, Any]:
    """Build an archive cold and warm."""
    began = time.perf_counter()
    write_ours(claims, work / "project")
    made = time.perf_counter() - began
    site = work / "site"
    command = [str(BIN / "mkdocs"), "build", "-q", "-d", str(site)]
    cold = measured(command, work / "project")
    shutil.rmtree(site)
    warm = measured(command, work / "project")
    sizes = [size for _, size in _files(site)]
    pages = sum(name.endswith(".html") for name, _ in _files(site))
    told = {"claims": claims, "corpus": round(made, 2), "pages": pages, "files": len(sizes), "bytes": sum(sizes)}
    return told | {"cold": _each(cold, pages), "warm": _each(warm, pages)}


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                yield entry.name, entry.stat(follow_symlinks=False).st_size


def _each(cost: Cost, pages: int) -> dict[str, float]:
    """The cost, and that of one page in ms."""
    figures = {field: round(value, 3) for field, value in cost._asdict().items()}
    return figures | {f"{field}_a_page": round(figures[field] * 1000 / pages, 4) for field in ("wall", "processor")}


def grown(sizes: Sequence[Mapping[str, Any]], way: str, field: str) -> list[float]:
    """The cost of a page in each size, beside that in the smallest."""
    return [round(size[way][field] / sizes[0][way][field], 3) for size in sizes]


def show(sizes: Sequence[Mapping[str, Any]]) -> None:
    """Print a table for cold and warm builds."""
    for way in ("cold", "warm") if sizes else ():
        print(f"{way:8}{'claims':>9}{'pages':>10}{'GB':>7}{'wall s':>9}{'ms a page':>11}{'growth':>8}", end="")
        print(f"{'cpu s':>9}{'ms a page':>11}{'growth':>8}{'MB':>7}")
        walls, processors = (grown(sizes, way, f"{field}_a_page") for field in ("wall", "processor"))
        for size, wall, processor in zip(sizes, walls, processors, strict=True):
            cost = size[way]
            print(
                f"{'':8}{size['claims']:9}{size['pages']:10}{size['bytes'] / 1e9:7.2f}"
                f"{cost['wall']:9.2f}{cost['wall_a_page']:11.3f}{wall:8.2f}"
                f"{cost['processor']:9.2f}{cost['processor_a_page']:11.3f}{processor:8.2f}{cost['memory']:7.0f}"
            )


def main() -> int:
    """Measure, print, and keep the figures in bench-results/; returns how many sizes found no room."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--place", type=Path, help="a folder on the disk to use, instead of the one for passing files")
    chosen = parser.parse_args()
    sizes: list[dict[str, Any]] = []
    left_out: dict[str, str] = {}
    each = A_CLAIM
    for claims in sorted(chosen.claims):
        with tempfile.TemporaryDirectory(prefix="claimspring-bench-", dir=chosen.place) as place:
            before = free(Path(place))
            lack = lacking(claims, each, before)
            if lack:
                left_out[str(claims)] = lack
                print(f"{claims} claims are left out: {lack}", flush=True)
                continue
            sizes.append(measure(claims, Path(place)))
            after = free(Path(place))
            each = Room((before.bytes - after.bytes) / claims, max(0.0, before.files - after.files) / claims)
        print(
            f"{claims} claims: {sizes[-1]['cold']['wall']:.1f} s cold, {sizes[-1]['warm']['wall']:.1f} s warm",
            flush=True,
        )
    show(sizes)
    keep("scale", {"sizes": sizes, "left_out": left_out})
    return len(left_out)


if __name__ == "__main__":
    sys.exit(main())
