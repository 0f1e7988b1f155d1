"""What was found of each record, kept for the next process: its findings, and the questions with their answers.

A SQLite file under `.cache/claimspring/`, with a key made of the program, the settings and where these stand. After an
edit only the rows that changed are written. Deleting it is always safe; where it cannot be used, or came with a commit,
it is as if it were not there.
"""

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from claimspring.model.claim import RuleException
from claimspring.model.earlier_check import CheckKey
from claimspring.model.finding import Finding
from claimspring.model.ids import ArticleId, CheckId, ClaimId, ClaimKey, PublisherId
from claimspring.model.published import RecordedKind, RecordedName
from claimspring.model.recorder import Query, Recorder
from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted
from claimspring.rules.check import Entry, FindingsByRecord
from claimspring.rules.subjects import Subject

FILE = CACHE_FOLDER / "findings.sqlite"
_FINDINGS, _EXCEPTIONS = TypeAdapter(tuple[Finding, ...]), TypeAdapter(tuple[RuleException, ...])
_JSON = json.JSONEncoder(ensure_ascii=False)
_NONE = b"[]"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS program (key TEXT)",
    "CREATE TABLE IF NOT EXISTS question (number INTEGER PRIMARY KEY, name TEXT, key TEXT, answer TEXT)",
    """CREATE TABLE IF NOT EXISTS entry
    (kind TEXT, key TEXT, path TEXT, findings BLOB, exceptions BLOB, reads BLOB, PRIMARY KEY (kind, key))""",
)


class FindingsStore:
    """The findings by record of the project in `root`, as long as `key` is the same."""

    def __init__(self, root: Path, key: str) -> None:
        self._root, self._file, self._key = root, root / FILE, key

    def load(self) -> FindingsByRecord:
        """What was found; nothing where nothing is known."""
        if not self._file.is_file() or not is_trusted(self._root, self._file):
            return FindingsByRecord()
        try:
            with closing(sqlite3.connect(self._file, timeout=2)) as database:
                return self._read(database)
        except (sqlite3.Error, ValueError, TypeError, KeyError):
            return FindingsByRecord()

    def store(self, found: FindingsByRecord, records: Collection[Subject], questions: Iterable[int]) -> None:
        """Keep the entries of these records, new or gone, and the answers to these questions."""
        if not is_trusted(self._root, self._file):
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=0)) as database, database:
                self._write(database, found, records, questions)
        except sqlite3.OperationalError:
            return  # the folder is read-only, the disk is full, or another run is writing
        except (sqlite3.DatabaseError, OSError):
            with suppress(OSError):
                self._file.unlink(missing_ok=True)

    def _read(self, database: sqlite3.Connection) -> FindingsByRecord:
        if database.execute("SELECT key FROM program").fetchall() != [(self._key,)]:
            return FindingsByRecord()
        recorder, answers = Recorder(), dict[int, str]()
        for number, name, key, answer in database.execute("SELECT * FROM question ORDER BY number"):
            while len(recorder.queries) < number:  # asked by others, and not kept
                recorder.number(Query("", len(recorder.queries)))
            recorder.number(Query(name, _listed(json.loads(key))))
            answers[number] = answer
        rows = database.execute("SELECT kind, key, path, findings, exceptions, reads FROM entry")
        numbers = list(range(len(recorder.queries)))  # each is one object, for all the records that ask it
        return FindingsByRecord(recorder, answers, dict(_entry(numbers, *row) for row in rows))

    def _write(
        self,
        database: sqlite3.Connection,
        found: FindingsByRecord,
        records: Collection[Subject],
        questions: Iterable[int],
    ) -> None:
        database.execute("PRAGMA synchronous = OFF")  # a cut of power costs the cache
        for table in _TABLES:
            database.execute(table)
        if database.execute("SELECT key FROM program").fetchall() != [(self._key,)]:
            for table in ("program", "question", "entry"):
                database.execute(f"DELETE FROM {table}")  # noqa: S608 -- our own names
            database.execute("INSERT INTO program VALUES (?)", (self._key,))
        database.executemany("INSERT OR REPLACE INTO question VALUES (?, ?, ?, ?)", _question_rows(found, questions))
        gone = [one for one in records if one not in found.entries]
        database.executemany(
            "DELETE FROM entry WHERE kind = ? AND key = ?", ((one.kind, _told(one.key)) for one in gone)
        )
        kept = [one for one in records if one in found.entries]
        database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)", _entry_rows(found, kept))


def _question_rows(found: FindingsByRecord, questions: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    for number in questions:
        query = found.recorder.queries[number]
        yield number, query.name, _told(query.key), found.answer(query)


def _entry_rows(found: FindingsByRecord, records: Iterable[Subject]) -> Iterator[tuple[Any, ...]]:
    for one in records:
        entry = found.entries[one]
        findings = _FINDINGS.dump_json(entry.findings) if entry.findings else _NONE
        exceptions = _EXCEPTIONS.dump_json(entry.exceptions) if entry.exceptions else _NONE
        yield one.kind, _told(one.key), entry.path, findings, exceptions, array("I", entry.reads).tobytes()


def _entry(  # noqa: PLR0913, PLR0917 -- one argument for each column
    numbers: list[int], kind: str, key: str, path: str, findings: bytes, exceptions: bytes, reads: bytes
) -> tuple[Subject, Entry]:
    asked = array("I")
    asked.frombytes(reads)
    entry = Entry(
        () if findings == _NONE else _FINDINGS.validate_json(findings),
        path,
        () if exceptions == _NONE else _EXCEPTIONS.validate_json(exceptions),
        tuple(map(numbers.__getitem__, asked)),
    )
    return Subject(kind, _key(kind, json.loads(key))), entry


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


def _told(key: object) -> str:
    return _JSON.encode(key)
