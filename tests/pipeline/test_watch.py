import shutil
import time
from pathlib import Path

import pytest

from claimspring.pipeline.watch import PAUSE, WatchedChange, Watcher, state_of
from tests.patience import wait_until


class Told:
    """Notes that something changed."""

    def __init__(self) -> None:
        self.changes: list[WatchedChange] = []
        self.on_any_event = self.changes.append


@pytest.mark.parametrize("edit", ["write", "new", "delete", "rename", "folder"])
def test_every_change_is_another_state(tmp_path: Path, edit: str) -> None:
    (tmp_path / "sub").mkdir()
    file = tmp_path / "sub/a.yml"
    file.write_text("a")
    before = state_of(str(tmp_path))
    assert state_of(str(tmp_path)) == before
    match edit:
        case "write":
            file.write_text("bb")
        case "new":
            (tmp_path / "sub/b.yml").write_text("a")
        case "delete":
            file.unlink()
        case "rename":
            file.rename(tmp_path / "sub/c.yml")
        case _:
            shutil.rmtree(tmp_path / "sub")
    assert state_of(str(tmp_path)) != before


def test_what_is_not_there_has_a_state_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert state_of(str(tmp_path / "none")) == 0
    (tmp_path / "file").touch()
    assert state_of(str(tmp_path / "file")) != 0

    def refuse(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr("claimspring.pipeline.watch.os.scandir", refuse)
    assert state_of(str(tmp_path)) != 0


def end_once_told(watcher: Watcher, told: Told) -> None:
    wait_until(lambda: told.changes)
    watcher.stop()
    watcher.join()


def test_a_watcher_tells_until_it_is_stopped(tmp_path: Path) -> None:
    told, silent, watcher = Told(), Told(), Watcher()
    watcher.schedule(told, str(tmp_path), recursive=True)
    watcher.unschedule(watcher.schedule(silent, str(tmp_path), recursive=True))
    watcher.start()
    (tmp_path / "a").touch()
    end_once_told(watcher, told)
    assert told.changes[0] == WatchedChange(str(tmp_path), is_directory=False)
    assert silent.changes == []


def test_what_changes_while_a_watcher_rests_is_told_later(tmp_path: Path) -> None:
    told, watcher = Told(), Watcher()
    watcher.schedule(told, str(tmp_path), recursive=True)
    watcher.rest(3600)
    watcher.start()
    (tmp_path / "a").touch()
    time.sleep(3 * PAUSE)
    assert told.changes == []
    watcher.rest(0)
    end_once_told(watcher, told)
