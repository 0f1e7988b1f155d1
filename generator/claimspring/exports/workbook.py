"""Rows as a workbook of one sheet (Office Open XML, ISO/IEC 29500-1), the same bytes for the same rows.

Texts are texts by the type of their cells. One that a spreadsheet would take for a formula when somebody edits it has
the style with `quotePrefix`, which keeps it a text and does not change it.
"""

import re
import struct
import sys
from collections.abc import Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape

from claimspring.exports.batches import MOST
from claimspring.exports.formula import FORMULA
from claimspring.exports.zip_archive import DeflatedText, zip_archive

Row: TypeAlias = Sequence[str | int]
_CELL = 32_767
"""So many characters a cell can hold; a text that is longer is cut and ends in an ellipsis."""
_ROWS = 1_048_576 - MOST
"""So many rows a sheet can hold, and all of a batch more."""
_UNPACKED = 80_000_000
"""So many bytes make a sheet full: readers that fear zip bombs refuse larger ones."""
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = (
    f'{_HEAD}<worksheet xmlns="{_NAMESPACE}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    "<sheetData>"
)
_COUNT = struct.Struct("<L")
_QUOTED, _BOLD = 1, 2
_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_NAMESPACE}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
_ESCAPED = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What stands in a text as `_x000D_` does: characters that XML cannot hold, and what would look so."""


class Workbook:
    """A workbook while it is written; its rows stand in a sheet below the header, which stays in sight."""

    def __init__(self, name: str, header: Sequence[str]) -> None:
        self._name = name
        head = "".join(_text(cell, _BOLD) for cell in header)
        self._sheet = [DeflatedText.of(f"{_SHEET}<row>{head}</row>".encode())]
        self._rows, self._unpacked, self._packed = 1, self._sheet[0].size, len(self._sheet[0].deflated)

    @property
    def size(self) -> int:
        """Its bytes so far; a full sheet is as large as a file can be."""
        return self._packed if self._rows < _ROWS and self._unpacked < _UNPACKED else sys.maxsize

    def add(self, record: bytes) -> None:
        """Write more rows, as `sheet_rows` packed them."""
        rows, piece = _COUNT.unpack_from(record)[0], DeflatedText.from_bytes(record[_COUNT.size :])
        self._sheet.append(piece)
        self._rows += rows
        self._unpacked += piece.size
        self._packed += len(piece.deflated)

    def finished(self, _following: str | None = None) -> bytes:
        """The file."""
        sheet = [*self._sheet, DeflatedText.of(b"</sheetData></worksheet>")]
        texts = {**_FIXED, "xl/workbook.xml": _book(self._name)}
        entries = [(place, [DeflatedText.of((_HEAD + text).encode())]) for place, text in texts.items()]
        return zip_archive([*entries, ("xl/worksheets/sheet1.xml", sheet)])


def sheet_rows(rows: Sequence[Row]) -> bytes:
    """Rows of a sheet, packed together: `Workbook.add` takes them."""
    xml = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return _COUNT.pack(len(rows)) + DeflatedText.of(xml.encode()).to_bytes()


def _book(name: str) -> str:
    return (
        f'<workbook xmlns="{_NAMESPACE}" xmlns:r="{_RELATIONS}">'
        f'<sheets><sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _cell(value: str | int) -> str:
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    return _text(value, _QUOTED if FORMULA.match(value) else 0) if value else "<c/>"


def _text(value: str, style: int) -> str:
    if len(value) > _CELL:
        value = value[: _CELL - 1] + "\N{HORIZONTAL ELLIPSIS}"
    shown = escape(_ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", value))
    styled = f' s="{style}"' if style else ""
    return f'<c t="inlineStr"{styled}><is><t xml:space="preserve">{shown}</t></is></c>'
