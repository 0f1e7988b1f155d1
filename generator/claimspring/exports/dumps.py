"""Every published claim as JSON (the canonical form), CSV and XLSX, in as many files as it takes.

In CSV a cell that a spreadsheet would run as a formula is prefixed with an apostrophe; the column `escaped` names those
of a row.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimspring.exports.batches import Records
from claimspring.exports.claim_table import COLUMNS, Row, claim_rows
from claimspring.exports.formula import FORMULA
from claimspring.exports.jsonld import compact
from claimspring.exports.volumes import TextVolume, volumes
from claimspring.exports.workbook import Workbook, sheet_rows
from claimspring.i18n.multilingual import encoded
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


def json_records(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings) -> list[bytes]:
    """The claims as objects."""
    addresses = Addresses(settings.languages, settings.site_url)
    claims = (_claim(key, corpus.claims[key].value, corpus, addresses) for key in keys)
    return [encoded(json.dumps(claim, ensure_ascii=False)) for claim in claims]


def json_files(batches: Iterable[Records]) -> Iterator[tuple[str, bytes]]:
    """`data/claims.json` and those after it: objects whose `claims` are in order; `next` is a file."""
    return volumes(batches, {CLAIMS_JSON: lambda: TextVolume('{"version": 1, "claims": [\n', ",\n", _json_end)})


def table_records(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, words: Words) -> Records:
    """The claims as rows of CSV, and of a workbook; texts are in one language."""
    rows = list(claim_rows(keys, corpus, settings, words))
    return [encoded(_line(_harmless(row))) for row in rows], [sheet_rows(rows)]


def table_files(batches: Iterable[Records]) -> Iterator[tuple[str, bytes]]:
    """`data/claims.csv` and those after it (RFC 4180), each with the header, and the same as `claims.xlsx`."""
    head = _line([*NAMES, ESCAPED])
    return volumes(
        batches,
        {
            CLAIMS_CSV: lambda: TextVolume(head, "", lambda _following: ""),
            CLAIMS_XLSX: lambda: Workbook("claims", NAMES),
        },
    )


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
