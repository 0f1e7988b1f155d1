"""The tables of claims by their format."""

from collections.abc import Iterable

from claimspring.exports.dumps import claims_tables
from claimspring.i18n.translator import Words
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimKey
from claimspring.model.settings import Settings


def claims_csv(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, words: Words) -> list[tuple[str, bytes]]:
    """Those in CSV, by their places."""
    return [file for file in claims_tables(keys, corpus, settings, words) if file[0].endswith(".csv")]


def claims_xlsx(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, words: Words) -> list[tuple[str, bytes]]:
    """The workbooks, by their places."""
    return [file for file in claims_tables(keys, corpus, settings, words) if file[0].endswith(".xlsx")]
