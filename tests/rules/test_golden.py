"""Every rule finds what it is for, and says so in these very words.

A folder `tests/cases/check/<rule>/` is a test: its `project/` is laid over the good project `_good/` (a file named
`x.gone` takes `x` away), `before/` is laid over it first and committed to git, and `expected.txt` is what
`claimspring check` prints, errors, warnings and notes. To write the outputs again after a wording was changed:

    UPDATE_GOLDEN=1 pytest tests/rules/test_golden.py
"""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claimspring.cli import claimspring
from claimspring.rules.registry import RULES
from tests.harbour import CASES, Harbour


def make_unreadable(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused, real = project / "claims/bridge/opening-day.yml", os.open

    def opened(file: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401 -- as the original's
        if Path(str(file)) == refused:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(file, *args, **options)

    monkeypatch.setattr(os, "open", opened)


def make_large(project: Path, _: pytest.MonkeyPatch) -> None:
    (project / "claims/bridge/opening-day.yml").write_text("# a line\n" * 30_000, encoding="utf-8")


MADE = {"unreadable-file": make_unreadable, "file-too-large": make_large}
"""What a folder in git cannot hold."""
ASKED = {"live-edition-unknown": ("--live", "live")}
"""What the command is asked beside."""

NAMES = sorted(path.name for path in CASES.iterdir() if not path.name.startswith("_"))


@pytest.fixture
def project(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    """A copy of the good project, and a command line that works on it."""
    monkeypatch.chdir(harbour.root)
    return harbour


def check(*arguments: str) -> str:
    result = CliRunner().invoke(claimspring, ["check", *arguments], catch_exceptions=False)
    assert result.exit_code in {0, 1}, result.output
    return result.stdout


def test_the_good_project_is_good(project: Harbour) -> None:
    assert check() == f"no problems in {sum(1 for _ in project.root.glob('claims/*/*.yml')) + 1} files\n"


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, project: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES / name
    if (case / "before").is_dir():
        project.lay_over(case / "before")
        project.commit()
    project.lay_over(case / "project")
    if name in MADE:
        MADE[name](project.root, monkeypatch)
    printed = check(*ASKED.get(name, ()))
    expected = case / "expected.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")
    assert f"[{name}]:" in printed


def test_every_rule_has_a_case() -> None:
    assert set(NAMES) == RULES.keys()
