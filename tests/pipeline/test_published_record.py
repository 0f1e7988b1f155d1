"""No change of what is published goes unnoticed, whatever git remembers; what readers never saw is no change."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimspring.cli import claimspring
from claimspring.model.finding import Severity
from claimspring.model.settings import Settings
from claimspring.pipeline import record_history
from claimspring.pipeline.project import Project
from claimspring.read.settings import SettingsReading
from tests.campaigns.silent_changes import CLONES, RECORD, WAYS
from tests.harbour import CLAIM, Harbour

OFF = {"doubtful-address": None, "missing-contact": None, "unnamed-speaker": None, "untranslated-article": None}


def problems(harbour: Harbour, main: str | None = "main") -> list[str]:
    """The rules that the project breaks badly, but for those of what the test leaves behind."""
    settings = Settings(root=harbour.root, languages=("en", "fr"), main=main, rules=OFF)
    project = Project(SettingsReading(settings), dt.date(2026, 11, 23))
    return [finding.rule for finding in project.findings if finding.severity is Severity.ERROR]


@pytest.fixture
def recorded(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    """The good project, on record, in git."""
    monkeypatch.chdir(harbour.root)
    result = CliRunner().invoke(claimspring, ["upgrade"], catch_exceptions=False)
    assert result.exit_code == 0
    harbour.write(".gitignore", ".cache/\n")
    harbour.commit()
    assert problems(harbour) == []
    return harbour


@pytest.mark.parametrize("clone", CLONES)
@pytest.mark.parametrize("change", WAYS)
def test_a_silent_change_is_an_error(recorded: Harbour, change: str, clone: str) -> None:
    WAYS[change](recorded)
    CLONES[clone](recorded)
    assert problems(recorded) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("en: Two bodies that know of", "en: >\n      Two bodies that know\n      of"),
        ("    fr: Deux organismes", "    es: Dos organismos dan el mismo día.\n    fr: Deux organismes"),
        ("kind: plan", "kind: event"),
    ],
    ids=["reflowed", "one more language", "nothing that readers rely on"],
)
def test_what_breaks_no_promise_is_no_change(recorded: Harbour, old: str, new: str) -> None:
    recorded.replace(CLAIM, old, new)
    assert problems(recorded) == []


def test_what_a_branch_tried_nobody_saw(recorded: Harbour) -> None:
    recorded.git("checkout", "-q", "-b", "trial")
    recorded.replace(CLAIM, "verdict: supported", "verdict: misleading")
    recorded.commit(on="2026-11-02")
    recorded.replace(CLAIM, "verdict: misleading", "verdict: supported")
    recorded.commit(on="2026-11-03")
    recorded.git("checkout", "-q", "main")
    recorded.git("merge", "-q", "--no-ff", "-m", "merge", "trial", on="2026-11-04")
    assert problems(recorded) == []


def test_a_record_made_anew_is_found_by_the_main_line(recorded: Harbour) -> None:
    recorded.replace(CLAIM, "verdict: supported", "verdict: misleading")
    (recorded.root / RECORD).unlink()
    CliRunner().invoke(claimspring, ["upgrade"], catch_exceptions=False)
    recorded.commit(on="2026-11-02")
    assert "record-rewritten" in problems(recorded)
    assert "record-rewritten" not in problems(recorded, main=None)  # which record-unchecked says


def test_a_shallow_clone_says_what_it_did_not_compare(recorded: Harbour) -> None:
    recorded.replace(CLAIM, "kind: plan", "kind: event")
    recorded.commit(on="2026-11-02")
    shallow = recorded.root.parent / "shallow"
    recorded.git("clone", "-q", "--depth", "1", recorded.root.as_uri(), str(shallow))
    settings = Settings(root=shallow, languages=("en", "fr"), rules=OFF)
    found = Project(SettingsReading(settings), dt.date(2026, 11, 23)).findings
    assert [(one.rule, one.severity) for one in found] == [("record-unchecked", Severity.NOTE)]
    assert "shallow clone" in found[0].message


def test_a_record_is_what_its_hashes_say(recorded: Harbour) -> None:
    value = json.loads(recorded.read(RECORD))
    assert value["version"] == 1
    (edition,) = value["editions"]
    assert edition["change"] == "first-publication"
    assert edition["verdict"] == "supported"
    assert set(edition["promise"]) >= {"statement.fr", "words", "evidence", "rationale.en"}


def test_the_main_line_is_followed_from_where_it_was(recorded: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    """Later commits, a merge, another line in its place and a damaged memory: as if all of it were read each time."""
    asked: list[str] = []
    log = record_history._log

    def noted(root: Path, path: str, *which: str) -> str:
        asked.append(which[-1])
        return log(root, path, *which)

    monkeypatch.setattr(record_history, "_log", noted)

    def read() -> str:
        """How much of the line is read: nothing, what is new, or all."""
        asked.clear()
        found = record_history.main_line(recorded.root, "main")
        how = ["new" if ".." in one else "all" for one in asked]
        (recorded.root / record_history.FILE).rename(kept)
        assert found == record_history.main_line(recorded.root, "main")
        kept.replace(recorded.root / record_history.FILE)
        return " ".join(how) or "nothing"

    def change(old: str, new: str, on: str) -> None:
        recorded.replace(CLAIM, f"verdict: {old}", f"verdict: {new}")
        (recorded.root / RECORD).unlink()
        CliRunner().invoke(claimspring, ["upgrade"], catch_exceptions=False)
        recorded.commit(on=on)

    kept = recorded.root.parent / "kept.json"
    assert read() == "nothing"  # the fixture's check followed it
    change("supported", "misleading", "2026-11-02")
    assert read() == "new"
    recorded.git("checkout", "-q", "-b", "other")
    change("misleading", "supported", "2026-11-03")
    recorded.git("checkout", "-q", "main")
    recorded.git("merge", "-q", "--no-ff", "-m", "merge", "other", on="2026-11-04")
    assert read() == "new"
    recorded.git("reset", "-q", "--hard", "HEAD~1")
    assert read() == "all"
    recorded.git("merge", "-q", "--ff-only", "other")
    assert read() == "new"
    (recorded.root / record_history.FILE).write_text('{"version": 1, "commit": "')
    assert read() == "all"
