"""One host's queue, worked off politely: jobs in, visits out, one after another.

The unit that travels to a worker: on threads or on other machines, one host is always visited by one queue alone.
"""

import datetime as dt
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum

from claimspring.document.text import UnreadableError, kind_of, read_text
from claimspring.model.observation import READABLE, Observation, PageState
from claimspring.model.settings import ObserveSettings
from claimspring.observe import page_state
from claimspring.observe.http.answer import Answer, Failure, Validators
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
from claimspring.observe.http.transport import Session
from claimspring.observe.page_state import Verdict
from claimspring.observe.quotes import seek, unseen
from claimspring.observe.sanitize import line

_ASKS_TO_WAIT = frozenset({429, 503})
_READING = 0.8
"""How many seconds reading an answer may take in any case, even one that came just before the deadline."""
_ANEW = 1
"""How often a look that failed in passing is tried anew, while there is time."""


@dataclass(frozen=True, slots=True)
class Job:
    """One address to look at."""

    target: str
    """Whose ledger it is for: a source's id, or `article-` and an article's."""
    address: str
    quotations: tuple[str, ...] = ()
    interface: bool = False
    """An interface that the desk named in its settings: robots.txt, which is about pages, is not asked."""
    validators: Validators | None = None
    """Given only where an unchanged page leaves nothing to find out."""


class VisitOutcome(StrEnum):
    """How a job ended."""

    SEEN = "seen"
    UNCHANGED = "unchanged"
    """The server says that the page is the one of the last look."""
    POSTPONED = "postponed"
    """The host asked us to come back later; nothing was seen."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of a job."""

    job: Job
    outcome: VisitOutcome
    at: dt.datetime
    observation: Observation | None = None
    """Given for `seen` only."""
    answer: Answer | None = None
    """The server's whole answer, where there is a page worth a copy."""
    reason: str = ""
    """Why it was postponed."""

    @property
    def validators(self) -> Validators:
        """What to ask with the next time."""
        if self.answer is None:
            return Validators(None, None)
        return Validators(self.answer.header("ETag"), self.answer.header("Last-Modified"))


@dataclass(frozen=True, slots=True)
class HostQueue:
    """All jobs at one host, and under which rules they are done. Travels between processes."""

    host: str
    jobs: tuple[Job, ...]
    settings: ObserveSettings
    user_agent: str


@dataclass(slots=True)
class Visitor:
    """Works off one queue."""

    queue: HostQueue
    watchdog: Watchdog
    turns: Turns
    guard: Guard
    _session: Session = field(init=False)
    _robots: dict[str, Rules] = field(init=False, default_factory=dict)
    _wait: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        self._session = Session(self.guard, self.queue.user_agent)

    def visits(self) -> Iterator[Visit]:
        """A visit for every job, in their order; ends early when the run is broken off."""
        with self._session:
            for job in self.queue.jobs:
                visit = self._postponed(job) or self._visit(job)
                if self.watchdog.stopped:
                    return
                yield visit

    def _visit(self, job: Job) -> Visit:
        with self.watchdog.watch(self.queue.settings.deadline) as deadline:
            got = self._ask(job, deadline)
            for _ in range(_ANEW):
                if not self._may_pass(got, deadline):
                    break
                got = self._ask(replace(job, validators=None), deadline)
        at = _now()
        if isinstance(got, Answer) and got.status == 304 and job.validators:
            return Visit(job, VisitOutcome.UNCHANGED, at, answer=got)
        until = max(deadline.end, time.monotonic() + _READING)
        return self._postponed(job) or observe(job, got, at, until)

    def _postponed(self, job: Job) -> Visit | None:
        """Nothing is seen of a host that asks for more time than a run has."""
        if not self._wait:
            return None
        reason = f"the host asks to be left alone for {self._wait:.0f} s"
        return Visit(job, VisitOutcome.POSTPONED, _now(), reason=reason)

    def _ask(self, job: Job, deadline: Deadline) -> Answer | Failure:
        settings = self.queue.settings
        limits = Limits(settings.max_bytes, settings.max_pdf_bytes, settings.max_redirects)
        permit = self._take_turn if job.interface else self._permit
        return fetch(self._session, job.address, Terms(deadline, limits, permit, job.validators))

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
            limits = Limits(ROBOTS_BYTES, ROBOTS_BYTES, max_redirects=5)
            terms = Terms(deadline, limits, self._take_turn)
            self._robots[place] = rules_from(fetch(self._session, place, terms))
        return self._robots[place]

    def _take_turn(self, address: str, deadline: Deadline, delay: float = 0.0) -> None:
        pause = self.turns.take(host_of(address), delay)
        if pause > 0:
            deadline.end += pause
            self.watchdog.sleep(pause)


def observe(job: Job, got: Answer | Failure, at: dt.datetime, until: float = math.inf) -> Visit:
    """What an answer shows of the page and of each quotation, as far as it can be read until then."""
    verdict = Verdict(got.state, got.reason) if isinstance(got, Failure) else page_state.by_status(got)
    kind = "" if isinstance(got, Failure) else line(kind_of(got.header("Content-Type")), 100)
    unread = Observation(
        asked=job.address,
        state=PageState.UNREADABLE,
        status=got.status,
        redirects=got.redirects,
        content_type=kind or None,
        quotations=unseen(job.quotations),
    )
    if isinstance(got, Failure) or verdict:
        return Visit(job, VisitOutcome.SEEN, at, _judged(unread, verdict))
    try:
        page = read_text(got.body, got.header("Content-Type"), until)
        quotations = seek(page.text, job.quotations, until)
    except UnreadableError as error:
        return Visit(job, VisitOutcome.SEEN, at, _judged(unread, Verdict(PageState.UNREADABLE, str(error))))
    except TimeoutError:
        late = Verdict(PageState.UNREADABLE, "the document takes too long to search")
        return Visit(job, VisitOutcome.SEEN, at, _judged(unread, late))
    verdict = page_state.by_text(job.address, got, page, quotations)
    seen = _judged(unread, verdict).model_copy(update={"title": line(page.title or "", 300) or None})
    if verdict.state not in READABLE:
        return Visit(job, VisitOutcome.SEEN, at, seen)
    read = {"quotations": quotations, "fingerprint": page.fingerprint, "words": page.words}
    return Visit(job, VisitOutcome.SEEN, at, seen.model_copy(update=read), got)


def _judged(seen: Observation, verdict: Verdict | None) -> Observation:
    if verdict is None:
        return seen
    return seen.model_copy(update={"state": verdict.state, "reason": line(verdict.reason, 300)})


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


@contextmanager
def visiting(settings: ObserveSettings, stop: threading.Event) -> Iterator[Callable[[HostQueue], Iterator[Visit]]]:
    """What visits hosts in one process: their queues share the turns, and the watchdog that keeps their deadlines."""
    turns = Turns(settings.delay)
    guard = Guard(frozenset(settings.ports), settings.allow_networks)
    with Watchdog(stop) as watchdog:
        yield lambda queue: Visitor(queue, watchdog, turns, guard).visits()
