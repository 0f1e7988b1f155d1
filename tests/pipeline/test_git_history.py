"""What git tells of a project, and that nothing fails where it tells nothing."""

import datetime as dt
from pathlib import Path

import pytest

from claimspring.pipeline import git_history
from claimspring.read.corpus import read_corpus
from tests.harbour import CLAIM, NOTICE, Harbour

TODAY = dt.date(2026, 11, 23)


def changes(harbour: Harbour) -> list[tuple[str, str | None, dt.date]]:
    corpus = read_corpus(harbour.root).corpus
    found = (
        *git_history.committed_changes(harbour.root),
        *git_history.uncommitted_changes(harbour.root, corpus, TODAY),
    )
    assert all(str(change.claim) == "bridge/opening-day" for change in found)
    return [(change.was, change.now, change.on) for change in found]


def test_every_published_verdict_that_was_replaced_is_remembered(harbour: Harbour) -> None:
    harbour.replace(CLAIM, "status: published", "status: in-review")
    harbour.commit(on="2026-10-01")
    harbour.replace(CLAIM, "verdict: supported", "verdict: open")  # nobody has seen it yet
    harbour.replace(CLAIM, "status: in-review", "status: published")
    harbour.commit(on="2026-10-02")
    harbour.replace(CLAIM, "verdict: open", "verdict: misleading")
    harbour.commit(on="2026-10-03")
    harbour.replace(CLAIM, "kind: plan", "kind: event")
    harbour.commit(on="2026-10-04")
    harbour.replace(CLAIM, "verdict: misleading", "verdict: refuted")
    assert changes(harbour) == [
        ("open", "misleading", dt.date(2026, 10, 3)),
        ("misleading", "refuted", TODAY),
    ]


def test_a_verdict_taken_back_is_a_change(harbour: Harbour) -> None:
    harbour.commit()
    harbour.replace(CLAIM, "  verdict: supported\n", "")
    assert changes(harbour) == [("supported", None, TODAY)]


def test_a_broken_version_had_no_verdict(harbour: Harbour) -> None:
    good = harbour.read(CLAIM)
    harbour.replace(CLAIM, "verdict: supported", "verdict: [refuted")
    harbour.commit()
    harbour.write(CLAIM, good)
    harbour.commit()
    assert changes(harbour) == []


def test_a_project_below_the_top_of_the_repository(harbour: Harbour) -> None:
    top = Harbour(harbour.root.parent / "desk" / "project")
    top.git("init", "-q", str(top.root.parent))
    top.git("add", ".")
    top.git("commit", "-q", "-m", "all")
    top.replace(CLAIM, "verdict: supported", "verdict: refuted")
    assert changes(top) == [("supported", "refuted", TODAY)]
    assert CLAIM in (git_history.changed_files(top.root, "HEAD") or ())


def test_without_a_repository_nothing_is_remembered(harbour: Harbour) -> None:
    assert changes(harbour) == []
    assert git_history.changed_files(harbour.root, "main") is None
    assert git_history.main_branch(harbour.root) == "HEAD"


def test_without_git_nothing_is_remembered(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert changes(harbour) == []


def test_a_repository_without_commits(harbour: Harbour) -> None:
    harbour.git("init", "-q")
    assert changes(harbour) == []


def test_changed_files_are_those_since_the_branch_left(harbour: Harbour) -> None:
    harbour.commit()
    harbour.git("checkout", "-q", "-b", "work")
    harbour.replace(NOTICE, "title: Opening", "title: The opening")
    harbour.commit()
    harbour.git("checkout", "-q", "main")
    harbour.replace("content/about.md", "Who", "Who and what")  # the main branch goes on
    harbour.commit()
    harbour.git("checkout", "-q", "work")
    (harbour.root / CLAIM).unlink()
    harbour.write("claims/bridge/Straße.yml", "new\n")
    assert git_history.changed_files(harbour.root, "main") == {NOTICE, CLAIM, "claims/bridge/Straße.yml"}
    assert git_history.main_branch(harbour.root) == "main"


def test_a_base_that_looks_like_an_option_is_none(harbour: Harbour, tmp_path: Path) -> None:
    harbour.commit()
    assert git_history.changed_files(harbour.root, f"--output={tmp_path / 'x'}") is None
    assert not (tmp_path / "x").exists()


def test_the_base_of_a_pull_request(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    harbour.commit()
    harbour.git("update-ref", "refs/remotes/origin/release", "HEAD")
    monkeypatch.setenv("GITHUB_BASE_REF", "release")
    assert git_history.main_branch(harbour.root) == "origin/release"
