"""The second half of a run: are the copies in outside archives there, and do the quoted words stand in them?

The copy that the editor names is always looked at. With a CDX address in the settings others are looked up, and with
keys in the environment a page without a sound copy is saved. Archives are hosts like all others.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from claimspring.model.observation import (
    FOUND,
    READABLE,
    ArchiveRole,
    Ledger,
    LedgerEntry,
    OutsideCopy,
    PageSketch,
    PageState,
)
from claimspring.model.settings import ObserveSettings
from claimspring.observe import archive
from claimspring.observe.host import visiting
from claimspring.observe.http.politeness import host_of
from claimspring.observe.plan import Target
from claimspring.observe.record import ledger
from claimspring.observe.record.store import Store
from claimspring.observe.saver import Saver
from claimspring.observe.visit import HostQueue, Job, Visit
from claimspring.workers.executors import Executor

_PASSING = frozenset({PageState.BLOCKED, PageState.TRANSIENT, PageState.NOT_THE_PAGE})


@dataclass(slots=True)
class Outside:
    """Looks at outside copies of targets whose pages were looked at."""

    store: Store
    settings: ObserveSettings
    user_agent: str
    executor: Executor
    saver: Saver | None = None
    _copies: dict[str, list[OutsideCopy]] = field(init=False, default_factory=lambda: defaultdict(list))
    _sketches: dict[str, PageSketch] = field(init=False, default_factory=dict)
    """Of copies that hold the words: where the page itself was never seen with them, these tell what it is like."""
    _known: dict[str, LedgerEntry] = field(init=False, default_factory=dict)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)

    def look_at(self, wanted: Sequence[Target], stop: threading.Event) -> None:
        """Look at every target's copies, and record them in its ledger's last entry."""
        known = {target.id: last for target in wanted if (last := self.store.read(target.id).last)}
        here = [target for target in wanted if target.id in known]
        self._known = known
        roles = self._linked(here) | self._looked_up(here, known, stop)
        self._visit(here, roles, stop)
        self._save(here, known, stop)
        if stop.is_set():  # what was not asked would look lost
            return
        for target in here:
            found = tuple(self._copies[target.id]) or known[target.id].outside
            sketch = None if _remembers(self.store.read(target.id)) else self._sketches.get(target.id)
            if found != known[target.id].outside or sketch:
                self.store.write(target.id, ledger.with_outside(self.store.read(target.id), found, sketch))

    def _linked(self, wanted: Iterable[Target]) -> dict[tuple[str, str], ArchiveRole]:
        return {(target.id, target.archived): ArchiveRole.LINKED for target in wanted if target.archived}

    def _looked_up(
        self, wanted: Iterable[Target], known: dict[str, LedgerEntry], stop: threading.Event
    ) -> dict[tuple[str, str], ArchiveRole]:
        """The copies that the archive's index lists, and those that it listed or made before."""
        roles: dict[tuple[str, str], ArchiveRole] = {
            (name, copy.address): copy.role
            for name, entry in known.items()
            for copy in entry.outside
            if copy.role is not ArchiveRole.LINKED
        }
        index = self.settings.archive_index
        named = {name for name, _ in roles}
        targets = {target.id: target for target in wanted if index and target.id not in named}
        jobs = [
            Job(name, archive.lookup(index, target.address, target.read_on), interface=True)
            for name, target in targets.items()
            if index
        ]

        def record(visit: Visit) -> None:
            for capture in archive.captures(visit.answer.body)[:1] if visit.answer and index else ():
                with self._lock:
                    roles[visit.job.target, capture.address(index or "")] = ArchiveRole.FOUND

        self.executor.run(partial(visiting, self.settings), self._queues(jobs), record, stop)
        return roles

    def _visit(
        self, wanted: Iterable[Target], roles: dict[tuple[str, str], ArchiveRole], stop: threading.Event
    ) -> None:
        quotations = {target.id: target.quotations for target in wanted}
        jobs = [
            Job(name, address, quotations[name], copy=True) for name, address in sorted(roles) if name in quotations
        ]

        def record(visit: Visit) -> None:
            role = roles[visit.job.target, visit.job.address]
            with self._lock:
                self._copies[visit.job.target].extend(_copy(visit, role, self._known.get(visit.job.target)))
                if visit.sketch:
                    self._sketches.setdefault(visit.job.target, visit.sketch)
                self._copies[visit.job.target].sort(key=lambda copy: (copy.role, copy.address))

        self.executor.run(partial(visiting, self.settings), self._queues(jobs), record, stop)

    def _save(self, wanted: Iterable[Target], known: dict[str, LedgerEntry], stop: threading.Event) -> None:
        """Have every page saved that is there, and of which no copy holds all quotations."""
        for target in wanted if self.saver else ():
            sound = any(
                copy.state in READABLE and copy.quotations == len(target.quotations) for copy in self._copies[target.id]
            )
            if stop.is_set() or sound or target.no_copies or known[target.id].seen.state not in READABLE:
                continue
            address = self.saver.save(target.address) if self.saver else None
            if address:
                self._visit([target], {(target.id, address): ArchiveRole.SAVED}, stop)

    def _queues(self, jobs: Iterable[Job]) -> tuple[HostQueue, ...]:
        hosts: defaultdict[str, list[Job]] = defaultdict(list)
        for job in jobs:
            hosts[host_of(job.address)].append(job)
        return tuple(HostQueue(host, tuple(those), self.settings, self.user_agent) for host, those in hosts.items())


def _copy(visit: Visit, role: ArchiveRole, known: LedgerEntry | None) -> tuple[OutsideCopy, ...]:
    """What came of a look at a copy; one that could not be read this time is still what it was."""
    seen, address = visit.observation, visit.job.address
    earlier = next(
        (one for one in (known.outside if known else ()) if one.address == address and one.is_readable), None
    )
    if earlier and (seen is None or seen.state in _PASSING):
        return (earlier,)
    if seen is None:
        return ()
    found = sum(quotation.state in FOUND for quotation in seen.quotations)
    return (OutsideCopy(address=address, role=role, state=seen.state, taken=archive.taken(address), quotations=found),)


def _remembers(known: Ledger) -> bool:
    """Whether it is known what the page's own text is like."""
    return any(entry.sketch for entry in known.entries)
