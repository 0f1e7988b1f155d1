"""What the last check found is believed only where it is of our own making."""

import subprocess
from pathlib import Path

import pytest

from claimspring.model.finding import Finding, Position, Severity
from claimspring.pipeline.findings_cache import FILE, Memory

FOUND = (Finding("rule", Severity.NOTE, "a.yml", 1, 2, "message", "hint", Position(1, 3)),)


def test_what_was_found_is_known_as_long_as_the_facts_hold(tmp_path: Path) -> None:
    assert Memory(tmp_path, "facts").recall() is None
    Memory(tmp_path, "facts").keep(FOUND)
    assert Memory(tmp_path, "facts").recall() == FOUND
    assert Memory(tmp_path, "other facts").recall() is None


@pytest.mark.parametrize("damage", [b"", b"\n[]", b"\xff\n[]"])
def test_a_damaged_file_is_no_memory(tmp_path: Path, damage: bytes) -> None:
    Memory(tmp_path, "facts").keep(FOUND)
    (tmp_path / FILE).write_bytes(damage)
    assert Memory(tmp_path, "facts").recall() is None


def test_findings_that_came_with_a_commit_are_not_believed(tmp_path: Path) -> None:
    Memory(tmp_path, "facts").keep(FOUND)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "--force", ".cache"], cwd=tmp_path, check=True)
    assert Memory(tmp_path, "facts").recall() is None


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".cache").symlink_to(tmp_path / "elsewhere")
    Memory(tmp_path, "facts").keep(FOUND)
    assert list((tmp_path / "elsewhere").iterdir()) == []
