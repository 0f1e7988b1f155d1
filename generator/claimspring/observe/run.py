"""One run: targets to looks, looks to ledgers and copies, each of them on disk before it is told.

Killed at any moment it loses nothing that was told; started again it goes on where it was.
"""

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from claimspring.model.observation import READABLE, ArticleEdits, Copy, HostAnswer, Ledger, LedgerEntry, Observation
from claimspring.model.observation_summary import timeline
from claimspring.model.settings import ObserveSettings
from claimspring.observe.article_edits import edits
from claimspring.observe.host import visiting
from claimspring.observe.http.answer import Answer
from claimspring.observe.http.politeness import host_of
from claimspring.observe.plan import Known, Target, queues
from claimspring.observe.record import copies, ledger
from claimspring.observe.record.copies import page_in, proves
from claimspring.observe.record.store import Store
from claimspring.observe.visit import Visit, VisitOutcome, first_folder
from claimspring.workers.executors import Executor

STALE = dt.timedelta(hours=24)
"""After how long an unfinished run is begun anew instead of resumed."""


@dataclass(frozen=True, slots=True)
class TargetResult:
    """One target's outcome, as it stands on disk."""

    target: str
    outcome: VisitOutcome
    entry: LedgerEntry | None
    """The newest entry of its ledger."""
    changed: bool
    """Whether the page's text is another one than at the readable look before."""
    reason: str = ""


Tell = Callable[[TargetResult], None]
"""Told of every outcome, one at a time."""


@dataclass(slots=True)
class ObserveRun:
    """Looks at targets and keeps the proof."""

    store: Store
    settings: ObserveSettings
    user_agent: str
    executor: Executor
    _one: threading.Lock = field(default_factory=threading.Lock, init=False)

    def look_at(self, wanted: Sequence[Target], tell: Tell, stop: threading.Event) -> None:
        """Look at every target, write its ledger, then tell."""
        ledgers = {target.id: self.store.read(target.id) for target in wanted}

        not_kept = {target.id for target in wanted if target.no_copies}

        def record(visit: Visit) -> None:
            told = self._keep(visit, ledgers[visit.job.target], copies_kept=visit.job.target not in not_kept)
            with self._one:
                tell(told)

        hosts = {host: self.store.read_host(host) for host in {host_of(target.address) for target in wanted}}
        plan = queues(wanted, Known(ledgers, hosts, self._has_copy), self.settings, self.user_agent)
        self.executor.run(partial(visiting, self.settings), plan, record, stop)

    def _keep(self, visit: Visit, before: Ledger, *, copies_kept: bool) -> TargetResult:
        target = visit.job.target
        if visit.host:
            self._remember(host_of(visit.job.address), first_folder(visit.job.address), visit.host)
        if visit.outcome is VisitOutcome.POSTPONED:
            return TargetResult(target, visit.outcome, before.last, changed=False, reason=visit.reason)
        if visit.observation is None:
            after = ledger.repeat(before, visit)
            self.store.write(target, after)
            return TargetResult(target, visit.outcome, after.last, changed=False)
        copy, warc = self._copy(visit, visit.observation, before.last) if copies_kept else (None, b"")
        after = ledger.add(before, visit, visit.observation, copy, self._edits(visit, before))
        self.store.write(target, after, (copy.file, warc) if copy and warc else None)
        changed = len(after.entries) > len(before.entries) and timeline(after)[-1].text_changed
        return TargetResult(target, visit.outcome, after.last, changed=changed)

    def _copy(self, visit: Visit, seen: Observation, last: LedgerEntry | None) -> tuple[Copy | None, bytes]:
        """A copy of a page that is seen for the first time, or of which the copy is not here; read back to be sure."""
        if visit.answer is None or seen.state not in READABLE:
            return None, b""
        if last is not None and ledger.same(last.seen, seen) and last.version >= 2 and self._has_copy(last):
            return None, b""
        return _proved(visit.answer, visit, self.settings.snapshots, self.user_agent)

    def _edits(self, visit: Visit, before: Ledger) -> ArticleEdits | None:
        """What is other in an article's text than in the oldest copy here of what its server answered.

        A page that somebody saved may show what servers do not show to machines.
        """
        if visit.answer is None or not visit.job.target.startswith("article-"):
            return None
        kept = next((entry for entry in before.looks if self._has_copy(entry)), None)
        if kept is None or kept.copy_ is None or kept.seen.text == (visit.observation and visit.observation.text):
            return None
        warc = (self.store.root / kept.copy_.file).read_bytes()
        page = page_in(warc) if proves(warc, kept.copy_) else None
        return page and edits(page, visit.answer, kept.copy_.taken)

    def _remember(self, host: str, folder: str, answer: HostAnswer) -> None:
        """One queue visits a host, so that nobody else writes of it."""
        known = self.store.read_host(host)
        self.store.write_host(host, known.model_copy(update={"folders": {**known.folders, folder: answer}}))

    def _has_copy(self, entry: LedgerEntry) -> bool:
        return entry.copy_ is not None and (self.store.root / entry.copy_.file).is_file()


def _proved(answer: Answer, visit: Visit, folder: str, user_agent: str) -> tuple[Copy | None, bytes]:
    copy = copies.copy_of(answer, visit.job.target, folder, visit.at)
    warc = copies.to_warc(answer, visit.job.address, user_agent, visit.at)
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
