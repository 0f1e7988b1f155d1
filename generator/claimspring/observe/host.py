"""One host's queue, worked off politely: jobs in, visits out, one after another.

The unit that travels to a worker: on threads or on other machines, one host is always visited by one queue alone.
"""

import datetime as dt
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import urlsplit, urlunsplit

from claimspring.document.text import UnreadableError, kind_of, memory_for, read_text
from claimspring.model.observation import PageState
from claimspring.model.settings import ObserveSettings
from claimspring.observe.http.answer import Answer, Failure
from claimspring.observe.http.client import Limits, NotPermittedError, Terms, fetch
from claimspring.observe.http.deadline import Deadline, Watchdog
from claimspring.observe.http.guard import Guard
from claimspring.observe.http.politeness import (
    ROBOTS_BYTES,
    Rules,
    Turns,
    host_of,
    retry_after,
    robots_address,
    rules_from,
)
from claimspring.observe.http.transport import GuardedSession
from claimspring.observe.page_state import MadeUp
from claimspring.observe.visit import HostQueue, Job, Visit, VisitOutcome, first_folder, leads_on, observe
from claimspring.rules.web_address import personal
from claimspring.workers.memory import MemoryBudget

_ASKS_TO_WAIT = frozenset({429, 503})
_READING = 0.8
"""How many seconds reading an answer may take in any case, even one that came just before the deadline."""
_ANEW = 1
"""How often a look that failed in passing is tried anew, while there is time."""
_LONGEST_WAIT = 30 * 86_400
"""Longer than so many seconds no host is taken at its word."""
_MADE_UP = 3
"""For how many addresses that do not exist a host is asked in one run, one in a folder at most."""


@dataclass(slots=True)
class Visitor:
    """Works off one queue."""

    queue: HostQueue
    watchdog: Watchdog
    turns: Turns
    guard: Guard
    memory: MemoryBudget
    """What the documents that are read at one time may take together."""
    _session: GuardedSession = field(init=False)
    _robots: dict[str, Rules] = field(init=False, default_factory=dict)
    _elsewhere: dict[str, MadeUp | None] = field(init=False, default_factory=dict)
    """What the host shows at addresses that do not exist, by first folder."""
    _wait: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        self._session = GuardedSession(self.guard, self.queue.user_agent)

    def visits(self) -> Iterator[Visit]:
        """A visit for every job, in their order; ends early when the run is broken off."""
        with self._session:
            for job in self.queue.jobs:
                visit = self._postponed(job) or self._visit(job)
                if self.watchdog.stopped:
                    return
                yield visit

    def _visit(self, job: Job) -> Visit:
        if not job.interface and (what := personal(job.address)):
            failure = Failure(PageState.REFUSED, f"the address holds {what}, so that it is not asked")
            return observe(job, failure, _now())
        with self.watchdog.watch(self.queue.settings.deadline) as deadline:
            got = self._ask(job, deadline)
            for _ in range(_ANEW):
                if not self._may_pass(got, deadline):
                    break
                got = self._ask(replace(job, validators=None), deadline)
            got = self._led_on(job, got, deadline)
        at = _now()
        if isinstance(got, Answer) and got.status == 304 and job.validators:
            return Visit(job, VisitOutcome.UNCHANGED, at, answer=got)
        made_up = _nowhere if job.copy else partial(self._made_up, job.address)
        with self.memory.take(_memory_for(got)):
            until = max(deadline.end, time.monotonic() + _READING)
            visit = observe(job, got, at, until, made_up)
        return _refused(visit, self._wait) if self._wait else visit

    def _postponed(self, job: Job) -> Visit | None:
        """Nothing is seen of a host that asks for more time than a run has."""
        if not self._wait:
            return None
        reason = f"the host asks to be left alone for {self._wait:.0f} s"
        return Visit(job, VisitOutcome.POSTPONED, _now(), reason=reason)

    def _ask(self, job: Job, deadline: Deadline) -> Answer | Failure:
        permit = self._take_turn if job.interface else self._permit
        return fetch(self._session, job.address, Terms(deadline, self._limits(data=job.data), permit, job.validators))

    def _led_on(self, job: Job, got: Answer | Failure, deadline: Deadline) -> Answer | Failure:
        """What a page leads on to by itself (`meta refresh`), as a redirect would."""
        limits = self._limits()
        if job.data:
            return got
        while not isinstance(got, Failure) and len(got.redirects) < limits.max_redirects:
            target = leads_on(got, job.quotations)
            if target is None or target in {job.address, got.address, *got.redirects}:
                break
            further = fetch(self._session, target, Terms(deadline, limits, self._permit))
            got = replace(further, redirects=(*got.redirects, target, *further.redirects))
        return got

    def _limits(self, *, data: bool = False) -> Limits:
        settings = self.queue.settings
        most = max(settings.max_bytes, settings.max_pdf_bytes) if data else settings.max_bytes
        return Limits(most, settings.max_pdf_bytes, settings.max_redirects, any_kind=data)

    def _made_up(self, address: str) -> MadeUp | None:
        """What the host shows at an address beside `address` that does not exist; None where it may not be asked."""
        folder = first_folder(address)
        if folder not in self._elsewhere:
            if len(self._elsewhere) >= _MADE_UP or self._wait or self.watchdog.stopped:
                return None
            with self.watchdog.watch(self.queue.settings.deadline) as deadline:
                terms = Terms(deadline, self._limits(), self._permit)
                got = fetch(self._session, made_up_address(address), terms)
                if isinstance(got, Failure) and got.state is PageState.TRANSIENT:  # a kept connection, closed meanwhile
                    got = fetch(self._session, made_up_address(address), terms)
                self._elsewhere[folder] = _read_made_up(got)
        return self._elsewhere[folder]

    def _may_pass(self, got: Answer | Failure, deadline: Deadline) -> bool:
        """Whether to try anew; if so, the pause that is due has been booked at the host's turn."""
        if self.watchdog.stopped:
            return False
        if isinstance(got, Failure):
            return got.state is PageState.TRANSIENT and deadline.remaining() > self.queue.settings.delay
        if got.status not in _ASKS_TO_WAIT:
            return False
        wait = retry_after(got)
        if wait is None:
            return False
        if wait > self.queue.settings.retry_after:
            if host_of(got.address) == self.queue.host:  # another host, redirected to, holds up only this page
                self._wait = wait
            return False
        self.turns.postpone(host_of(got.address), wait)
        return True

    def _permit(self, address: str, deadline: Deadline) -> None:
        """Wait for the host's turn, and ask its robots.txt; the waiting is not the server's time."""
        rules = self._rules(address, deadline)
        objection = rules.objection(address, self.queue.user_agent)
        if objection:
            raise NotPermittedError(objection)
        self._take_turn(address, deadline, rules.delay(self.queue.user_agent, self.queue.settings.retry_after))

    def _rules(self, address: str, deadline: Deadline) -> Rules:
        place = robots_address(address)
        if place not in self._robots:
            limits = Limits(ROBOTS_BYTES, ROBOTS_BYTES, max_redirects=5, cut=True)
            terms = Terms(deadline, limits, self._take_turn)
            self._robots[place] = rules_from(fetch(self._session, place, terms))
        return self._robots[place]

    def _take_turn(self, address: str, deadline: Deadline, delay: float = 0.0) -> None:
        pause = self.turns.take(host_of(address), delay)
        if pause > 0:
            deadline.end += pause
            self.watchdog.sleep(pause)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


@contextmanager
def visiting(settings: ObserveSettings, stop: threading.Event) -> Iterator[Callable[[HostQueue], Iterator[Visit]]]:
    """What visits hosts in one process: their queues share the turns, and the watchdog that keeps their deadlines."""
    turns = Turns(settings.delay)
    guard = Guard(frozenset(settings.ports), settings.allow_networks)
    memory = MemoryBudget(settings.memory)
    with Watchdog(stop) as watchdog:
        yield lambda queue: Visitor(queue, watchdog, turns, guard, memory).visits()


def _refused(visit: Visit, wait: float) -> Visit:
    """A look at a host that asks for more time than a run has: on record as blocked, with what it asks for."""
    if visit.observation is None:
        return visit
    reason = f"{visit.observation.reason}, and asks to be left alone for longer than a run lasts"
    seen = visit.observation.model_copy(update={"state": PageState.BLOCKED, "reason": reason})
    return replace(visit, observation=seen, retry_after=round(min(wait, _LONGEST_WAIT)))


def made_up_address(address: str) -> str:
    """An address in the same folder that nobody gave out, so that there can be no page."""
    parts = urlsplit(address)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    _, dot, ending = name.rpartition(".")
    path = f"{folder}/{secrets.token_hex(8)}{dot}{ending if dot else ''}"
    return urlunsplit((parts.scheme, parts.netloc, path + ("/" if parts.path.endswith("/") else ""), "", ""))


def _nowhere() -> None:
    """Nothing is asked."""


def _read_made_up(got: Answer | Failure) -> MadeUp | None:
    if isinstance(got, Failure):
        return None
    try:
        return MadeUp(got.status, read_text(got.body, got.header("Content-Type"), time.monotonic() + _READING))
    except UnreadableError:
        return MadeUp(got.status, None)


def _memory_for(got: Answer | Failure) -> int:
    return 0 if isinstance(got, Failure) else memory_for(got.body, kind_of(got.header("Content-Type")))
