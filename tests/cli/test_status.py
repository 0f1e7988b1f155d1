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


def test_one_article_s_tasks(project: Harbour) -> None:
    project.replace(CLAIM, "exact: The harbour", "exact: The old harbour")
    project.write("content/articles/tower.md", project.read("content/articles/bridge.md").replace("/bridge", "/tower"))
    project.write("claims/tower/height.yml", "statement: [\n")
    assert run().stdout.endswith("2 things need a hand\n")
    for name in ("bridge", "content/articles/bridge.md"):
        told = run(name).stdout.splitlines()
        assert told[0].startswith(f"{CLAIM}: lost-quotation")
        assert told[1:] == ["1 thing needs a hand"]
    assert run("tower").stdout.startswith("claims/tower/height.yml: broken-file")


def test_an_article_that_is_none_is_answered_with_the_one_meant(project: Harbour) -> None:
    assert project.root
    result = run("brigde")
    assert (result.exit_code, "there is no article 'brigde'; did you mean 'bridge'?" in result.stderr) == (2, True)


def test_paths_are_as_typed_from_where_one_stands(project: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    project.replace(CLAIM, "exact: The harbour", "exact: The old harbour")
    monkeypatch.chdir(project.root / "claims/bridge")
    told = run().stdout.splitlines()[0]
    assert told.startswith("opening-day.yml: lost-quotation")
    assert told.endswith(" -> claimspring check opening-day.yml")
    checked = CliRunner().invoke(claimspring, ["check", "../bridge/opening-day.yml"])
    assert "\nopening-day.yml:" in f"\n{checked.stdout}"
    begun = CliRunner().invoke(claimspring, ["new", "source", "A notice"])
    assert begun.stdout == "../sources/a-notice.yml\n"


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


def test_blanks_of_the_desks_pages_are_work_as_well(project: Harbour) -> None:
    project.write("content/about.md", "# About\n\nPaid by [[funding: who pays]].\n")
    assert run().stdout == ("content/about.md: blank: the blank 'funding' is not filled in\n1 thing needs a hand\n")
