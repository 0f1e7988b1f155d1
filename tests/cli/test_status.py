import json

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from claimspring.cli import claimspring
from tests.harbour import CLAIM, Harbour


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["status", *arguments], catch_exceptions=False)


@pytest.fixture
def project(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    monkeypatch.chdir(harbour.root)
    return harbour


def test_a_good_project_needs_no_hand(project: Harbour) -> None:
    assert project.root
    assert run().stdout == "nothing needs a hand\n"
    assert run("--format", "json").stdout == "[]\n"


def test_one_line_for_each_task_in_a_pipe(project: Harbour) -> None:
    project.replace(CLAIM, "exact: The harbour", "exact: The old harbour")
    project.replace(CLAIM, "reviewed_on: 2026-10-01", "reviewed_on: 2025-10-01")
    assert run().stdout == (
        f"{CLAIM}: lost-quotation: these words are not in the article 'bridge' -> claimspring check {CLAIM}\n"
        f"{CLAIM}: stale-review: the review is 418 days old; its shelf life is 365\n"
        "2 things need a hand\n"
    )
    assert run("--limit", "1").stdout.endswith("2 things need a hand; the first 1 are shown\n")


def test_json_is_one_value(project: Harbour) -> None:
    project.replace(CLAIM, "reviewed_on: 2026-10-01", "reviewed_on: 2025-10-01")
    assert json.loads(run("--format", "json").stdout) == [
        {
            "kind": "stale-review",
            "path": CLAIM,
            "why": "the review is 418 days old; its shelf life is 365",
            "weight": 418,
            "command": "",
            "claim": "bridge/opening-day",
            "source": None,
            "article": None,
        }
    ]


def test_a_table_on_a_terminal(project: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    project.replace(CLAIM, "exact: The harbour", "exact: The [bold]old harbour")
    monkeypatch.setattr("claimspring.cli.status.is_terminal", lambda: True)
    monkeypatch.setattr("rich.console.Console", lambda: Console(width=160))
    lines = run().stdout.splitlines()
    assert lines[0].split() == ["what", "why", "open", "or", "run", "next"]
    assert lines[1].startswith("lost-quotation")
    assert lines[1].rstrip().endswith(f"claimspring check {CLAIM}")
    assert lines[-1] == "1 thing needs a hand"
