"""Tells of changed files below some folders: at once where the system tells of them, else when it is looked next.

A look asks the file system for each file's size and times, which finds every change on every system and kind of disk,
and takes long for many files. What systems tell by themselves costs nothing, but is missing on network drives and in
containers. So looks are rare as long as they find nothing but what was told, and frequent as soon as they do.
"""

import os
import time
from collections.abc import Callable, Collection, Mapping
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

PAUSE = 0.25
"""Seconds between two looks where the system does not tell."""
RARELY = 3.0
"""The same where it does."""

State: TypeAlias = tuple[int, ...]
"""What tells one state of a file from another: its size, time and inode; nothing for a folder."""


class WatchedChange(NamedTuple):
    """That a file or folder came, changed or went."""

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
        self._watches: dict[Watch, None] = {}
        self._states: dict[str, dict[str, State]] = {}
        self._heard, self._changed = set[str](), set[str]()
        self._lock = Lock()
        self._over, self._rest_until, self._pause = Event(), 0.0, PAUSE
        self._system: BaseObserver | None = None
        self._thread = Thread(target=self._look, daemon=True)

    def remember(self, path: str) -> None:
        """Note how a file is, or all that is in a folder: what changes from now on is told once it is scheduled."""
        if path not in self._states:
            self._states[path] = states_of(path)

    def schedule(self, handler: Handler, path: str, *, recursive: bool = True) -> Watch:
        """Look at a file, or at all that is in a folder, from now on."""
        del recursive  # nobody asks for less
        watch = Watch(handler, path)
        self.remember(path)
        self._watches[watch] = None
        return watch

    @property
    def watched(self) -> set[str]:
        """The paths that are looked at."""
        return {watch.path for watch in self._watches}

    def unschedule(self, watch: Watch) -> None:
        """Look at it no longer."""
        self._watches.pop(watch, None)

    def take(self) -> frozenset[str]:
        """The paths that were told of since this was last asked."""
        with self._lock:
            taken, self._changed = frozenset(self._changed), set()
        return taken

    def rest(self, seconds: float) -> None:
        """Do not look, for so long or until it is called again; no change is missed."""
        self._rest_until = time.monotonic() + seconds

    def start(self) -> None:
        """Begin."""
        self._system = _system_that_tells(self.watched, self._hear)
        self._pause = RARELY if self._system else PAUSE
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._over.set()
        if self._system:
            self._system.stop()

    def join(self) -> None:
        """Wait for the end."""
        self._thread.join()

    def _look(self) -> None:
        while True:
            if time.monotonic() >= self._rest_until:
                found = [self._look_at(watch) for watch in tuple(self._watches)]
                self._pause = PAUSE if any(found) else self._pause
            if self._over.wait(self._pause):
                return

    def _look_at(self, watch: Watch) -> bool:
        """Tell what is not as it was noted; whether there was any."""
        with self._lock:
            self._heard.clear()
        now = states_of(watch.path)
        with self._lock:
            before = self._states[watch.path]
            for path in self._heard:  # which may be older here than when it was heard of
                _take_over(path, before, now)
            self._states[watch.path] = now
            found = (
                [] if now == before else [one for one in before.keys() | now.keys() if before.get(one) != now.get(one)]
            )
        self._tell(watch, found)
        return bool(found)

    def _hear(self, paths: Collection[str], *, is_folder: bool) -> None:
        """The system tells that these came, changed or went."""
        self._pause = RARELY
        for watch in tuple(self._watches):
            own = [path for path in paths if path == watch.path or path.startswith(f"{watch.path}{os.sep}")]
            if own and is_folder:
                self._look_at(watch)
            elif own:
                self._note(watch, own)
                self._tell(watch, own)

    def _note(self, watch: Watch, paths: Collection[str]) -> None:
        """Note how files are now, before anybody reads them, so that a look finds what comes later."""
        with self._lock:
            self._heard.update(paths)
            for path in paths:
                _take_over(path, states_of(path), self._states[watch.path])

    def _tell(self, watch: Watch, paths: Collection[str]) -> None:
        with self._lock:
            self._changed.update(paths)
        for path in paths:
            if watch in self._watches:
                watch.handler.on_any_event(WatchedChange(path))


def _system_that_tells(paths: Collection[str], hear: Callable[..., None]) -> "BaseObserver | None":
    """What is told by the system of files below some paths; None where it cannot watch so many, or none."""
    from watchdog import events  # noqa: PLC0415 -- not before something is watched
    from watchdog.observers import Observer  # noqa: PLC0415 -- as above

    class Ear(events.FileSystemEventHandler):
        """Hears of changes."""

        def on_any_event(self, event: events.FileSystemEvent) -> None:
            hear([os.fsdecode(event.src_path), os.fsdecode(event.dest_path)], is_folder=event.is_directory)

    kinds: list[type[events.FileSystemEvent]] = [
        *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent, events.FileDeletedEvent),
        *(events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent),
    ]
    system = Observer()
    try:
        for path in paths:
            # A file may be replaced by another one, which the folder alone tells.
            folder, recursive = (path, True) if os.path.isdir(path) else (os.path.dirname(path), False)  # noqa: PTH112, PTH120
            system.schedule(Ear(), folder, recursive=recursive, event_filter=kinds)
        system.start()
    except OSError:
        system.unschedule_all()
        return None
    return system


def states_of(path: str) -> dict[str, State]:
    """How a file is, or all that lies in a folder, by their paths; nothing of what is not there or not for us."""
    found: dict[str, State] = {}
    try:
        status = os.lstat(path) if not os.path.isdir(path) else None  # noqa: PTH112 -- a Path costs as much as the call
    except OSError:
        return found
    if status:
        found[path] = _state_of(status)
    else:
        _add_folder(path, found)
    return found


def _add_folder(folder: str, found: dict[str, State]) -> None:
    found[folder] = ()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    _add_folder(entry.path, found)
                else:
                    found[entry.path] = _state_of(entry.stat(follow_symlinks=False))
    except OSError:
        return  # it vanished meanwhile, or is not for us


def _state_of(status: os.stat_result) -> State:
    return status.st_size, status.st_mtime_ns, status.st_ino


def _take_over(path: str, known: Mapping[str, State], states: dict[str, State]) -> None:
    """Have a path among the states of others as it is known elsewhere."""
    if path in known:
        states[path] = known[path]
    else:
        states.pop(path, None)
