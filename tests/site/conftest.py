"""Sites built by MkDocs itself, as `make site` builds them."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

SMALL = Path(__file__).parents[1] / "projects" / "small"
OWN_ROOT = Path(__file__).parents[2]
OWN_ADDRESS = "https://claims.example.org/under/path/"
"""Where the repository's own site is published, as far as its tests are concerned."""
TODAY = "1710892800"
"""2024-03-20, in seconds since 1970."""


def build_site(project: Path, folder: Path, *, strict: bool = False, today: str = TODAY) -> Path:
    """Build the project into `folder`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", today)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return folder


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site; it lies below the folder that is served, so that no link may begin at the root."""
    return build_site(SMALL, tmp_path_factory.mktemp("served") / "under" / "path")


@pytest.fixture(scope="session")
def address(small: Path, serve: Callable[[Path], str]) -> str:
    """Where the small site is served: under a path."""
    return serve(small.parents[1]) + "under/path/"


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, with no error in its files; built once for all processes of a test run."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    folder = shared / "own" / "under" / "path"
    with (shared / "own.lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            patch.setenv("CLAIMSPRING_SITE_URL", OWN_ADDRESS)
            made = build_site(OWN_ROOT, shared / "own-in-the-making", strict=True, today="1795392000")
            folder.parent.mkdir(parents=True)
            made.rename(folder)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project, to be changed."""
    folder = tmp_path / "project"
    shutil.copytree(SMALL, folder)
    return folder
