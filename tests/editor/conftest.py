"""A small desk of one article to work at, in git, and a process that serves it."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.desk_process import DeskProcess, desk_in
from tests.editor.elsewhere import pages_elsewhere
from tests.editor.every_field import fill

GOOD = Path(__file__).parents[1] / "cases" / "check" / "_good"

SETTINGS = """site_name: Harbour desk
docs_dir: content
theme: {name: material, language: en}
plugins:
  - claimspring:
      languages: [en, fr]
      contact: desk@harbour.example
      rules:
        doubtful-address: off # the addresses here are made up
      observe: {allow_networks: [127.0.0.0/8], delay: 0}
      format: 2
"""

AGAIN = """statement: {en: The harbour bridge opens on 2 May 2026.}
appearances: [{exact: bridge will open on 2 May}]
kind: plan
review: {status: draft}
"""


def git(folder: Path, *arguments: str) -> str:
    """What git says in a folder."""
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def make_project(folder: Path) -> Path:
    """A project in git in which nothing is wrong."""
    shutil.copytree(GOOD, folder)
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (folder / ".gitignore").write_text(".cache/\nsnapshots/\n", "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "A Tester")
    git(folder, "config", "user.email", "tester@example.org")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Begin")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests has set nothing for their desks, and keeps what they have set."""
    with pytest.MonkeyPatch.context() as patch:
        folder = str(tmp_path_factory.mktemp("own"))
        for name in ("XDG_CONFIG_HOME", "APPDATA"):
            patch.setenv(name, folder)
        yield


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Pages of others, and where they are; a project beside them has one language, and may ask them."""
    with pages_elsewhere() as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def project(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A project of one's own."""
    folder = make_project(tmp_path / "project")
    if "elsewhere" in request.fixturenames:
        port = request.getfixturevalue("elsewhere").rpartition(":")[2]
        settings = SETTINGS.replace("languages: [en, fr]", "languages: [en]")
        (folder / "mkdocs.yml").write_text(settings.replace("delay: 0", f"delay: 0, ports: [{port}]"), "utf-8")
        git(folder, "commit", "-qam", "Ask others")
    return folder


@pytest.fixture
def desk(project: Path) -> Iterator[DeskProcess]:
    """Its desk."""
    with desk_in(project) as running:
        yield running


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskProcess]:
    """A desk that no test changes; a draft says what was checked before, and a claim has every field."""
    folder = make_project(tmp_path_factory.mktemp("shared") / "project")
    (folder / "claims/bridge/again.yml").write_text(AGAIN, "utf-8")
    fill(folder)
    with desk_in(folder) as running:
        yield running
