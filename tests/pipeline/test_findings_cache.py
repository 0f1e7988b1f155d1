"""What the last check found is believed only where it is of our own making."""

import subprocess
from pathlib import Path

import pytest

from claimspring.model.finding import Finding, Position, Severity
from claimspring.pipeline.findings_cache import FILE, FindingsCache, FindingsSummary, summary_of

FOUND = (Finding("rule", Severity.NOTE, "a.yml", 1, 2, "message", "hint", Position(1, 3)),)


def test_what_was_found_is_known_as_long_as_the_facts_hold(tmp_path: Path) -> None:
    assert FindingsCache(tmp_path, "facts").findings() is None
    FindingsCache(tmp_path, "facts").store(FOUND, 7)
    assert FindingsCache(tmp_path, "facts").findings() == FOUND
    assert FindingsCache(tmp_path, "facts").summary() == FindingsSummary((), 1)
    assert FindingsCache(tmp_path, "facts").files() == 7
    assert FindingsCache(tmp_path, "other facts").findings() is None
    assert FindingsCache(tmp_path, "other facts").summary() is None
    assert FindingsCache(tmp_path, "other facts").files() is None


def test_a_summary_holds_the_errors_in_words_and_counts_the_rest() -> None:
    error = Finding("gone", Severity.ERROR, "b.yml", 3, 4, "it is gone")
    assert summary_of([*FOUND, error]) == FindingsSummary(("b.yml:3:4: it is gone [gone]",), 1)


@pytest.mark.parametrize("damage", [b"", b"\n[]", b"\xff\n[]", b"{}\n\n"])
def test_a_damaged_file_is_no_memory(tmp_path: Path, damage: bytes) -> None:
    FindingsCache(tmp_path, "facts").store(FOUND, 7)
    (tmp_path / FILE).write_bytes(damage)
    assert FindingsCache(tmp_path, "facts").findings() is None


def test_findings_that_came_with_a_commit_are_not_believed(tmp_path: Path) -> None:
    FindingsCache(tmp_path, "facts").store(FOUND, 7)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "--force", ".cache"], cwd=tmp_path, check=True)
    assert FindingsCache(tmp_path, "facts").findings() is None


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".cache").symlink_to(tmp_path / "elsewhere")
    FindingsCache(tmp_path, "facts").store(FOUND, 7)
    assert list((tmp_path / "elsewhere").iterdir()) == []
