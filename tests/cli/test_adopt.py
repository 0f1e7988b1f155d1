"""`claimspring adopt` as it is typed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimspring.cli import claimspring
from tests.harbour import Harbour


@pytest.fixture
def project(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    monkeypatch.chdir(harbour.root)
    for number in range(22):
        harbour.write(f"claims/checks/port/check-{number:02}.yml", f"claim: Crane {number} fell.\nlanguage: en\n")
    return harbour


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["adopt", *arguments], catch_exceptions=False)


def untraced(project: Harbour) -> list[Path]:
    return sorted(project.root.glob("claims/port-*/*.yml"))


def test_a_dry_run_shows_the_files_and_writes_none(project: Harbour) -> None:
    result = run("port/check-01", "--dry-run")
    assert "+checks: [port/check-01]" in result.stdout
    assert "would be adopted: 1" in result.stderr
    assert untraced(project) == []


def test_a_check_is_adopted_once_by_its_name_or_its_path(project: Harbour) -> None:
    assert "claims/port-check-01/crane-1-fell.yml: not traced yet" in run("port/check-01").stdout
    again = run("claims/checks/port/check-01.yml")
    assert "claims/port-check-01/crane-1-fell.yml: adopted already" in again.stdout
    assert "adopted: 0; 1 adopted already" in again.stderr
    assert len(untraced(project)) == 1


def test_a_whole_archive_is_adopted_and_checks_without_an_error(project: Harbour) -> None:
    result = run("--all", "--publisher", "port")
    assert "… and 2 more" in result.stdout
    assert len(untraced(project)) == 22
    checked = CliRunner().invoke(claimspring, ["check"], catch_exceptions=False)
    assert "error" not in checked.stdout, checked.stdout


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "name a check (publisher/check), or ask for --all"),
        (("port/chek-01",), "there is no check 'port/chek-01'; did you mean 'port/check-01'"),
        (("port/elsewhere-altogether",), "the checks are the files of claims/checks/"),
        (("port/check-01", "--publisher", "port"), "--publisher goes with --all"),
        (("--all", "--publisher", "gazette"), "there are no checks of 'gazette' in claims/checks/"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
