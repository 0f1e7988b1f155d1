"""What follows from a ledger: is the page there, do the words still stand, has it changed since a day.

Pure functions over `claimspring.model.observation`; rules, the status queue and the site speak from these, so that
"gone" means the same everywhere.
"""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimspring.model.observation import (
    FOUND,
    READABLE,
    Ledger,
    LedgerEntry,
    Observation,
    PageState,
    QuotationSeen,
    QuotationState,
)

DAYS_UNTIL_GONE = 3
"""On how many different days a page must be missing before it counts as gone."""

DAYS_UNTIL_VANISHED = 2
"""On how many different days words must be absent before they count as vanished."""

_SILENT = frozenset({PageState.BLOCKED, PageState.TRANSIENT, PageState.NOT_THE_PAGE})
_READ = frozenset({QuotationState.VERBATIM, QuotationState.SPLIT, QuotationState.ALTERED, QuotationState.ABSENT})


@dataclass(frozen=True, slots=True)
class PageStanding:
    """What can be said of a page today."""

    state: PageState
    """As of the last look; `gone` only when it was missing on several different days since it was last alive."""
    since: dt.datetime
    """The first look of this state, without another state in between."""
    last_look: dt.datetime
    last_alive: dt.datetime | None
    """The last look that could read the page."""
    days: int
    """On how many different days it was seen in this state."""
    reason: str
    """Why, in a short phrase, where the page is not alive."""


@dataclass(frozen=True, slots=True)
class QuotationStanding:
    """What can be said of quoted words today."""

    state: QuotationState
    """As of the last look that could read the page; `unreadable` only when none could."""
    since: dt.datetime
    """The first look of this state, without another state in between."""
    last_look: dt.datetime
    """The last look that could read the page (or, when none could, the last look)."""
    last_found: dt.datetime | None
    """The last look at which the words stood there, whole or split."""
    days: int
    """On how many different days they were seen in this state."""
    seen: QuotationSeen
    """What the last of these looks found: the score, the words that stand there instead, the concerns."""

    stood_on: dt.datetime | None
    """When they stood there for sure: at a look of ours, or when an archive took a copy that holds them."""

    @property
    def vanished(self) -> bool:
        """They stood there, and were absent on several different days: one look without them is no disappearance."""
        return self._absent and self.stood_on is not None

    @property
    def never_seen(self) -> bool:
        """Absent on several different days, and nobody ever saw them there: the mistake may well be the editor's."""
        return self._absent and self.stood_on is None

    @property
    def _absent(self) -> bool:
        return self.state is QuotationState.ABSENT and self.days >= DAYS_UNTIL_VANISHED


@dataclass(frozen=True, slots=True)
class Moment:
    """One stretch of a source's history, for a timeline."""

    start: dt.datetime
    end: dt.datetime
    looks: int
    state: PageState
    missing: bool
    """Whether it says that there is no such page."""
    found: int
    """How many of the quotations stood there."""
    altered: int
    absent: int
    text_changed: bool
    """Whether the page's main text is another one than at the readable look before."""


def page_standing(ledger: Ledger) -> PageStanding | None:
    """What can be said of the page; None when nobody has looked yet."""
    looks = ledger.looks
    if not looks:
        return None
    last = looks[-1]
    state = last.seen.state
    missing = last.seen.is_missing
    run = _newest_run(looks, lambda seen: seen.is_missing if missing else seen.state is state)
    days = _days(run)
    if missing and days >= DAYS_UNTIL_GONE:
        state = PageState.GONE
    alive = [entry for entry in looks if entry.seen.state in READABLE]
    return PageStanding(
        state=state,
        since=run[0].first_seen,
        last_look=last.last_seen,
        last_alive=alive[-1].last_seen if alive else None,
        days=days,
        reason=last.seen.reason,
    )


def quotation_standing(ledger: Ledger, exact: str) -> QuotationStanding | None:
    """What can be said of the words `exact`; None when nobody has looked for them yet."""
    looks = list(_looks_for(ledger, exact))
    read = [(entry, seen) for entry, seen in looks if seen.state in _READ]
    if not looks:
        return None
    entry, seen = (read or looks)[-1]
    run: list[LedgerEntry] = []
    for earlier, what in reversed(read or looks):
        if what.state is not seen.state:
            break
        run.insert(0, earlier)
    found = [earlier.last_seen for earlier, what in looks if what.state in FOUND]
    return QuotationStanding(
        state=seen.state,
        since=run[0].first_seen,
        last_look=entry.last_seen,
        last_found=found[-1] if found else None,
        stood_on=_stood_on(looks),
        days=_days(run),
        seen=seen,
    )


def changed_since(ledger: Ledger, day: dt.date) -> LedgerEntry | None:
    """The newest readable entry, when its text is another one than at the last readable look up to `day`.

    When the first readable look came after `day`, that look is compared with: what stood there before is not known.
    """
    readable = [entry for entry in ledger.entries if entry.seen.fingerprint]
    before = [entry for entry in readable if entry.first_seen.date() <= day]
    if not readable:
        return None
    base = before[-1] if before else readable[0]
    newest = readable[-1]
    return newest if newest.seen.fingerprint != base.seen.fingerprint else None


def timeline(ledger: Ledger) -> tuple[Moment, ...]:
    """The ledger as stretches of time, oldest first, one for each entry."""
    moments = []
    fingerprint: str | None = None
    for entry in ledger.looks:
        states = [quotation.state for quotation in entry.seen.quotations]
        moments.append(
            Moment(
                start=entry.first_seen,
                end=entry.last_seen,
                looks=entry.count,
                state=entry.seen.state,
                missing=entry.seen.is_missing,
                found=sum(state in FOUND for state in states),
                altered=states.count(QuotationState.ALTERED),
                absent=states.count(QuotationState.ABSENT),
                text_changed=None not in (fingerprint, entry.seen.fingerprint)
                and fingerprint != entry.seen.fingerprint,
            )
        )
        fingerprint = entry.seen.fingerprint or fingerprint
    return tuple(moments)


def _looks_for(ledger: Ledger, exact: str) -> Iterator[tuple[LedgerEntry, QuotationSeen]]:
    for entry in ledger.entries:
        for quotation in entry.seen.quotations:
            if quotation.exact == exact:
                yield entry, quotation
                break


def _newest_run(entries: Sequence[LedgerEntry], belongs: Callable[[Observation], bool]) -> list[LedgerEntry]:
    """The newest entries that belong together, oldest first; looks in between that show no page say nothing."""
    run: list[LedgerEntry] = []
    for entry in reversed(entries):
        if belongs(entry.seen):
            run.insert(0, entry)
        elif entry.seen.state not in _SILENT:
            break
    return run


def _stood_on(entries: Sequence[tuple[LedgerEntry, QuotationSeen]]) -> dt.datetime | None:
    """When words stood there for sure: the newest look that found them, or the newest copy that holds all of them."""
    looks = [entry.last_seen for entry, seen in entries if seen.state in FOUND]
    copies = [
        copy.taken
        for entry, _ in entries
        for copy in entry.outside
        if copy.taken and copy.quotations and copy.quotations >= len(entry.seen.quotations)
    ]
    return max(looks, default=None) or max(copies, default=None)


def _days(entries: Sequence[LedgerEntry]) -> int:
    """Different days in entries that follow one another: a day on which one ends and the next begins counts once."""
    days = sum(entry.days for entry in entries)
    shared = sum(earlier.last_seen.date() == later.first_seen.date() for earlier, later in itertools.pairwise(entries))
    return days - shared
