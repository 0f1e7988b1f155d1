"""A table of checks, CSV or XLSX, with a map of its columns -> checks as printed.

The map says which column holds which field. Without one, `proposed_map` makes one from the table's first row, in the
names that desks and tools use in three languages; somebody looks at it before it is used. Columns that no field stands
for come along word for word.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from claimspring.document.packed import opened
from claimspring.intake.earlier_checks.incoming import IncomingCheck
from claimspring.model.ids import id_from

_SEVERAL = ("appearance", "media")
_NO_CELL = frozenset({"row", "answers", "extra", "appearances", "media", "unread"})
_ONE = tuple(one.name for one in fields(IncomingCheck) if one.name not in _NO_CELL)
COLUMNS = (*_ONE, *_SEVERAL)
"""The fields that a column can hold; several columns may hold appearances, several addresses may stand in a cell."""
_XSTRING = re.compile("_x([0-9A-Fa-f]{4})_")
"""A character that XML cannot hold, as workbooks write it (ISO/IEC 29500-1, 22.9.2.19)."""
_UNPACKED, _CELLS = 100_000_000, 20_000_000
"""Bytes of an unpacked workbook, cells of a sheet: hostile ones hold millions of empty cells in a few kilobytes."""
_DELIMITERS = ",;\t|"
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "claim": "claim|claim text|claim reviewed|claimreviewed|creative_work_text|statement|statement en|texte|"
        "affirmation|afirmacion|declaracion|fact-check claim|claimreview_claimreviewed",
        "language": "language|langue|idioma|lang|inlanguage|language code",
        "claimant": "claimant|speaker|claim author|creativework_author_name|auteur de l'affirmation|autor|orateur",
        "said_on": "claim date|claim_date|said on|creativework_datepublished|date de l'affirmation|"
        "fecha de la afirmacion",
        "url": "url|address|link|report url|claimreview_url|item page url|adresse|enlace|lien",
        "title": "title|headline|titre|titulo|fact-check title|extra_title",
        "publisher": "publisher|organisation|organization|claimreview_author_name|media|editeur|medio|fact checker",
        "publisher_url": "publisher url|claimreview_author_url",
        "published": "published|date|review date|date published|claimreview_datepublished|report published at|"
        "date de publication|fecha|publie le",
        "modified": "modified|updated at|date modified",
        "label": "label|verdict|rating|rating name|textual rating|rating_alternatename|status|note|calificacion",
        "worst": "worst rating|rating_worstrating",
        "value": "rating value|rating_ratingvalue",
        "best": "best rating|rating_bestrating",
        "summary": "summary|resume|resumen|explanation|fact-check summary|extra_body",
        "appearance": "appearance|claim url|original claim url|extra_refered_links|apparition|aparicion",
        "media": "image|video|media url",
    }
)
_KNOWN: Mapping[str, str] = MappingProxyType(
    {id_from(name): field for field, names in _NAMES.items() for name in names.split("|")}
)


class TableRefused(Exception):  # noqa: N818 -- it says what became of the table
    """A table that cannot be read as one; says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, as texts."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """Each with its line in the file, or its number in the sheet."""


def read_csv(text: str) -> Table:
    """A table of delimited text: comma, semicolon, tab or bar, whichever makes the first line the widest."""
    first = next(iter(text.lstrip("\ufeff").splitlines()), "")
    delimiter = max(_DELIMITERS, key=lambda sign: len(next(csv.reader([first], delimiter=sign), ())))
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter, strict=False)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        line = 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableRefused(f"line {reader.line_num}: this is no table of delimited text: {error}") from None
    return _table(rows)


def read_xlsx(raw: bytes, sheet: str | None) -> Table:
    """A sheet of a workbook, the first one unless named; formulas by the value that the program kept with them."""
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415 -- of the extra `tables`
    except ImportError:
        raise TableRefused("reading XLSX needs openpyxl: pip install 'claimspring[tables]'") from None
    try:
        opened(raw, _UNPACKED).close()
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        page = _page({one.title: one for one in book.worksheets}, sheet)
        page.reset_dimensions()  # what the file says of its size is nothing to rely on
        rows = list(_rows(page.iter_rows(values_only=True)))
    except TableRefused:
        raise
    except Exception as error:  # noqa: BLE001 -- openpyxl lets through whatever its parts raise
        raise TableRefused(f"this workbook cannot be read: {str(error)[:80] or type(error).__name__}") from None
    return _table(rows)


def _page(pages: Mapping[str, Any], sheet: str | None) -> Any:  # noqa: ANN401 -- a sheet of openpyxl
    """The sheet of this name, or the first one."""
    name = next(iter(pages), "") if sheet is None else sheet
    if name not in pages:
        raise TableRefused(f"there is no sheet '{name}', only {', '.join(pages)}" if pages else "it holds no table")
    return pages[name]


def _rows(sheet: Iterable[Sequence[object]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that hold something, with their numbers."""
    seen = 0
    for number, cells in enumerate(sheet, 1):
        seen += len(cells) + 1
        if seen > _CELLS:
            raise TableRefused(f"row {number:,}: the sheet has more than {_CELLS:,} cells: save what you need as CSV")
        if any(value not in {None, ""} for value in cells):
            yield number, tuple(map(_cell, cells))


def _table(rows: Sequence[tuple[int, tuple[str, ...]]]) -> Table:
    if len(rows) < 2:
        raise TableRefused("the table has no row below its header")
    header = tuple(" ".join(name.split()) for name in rows[0][1])
    repeated = next((name for at, name in enumerate(header) if name and name in header[:at]), None)
    if repeated is not None:
        raise TableRefused(f"two columns have the name '{repeated}': rename one of them")
    return Table(header, tuple(rows[1:]))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if hasattr(value, "isoformat"):  # a date by the type of its cell
        return str(value.isoformat())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = _XSTRING.sub(lambda found: chr(int(found[1], 16)), str(value))
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # a half of a character is none


def proposed_map(header: Iterable[str]) -> dict[str, str]:
    """Which column seems to hold which field: the names that are known, each field once."""
    found: dict[str, str] = {}
    for name in header:
        field = _KNOWN.get(id_from(name))
        if field and (field not in found.values() or field == "appearance"):
            found[name] = field
    return found


def checks_of(table: Table, columns: Mapping[str, str]) -> Iterator[IncomingCheck]:
    """The rows as checks, by the column's fields."""
    for row, cells in table.rows:
        printed = dict(zip(table.header, (cell.strip() for cell in cells), strict=False))
        held: dict[str, Any] = {}
        several: dict[str, list[str]] = {name: [] for name in _SEVERAL}
        for name, value in printed.items():
            field = columns.get(name)
            if field in several:
                several[field].extend(value.split())
            elif field and value:
                held.setdefault(field, value)
        extra = {name: value for name, value in printed.items() if name and value and name not in columns}
        yield IncomingCheck(
            row, **held, appearances=tuple(several["appearance"]), media=tuple(several["media"]), extra=extra
        )
