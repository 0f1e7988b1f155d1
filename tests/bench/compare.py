"""Compares two sites byte for byte: `python -m tests.bench.compare OLD NEW`, or `… --since COMMIT [--claims 1000]`.

With two folders it lists every file that was added, changed or removed, with the place where a changed one begins to
differ. With a commit it sets that commit's program up in a clone, lets it and the program at hand build the same two
projects from nothing (the commit's own site, and an archive of made-up claims that the commit makes), and compares
what came out. Exit code 0: not a byte differs.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.measure import QUIET

ROOT = Path(__file__).parents[2]
DAY = "1795392000"
"""The SOURCE_DATE_EPOCH of every build."""
AROUND = 40


class SiteDifference(NamedTuple):
    """Files by their path within the site; of a changed one also where it begins to differ."""

    files: int
    added: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def lines(self, most: int) -> Iterator[str]:
        """What differs, at most so many files of each sort, and a line that counts them all."""
        yield from _shortened("added", self.added, most)
        yield from _shortened("removed", self.removed, most)
        yield from _shortened("changed", [f"{file}: {place}" for file, place in self.changed], most)
        counts = f"{len(self.added)} added, {len(self.changed)} changed, {len(self.removed)} removed"
        yield f"{self.files} files: {counts if self else 'not a byte differs'}"


def _shortened(sort: str, files: Sequence[str], most: int) -> Iterator[str]:
    yield from (f"{sort} {file}" for file in files[:most])
    if len(files) > most:
        yield f"{sort} … and {len(files) - most} more"


def compare(old: Path, new: Path) -> SiteDifference:
    """What differs between two folders."""
    before, after = _files(old), _files(new)
    places = ((file, _place((old / file).read_bytes(), (new / file).read_bytes())) for file in sorted(before & after))
    changed = tuple((file, place) for file, place in places if place)
    return SiteDifference(len(after), tuple(sorted(after - before)), changed, tuple(sorted(before - after)))


def _files(folder: Path) -> set[str]:
    if not folder.is_dir():
        raise NotADirectoryError(f"there is no folder {folder}")
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def _place(old: bytes, new: bytes) -> str:
    """Where the two begin to differ, with some of what is there; empty where they do not."""
    if old == new:
        return ""
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    here = slice(max(0, first - AROUND), first + AROUND)
    return f"byte {first}: {old[here]!r} -> {new[here]!r}"


def built(python: Path, project: Path, site: Path) -> Path:
    """Let a program build a project from nothing."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    command = [python, "-m", "mkdocs", "build", "-q", "-d", site]
    environment = QUIET | {"SOURCE_DATE_EPOCH": DAY}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{python} cannot build {project}:\n{done.stdout}{done.stderr}")
    return site


def since(commit: str, claims: int, work: Path) -> Iterator[tuple[str, SiteDifference]]:
    """What the program at hand builds otherwise than that of a commit: on the commit's site, and on made-up claims."""
    clone, made, ours = set_up(commit, work / "clone"), work / "made-up", Path(sys.executable)
    theirs = clone / ".venv/bin/python"
    subprocess.run([theirs, "-m", "tests.bench.corpus", str(claims), made], cwd=clone, check=True)
    for name, project in (("the repository's site", clone), (f"{claims} made-up claims", made)):
        old = built(theirs, project, work / "old" / project.name)
        yield name, compare(old, built(ours, project, work / "new" / project.name))


def set_up(commit: str, clone: Path) -> Path:
    """Set the program of a commit up in a folder, with what it needs; returns the folder."""
    subprocess.run(["git", "clone", "-q", "--shared", ROOT, clone], check=True)
    subprocess.run(["git", "checkout", "-q", "--detach", commit], cwd=clone, check=True)
    subprocess.run(["make", "-s", ".venv/.installed-site"], cwd=clone, env=_plain(), check=True)
    return clone


def _plain() -> dict[str, str]:
    """The environment without what a `make` around this one would hand on."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "VENV"))}


def main() -> int:
    """Compare what the command line names; returns 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="*", type=Path, metavar="SITE", help="two folders")
    parser.add_argument("--since", metavar="COMMIT", help="build what is compared, with that commit's program and this")
    parser.add_argument("--claims", type=int, default=1000, help="how many made-up claims")
    parser.add_argument("--most", type=int, default=50, help="how many files of each sort to list")
    given = parser.parse_args()
    if len(given.sites) != (0 if given.since else 2):
        parser.error("name two folders, or a commit")
    with tempfile.TemporaryDirectory(prefix="claimspring-compare-") as work:
        found = since(_hash(given.since), given.claims, Path(work)) if given.since else _both(*given.sites)
        return max(_told(name, difference, given.most) for name, difference in found)


def _hash(commit: str) -> str:
    command = ["git", "rev-parse", "--verify", f"{commit}^{{commit}}"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def _both(old: Path, new: Path) -> Iterator[tuple[str, SiteDifference]]:
    yield f"{old} -> {new}", compare(old, new)


def _told(name: str, difference: SiteDifference, most: int) -> int:
    print(f"== {name}")
    print(*difference.lines(most), sep="\n", flush=True)
    return int(bool(difference))


if __name__ == "__main__":
    sys.exit(main())
