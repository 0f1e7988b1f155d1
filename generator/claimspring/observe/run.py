"""One run: targets to looks, looks to ledgers and copies, each of them on disk before it is told.

Killed at any moment it loses nothing that was told; started again it goes on where it was.
"""

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from claimspring.model.observation import READABLE, Copy, Entry, Ledger, Observation
from claimspring.model.observation_summary import timeline
from claimspring.model.settings import ObserveSettings
from claimspring.observe.executor import Executor
from claimspring.observe.host import Look, Outcome
from claimspring.observe.http.answer import Answer
from claimspring.observe.plan import Target, queues
from claimspring.observe.record import copies, ledger
from claimspring.observe.record.store import Store

STALE = dt.timedelta(hours=24)
"""After how long an unfinished run is begun anew instead of resumed."""


@dataclass(frozen=True, slots=True)
class Told:
    """One target's outcome, as it stands on disk."""

    target: str
    outcome: Outcome
    entry: Entry | None
    """The newest entry of its ledger."""
    changed: bool
    """Whether the page's text is another one than at the readable look before."""
    reason: str = ""


Tell = Callable[[Told], None]
"""Told of every outcome, one at a time."""


@dataclass(slots=True)
class Run:
    """Looks at targets and keeps the proof."""

    store: Store
    settings: ObserveSettings
    user_agent: str
    executor: Executor
    _one: threading.Lock = field(default_factory=threading.Lock, init=False)

    def look_at(self, wanted: Sequence[Target], tell: Tell, stop: threading.Event) -> None:
        """Look at every target, write its ledger, then tell."""
        ledgers = {target.id: self.store.read(target.id) for target in wanted}

        def record(look: Look) -> None:
            told = self._keep(look, ledgers[look.job.target])
            with self._one:
                tell(told)

        plan = queues(wanted, ledgers, self.settings, self.user_agent, self._has_copy)
        self.executor.work(plan, record, stop)

    def _keep(self, look: Look, before: Ledger) -> Told:
        target = look.job.target
        if look.outcome is Outcome.POSTPONED:
            return Told(target, look.outcome, before.last, changed=False, reason=look.reason)
        if look.observation is None:
            after = ledger.repeat(before, look.at, look.validators)
            self.store.write(target, after)
            return Told(target, look.outcome, after.last, changed=False)
        copy, warc = self._copy(look, look.observation, before.last)
        after = ledger.add(before, look.observation, look.at, look.validators, copy)
        self.store.write(target, after, (copy.file, warc) if copy and warc else None)
        changed = len(after.entries) > len(before.entries) and timeline(after)[-1].text_changed
        return Told(target, look.outcome, after.last, changed=changed)

    def _copy(self, look: Look, seen: Observation, last: Entry | None) -> tuple[Copy | None, bytes]:
        """A copy of a page that is seen for the first time, or of which the copy is not here; read back to be sure."""
        if look.answer is None or seen.state not in READABLE:
            return None, b""
        if last is not None and last.seen == seen and self._has_copy(last):
            return None, b""
        return _proved(look.answer, look, self.settings.snapshots, self.user_agent)

    def _has_copy(self, entry: Entry) -> bool:
        return entry.copy_ is not None and (self.store.root / entry.copy_.file).is_file()


def _proved(answer: Answer, look: Look, folder: str, user_agent: str) -> tuple[Copy | None, bytes]:
    copy = copies.copy_of(answer, look.job.target, folder, look.at)
    warc = copies.to_warc(answer, look.job.address, user_agent, look.at)
    return (copy, warc) if copies.proves(warc, copy) else (None, b"")


def unfinished(store: Store, wanted: Iterable[Target], now: dt.datetime) -> tuple[dt.datetime, tuple[Target, ...]]:
    """When the run under way began, and what it has not yet looked at.

    That is `now` and everything, unless a run was broken off less than a day ago.
    """
    everything = tuple(wanted)
    try:
        began = dt.datetime.fromisoformat(store.marker.read_text("ascii").strip())
        age = now - began
    except (OSError, ValueError, TypeError):
        return now, everything
    if not dt.timedelta() <= age < STALE:
        return now, everything
    return began, tuple(target for target in everything if not _looked_at(store.read(target.id), target, began))


def _looked_at(known: Ledger, target: Target, since: dt.datetime) -> bool:
    last = known.last
    return last is not None and last.last_seen >= since and last.seen.asked == target.address


def begin(store: Store, began: dt.datetime) -> None:
    """Remember that a run is under way."""
    store.marker.write_text(began.isoformat() + "\n", "ascii")


def end(store: Store) -> None:
    """Remember that nothing is under way."""
    store.marker.unlink(missing_ok=True)
