"""The good project before and after its claim is published."""

import pytest

from tests.harbour import CLAIM, Harbour
from tests.publishing.test_commands import KEY, ON, run


@pytest.fixture
def project(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    """The good project with its claim in review, on the day of the tests."""
    monkeypatch.chdir(harbour.root)
    harbour.replace(CLAIM, "status: published", "status: in-review")
    harbour.replace(CLAIM, f"history:\n{ON}", "")
    harbour.write(".gitignore", ".cache/\n")
    return harbour


@pytest.fixture
def published(project: Harbour) -> Harbour:
    assert run("publish", KEY).exit_code == 0
    return project
