"""The tables that this program publishes of a desk's claims -> checks as printed; their columns are known.

Columns that say how the desk that made them works are left where they are.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from claimspring.exports.claim_table import COLUMNS
from claimspring.exports.dumps import ESCAPED
from claimspring.intake.earlier_checks.incoming import IncomingAnswer, IncomingCheck
from claimspring.intake.earlier_checks.table import Table, TableRefused, checks_of

_NAMES = tuple(column.name for column in COLUMNS)
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "url": "url",
        "statement": "claim",
        "language": "language",
        "claimant": "claimant",
        "said_on": "said_on",
        "appearances": "appearance",
        "published": "published",
        "modified": "modified",
        "verdict_label": "label",
        "worst": "worst",
        "value": "value",
        "best": "best",
        "summary": "summary",
        "publisher": "publisher",
        "publisher_url": "publisher_url",
    }
)
_STEPS = 200_000_000
"""So many instructions of SQLite's machine a file may take; a million claims take a tenth of them."""


def is_own(header: Iterable[str]) -> bool:
    """Whether a table has the columns of the exports."""
    return set(_NAMES) <= set(header)


def own_checks(table: Table) -> Iterator[IncomingCheck]:
    """The claims of an exported table as the checks that they are to another desk."""
    wanted = [at for at, name in enumerate(table.header) if name in _FIELDS]
    header = tuple(table.header[at] for at in wanted)
    plain = [(number, _unescaped(table.header, cells)) for number, cells in table.rows]
    rows = tuple((number, tuple(cells[at] for at in wanted)) for number, cells in plain)
    answers = table.header.index("answers")
    for check, (_, cells) in zip(checks_of(Table(header, rows), _FIELDS), plain, strict=True):
        yield replace(check, answers=_answers(cells[answers]))


def read_database(raw: bytes) -> Table:
    """The table `claims` of an exported database, which is read in memory and runs nothing of its own.

    Raises:
        TableRefused: when there is none.
    """
    connection = sqlite3.connect(":memory:")
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        connection.deserialize(raw)
        connection.executescript("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;")
        connection.set_progress_handler(lambda: True, _STEPS)
        header = _columns_of_claims(connection)
        if not is_own(header):
            raise TableRefused("only the databases that claimspring publishes are read: save the table as CSV")
        found = connection.execute(f"SELECT {', '.join(_NAMES)} FROM claims").fetchall()  # noqa: S608 -- names of ours
    except (sqlite3.Error, UnicodeDecodeError) as error:  # of a message that quotes what is no text
        raise TableRefused(f"this database cannot be read: {error}") from None
    finally:
        connection.close()
    return Table(_NAMES, tuple((number, tuple(map(_text, cells))) for number, cells in enumerate(found, 1)))


def _columns_of_claims(connection: sqlite3.Connection) -> list[str]:
    """The columns of a real table: a view could run anything."""
    real = connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'claims'").fetchone()
    return [name for (name,) in connection.execute("SELECT name FROM pragma_table_info('claims')")] if real else []


def _text(value: Any) -> str:  # noqa: ANN401 -- a value of SQLite
    return "" if value is None else value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _unescaped(header: tuple[str, ...], cells: tuple[str, ...]) -> list[str]:
    """The cells of a row, without the apostrophes that keep a spreadsheet from running them."""
    padded = [*cells, *[""] * (len(header) - len(cells))]
    escaped = set(padded[header.index(ESCAPED)].split()) if ESCAPED in header else set[str]()
    return [cell.removeprefix("'") if name in escaped else cell for name, cell in zip(header, padded, strict=False)]


def _answers(printed: str) -> tuple[IncomingAnswer, ...]:
    try:
        found = json.loads(printed or "[]")
        return tuple(IncomingAnswer(one["question"], one["answer"]) for one in found)
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()
