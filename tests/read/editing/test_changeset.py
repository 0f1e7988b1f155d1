"""Several files at once: all or none, whatever comes between."""

import json
from pathlib import Path

import pytest

from claimspring.read.editing import changeset
from claimspring.read.editing.changeset import ChangedMeanwhile, FileChange, commit, planned, recover
from claimspring.read.editing.operations import Refused, Set
from tests.campaigns import kill_edit

ONE = FileChange("claims/one.yml", b"title: a\n", b"title: b\n")
TWO = FileChange("claims/two.yml", None, b"title: new\n")
GONE = FileChange("claims/gone.yml", b"title: gone\n", None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    for change in (ONE, GONE):
        (tmp_path / change.path).write_bytes(change.before or b"")
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (root / "claims").iterdir()}


def test_all_files_are_put_in_place_and_nothing_is_left_lying_about(root: Path) -> None:
    (root / ONE.path).chmod(0o600)
    commit(root, [ONE, TWO, GONE])
    assert files(root) == {"one.yml": b"title: b\n", "two.yml": b"title: new\n"}
    assert (root / ONE.path).stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (root / ".cache/claimspring").iterdir()] == ["change.lock"]


def test_what_is_taken_back_is_what_was(root: Path) -> None:
    before = files(root)
    commit(root, [ONE, TWO, GONE])
    commit(root, [change.reverse for change in (ONE, TWO, GONE)])
    assert files(root) == before


def test_operations_become_changes_of_files(root: Path) -> None:
    (change,) = planned(root, {ONE.path: [Set(("title",), "b")]})
    assert change == ONE
    with pytest.raises(Refused, match="there is no file"):
        planned(root, {TWO.path: [Set(("title",), "b")]})
    (root / ONE.path).write_bytes(b"title: \xff\n")
    with pytest.raises(Refused, match="not UTF-8"):
        planned(root, {ONE.path: [Set(("title",), "b")]})


def test_a_file_that_somebody_changed_meanwhile_stops_all(root: Path) -> None:
    (root / ONE.path).write_bytes(b"title: theirs\n")
    with pytest.raises(ChangedMeanwhile) as raised:
        commit(root, [TWO, ONE])
    assert raised.value.paths == (ONE.path,)
    assert files(root) == {"one.yml": b"title: theirs\n", "gone.yml": b"title: gone\n"}


@pytest.mark.parametrize("path", ["../out.yml", "/out.yml", "claims/../../out.yml", "c:/out.yml", "a\\b.yml", ""])
def test_nothing_is_written_outside_of_the_project(root: Path, path: str) -> None:
    with pytest.raises(Refused, match="outside"):
        commit(root, [FileChange(path, None, b"x")])


def test_nothing_is_written_through_a_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "claims/linked").symlink_to(outside)
    with pytest.raises(Refused, match="link"):
        commit(root, [TWO, FileChange("claims/linked/a.yml", None, b"x")])
    (root / "claims/.two.yml.new").symlink_to(outside / "keys")
    commit(root, [TWO])
    assert list(outside.iterdir()) == []
    assert (root / TWO.path).read_bytes() == TWO.after


@pytest.mark.parametrize("failing", ["_stage", "_write"])
def test_a_disk_that_is_full_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    calls = 0
    real = getattr(changeset, failing)

    def full(*arguments: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError(28, "No space left on device")
        real(*arguments)

    before = files(root)
    monkeypatch.setattr(changeset, failing, full)
    with pytest.raises(OSError, match="No space"):
        commit(root, [ONE, TWO])
    assert files(root) == before


def test_a_disk_that_refuses_the_second_half_gets_the_first_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if target.name == "two.yml":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    before = files(root)
    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(PermissionError):
        commit(root, [ONE, TWO])
    assert files(root) == before


def between(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of ONE and TWO that was killed when the first file stood in its place."""

    class KilledError(BaseException):
        pass

    real = changeset._put

    def put(place: Path, change: FileChange) -> None:
        if change is TWO:
            raise KilledError
        real(place, change)

    with monkeypatch.context() as patched:
        patched.setattr(changeset, "_put", put)
        with pytest.raises(KilledError):
            commit(root, [ONE, TWO])


def test_what_a_kill_left_is_finished(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    between(root, monkeypatch)
    (root / "claims/.two.yml.new").unlink()
    recover(root)
    recover(root)
    assert files(root) == {"one.yml": b"title: b\n", "two.yml": b"title: new\n", "gone.yml": b"title: gone\n"}


def test_or_taken_back_where_somebody_changed_a_file_since(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    between(root, monkeypatch)
    (root / TWO.path).write_bytes(b"title: theirs\n")
    recover(root)
    assert files(root) == {"one.yml": b"title: a\n", "two.yml": b"title: theirs\n", "gone.yml": b"title: gone\n"}


def test_a_journal_that_was_tampered_with_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    between(root, monkeypatch)
    listed = root / ".cache/claimspring/change/files.json"
    listed.write_text(json.dumps([{"path": "claims/one.yml", "digest": "0" * 64}]), encoding="utf-8")
    before = files(root)
    recover(root)
    assert files(root) == before
    assert not listed.exists()


def test_a_journal_that_came_with_a_commit_is_not_believed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    between(root, monkeypatch)
    (root / ".git").mkdir()
    (root / ".git/index").write_bytes(b"DIRC .cache/claimspring/change/files.json")
    before = files(root)
    recover(root)
    assert files(root) == before
    with pytest.raises(Refused, match="lies in git"):
        commit(root, [TWO])


@pytest.mark.slow
def test_killed_at_any_step_it_is_old_or_new() -> None:
    count = kill_edit.steps()
    assert count >= 50
    assert {kill_edit.killed_at(step) for step in range(1, count + 1, count // 6)} == {"old", "new"}


def test_the_campaign_would_see_what_lies_between(tmp_path: Path) -> None:
    kill_edit.begin(tmp_path)
    assert kill_edit.state(tmp_path) == "old"
    (tmp_path / kill_edit.CHANGES[0].path).unlink()
    with pytest.raises(kill_edit.BetweenError):
        kill_edit.state(tmp_path)
