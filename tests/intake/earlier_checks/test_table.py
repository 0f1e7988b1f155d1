import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from claimspring.intake.earlier_checks import table
from claimspring.intake.earlier_checks.forms import read_checks
from claimspring.intake.earlier_checks.table import TableRefused, checks_of, proposed_map, read_csv, read_xlsx

CSV = "Claim;Rating;Item page URL;Team\nThe pier fell;False;https://c.example/1;North\n;True;;\n"
COLUMNS = {"Claim": "claim", "Rating": "label", "Item page URL": "url"}


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("Other").append(["x"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(sign: str) -> None:
    table = read_csv(CSV.replace(";", sign))
    assert table.header == ("Claim", "Rating", "Item page URL", "Team")
    assert [row for row, _ in table.rows] == [2, 3]


def test_a_row_is_a_check_and_unknown_columns_come_along() -> None:
    first, second = checks_of(read_csv(CSV), COLUMNS)
    assert (first.row, first.claim, first.label, first.url) == (2, "The pier fell", "False", "https://c.example/1")
    assert first.extra == {"Team": "North"}
    assert (second.row, second.claim, second.extra) == (3, "", {})


def test_a_cell_may_hold_several_lines_and_several_addresses() -> None:
    table = read_csv('claim,appearance\n"one\ntwo","https://a.example https://b.example"\nthree,\n')
    first, second = checks_of(table, {"claim": "claim", "appearance": "appearance"})
    assert (first.claim, first.appearances) == ("one\ntwo", ("https://a.example", "https://b.example"))
    assert (second.row, second.appearances) == (4, ())


def test_a_map_is_proposed_in_three_languages() -> None:
    assert proposed_map(["Claim", "Rating", "Item page URL", "Team"]) == COLUMNS
    assert proposed_map(["Affirmation", "Verdict", "Lien"]) == {
        "Affirmation": "claim",
        "Verdict": "label",
        "Lien": "url",
    }
    assert proposed_map(["Afirmación", "Calificación"]) == {"Afirmación": "claim", "Calificación": "label"}
    assert proposed_map(["Claim", "claim text"]) == {"Claim": "claim"}


def spoiled(old: str, new: str) -> bytes:
    """A workbook of two rows whose sheet says something else."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["Claim"], ["The pier fell"]))) as book, zipfile.ZipFile(made, "w") as out:
        for entry in book.infolist():
            text = book.read(entry)
            out.writestr(entry, text.replace(old.encode(), new.encode()), zipfile.ZIP_DEFLATED)
    return made.getvalue()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (lambda: spoiled("<sheetData>", f"<sheetData>{' ' * 1_000_000}"), "unpacked it has "),
        (lambda: spoiled('<row r="2"', '<row r="999999999"'), "more than 1,000,000 cells"),
        (lambda: spoiled("</sheetData>", '<row><c r="XFD3"><v>1</v></c></row>' * 2_000 + "</sheetData>"), "cells"),
    ],
)
def test_a_workbook_that_is_a_bomb_is_refused(
    raw: Callable[[], bytes], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "_CELLS", 1_000_000)
    monkeypatch.setattr(table, "_UNPACKED", 900_000)
    with pytest.raises(TableRefused, match=told):
        read_xlsx(raw(), None)


def test_a_dimension_that_is_a_lie_is_not_believed() -> None:
    raw = spoiled('<dimension ref="A1:A2"', '<dimension ref="A1:XFD1048576"')
    assert [cells for _, cells in read_xlsx(raw, None).rows] == [("The pier fell",)]


def test_a_workbook_is_read_by_the_types_of_its_cells() -> None:
    raw = workbook(["Claim", "Date", "Number"], ["The pier fell", dt.date(2024, 3, 5), 7.0], [None, None, None])
    table = read_xlsx(raw, None)
    assert table.header == ("Claim", "Date", "Number")
    assert [cells for _, cells in table.rows] == [("The pier fell", "2024-03-05T00:00:00", "7")]
    found = read_checks(raw, "checks.xlsx")
    assert found.table == table


@pytest.mark.parametrize(
    ("text", "told"),
    [("claim\n", "no row below its header"), ("a,a\n1,2\n", "two columns have the name 'a'"), ("", "no row")],
)
def test_what_is_no_table_is_refused_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(TableRefused, match=told):
        read_csv(text)


def test_a_workbook_that_is_none_or_lacks_the_sheet_is_refused() -> None:
    with pytest.raises(TableRefused, match="cannot be read"):
        read_xlsx(b"PK\x03\x04 broken", None)
    with pytest.raises(TableRefused, match="there is no sheet 'Nowhere', only Sheet, Other"):
        read_xlsx(workbook(["Claim"], ["x"]), "Nowhere")


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    try:
        rows = read_csv(text).rows
    except TableRefused:
        rows = ()
    assert all(row >= 2 and cells for row, cells in rows)
