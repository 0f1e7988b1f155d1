"""Published claims as SQLite databases: the table that CSV and XLSX hold, and what does not go into one table."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from claimspring.exports.batches import Records
from claimspring.exports.claim_table import COLUMNS, KEY, Cell, claim_rows
from claimspring.exports.volumes import volumes
from claimspring.i18n.multilingual import alone, encoded
from claimspring.i18n.translator import Words
from claimspring.model.claim import Claim
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimKey
from claimspring.model.settings import Settings
from claimspring.routes.addresses import Addresses
from claimspring.routes.files import CLAIMS_SQLITE
from claimspring.routes.pages import CLAIM

_SQL_TYPES: Mapping[str, str] = {"integer": "INTEGER"}
_REFERS = f"PRIMARY KEY ({', '.join(KEY)}, {{own}}), FOREIGN KEY ({', '.join(KEY)}) REFERENCES claims"
_KEY_COLUMNS = ("article TEXT NOT NULL", "claim TEXT NOT NULL")


class _Table(NamedTuple):
    name: str
    told: str
    columns: Sequence[str]
    """Each as SQL declares it."""
    bound: str = ""
    """Its keys."""


_TABLES = (
    _Table("about", "What the file is: desk, address, licence, language, and the next file where there is one.",
           ("name TEXT PRIMARY KEY", "value TEXT NOT NULL")),
    _Table("claims", "A row for each claim, texts in the site's first language.",
           tuple(f"{one.name} {_SQL_TYPES.get(one.type, 'TEXT')}" for one in COLUMNS),
           f"PRIMARY KEY ({', '.join(KEY)})"),
    _Table("texts", "The claims in every language in which the statement is there.",
           (*_KEY_COLUMNS, "language TEXT NOT NULL", "url TEXT NOT NULL", "statement TEXT NOT NULL",
            "verdict_label TEXT", "summary TEXT"), _REFERS.format(own="language")),
    _Table("appearances", "The article's words, and in which article they stand.",
           (*_KEY_COLUMNS, "number INTEGER NOT NULL", "exact TEXT", "stands_in TEXT NOT NULL"),
           _REFERS.format(own="number")),
    _Table("evidence", "The passages, and what each does to the statement.",
           (*_KEY_COLUMNS, "number INTEGER NOT NULL", "source TEXT NOT NULL", "stance TEXT NOT NULL", "passage TEXT",
            "page TEXT", "time TEXT", "title TEXT", "url TEXT", "publisher TEXT"), _REFERS.format(own="number")),
)  # fmt: skip
_Rows: TypeAlias = Mapping[str, Sequence[Sequence[Cell | None]]]
"""The rows of one claim, by table."""


def schema() -> str:
    """`data/claims.sql`: the tables as SQL declares them."""
    return "\n".join(
        f"-- {table.told}\nCREATE TABLE {table.name} (\n  "
        + ",\n  ".join([*table.columns, *([table.bound] if table.bound else [])])
        + "\n);\n"
        for table in _TABLES
    )


def database_records(
    keys: Sequence[ClaimKey], corpus: Corpus, settings: Settings, voices: Sequence[Words]
) -> list[bytes]:
    """The claims as rows of the tables."""
    return [encoded(json.dumps(rows, ensure_ascii=False)) for rows in _rows(keys, corpus, settings, voices)]


def database_files(batches: Iterable[Records], settings: Settings) -> Iterator[tuple[str, bytes]]:
    """`data/claims.sqlite` and those after it, each whole by itself."""
    about = {
        "desk": settings.site_name,
        "url": settings.site_url,
        "licence": settings.licence,
        "language": settings.languages[0],
    }
    return volumes(batches, {CLAIMS_SQLITE: lambda: _Database(about)})


class _Database:
    """A database while it is written, in memory."""

    def __init__(self, about: Mapping[str, str | None]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.executescript(schema())
        for name, value in about.items():
            self._tell(name, value)
        (self._page_size,) = self._connection.execute("PRAGMA page_size").fetchone()

    @property
    def size(self) -> int:
        """Its bytes so far."""
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        return int(pages) * int(self._page_size)

    def add(self, record: bytes) -> None:
        """Write the rows of one more claim."""
        for table, rows in json.loads(record).items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 -- names of ours

    def finished(self, following: str | None) -> bytes:
        """The file."""
        self._tell("next", following)
        self._connection.commit()
        made = self._connection.serialize()
        self._connection.close()
        return made

    def _tell(self, name: str, value: str | None) -> None:
        if value:
            self._connection.execute("INSERT INTO about VALUES (?, ?)", (name, value))


def _storable(cell: Cell | None) -> Cell | None:
    """A cell as SQLite takes it: nothing as NULL, and no half characters."""
    if isinstance(cell, str):
        return cell.encode("utf-8", "xmlcharrefreplace").decode() or None
    return cell


def _rows(keys: Sequence[ClaimKey], corpus: Corpus, settings: Settings, voices: Sequence[Words]) -> Iterator[_Rows]:
    addresses = Addresses(settings.languages, settings.site_url)
    for key, row in zip(keys, claim_rows(keys, corpus, settings, voices[0]), strict=True):
        claim = corpus.claims[key].value
        tables: _Rows = {
            "claims": [row],
            "texts": list(_texts(key, claim, corpus, addresses, voices)),
            "appearances": [
                (*key, number, one.exact, one.article or key.article) for number, one in enumerate(claim.appearances, 1)
            ],
            "evidence": list(_evidence(key, claim, corpus)),
        }
        yield {name: [[_storable(cell) for cell in cells] for cells in rows] for name, rows in tables.items()}


def _texts(
    key: ClaimKey, claim: Claim, corpus: Corpus, addresses: Addresses, voices: Sequence[Words]
) -> Iterator[Sequence[str]]:
    rating = corpus.ratings.get(claim.review.verdict) if claim.review.verdict else None
    for words in voices:
        (language,) = words.languages
        if claim.statement.pick(language).language == language:
            shown = [
                words.plain(text) for text in (claim.statement, rating.label if rating else None, claim.review.summary)
            ]
            page = addresses.page_in(language, CLAIM.place(key))
            yield (*key, language, page, *map(alone, shown))


def _evidence(key: ClaimKey, claim: Claim, corpus: Corpus) -> Iterator[Sequence[Cell | None]]:
    for number, item in enumerate(claim.evidence, 1):
        record = corpus.sources.get(item.source)
        source = (record.value.title, record.value.url, record.value.publisher) if record else (None, None, None)
        yield (*key, number, item.source, item.stance.value, item.passage, item.page, item.time, *source)
