"""The hooks that other repositories use call the program as it is."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from claimspring.cli import claimspring
from tests.harbour import Harbour

HOOKS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_hook(hook: dict[str, Any], harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(harbour.root)
    program, *arguments = hook["entry"].split()
    assert (program, hook["language"], hook["pass_filenames"]) == ("claimspring", "python", False)
    assert CliRunner().invoke(claimspring, arguments).exit_code == 0
