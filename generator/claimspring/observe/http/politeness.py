"""Manners on other people's servers: a host's turn, its robots.txt, and what it asks us to wait.

robots.txt by RFC 9309: 4xx allows everything; what cannot be had (5xx, no answer) allows nothing for this run.
"""

import datetime as dt
import math
import re
import threading
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego

from claimspring.model.observation import PageState
from claimspring.observe.http.answer import Answer, Failure

_DISALLOW = re.compile(r"^[ \t]*disallow[ \t]*:[ \t]*([^\s#]+).*$", re.IGNORECASE | re.MULTILINE)
_TRIED, _STARS = 8, 4
"""So many rules are tried, and so many wildcards may be in one: hostile files have more."""
ROBOTS_BYTES = 512_000
"""How much of a robots.txt is read (RFC 9309 asks for at least 500 KiB)."""


class Turns:
    """When each host may be asked next. One for all threads of a run."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def take(self, host: str, delay: float = 0.0) -> float:
        """Book the next turn at `host`; returns how many seconds from now it comes."""
        now = time.monotonic()
        with self._lock:
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + max(self._delay, delay)
        return turn - now

    def postpone(self, host: str, seconds: float) -> None:
        """Leave `host` alone for so long."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + seconds)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host's robots.txt says to us."""

    protego: Protego | None = None
    """None: everything is allowed."""
    text: str = ""
    """The file."""
    failure: Failure | None = None
    """Why the file could not be had; then nothing is allowed."""

    def objection(self, address: str, user_agent: str) -> Failure | None:
        """Why `address` may not be asked; None when it may."""
        if self.failure:
            return self.failure
        if self.protego and not self.protego.can_fetch(address, user_agent):
            rule = forbidding_rule(self.text, address, user_agent)
            told = f": Disallow: {rule}" if rule else ""
            return Failure(PageState.BLOCKED, f"robots.txt does not allow it{told}")
        return None

    def delay(self, user_agent: str, longest: float) -> float:
        """The pause between requests that the file asks for, at most `longest`."""
        wanted = self.protego.crawl_delay(user_agent) if self.protego else None
        return min(wanted, longest) if wanted and math.isfinite(wanted) else 0.0


def rules_from(answer: Answer | Failure) -> Rules:
    """Read the answer to a request for robots.txt."""
    if isinstance(answer, Failure):
        if answer.state in {PageState.TRANSIENT, PageState.REFUSED}:
            return Rules(failure=Failure(answer.state, answer.reason, status=answer.status))
        if answer.status is None and not answer.redirects:
            return Rules(failure=Failure(PageState.TRANSIENT, f"robots.txt cannot be read: {answer.reason}"))
        return Rules()  # it leads round and round: RFC 9309 takes that for a file that is not there
    if answer.status == 429 or answer.status >= 500:
        return Rules(failure=Failure(PageState.TRANSIENT, f"robots.txt answers {answer.status}"))
    if not 200 <= answer.status < 300:
        return Rules()
    text = answer.body[:ROBOTS_BYTES].decode("utf-8-sig", "replace")
    whole = text if len(answer.body) < ROBOTS_BYTES else text.rpartition("\n")[0]
    return Rules(Protego.parse(whole), whole)


def forbidding_rule(text: str, address: str, user_agent: str) -> str:
    """The rule of a robots.txt without which an address could be asked; empty where several forbid it.

    The parser says only that it is forbidden, so each rule that may be meant is left out once.
    """
    parts = urlsplit(address)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    rules = dict.fromkeys(found[1] for found in _DISALLOW.finditer(text) if path.startswith(_literal(found[1])))
    for rule in sorted(rules, key=len, reverse=True)[:_TRIED]:
        without = _DISALLOW.sub(lambda found, rule=rule: "" if found[1] == rule else found[0], text)  # type: ignore[misc]
        if rule.count("*") <= _STARS and Protego.parse(without).can_fetch(address, user_agent):
            return rule
    return ""


def _literal(rule: str) -> str:
    """A rule as far as its first wildcard."""
    return re.split(r"[*$]", rule, maxsplit=1)[0]


def robots_address(address: str) -> str:
    """Where the robots.txt for `address` lies."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def host_of(address: str) -> str:
    """The host whose turn a request to `address` takes; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def retry_after(answer: Answer) -> float | None:
    """How many seconds the server asks us to wait, in either of the two forms of RFC 9110; None when it does not."""
    value = (answer.header("Retry-After") or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())
