"""Every published claim as JSON (the canonical form), CSV and XLSX, in as many files as it takes.

In CSV a cell that a spreadsheet would run as a formula is prefixed with an apostrophe; the column `escaped` names those
of a row.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimspring.exports.claim_table import COLUMNS, Row, claim_rows
from claimspring.exports.formula import FORMULA
from claimspring.exports.jsonld import compact
from claimspring.exports.volumes import TextVolume, together, volumes
from claimspring.exports.workbook import Workbook
from claimspring.i18n.translator import Words
from claimspring.model.claim import Claim, Evidence
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimKey
from claimspring.model.settings import Settings
from claimspring.routes.addresses import Addresses
from claimspring.routes.files import CLAIMS_CSV, CLAIMS_JSON, CLAIMS_XLSX
from claimspring.routes.pages import CLAIM

NAMES = tuple(column.name for column in COLUMNS)
ESCAPED = "escaped"
"""The column of CSV that names the cells of a row with an apostrophe in front."""
PRIVATE: Mapping[str, bool | set[str]] = {"exceptions": True, "extraction": True, "review": {"requests"}}
"""What of a claim is the desk's own."""


def claims_json(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """`data/claims.json` and those after it: objects whose `claims` are in the order of `keys`; `next` is a file."""
    addresses = Addresses(settings.languages, settings.site_url)
    claims = (json.dumps(_claim(key, corpus.claims[key].value, corpus, addresses), ensure_ascii=False) for key in keys)
    return volumes(CLAIMS_JSON, claims, lambda: TextVolume('{"version": 1, "claims": [\n', ",\n", _json_end))


def claims_tables(
    keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, words: Words
) -> Iterator[tuple[str, bytes]]:
    """`data/claims.csv` and those after it (RFC 4180), each with the header, and the same as workbooks, `claims.xlsx`.

    Texts are in one language.
    """
    rows = claim_rows(keys, corpus, settings, words)
    return together(rows, {CLAIMS_CSV: _Csv, CLAIMS_XLSX: lambda: Workbook("claims", NAMES)})


class _Csv:
    """A table in CSV while it is written."""

    def __init__(self) -> None:
        self._text = TextVolume(_line([*NAMES, ESCAPED]), "", lambda _following: "")

    @property
    def size(self) -> int:
        """Its bytes so far."""
        return self._text.size

    def add(self, record: Row) -> None:
        """Write one more row."""
        self._text.add(_line(_harmless(record)))

    def finished(self, following: str | None) -> bytes:
        """The file."""
        return self._text.finished(following)


def _json_end(following: str | None) -> str:
    return "\n]}\n" if following is None else f'\n], "next": {json.dumps(following)}}}\n'


def _claim(key: ClaimKey, claim: Claim, corpus: Corpus, addresses: Addresses) -> dict[str, object]:
    return {
        "article": key.article,
        "claim": key.claim,
        "url": addresses.absolute(CLAIM.place(key)),
        **claim.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=PRIVATE),
        "evidence": [_evidence(item, corpus) for item in claim.evidence],
    }


def _evidence(item: Evidence, corpus: Corpus) -> dict[str, object]:
    dumped = item.model_dump(mode="json", exclude_defaults=True)
    record = corpus.sources.get(item.source)
    source = record.value if record else None
    return dumped | compact(url=source.url, title=source.title, publisher=source.publisher) if source else dumped


def _harmless(row: Row) -> list[str]:
    cells = [str(cell) for cell in row]
    escaped = [at for at, cell in enumerate(row) if isinstance(cell, str) and FORMULA.match(cell)]
    for at in escaped:
        cells[at] = f"'{cells[at]}"
    return [*cells, " ".join(NAMES[at] for at in escaped)]


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
