import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from claimspring.cli import claimspring
from claimspring.rules.registry import RULES


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["explain", *arguments], catch_exceptions=False)


def test_a_rule_is_explained_in_markdown() -> None:
    result = run("missing-passage")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "## missing-passage\n\n"
        "A piece of evidence does not quote the words that it rests on. *(error by default)*\n\n"
        "### What it does\nWants a `passage`"
    )


def test_on_a_terminal_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimspring.cli.explain.is_terminal", lambda: True)
    monkeypatch.setattr("rich.console.Console", lambda: Console(width=60, force_terminal=True))
    shown = run("missing-passage").stdout
    assert "\x1b[" in shown
    assert "##" not in shown


def test_an_unknown_rule_is_a_wrong_call_with_a_suggestion() -> None:
    result = run("mising-pasage")
    assert result.exit_code == 2
    assert "there is no rule 'mising-pasage'; did you mean 'missing-passage'?" in result.stderr
    assert "'claimspring explain' lists them all" in run("zzz").stderr


def test_without_a_rule_all_are_listed() -> None:
    lines = run().stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    assert lines[0].endswith(RULES[next(iter(RULES))].summary)
