"""`claimspring upgrade`: older projects become today's, and nothing of them is lost.

A folder `tests/cases/upgrade/<migration>/` is a test: its `project/` is laid over the good project, `expected.diff` is
what the upgrade prints, `expected.txt` what it tells. To write them again: UPDATE_GOLDEN=1.
"""

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimspring.cli import claimspring
from claimspring.migrations.registry import MIGRATIONS
from claimspring.model.settings import FORMAT
from tests.harbour import CLAIM, Harbour

CASES = Path(__file__).parents[1] / "cases" / "upgrade"
NAMES = sorted(path.name for path in CASES.iterdir())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["upgrade", *arguments], catch_exceptions=False)


def check() -> Result:
    return CliRunner().invoke(claimspring, ["check", "--fail-on", "warning"], catch_exceptions=False)


@pytest.fixture
def project(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    """A copy of the good project, with a record of what is published."""
    monkeypatch.chdir(harbour.root)
    assert "on record from here on" in run().stderr
    return harbour


def everything(root: Path) -> dict[str, bytes]:
    files = (file for file in root.rglob("*") if file.is_file() and ".cache" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("name", NAMES)
def test_an_older_project_becomes_today_s(project: Harbour, name: str) -> None:
    project.lay_over(CASES / name / "project")
    before = everything(project.root)
    result = run()
    expected = {"expected.diff": result.stdout, "expected.txt": result.stderr}
    if os.environ.get("UPDATE_GOLDEN"):
        for file, text in expected.items():
            (CASES / name / file).write_text(text, encoding="utf-8")
    assert {file: (CASES / name / file).read_text(encoding="utf-8") for file in expected} == expected
    assert check().exit_code == 0
    assert run().stderr == f"nothing to do: the project's format is {FORMAT}\n"
    takes_back = subprocess.run(
        ["git", "apply", "--reverse", "-"], cwd=project.root, input=result.stdout.encode(), check=False
    )
    assert takes_back.returncode == 0
    assert everything(project.root) == before


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_looked_at_first(project: Harbour, name: str) -> None:
    project.lay_over(CASES / name / "project")
    before = everything(project.root)
    shown = run("--dry-run")
    assert everything(project.root) == before
    assert "would be changed" in shown.stderr
    assert run().stdout == shown.stdout


def test_every_migration_has_a_case_and_the_last_one_is_the_format_of_today() -> None:
    assert [migration.format for migration in MIGRATIONS] == list(range(1, FORMAT + 1))
    assert len(NAMES) >= len(MIGRATIONS)


def test_a_project_of_today_is_left_alone(project: Harbour) -> None:
    before = everything(project.root)
    assert (run().stdout, run().exit_code) == ("", 0)
    assert everything(project.root) == before


@pytest.mark.parametrize(
    ("plugins", "upgraded"),
    [
        ("plugins: [claimtrail]\n", "plugins: [{claimspring: {format: 2}}]\n"),
        ("plugins:\n  claimtrail: {}\n", "plugins:\n  claimspring: {format: 2}\n"),
        ("plugins:\n  claimtrail:\n", "plugins:\n  claimspring:\n    format: 2\n"),
        ("plugins:\r\n- claimtrail\r\n", "plugins:\r\n- claimspring:\r\n    format: 2\r\n"),
    ],
)
def test_however_the_plugin_is_written(project: Harbour, plugins: str, upgraded: str) -> None:
    project.write("mkdocs.yml", f"site_name: Harbour desk\n{plugins}")
    run()
    assert project.read("mkdocs.yml") == f"site_name: Harbour desk\n{upgraded}"


def test_settings_of_another_name_that_are_inherited(project: Harbour) -> None:
    project.write("mkdocs.yml", "INHERIT: base.yaml\n")
    project.write("base.yaml", "plugins:\n  - claimtrail\n")
    run()
    assert "- claimspring:\n" in project.read("base.yaml")


def test_a_project_of_tomorrow_is_refused(project: Harbour) -> None:
    project.replace("mkdocs.yml", "format: 2", "format: 99")
    result = run()
    assert result.exit_code == 1
    assert f"format is 99, this program knows {FORMAT}" in result.stderr


def test_what_cannot_be_read_is_left_alone(project: Harbour) -> None:
    project.write("mkdocs.yml", "plugins: [claimtrail\n")
    (project.root / "other.yml").symlink_to(project.root / CLAIM)
    (project.root / "Makefile").write_bytes(b"\xff claimtrail")
    before = everything(project.root)
    run()
    assert everything(project.root) == before
