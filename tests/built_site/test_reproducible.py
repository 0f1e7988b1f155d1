"""The same files give the same bytes: elsewhere, in another time zone and locale, from one process or many, cached."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.built_site.conftest import SMALL, TODAY
from tests.built_site.test_build import digests

CALM = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
WILD = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}


@pytest.fixture
def processors() -> Iterator[set[int]]:
    """Those that this process and its children may use, put back in the end."""
    allowed = os.sched_getaffinity(0)
    yield allowed
    os.sched_setaffinity(0, allowed)


def built(project: Path, site: Path, environment: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    known = {**os.environ, **environment, "SOURCE_DATE_EPOCH": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=project, env=known, check=True)
    return digests(site)


def copied(project: Path) -> Path:
    """The small project, its files written in the opposite order."""
    for file in sorted((file for file in SMALL.rglob("*") if file.is_file()), reverse=True):
        if ".cache" not in file.parts:
            target = project / file.relative_to(SMALL)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    return project


def test_bytes_depend_on_nothing_but_the_files(tmp_path: Path, processors: set[int]) -> None:
    one, other = copied(tmp_path / "one"), copied(tmp_path / "far" / "away from" / "other")
    fresh = built(one, tmp_path / "a", CALM)
    os.sched_setaffinity(0, {min(processors)})
    assert built(other, tmp_path / "b", WILD) == fresh
    assert (other / ".cache" / "claimspring" / "site.list").exists()
    assert built(other, tmp_path / "b", CALM) == fresh
