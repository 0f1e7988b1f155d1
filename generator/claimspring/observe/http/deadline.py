"""Deadlines that hold: a look's connections are shut when its time is over, whatever the server is doing.

A socket's own timeout counts anew with every byte, so that a server dripping one now and then would hold us for ever.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self

_PULSE = 0.05


class Deadline:
    """The time of one look, and the connections that it opened."""

    __slots__ = ("_connections", "_lock", "_when_cut", "end", "over_time")

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds
        self.over_time = False
        """Whether the connections were shut: an answer that ended then may be cut, however clean it looks."""
        self._connections: list[socket.socket] = []
        self._when_cut: list[Callable[[], object]] = []
        self._lock = threading.Lock()

    def remaining(self) -> float:
        """Seconds left, never below zero."""
        return 0.0 if self.over_time else max(0.0, self.end - time.monotonic())

    def over(self, connection: socket.socket) -> socket.socket:
        """Watch over one more connection, by a duplicate, because TLS takes the socket itself away; returns that."""
        duplicate = socket.socket(fileno=socket.dup(connection.fileno()))
        with self._lock:
            self._connections.append(duplicate)
        if self.over_time:
            self.cut()
        return duplicate

    def drop(self, duplicate: socket.socket) -> None:
        """Watch no longer over a connection that came to nothing."""
        with self._lock:
            self._connections.remove(duplicate)
            duplicate.close()

    def when_cut(self, action: Callable[[], object]) -> None:
        """Call `action` when the time is over: it wakes what waits for something else than a connection."""
        with self._lock:
            self._when_cut.append(action)
        if self.over_time:
            action()

    def cut(self) -> None:
        """Shut every connection now."""
        with self._lock:
            self.over_time = True
            for action in self._when_cut:
                action()
            self._when_cut.clear()
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Let go of the connections: they are no longer cut."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()


class Watchdog:
    """A thread that looks at every running deadline, and cuts those whose time is over, or all when `stop` is set."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self._stop = stop or threading.Event()
        self._done = threading.Event()
        self._running: set[Deadline] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True, name="watchdog")

    @property
    def stopped(self) -> bool:
        """Whether the run is being broken off."""
        return self._stop.is_set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()

    def sleep(self, seconds: float) -> None:
        """Wait, but not longer than until the run is broken off."""
        if seconds > 0:
            self._stop.wait(seconds)

    @contextlib.contextmanager
    def watch(self, seconds: float) -> Iterator[Deadline]:
        """Let a look begin that may take so long."""
        deadline = Deadline(seconds)
        with self._lock:
            self._running.add(deadline)
        try:
            yield deadline
        finally:
            with self._lock:
                self._running.discard(deadline)
            deadline.release()

    def _run(self) -> None:
        while not self._done.wait(_PULSE):
            with self._lock:
                late = [deadline for deadline in self._running if self.stopped or deadline.remaining() == 0]
            for deadline in late:
                deadline.cut()
