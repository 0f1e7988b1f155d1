"""The same files give the same bytes: `python -m tests.campaigns.reproducible [CLAIMS [PYTHON…]]`.

The repository's site and an archive of made-up claims are each built from nothing: elsewhere, on another day, in
another time zone and locale, with other hash seeds, by one process and by many, and by every other PYTHON given (in a
virtual environment of its own, from the lock file). Every file is compared. Exit code 0: not a byte differs.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.compare import ROOT, SiteDifference, compare
from tests.bench.corpus import make

DAY, LATER = (str(int(time.time()) + days * 86_400) for days in (0, 400))
CALM = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
WILD = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}
NOT_CONTENT = (".git", ".venv", ".cache", "site", "bench-results", "screenshots", "__pycache__")


class Way(NamedTuple):
    """How a project is built."""

    python: str
    processors: set[int]
    day: str = DAY
    environment: Mapping[str, str] = CALM


def built(project: Path, site: Path, way: Way) -> Path:
    """Build a project from nothing."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    known = {**os.environ, **way.environment, "SOURCE_DATE_EPOCH": way.day, "NO_MKDOCS_2_WARNING": "1"}
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, way.processors)
    try:
        command = [way.python, "-m", "mkdocs", "build", "-q", "-d", site]
        subprocess.run(command, cwd=project, env=known, check=True, stderr=subprocess.DEVNULL)  # findings are not asked
    finally:
        os.sched_setaffinity(0, allowed)
    return site


def copied(project: Path, to: Path) -> Path:
    """A project elsewhere, its files written in the opposite order."""
    for file in sorted((file for file in project.rglob("*") if file.is_file()), reverse=True):
        if not {*NOT_CONTENT} & {*file.relative_to(project).parts}:
            target = to / file.relative_to(project)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    return to


def differences(project: Path, work: Path, pythons: Sequence[str]) -> Iterator[tuple[str, SiteDifference]]:
    """What differs where a project is built in other ways, each with what was otherwise."""
    every = os.sched_getaffinity(0)
    first = built(copied(project, work / "one"), work / "a", Way(sys.executable, every))
    far = copied(project, work / "far" / "away from" / "other")
    ways = {
        "another folder, seed, zone and locale, one process": Way(sys.executable, {min(every)}, environment=WILD),
        "another day": Way(sys.executable, every, LATER),
        **{f"built by {python}": Way(python, every) for python in pythons},
    }
    for name, way in ways.items():
        found = compare(first, built(far, work / "b", way))
        if way.day != DAY:  # the status page tells which reviews have grown old by the day of the build
            told = tuple(one for one in found.changed if not one[0].endswith("status/index.html"))
            found = found._replace(changed=told)
        yield name, found
        shutil.rmtree(work / "b")


def set_up(python: str, place: Path) -> str:
    """A virtual environment for another Python, with all that the lock file names."""
    subprocess.run(
        ["make", "-s", f"{place}/.installed-site", f"PYTHON={python}", f"VENV={place}"], cwd=ROOT, check=True
    )
    return str(place / "bin/python")


def main(claims: str = "1000", *pythons: str) -> int:
    """Compare all ways; returns 1 where a byte differs."""
    found = 0
    with tempfile.TemporaryDirectory(prefix="claimspring-reproducible-") as folder:
        work = Path(folder)
        others = [set_up(python, work / f"venv-{number}") for number, python in enumerate(pythons)]
        if int(claims):
            make(int(claims), work / "made-up")
        projects = {"the repository's site": ROOT, f"{claims} made-up claims": work / "made-up"}
        for number, (name, project) in enumerate(projects.items()):
            if not project.is_dir():
                continue
            for way, difference in differences(project, work / str(number), others):
                print(f"== {name}, {way}", *difference.lines(10), sep="\n", flush=True)
                found |= bool(difference)
    return found


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
