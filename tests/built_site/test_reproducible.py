"""The same files give the same bytes: elsewhere, in another time zone and locale, from one process or many, cached."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.built_site.conftest import SMALL, TODAY
from tests.built_site.test_build import digests
from tests.campaigns.reproducible import CALM, WILD, copied


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


def test_bytes_depend_on_nothing_but_the_files(tmp_path: Path, processors: set[int]) -> None:
    one, other = copied(SMALL, tmp_path / "one"), copied(SMALL, tmp_path / "far" / "away from" / "other")
    fresh = built(one, tmp_path / "a", CALM)
    os.sched_setaffinity(0, {min(processors)})
    assert built(other, tmp_path / "b", WILD) == fresh
    assert (other / ".cache" / "claimspring" / "site.list").exists()
    page = tmp_path / "b" / "claims/tower/height/index.html"
    before = page.stat().st_ino
    assert built(other, tmp_path / "b", CALM) == fresh
    assert page.stat().st_ino == before  # MkDocs empties the folder, and the page lies there still
