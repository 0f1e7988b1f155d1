"""The dumps of some claims, with all of their records made anew."""

from collections.abc import Iterable, Iterator, Sequence

from claimspring.exports.batches import batches
from claimspring.exports.data_feed import feed_files, feed_records
from claimspring.exports.database import database_files, database_records
from claimspring.exports.dumps import json_files, json_records, table_files, table_records
from claimspring.i18n.translator import Words
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimKey
from claimspring.model.settings import Settings

Files = Iterator[tuple[str, bytes]]


def claims_json(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings) -> Files:
    """The claims as objects, by the files' places."""
    return json_files([json_records(batch, corpus, settings)] for batch in batches(keys))


def data_feed(
    keys: Iterable[ClaimKey],
    corpus: Corpus,
    settings: Settings,
    voices: Sequence[Words],
    modified: str | None = None,
) -> Files:
    """The feed of ClaimReviews, by the files' places."""
    found = ([feed_records(batch, corpus, settings, voices)] for batch in batches(keys))
    return feed_files(found, settings, modified)


def claims_sqlite(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, voices: Sequence[Words]) -> Files:
    """The databases, by their places."""
    found = ([database_records(batch, corpus, settings, voices)] for batch in batches(keys))
    return database_files(found, settings)


def claims_csv(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, words: Words) -> list[tuple[str, bytes]]:
    """The tables in CSV, by their places."""
    return [file for file in _tables(keys, corpus, settings, words) if file[0].endswith(".csv")]


def claims_xlsx(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, words: Words) -> list[tuple[str, bytes]]:
    """The workbooks, by their places."""
    return [file for file in _tables(keys, corpus, settings, words) if file[0].endswith(".xlsx")]


def _tables(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, words: Words) -> Files:
    return table_files(table_records(batch, corpus, settings, words) for batch in batches(keys))
