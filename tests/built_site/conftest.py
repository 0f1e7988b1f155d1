"""Sites built by MkDocs itself, as `make site` builds them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

SMALL = Path(__file__).parents[1] / "projects" / "small"
ADDRESS = "https://checks.example.org/small/"
"""Where the small project's site is published, as its mkdocs.yml says."""
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
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small project with its cache, which no other process writes meanwhile."""
    folder = tmp_path_factory.mktemp("built")
    project = shutil.copytree(SMALL, folder / "project", ignore=shutil.ignore_patterns(".cache"))
    build_site(project, folder / "site")
    return project


@pytest.fixture
def project(built_once: Path, tmp_path: Path) -> Path:
    """A copy of the small project, to be changed."""
    return shutil.copytree(built_once, tmp_path / "project")
