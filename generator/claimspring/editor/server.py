"""The desk of a project, from when its ports are taken until it is closed."""

import importlib
import secrets
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from claimspring.editor.app import DeskApplication
from claimspring.editor.desk import OpenDesk
from claimspring.editor.http.guard import RequestGuard, desk_headers
from claimspring.editor.http.keys import DeskKeys
from claimspring.editor.http.listening import Listener
from claimspring.editor.http.running import RunningDesk, address, announced
from claimspring.editor.screens.registry import import_all
from claimspring.editor.screens.screen import Preview
from claimspring.editor.untrusted import UntrustedPages, untrusted_headers
from claimspring.pipeline.watch import WatchedChange, Watcher
from claimspring.read.settings import SettingsReading

_STILL = 0.05
"""Seconds for which others may go on writing before their files are read."""


class DeskServer:
    """A desk that answers."""

    def __init__(self, configured: SettingsReading) -> None:
        """Ports are taken, nobody is answered yet."""
        self.desk, self.keys = OpenDesk(configured), DeskKeys()
        self._desk_port, self._preview_port = Listener(), Listener()
        self._token = secrets.token_urlsafe(32)
        self._watcher = Watcher()
        self._closed = threading.Event()

    @property
    def origin(self) -> str:
        """What the desk's own pages call their origin."""
        return self._desk_port.origin

    @property
    def preview(self) -> Preview:
        """Where pages are shown that are not trusted."""
        return Preview(f"{self._preview_port.origin}/{self._token}")

    def opening_address(self) -> str:
        """An address that opens the desk once."""
        return address(self._desk_port.port, self.keys.once())

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Answer browsers, and tell others where the desk is."""
        application = DeskApplication(self.desk, self.keys, self.preview)
        headers = desk_headers(self._preview_port.origin)
        self._desk_port.start(RequestGuard(application, self._desk_port.port, headers))
        pages = UntrustedPages(self.desk, self._token, self.origin)
        self._preview_port.start(RequestGuard(pages, self._preview_port.port, untrusted_headers(self.origin)))
        self._watch()
        threading.Thread(target=self._prepare, args=(application.shown,), daemon=True).start()
        try:
            with announced(self.desk.root, RunningDesk(self._desk_port.port, self.keys.door)):
                yield
        finally:
            self._watcher.stop()
            with self.desk.lock:  # whatever is being saved is put in place first
                self._desk_port.stop()
                self._preview_port.stop()

    def wait(self) -> None:
        """Until somebody closes the desk."""
        signal.signal(signal.SIGTERM, lambda *_: self._closed.set())
        while not self._closed.wait(1):
            pass

    def _prepare(self, shown: threading.Event) -> None:
        """As soon as somebody has a screen: what the next ones will need."""
        shown.wait()
        self.desk.waiting.find()
        self.desk.waiting.prepare()
        import_all()
        importlib.import_module("claimspring.editor.acting")

    def _watch(self) -> None:
        told = _Told()
        self._look_at_places(told)
        self._watcher.start()
        threading.Thread(target=self._follow, args=(told,), daemon=True).start()

    def _look_at_places(self, told: "_Told") -> None:
        settings = self.desk.settings
        for place in ("claims", settings.docs_dir, self.desk.configured.config):
            if str(path := settings.root / place) not in self._watcher.watched:
                self._watcher.schedule(told, str(path))

    def _follow(self, told: "_Told") -> None:
        """Have the desk know of what others write, together of what comes together."""
        while told.something.wait():
            time.sleep(_STILL)
            told.something.clear()
            self.desk.look(self._watcher.take())
            self._look_at_places(told)


class _Told:
    """Notes that files changed."""

    def __init__(self) -> None:
        self.something = threading.Event()

    def on_any_event(self, _change: WatchedChange) -> None:
        """Something that is watched changed."""
        self.something.set()
