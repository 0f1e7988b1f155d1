"""Looks for changed files again and again, as MkDocs' own observer does, in a third of its time for many files.

It asks the file system for each file's size and times and compares one number for each folder tree. Nothing else is
found on every system and every kind of disk: what systems tell by themselves is missing on network drives and in
containers.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple, Protocol

PAUSE = 0.25
"""Seconds between two looks."""


class WatchedChange(NamedTuple):
    """That something below a path changed; more is not known."""

    src_path: str
    is_directory: bool = False


class Handler(Protocol):
    """Who is told."""

    @property
    def on_any_event(self) -> Callable[[WatchedChange], None]:
        """Called for every change."""


class Watch(NamedTuple):
    """A path that is looked at."""

    handler: Handler
    path: str


class Watcher:
    """Stands in for an observer of `watchdog`: as much of it as a server that reloads pages uses."""

    def __init__(self) -> None:
        self._states: dict[Watch, int] = {}
        self._over, self._rest_until = Event(), 0.0
        self._thread = Thread(target=self._look, daemon=True)

    def schedule(self, handler: Handler, path: str, *, recursive: bool = True) -> Watch:
        """Look at a file, or at all that is in a folder, from now on."""
        del recursive  # nobody asks for less
        watch = Watch(handler, path)
        self._states[watch] = state_of(path)
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Look at it no longer."""
        self._states.pop(watch, None)

    def rest(self, seconds: float) -> None:
        """Leave the processor to somebody else, for so long or until it is called again; no change is missed."""
        self._rest_until = time.monotonic() + seconds

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._over.set()

    def join(self) -> None:
        """Wait for the end."""
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(PAUSE):
            if time.monotonic() < self._rest_until:
                continue
            for watch, before in list(self._states.items()):
                now = state_of(watch.path)
                if now != before and watch in self._states:
                    self._states[watch] = now
                    watch.handler.on_any_event(WatchedChange(watch.path))


def state_of(path: str) -> int:
    """A number for all that lies at a path, which is another one after a change."""
    try:
        if os.path.isdir(path):  # noqa: PTH112 -- a Path costs as much as the call itself, here and below
            return _state_of_folder(path)
        return hash(_state_of_file(Path(path).stat()))
    except OSError:
        return 0


def _state_of_folder(folder: str) -> int:
    state = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    state ^= hash((entry.name, _state_of_folder(entry.path)))
                else:
                    state ^= hash((entry.name, _state_of_file(entry.stat(follow_symlinks=False))))
    except OSError:
        return hash((folder, state))  # it vanished meanwhile, or is not for us
    return state


def _state_of_file(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino
