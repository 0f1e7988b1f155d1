"""Rows as a workbook of one sheet (Office Open XML, ISO/IEC 29500-1), the same bytes for the same rows.

Texts are texts by the type of their cells. One that a spreadsheet would take for a formula when somebody edits it has
the style with `quotePrefix`, which keeps it a text and does not change it.
"""

import io
import re
import sys
import zipfile
from collections.abc import Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape

from claimspring.exports.formula import FORMULA

Row: TypeAlias = Sequence[str | int]
_CELL = 32_767
"""So many characters a cell can hold; a text that is longer is cut and ends in an ellipsis."""
_ROWS = 1_048_576
"""So many rows a sheet can hold."""
_UNPACKED = 80_000_000
"""So many bytes make a sheet full: readers that fear zip bombs refuse larger ones."""
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
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
        self._file = io.BytesIO()
        self._zip = zipfile.ZipFile(self._file, "w")
        for place, text in (*_FIXED.items(), ("xl/workbook.xml", _book(name))):
            self._zip.writestr(_entry(place), _HEAD + text)
        self._sheet = self._zip.open(_entry("xl/worksheets/sheet1.xml"), "w", force_zip64=True)
        self._rows = self._unpacked = 0
        self._write(
            f'{_HEAD}<worksheet xmlns="{_NAMESPACE}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            "<sheetData>"
        )
        self._row([_text(cell, _BOLD) for cell in header])

    @property
    def size(self) -> int:
        """Its bytes so far; a full sheet is as large as a file can be."""
        return self._file.tell() if self._rows < _ROWS and self._unpacked < _UNPACKED else sys.maxsize

    def add(self, record: Row) -> None:
        """Write one more row."""
        self._row([_cell(value) for value in record])

    def finished(self, _following: str | None = None) -> bytes:
        """The file."""
        self._write("</sheetData></worksheet>")
        self._sheet.close()
        self._zip.close()
        return self._file.getvalue()

    def _row(self, cells: Sequence[str]) -> None:
        self._rows += 1
        self._write(f"<row>{''.join(cells)}</row>")

    def _write(self, text: str) -> None:
        self._unpacked += self._sheet.write(text.encode())


def _book(name: str) -> str:
    return (
        f'<workbook xmlns="{_NAMESPACE}" xmlns:r="{_RELATIONS}">'
        f'<sheets><sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _entry(place: str) -> zipfile.ZipInfo:
    """An entry of the archive that is the same on every machine and day."""
    entry = zipfile.ZipInfo(place)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry


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
