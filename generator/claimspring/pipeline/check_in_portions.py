"""A project is checked in portions, each by a process of its own: what is worked out for one goes with it.

So memory holds what all records have in common and what was found, and not what was asked for every one of 100,000.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from claimspring.model.finding import Finding
from claimspring.model.recorder import Query
from claimspring.pipeline.findings_store import FindingsStore, StoredEntry, StoredPortion, portion_of
from claimspring.read.locate import Locator
from claimspring.rules.check import FILES, FindingsByRecord, place_of, settle
from claimspring.rules.context import Context
from claimspring.rules.subjects import Subject, subjects
from claimspring.workers.fork import as_done, in_shares, processors

_PORTION = 4_000
"""Records that are looked at together."""
MANY = 2_000
"""So many records are worth other processes: fewer are checked before those would have begun."""


def check_in_portions(
    context: Context, locator: Locator, store: FindingsStore, reading: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """All findings in the order of files, lines and columns, with those of the reader.

    What an earlier process found of a record is taken from the store as long as it holds; what is found is put there.
    """
    wanted = list(subjects(context))
    held = store.held(frozenset(wanted), partial(_answer, context, locator))
    store.forget(held.gone)
    entries = [_only_told(entry) for entry in held.entries]
    for portion in _portions([subject for subject in wanted if subject not in held.records], context, locator):
        store.put(portion)
        entries += (_only_told(entry) for entry in portion.entries if entry.says_something)
    return _findings(entries, context, locator, reading)


def _only_told(entry: StoredEntry) -> StoredEntry:
    """Without what nobody needs who only tells of it."""
    return entry._replace(kind="", key="", reads=b"")


def _answer(context: Context, locator: Locator, query: Query) -> str:
    return locator.digest(str(query.key)) if query.name == FILES else context.mapping(query.name).answer(query.key)


def _portions(stale: Sequence[Subject], context: Context, locator: Locator) -> Iterator[StoredPortion]:
    """What is found of these records; each portion has as many of every kind, for these cost more or less."""
    if not stale:
        return
    processes = processors() if len(stale) >= MANY else 1
    rounds = -(-len(stale) // (_PORTION * processes))
    kinds = [list(some) for _, some in groupby(stale, attrgetter("kind"))]
    _make_indexes(context, processes)
    for portions in as_done(partial(_portion, kinds, context, locator), rounds * processes, processes):
        yield from portions


def _make_indexes(context: Context, processes: int) -> None:
    """Have made what is made of all records, so that no portion makes it for itself."""
    context.make_ground(partial(in_shares, shares=processes))
    context.misspelt, context.loops, context.provenance.backlinks  # noqa: B018 -- each is kept


def _portion(
    kinds: Sequence[Sequence[Subject]], context: Context, locator: Locator, number: int, of: int
) -> list[StoredPortion]:
    """One of so many portions: neighbours, which look at the same articles."""
    records = [subject for some in kinds for subject in some[len(some) * number // of : len(some) * (number + 1) // of]]
    found = FindingsByRecord(context.recorder)
    found.look_at(records, context, locator)
    return [portion_of(found, records)]


def _findings(
    entries: list[StoredEntry], context: Context, locator: Locator, reading: Iterable[Finding]
) -> tuple[Finding, ...]:
    """What entries say in the order of files, with regard to exceptions; each entry is let go when it was taken in."""
    excepted = {entry.path: given for entry in entries if (given := entry.excepted)}
    raw: dict[str, list[Finding]] = {path: [] for path in excepted}
    found = list(reading)
    entries.reverse()
    while entries:
        for finding in entries.pop().found:
            raw.get(finding.path, found).append(finding)
    for path, given in excepted.items():
        found += settle(path, raw[path], given, context, locator)
    return tuple(sorted(found, key=place_of))
