import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimspring.pipeline import watch
from claimspring.pipeline.watch import PAUSE, WatchedChange, Watcher, states_of
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
    before = states_of(str(tmp_path))
    assert states_of(str(tmp_path)) == before
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
    assert states_of(str(tmp_path)) != before


def test_what_is_not_there_has_no_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert states_of(str(tmp_path / "none")) == {}
    (tmp_path / "file").touch()
    assert states_of(str(tmp_path / "file")).keys() == {str(tmp_path / "file")}

    def refuse(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr("claimspring.pipeline.watch.os.scandir", refuse)
    assert states_of(str(tmp_path)) == {str(tmp_path): ()}


@pytest.fixture(params=["told by the system", "looked for"])
def watcher(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watcher]:
    """A watcher that learns of changes in one of the two ways alone."""
    if request.param == "looked for":
        monkeypatch.setattr(watch, "_system_that_tells", lambda *_: None)
    else:
        monkeypatch.setattr(watch, "PAUSE", 3600)
        monkeypatch.setattr(watch, "RARELY", 3600)
    found = Watcher()
    yield found
    found.stop()
    found.join()


def changed_paths(told: Told) -> set[str]:
    return {change.src_path for change in told.changes}


def test_a_watcher_tells_what_changed(watcher: Watcher, tmp_path: Path) -> None:
    (tmp_path / "sub/deep").mkdir(parents=True)
    config, file, other = tmp_path / "mkdocs.yml", tmp_path / "sub/a.yml", tmp_path / "sub/deep/b.yml"
    for one in (config, file, other):
        one.write_text("a")
    told, silent = Told(), Told()
    watcher.schedule(told, str(tmp_path / "sub"), recursive=True)
    watcher.schedule(told, str(config), recursive=False)
    watcher.unschedule(watcher.schedule(silent, str(tmp_path), recursive=True))
    watcher.start()
    file.write_text("bb")
    wait_until(lambda: str(file) in changed_paths(told))
    (tmp_path / "new").write_text("bb")
    (tmp_path / "new").replace(config)
    wait_until(lambda: str(config) in changed_paths(told))
    other.unlink()
    wait_until(lambda: str(other) in changed_paths(told))
    assert {str(file), str(config), str(other)} <= watcher.take() <= changed_paths(told)
    told.changes.clear()
    (tmp_path / "sub/deep").rename(tmp_path / "sub/deeper")
    (tmp_path / "sub/deeper/c.yml").write_text("c")
    wait_until(lambda: {str(tmp_path / "sub/deep"), str(tmp_path / "sub/deeper/c.yml")} <= changed_paths(told))
    assert silent.changes == []


def test_what_changed_before_the_start_is_told(watcher: Watcher, tmp_path: Path) -> None:
    file, told = tmp_path / "a", Told()
    watcher.remember(str(tmp_path))
    file.touch()
    watcher.schedule(told, str(tmp_path), recursive=True)
    watcher.start()
    wait_until(lambda: changed_paths(told) == {str(file)})


def test_what_changes_while_a_watcher_rests_is_told_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_system_that_tells", lambda *_: None)
    told, watcher = Told(), Watcher()
    watcher.schedule(told, str(tmp_path), recursive=True)
    watcher.rest(3600)
    watcher.start()
    (tmp_path / "a").touch()
    time.sleep(3 * PAUSE)
    assert told.changes == []
    watcher.rest(0)
    wait_until(lambda: told.changes)
    watcher.stop()
    watcher.join()


def test_where_the_system_cannot_watch_so_many_folders_they_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.start", refuse)
    told, watcher = Told(), Watcher()
    watcher.schedule(told, str(tmp_path), recursive=True)
    watcher.start()
    (tmp_path / "a").touch()
    wait_until(lambda: changed_paths(told) == {str(tmp_path / "a")})
    watcher.stop()


def test_a_system_that_misses_changes_is_trusted_less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hears: list[Callable[..., None]] = []

    class System:
        """One that tells nothing by itself."""

        def stop(self) -> None:
            pass

    monkeypatch.setattr(watch, "_system_that_tells", lambda _, hear: hears.append(hear) or System())
    monkeypatch.setattr(watch, "RARELY", PAUSE / 2)
    told, watcher = Told(), Watcher()
    watcher.schedule(told, str(tmp_path), recursive=True)
    watcher.start()
    (tmp_path / "a").touch()
    wait_until(lambda: told.changes)
    wait_until(lambda: watcher._pause == PAUSE)
    hears[0]([str(tmp_path / "a"), ""], is_folder=False)
    assert watcher._pause == PAUSE / 2
    watcher.stop()
