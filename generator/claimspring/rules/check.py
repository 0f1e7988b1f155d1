"""A corpus in, its findings out, by record: what was found of a record is found again only if it may be otherwise.

Rules look at one record at a time, through a recorder of reads (`model.recorder`). So each record has one entry: what
all rules found, where it stands, and the questions that were asked. After a change only those entries are made again
that asked something which is answered otherwise now. Exceptions are applied file by file at the end, for one file may
have findings from several records.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
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


class Portion(NamedTuple):
    """What an earlier process found of some records, and the answers that it had."""

    entries: dict[Subject, Entry]
    answers: Mapping[int, str]
    """By the numbers of the questions; those of another portion may have been others."""


class FindingsByRecord:
    """The findings of one project, kept up to date."""

    def __init__(self, recorder: Recorder | None = None, portions: Sequence[Portion] = ()) -> None:
        """What earlier processes found; their questions are those of the recorder."""
        self.recorder = recorder or Recorder()
        self.entries = {subject: entry for portion in portions for subject, entry in portion.entries.items()}
        """What was found of each record."""
        self.settled: dict[str, tuple[Finding, ...]] = {}
        """The findings of files with exceptions, with regard to these."""
        self._portions = portions
        self._context: Context | None = None
        self._files: dict[str, str] = {}
        self._at: dict[str, dict[Subject, list[Finding]]] = {}
        for subject, entry in self.entries.items():
            self._place(subject, entry)

    def update(self, context: Context, locator: Locator) -> frozenset[Subject]:
        """Find again what may be otherwise in a context that has this recorder; the settings are as they were.

        The records whose entries were made anew, or went.
        """
        stale = self._stale(context, locator)
        for subject in stale:
            self._drop(subject)
        self.look_at((subject for subject in stale if _is_there(subject, context)), context, locator)
        excepted = {entry.path: entry.exceptions for entry in self.entries.values() if entry.exceptions}
        self.settled = {
            path: settle(path, tuple(self._raw(path)), given, context, locator) for path, given in excepted.items()
        }
        return stale

    def look_at(self, records: Iterable[Subject], context: Context, locator: Locator) -> None:
        """Find what there is to find of these records; none of them has an entry."""
        self._context, checks = context, _switched_on(context.settings)
        for subject in records:
            made = self.recorder.recorded(partial(self._made, subject, context, locator, checks))
            self.entries[subject] = made.value._replace(reads=made.reads)
            self._place(subject, self.entries[subject])

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
        return self._asked(query.name)(query.key)

    def answers(self, queries: Iterable[Query]) -> Iterator[str]:
        """The same for many questions, which are asked of few mappings."""
        asked: dict[str, Callable[[Hashable], str]] = {}
        for query in queries:
            if query.name not in asked:
                asked[query.name] = self._asked(query.name)
            yield asked[query.name](query.key)

    def _asked(self, name: str) -> Callable[[Hashable], str]:
        if name == FILES:
            return lambda key: self._files[str(key)]
        if self._context is None:
            raise AssertionError("nothing is up to date before the first update")
        return self._context.mapping(name).answer

    def concerned(self, records: Collection[Subject]) -> frozenset[str]:
        """The files of the records of which something else might be found if these ones were not there."""
        if self._context is None:
            raise AssertionError("nothing is up to date before the first update")
        without = self._context.without(records)
        questions = without.follow(self._context).questions
        self._context.follow(without)
        mentioned = {self.recorder.number(Query(one.kind, one.key)) for one in records}
        of_all = {self.recorder.number(Query(kind, ALL)) for kind in KINDS}
        asking = self._asking((questions | mentioned) - of_all, self.entries)
        return frozenset(self.entries[one].path for one in asking) - {""}

    def about(self, records: Collection[Subject], context: Context, locator: Locator) -> tuple[Finding, ...]:
        """What the rules find of a few records alone, with regard to exceptions. Nothing may be held yet."""
        self.look_at((subject for subject in records if _is_there(subject, context)), context, locator)
        excepted = {entry.path: entry.exceptions for entry in self.entries.values() if entry.exceptions}
        self.settled = {
            path: settle(path, tuple(self._raw(path)), given, context, locator) for path, given in excepted.items()
        }
        return self.findings()

    def _stale(self, context: Context, locator: Locator) -> frozenset[Subject]:
        """The records that are new, gone, or asked something that has another answer now."""
        before, self._files = self._files, {path: locator.digest(path) for path in self._files}
        if self._context is None:
            named = (str(query.key) for query in self.recorder.queries if query.name == FILES)
            self._files = {path: locator.digest(path) for path in named}
            portions, self._portions, self._context = self._portions, (), context
            differ = (self._asking(self._answered_otherwise(one.answers), one.entries) for one in portions)
            return frozenset(subjects(context)).symmetric_difference(self.entries.keys()).union(*differ)
        changes = context.follow(self._context)
        differing = changes.questions | self.recorder.differing(FILES, before, self._files)
        records = {Subject(kind, key) for kind in KINDS for key in changes.records[kind]}
        return self._asking(differing, self.entries) | records

    def _answered_otherwise(self, answers: Mapping[int, str]) -> frozenset[int]:
        """The questions that have other answers now."""
        queries = self.recorder.queries
        now = self.answers(map(queries.__getitem__, answers))
        return frozenset(number for (number, before), one in zip(answers.items(), now, strict=True) if one != before)

    @staticmethod
    def _asking(questions: frozenset[int], entries: Mapping[Subject, Entry]) -> frozenset[Subject]:
        if not questions:
            return frozenset()
        return frozenset(one for one, entry in entries.items() if not questions.isdisjoint(entry.reads))

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

    def _note_file(self, path: str, locator: Locator) -> None:
        if path not in self._files:
            self._files[path] = locator.digest(path)
        self.recorder.mapping(FILES, self._files).get(path)

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


def settle(
    path: str, raw: Sequence[Finding], given: Sequence[RuleException], context: Context, locator: Locator
) -> tuple[Finding, ...]:
    """The findings of a file with exceptions: those that are not excused, and what is wrong with the exceptions."""
    excused = exceptions.excused(given, context)
    found = [finding for finding in raw if finding.rule not in excused]
    for rule, problem in exceptions.problems(path, given, context, RULES.keys(), {one.rule for one in raw}):
        if context.settings.rules.get(rule, RULES[rule].severity) is not None:
            found.append(_located(rule, problem, context.settings, locator))
    return tuple(sorted(found, key=place_of))


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
