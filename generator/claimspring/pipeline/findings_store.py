"""What was found of each record, kept for the next process: its findings, and the questions with their answers.

A SQLite file under `.cache/claimspring/`, with a key made of the program, the settings and where these stand. Records
that were looked at together are one portion, which has the answers as they were then; so what stands in the file holds
by itself, whoever wrote it when, and after an edit only what changed is written. Deleting it is always safe; where it
cannot be used, or came with a commit, it is as if it were not there.
"""

import json
import sqlite3
from array import array
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter
from pydantic_core import to_json

from claimspring.model.claim import RuleException
from claimspring.model.earlier_check import CheckKey
from claimspring.model.finding import Finding
from claimspring.model.ids import ArticleId, CheckId, ClaimId, ClaimKey, PublisherId
from claimspring.model.published import RecordedKind, RecordedName
from claimspring.model.recorder import Query, Recorder
from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted
from claimspring.rules.check import Entry, FindingsByRecord, Portion
from claimspring.rules.subjects import Subject

FILE = CACHE_FOLDER / "findings.sqlite"
MOST_PORTIONS = 500
"""With more of them, all is found anew: the answers of old ones are looked up although few records are left in them."""
_FINDINGS, _EXCEPTIONS = TypeAdapter(tuple[Finding, ...]), TypeAdapter(tuple[RuleException, ...])
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_NONE = b"[]"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS program (key TEXT)",
    "CREATE TABLE IF NOT EXISTS portion (number INTEGER PRIMARY KEY, questions TEXT)",
    """CREATE TABLE IF NOT EXISTS entry
    (kind TEXT, key TEXT, path TEXT, findings BLOB, exceptions BLOB, reads BLOB, portion INTEGER,
    PRIMARY KEY (kind, key))""",
)
_ENTRIES = "SELECT kind, key, path, findings, exceptions, reads, portion FROM entry"
R = TypeVar("R")


class StoredEntry(NamedTuple):
    """What was found of one record, as a row."""

    kind: str
    key: str
    path: str
    findings: bytes
    exceptions: bytes
    reads: bytes
    """The places of its questions among those of its portion."""

    @property
    def found(self) -> tuple[Finding, ...]:
        """Without regard to exceptions."""
        return () if self.findings == _NONE else _FINDINGS.validate_json(self.findings)

    @property
    def excepted(self) -> tuple[RuleException, ...]:
        """The exceptions that its file makes."""
        return () if self.exceptions == _NONE else _EXCEPTIONS.validate_json(self.exceptions)

    @property
    def says_something(self) -> bool:
        """Whether there is something to tell of the record."""
        return self.findings != _NONE or self.exceptions != _NONE


class StoredPortion(NamedTuple):
    """What was found of some records, as it is kept."""

    questions: str
    """A list of names, keys and answers, in JSON."""
    entries: list[StoredEntry]


class HeldFindings(NamedTuple):
    """What still holds of all that was kept."""

    records: frozenset[Subject]
    gone: frozenset[Subject]
    """Those of which it does not hold."""
    entries: list[StoredEntry]
    """Those that say something."""


class FindingsStore:
    """The findings by record of the project in `root`, as long as `key` is the same."""

    def __init__(self, root: Path, key: str) -> None:
        self._root, self._file, self._key = root, root / FILE, key

    def load(self) -> FindingsByRecord:
        """What was found; nothing where nothing is known."""
        return self._read(_load) or FindingsByRecord()

    def held(self, wanted: Collection[Subject], answer: Callable[[Query], str]) -> HeldFindings:
        """What holds still for the records wanted, by the answers that questions have now."""
        return self._read(partial(_held, wanted, answer)) or HeldFindings(frozenset(), frozenset(), [])

    def put(self, portion: StoredPortion) -> None:
        """Keep what was found of some records, in the place of what was found before."""
        self._write(partial(_put, portion))

    def forget(self, records: Collection[Subject]) -> None:
        """Keep nothing of these, nor what nobody asks any more."""
        if self._file.is_file():
            self._write(partial(_forget, records))

    def store(self, found: FindingsByRecord, records: Collection[Subject]) -> None:
        """Keep the entries of these records, new or gone."""
        if gone := [one for one in records if one not in found.entries]:
            self.forget(gone)
        if there := [one for one in records if one in found.entries]:
            self.put(portion_of(found, there))

    def _read(self, look: Callable[[sqlite3.Connection], R]) -> R | None:
        """What is seen in the file; None where there is none that can be used."""
        if not self._file.is_file() or not is_trusted(self._root, self._file):
            return None
        try:
            with closing(sqlite3.connect(self._file, timeout=2)) as database:
                return look(database) if self._is_ours(database) else None
        except (sqlite3.Error, ValueError, TypeError, KeyError, IndexError):
            return None

    def _write(self, change: Callable[[sqlite3.Connection], None]) -> None:
        """Change the file wholly or not at all; nobody is stopped where that fails."""
        if not is_trusted(self._root, self._file):
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=0)) as database, database:
                database.execute("PRAGMA synchronous = OFF")  # a cut of power costs the cache
                database.execute("BEGIN IMMEDIATE")
                if not self._is_ours(database):
                    _clear(database, self._key)
                change(database)
        except sqlite3.OperationalError:
            return  # the folder is read-only, the disk is full, or another run is writing
        except (sqlite3.DatabaseError, OSError):
            with suppress(OSError):
                self._file.unlink(missing_ok=True)

    def _is_ours(self, database: sqlite3.Connection) -> bool:
        """Whether the file is one of this very program and settings."""
        tables = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'portion'").fetchall()
        return bool(tables) and database.execute("SELECT key FROM program").fetchall() == [(self._key,)]


def _clear(database: sqlite3.Connection, key: str) -> None:
    """Make the tables anew."""
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        database.execute(f'DROP TABLE "{name}"')
    for table in _TABLES:
        database.execute(table)
    database.execute("INSERT INTO program VALUES (?)", (key,))


def _put(portion: StoredPortion, database: sqlite3.Connection) -> None:
    number = database.execute("INSERT INTO portion (questions) VALUES (?)", (portion.questions,)).lastrowid
    rows = ((*entry, number) for entry in portion.entries)
    database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _forget(records: Collection[Subject], database: sqlite3.Connection) -> None:
    gone = ((one.kind, _JSON.encode(one.key)) for one in records)
    database.executemany("DELETE FROM entry WHERE kind = ? AND key = ?", gone)
    database.execute("DELETE FROM portion WHERE number NOT IN (SELECT portion FROM entry)")
    (portions,) = database.execute("SELECT count(*) FROM portion").fetchone()
    if portions > MOST_PORTIONS:
        database.execute("DELETE FROM portion")
        database.execute("DELETE FROM entry")


def portion_of(found: FindingsByRecord, records: Collection[Subject]) -> StoredPortion:
    """The entries of these records, and the questions that were asked for them."""
    numbers = dict.fromkeys(number for one in records for number in found.entries[one].reads)
    places = {number: place for place, number in enumerate(numbers)}
    queries = [found.recorder.queries[number] for number in numbers]
    questions = [(*query, answer) for query, answer in zip(queries, found.answers(queries), strict=True)]
    return StoredPortion(to_json(questions).decode(), [_stored(one, found.entries[one], places) for one in records])


def _stored(subject: Subject, entry: Entry, places: dict[int, int]) -> StoredEntry:
    return StoredEntry(
        subject.kind,
        _JSON.encode(subject.key),
        entry.path,
        _FINDINGS.dump_json(entry.findings) if entry.findings else _NONE,
        _EXCEPTIONS.dump_json(entry.exceptions) if entry.exceptions else _NONE,
        array("I", map(places.__getitem__, entry.reads)).tobytes(),
    )


def _load(database: sqlite3.Connection) -> FindingsByRecord:
    recorder = Recorder()
    numbers: dict[int, list[int]] = {}
    portions: dict[int, Portion] = {}
    for place, questions in database.execute("SELECT number, questions FROM portion"):
        asked = json.loads(questions)
        numbers[place] = [recorder.number(Query(name, _listed(key))) for name, key, _ in asked]
        portions[place] = Portion({}, dict(zip(numbers[place], (answer for *_, answer in asked), strict=True)))
    for *row, place in database.execute(_ENTRIES):
        subject, entry = _entry(numbers[place], StoredEntry(*row))
        portions[place].entries[subject] = entry
    return FindingsByRecord(recorder, [*portions.values()])


def _held(wanted: Collection[Subject], answer: Callable[[Query], str], database: sqlite3.Connection) -> HeldFindings:
    differ: dict[int, frozenset[int]] = {}
    for portion, questions in database.execute("SELECT number, questions FROM portion"):
        differ[portion] = frozenset(
            place
            for place, (name, key, before) in enumerate(json.loads(questions))
            if answer(Query(name, _listed(key))) != before
        )
    records, gone = set[Subject](), set[Subject]()
    entries: list[StoredEntry] = []
    for *row, portion in database.execute(_ENTRIES):
        entry = StoredEntry(*row)
        subject = _subject(entry)
        holds = subject in wanted and differ[portion].isdisjoint(_numbers(entry.reads))
        (records if holds else gone).add(subject)
        if holds and entry.says_something:
            entries.append(entry)
    return HeldFindings(frozenset(records), frozenset(gone), entries)


def _entry(numbers: list[int], stored: StoredEntry) -> tuple[Subject, Entry]:
    reads = tuple(map(numbers.__getitem__, _numbers(stored.reads)))  # each is one object, for all the records
    return _subject(stored), Entry(stored.found, stored.path, stored.excepted, reads)


def _numbers(told: bytes) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(told)
    return numbers


def _subject(stored: StoredEntry) -> Subject:
    return Subject(stored.kind, _key(stored.kind, json.loads(stored.key)))


def _key(kind: str, told: object) -> Any:  # noqa: ANN401 -- of any mapping of the corpus
    if isinstance(told, list) and kind == "names":
        of, name = told
        return RecordedName(RecordedKind(of), name)
    if isinstance(told, list) and kind == "checks":
        publisher, check = told
        return CheckKey(PublisherId(publisher), CheckId(check))
    if isinstance(told, list):
        article, claim = told
        return ClaimKey(ArticleId(article), ClaimId(claim))
    return told


def _listed(told: object) -> Any:  # noqa: ANN401 -- of any mapping
    return tuple(told) if isinstance(told, list) else told
