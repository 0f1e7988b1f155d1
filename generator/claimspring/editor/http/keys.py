"""Who may ask: a key that opens the desk once, traded for one that lasts as long as the desk runs.

No cookie: cookies ignore ports, so every other program on this machine that a browser talks to would get it. The first
key travels in the fragment of an address, which reaches no server, log or `Referer`; the second in a header.
"""

import hmac
import secrets
import time
from collections import deque
from threading import Lock

_WRONG, _WITHIN = 100, 60.0
"""So many wrong keys within so many seconds are answered; then no more are compared for a while."""


class DeskKeys:
    """The keys of one running desk."""

    def __init__(self) -> None:
        """No key is given away yet."""
        self.door = secrets.token_urlsafe(32)
        """By which another process of the same person asks this desk for a key, read from a file that only they can."""
        self._session = secrets.token_urlsafe(32)
        self._once: set[str] = set()
        self._wrong: deque[float] = deque(maxlen=_WRONG)
        self._lock = Lock()

    def once(self) -> str:
        """A new key that opens the desk one time."""
        key = secrets.token_urlsafe(32)
        with self._lock:
            self._once.add(key)
        return key

    def trade(self, once: str) -> str | None:
        """The session's key for one that was not used yet; None for any other."""
        with self._lock:
            known = next((key for key in self._once if _same(key, once)), None)
            if known is None:
                self._wrong.append(time.monotonic())
                return None
            self._once.discard(known)
            return self._session

    def opens(self, header: str) -> bool:
        """Whether an `Authorization` header holds the session's key."""
        if _same(f"Bearer {self._session}", header):
            return True
        with self._lock:
            self._wrong.append(time.monotonic())
        return False

    def is_door(self, header: str) -> bool:
        """Whether it holds the key of the door."""
        return _same(f"Bearer {self.door}", header)

    @property
    def guessed(self) -> bool:
        """Whether somebody tries one key after the other."""
        with self._lock:
            return len(self._wrong) == _WRONG and time.monotonic() - self._wrong[0] < _WITHIN


def _same(one: str, other: str) -> bool:
    """In a time that tells nothing of how much of it is right."""
    return hmac.compare_digest(one.encode(), other.encode("utf-8", "surrogatepass"))
