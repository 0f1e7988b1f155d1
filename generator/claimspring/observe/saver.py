"""Asking an archive to take a copy: the order, then the wait until it is done. Needs keys; off without them."""

import time
from dataclasses import dataclass

import requests
import urllib3

from claimspring.model.settings import ObserveSettings
from claimspring.observe.archive import Keys, job_id, saving
from claimspring.observe.http.deadline import Watchdog
from claimspring.observe.http.guard import Guard, RefusedError
from claimspring.observe.http.transport import GuardedSession

PATIENCE = 120.0
"""How many seconds an archive may take for one page."""
_LONGEST_REPORT = 100_000


@dataclass(frozen=True, slots=True)
class Saver:
    """Save Page Now, or another archive that speaks its protocol."""

    place: str
    """Where it takes orders."""
    keys: Keys
    settings: ObserveSettings
    user_agent: str
    pause: float = 5.0
    """Seconds between two questions whether it is done."""

    def save(self, address: str) -> str | None:
        """Have `address` saved; where its copy can be read, or None when it was not to be had."""
        guard = Guard(frozenset(self.settings.ports), self.settings.allow_networks)
        with GuardedSession(guard, self.user_agent) as session, Watchdog() as watchdog:
            session.headers.update(
                {"Authorization": self.keys.header(), "Accept": "application/json", "Connection": "close"}
            )
            order = job_id(self._ask(session, watchdog, "POST", self.place, {"url": address}))
            if order is None:
                return None
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                report = saving(self._ask(session, watchdog, "GET", f"{self.place}/status/{order}"), address)
                if not report.pending:
                    return report.capture.address(self.place) if report.capture else None
                watchdog.sleep(self.pause)
        return None

    def _ask(
        self, session: GuardedSession, watchdog: Watchdog, method: str, place: str, data: dict[str, str] | None = None
    ) -> bytes:
        """One request; nothing when it fails, for then there is no copy, and that is all there is to know."""
        with watchdog.watch(self.settings.deadline) as deadline:
            session.dialer.deadline = deadline
            try:
                session.dialer.guard.vet(place)
                with session.request(
                    method, place, data=data, stream=True, allow_redirects=False, timeout=self.settings.deadline
                ) as response:
                    return bytes(response.raw.read(_LONGEST_REPORT, decode_content=True)) if response.ok else b""
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, RefusedError):
                return b""
