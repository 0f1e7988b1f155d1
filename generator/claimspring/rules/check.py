"""A corpus in, its findings out, by record: what was found of a record is found again only if it may be otherwise.

Rules look at one record at a time, through a recorder of reads (`model.recorder`). So each record has one entry: what
all rules found, where it stands, and the questions that were asked. After a change only those entries are made again
that asked something which is answered otherwise now. Exceptions are applied file by file at the end, for one file may
have findings from several records.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from claimspring.model.claim import RuleException
from claimspring.model.corpus import Record
from claimspring.model.finding import Finding, Problem
from claimspring.model.recorder import ALL, Query, Reads, Recorder
from claimspring.model.settings import Settings
from claimspring.read.locate import Locator
from claimspring.rules import exceptions
from claimspring.rules.context import Context
from claimspring.rules.registry import RULES
from claimspring.rules.rule import Check
from claimspring.rules.subjects import KINDS, LOOKS, PROJECT, Subject, looks, subjects
from claimspring.workers.fork import in_shares, processors

FILES = "files"
"""The name of questions for the bytes of a file in which something was located that follows from other files."""


class Entry(NamedTuple):
    """What was found of one record."""

    findings: tuple[Finding, ...]
    """Without regard to exceptions."""
    path: str
    """The record's own file; empty where it has none for itself."""
    exceptions: tuple[RuleException, ...]
    reads: Reads = ()
    """The questions that were asked for it, by their numbers in the recorder."""


class Renewed(NamedTuple):
    """What an update found to be otherwise than before."""

    records: frozenset[Subject]
    """Those whose entries were made anew, or went."""
    questions: frozenset[int]
    """Those that were not asked before, or have other answers now."""


class _Checked(NamedTuple):
    """What one process found."""

    entries: list[tuple[Subject, Entry]]
    known: int
    """So many questions had the same numbers in all processes."""
    queries: list[Query]
    """Those that were asked here first, which have the next numbers."""
    files: dict[str, str]
    """The digests of files in which something was located that follows from other files."""


NO_ENTRIES: Mapping[Subject, Entry] = MappingProxyType({})
NO_ANSWERS: Mapping[int, str] = MappingProxyType({})


_MANY = 2000
"""So many records are worth other processes: fewer are checked before those would have begun."""


class FindingsByRecord:
    """The findings of one project, kept up to date."""

    def __init__(
        self,
        recorder: Recorder | None = None,
        answers: Mapping[int, str] = NO_ANSWERS,
        entries: Mapping[Subject, Entry] = NO_ENTRIES,
    ) -> None:
        """What an earlier process found, and the answers that the recorder's questions had then, by their numbers."""
        self.recorder = recorder or Recorder()
        self.entries = dict(entries)
        """What was found of each record."""
        self.settled: dict[str, tuple[Finding, ...]] = {}
        """The findings of files with exceptions, with regard to these."""
        self._answers, self._asked = answers, set(answers)
        self._context: Context | None = None
        self._files = {str(query.key): "" for query in self.recorder.queries if query.name == FILES}
        self._at: dict[str, dict[Subject, list[Finding]]] = {}
        for subject, entry in self.entries.items():
            self._place(subject, entry)

    def update(self, context: Context, locator: Locator) -> Renewed:
        """Find again what may be otherwise in a context that has this recorder; the settings are as they were."""
        stale, differ = self._stale(context, locator)
        self._context = context
        for subject in stale:
            self._drop(subject)
        there = [subject for subject in stale if _is_there(subject, context)]
        make = partial(self._share, there, context, locator)
        for made in _in_shares(make, context) if len(there) >= _MANY else make(0, 1):
            self._take(made)
        excepted = {entry.path: entry.exceptions for entry in self.entries.values() if entry.exceptions}
        self.settled = {path: self._settle(path, given, context, locator) for path, given in excepted.items()}
        asked = {number for one in stale if one in self.entries for number in self.entries[one].reads}
        new = asked - self._asked
        self._asked |= new
        return Renewed(stale, differ | new)

    def findings(self, reading: Iterable[Finding] = ()) -> tuple[Finding, ...]:
        """All findings in the order of files, lines and columns, with those of the reader."""
        more: dict[str, list[Finding]] = {}
        for finding in reading:
            more.setdefault(finding.path, []).append(finding)
        paths = sorted(self._at.keys() | self.settled.keys() | more.keys())
        return tuple(one for path in paths for one in sorted((*more.get(path, ()), *self.of(path)), key=place_of))

    def of(self, path: str) -> tuple[Finding, ...]:
        """What the rules found in one file, by line and column."""
        if path in self.settled:
            return self.settled[path]
        return tuple(sorted(self._raw(path), key=place_of))

    def answer(self, query: Query) -> str:
        """A name for the answer that a question had when the entries were last brought up to date."""
        if query.name == FILES:
            return self._files[str(query.key)]
        if self._context is None:
            raise AssertionError("nothing is up to date before the first update")
        return self._context.mapping(query.name).answer(query.key)

    def concerned(self, records: Collection[Subject]) -> frozenset[str]:
        """The files of the records of which something else might be found if these ones were not there."""
        if self._context is None:
            raise AssertionError("nothing is up to date before the first update")
        without = self._context.without(records)
        questions = without.follow(self._context).questions
        self._context.follow(without)
        mentioned = {self.recorder.number(Query(one.kind, one.key)) for one in records}
        of_all = {self.recorder.number(Query(kind, ALL)) for kind in KINDS}
        return frozenset(self.entries[one].path for one in self._asking((questions | mentioned) - of_all)) - {""}

    def about(self, records: Collection[Subject], context: Context, locator: Locator) -> tuple[Finding, ...]:
        """What the rules find of a few records alone, with regard to exceptions. Nothing may be held yet."""
        checks = _switched_on(context.settings)
        for subject in records:
            if _is_there(subject, context):
                self.entries[subject] = self._made(subject, context, locator, checks)
                self._place(subject, self.entries[subject])
        excepted = {entry.path: entry.exceptions for entry in self.entries.values() if entry.exceptions}
        self.settled = {path: self._settle(path, given, context, locator) for path, given in excepted.items()}
        return self.findings()

    def _stale(self, context: Context, locator: Locator) -> Renewed:
        """The records that are new, gone, or asked something that has another answer now."""
        before, self._files = self._files, {path: locator.digest(path) for path in self._files}
        if self._context is None:
            wanted, differ = frozenset(subjects(context)), self._answered_otherwise(context)
            self._answers = NO_ANSWERS
            return Renewed(self._asking(differ) | (wanted ^ self.entries.keys()), differ)
        changes = context.follow(self._context)
        differ = changes.questions | self.recorder.differing(FILES, before, self._files)
        records = {Subject(kind, key) for kind in KINDS for key in changes.records[kind]}
        return Renewed(self._asking(differ) | records, differ)

    def _answered_otherwise(self, context: Context) -> frozenset[int]:
        """The questions of an earlier process that have other answers now."""
        known, self._context = self._context, context
        queries = self.recorder.queries
        found = frozenset(number for number, before in self._answers.items() if self.answer(queries[number]) != before)
        self._context = known
        return found

    def _asking(self, questions: frozenset[int]) -> frozenset[Subject]:
        if not questions:
            return frozenset()
        return frozenset(one for one, entry in self.entries.items() if not questions.isdisjoint(entry.reads))

    def _made(
        self, subject: Subject, context: Context, locator: Locator, checks: Mapping[str, list[tuple[str, Check]]]
    ) -> Entry:
        """What all rules find of one record, its reads yet to be filled in."""
        record = None if subject.kind == PROJECT else getattr(context.corpus, subject.kind)[subject.key]
        path = record.path if isinstance(record, Record) else ""
        own = path if path not in context.unread else ""  # what a broken file held before stands elsewhere in it now
        found = []
        for rule, problem in _problems(subject, context, checks):
            if problem.path != own:
                self._note_file(problem.path, locator)
            found.append(_located(rule, problem, context.settings, locator))
        return Entry(tuple(found), path, getattr(record.value, "exceptions", ()) if isinstance(record, Record) else ())

    def _share(
        self, wanted: Sequence[Subject], context: Context, locator: Locator, share: int, of: int
    ) -> list[_Checked]:
        """The entries of one of so many shares of some records, as one process makes them."""
        known, files, checks = len(self.recorder.queries), set(self._files), _switched_on(context.settings)
        entries: list[tuple[Subject, Entry]] = []
        for subject in islice(wanted, share, None, of):
            made = self.recorder.recorded(partial(self._made, subject, context, locator, checks))
            entries.append((subject, made.value._replace(reads=made.reads)))
        noted = {path: digest for path, digest in self._files.items() if path not in files}
        return [_Checked(entries, known, self.recorder.queries[known:], noted)]

    def _take(self, made: _Checked) -> None:
        """Take over what a process made, whose new questions have other numbers here."""
        self._files.update(made.files)
        numbers = [*range(made.known), *map(self.recorder.number, made.queries)]
        for subject, entry in made.entries:
            self.entries[subject] = entry._replace(reads=tuple(map(numbers.__getitem__, entry.reads)))
            self._place(subject, self.entries[subject])

    def _note_file(self, path: str, locator: Locator) -> None:
        if path not in self._files:
            self._files[path] = locator.digest(path)
        self.recorder.mapping(FILES, self._files).get(path)

    def _settle(
        self, path: str, given: Sequence[RuleException], context: Context, locator: Locator
    ) -> tuple[Finding, ...]:
        """The findings of a file with exceptions: those that are not excused, and what is wrong with the exceptions."""
        raw, excused = list(self._raw(path)), exceptions.excused(given, context)
        found = [finding for finding in raw if finding.rule not in excused]
        for rule, problem in exceptions.problems(path, given, context, RULES.keys(), {one.rule for one in raw}):
            if context.settings.rules.get(rule, RULES[rule].severity) is not None:
                found.append(_located(rule, problem, context.settings, locator))
        return tuple(sorted(found, key=place_of))

    def _raw(self, path: str) -> Iterator[Finding]:
        for found in self._at.get(path, {}).values():
            yield from found

    def _place(self, subject: Subject, entry: Entry) -> None:
        for finding in entry.findings:
            self._at.setdefault(finding.path, {}).setdefault(subject, []).append(finding)

    def _drop(self, subject: Subject) -> None:
        entry = self.entries.pop(subject, None)
        for path in {finding.path for finding in entry.findings} if entry else ():
            del self._at[path][subject]
            if not self._at[path]:
                del self._at[path]


def _in_shares(make: Callable[[int, int], list[_Checked]], context: Context) -> list[_Checked]:
    """What every processor makes; what all of them look at is made before."""
    context.provenance.graph, context.ground  # noqa: B018 -- kept where they are made
    return in_shares(make, processors())


def adjust(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Give the reader's findings the severity of their rules, or that which the project sets; drop those off."""
    for finding in findings:
        severity = settings.rules.get(finding.rule, RULES[finding.rule].severity)
        if severity is not None:
            yield replace(finding, severity=severity)


def _is_there(subject: Subject, context: Context) -> bool:
    return subject.kind == PROJECT or subject.key in getattr(context.corpus, subject.kind)


def _switched_on(settings: Settings) -> dict[str, list[tuple[str, Check]]]:
    """The checks of all rules that are not off, by what they look at, in the order of the registry."""
    found: dict[str, list[tuple[str, Check]]] = {look: [] for look in LOOKS}
    for rule in RULES.values():
        if settings.rules.get(rule.id, rule.severity) is not None:
            for look, one in rule.checks.items():
                found[look].append((rule.id, one))
    return found


def _problems(
    subject: Subject, context: Context, checks: Mapping[str, list[tuple[str, Check]]]
) -> Iterator[tuple[str, Problem]]:
    for look, things in looks(context, subject):
        for rule, one in checks[look]:
            for problem in one(context, *things):
                yield rule, problem
    if subject.kind == PROJECT and context.settings.rules.get("unknown-rule", "") is not None:
        for problem in exceptions.unknown_in_settings(context, RULES.keys()):
            yield "unknown-rule", problem


def _located(rule: str, problem: Problem, settings: Settings, locator: Locator) -> Finding:
    severity = settings.rules.get(rule, RULES[rule].severity)
    if severity is None:
        raise AssertionError("a rule that is off finds nothing")
    return locator.locate(rule, severity, problem)


def place_of(finding: Finding) -> tuple[str, int, int, str, str, str]:
    """What findings are put in order by: file, line, column, rule, words."""
    return finding.path, finding.line, finding.column, finding.rule, finding.message, finding.hint
