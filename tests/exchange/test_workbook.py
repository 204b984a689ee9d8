"""The other workbook formats: .xls and .ods read as .xlsx does."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P

from matchtafel.exchange.reading import read
from tests.exchange.workbooks import Rows, vacancies, xlsx

MESSY = vacancies(
    {"vhe_nummer": "001001", "lift": "ja", "opmerking": "<b>&</b>\nregel"},
    {"vhe_nummer": 1002, "kale_huur": "€ 1.612,34", "beschikbaar_per": "3 maart 2026"},
    {"kale_huur": "zeshonderd", "slaapkamers": 2, "oppervlakte_m2": 62.5},
)


def xls(path: Path, rows: Rows) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("woningen")
    day = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for number, row in enumerate(rows):
        for position, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write(number, position, cell, day)
            elif cell is not None:
                sheet.write(number, position, cell)
    book.save(path)
    return path


def ods(path: Path, rows: Rows, change: Callable[[Table], None] | None = None) -> Path:
    document = OpenDocumentSpreadsheet()
    table = Table(name="woningen")
    table.addElement(TableColumn(numbercolumnsrepeated=1024))
    for row in rows:
        line = TableRow()
        for cell in row:
            line.addElement(ods_cell(cell))
        table.addElement(line)
    if change:
        change(table)
    table.addElement(TableRow(numberrowsrepeated=1_048_000))
    document.spreadsheet.addElement(table)
    document.save(path)
    return path


def ods_cell(cell: Any) -> TableCell:
    if cell is None:
        return TableCell()
    if isinstance(cell, date):
        made = TableCell(valuetype="date", datevalue=cell.isoformat())
    elif isinstance(cell, int | float):
        made = TableCell(valuetype="float", value=str(cell))
    else:
        made = TableCell(valuetype="string")
    for line in str(cell).split("\n"):
        made.addElement(P(text=line))
    return made


@pytest.mark.parametrize("write", [xls, ods])
def test_other_formats_give_the_same_records_and_problems(
    tmp_path: Path, write: Callable[[Path, Rows], Path]
) -> None:
    expected = read(xlsx(tmp_path / "woningen.x", MESSY))
    other = read(write(tmp_path / "woningen.x", MESSY))
    assert expected.records[0].values["remark"] == "<b>&</b>\nregel"
    assert len(expected.problems) == 1
    assert other == expected


def test_a_formula_without_a_value_in_ods(tmp_path: Path) -> None:
    def formula(table: Table) -> None:
        row = table.getElementsByType(TableRow)[1]
        row.addElement(TableCell(formula="of:=1+1"))

    rows = [[*vacancies()[0], "toevoeging"], vacancies()[1]]
    (problem,) = read(ods(tmp_path / "woningen.ods", rows, formula)).problems
    assert (problem.row, problem.column, problem.value) == (
        2,
        "toevoeging",
        "formule zonder waarde",
    )


def test_an_error_value_in_ods(tmp_path: Path) -> None:
    (problem,) = read(ods(tmp_path / "woningen.ods", vacancies({"toevoeging": "#N/B"}))).problems
    assert (problem.row, problem.value) == (2, "#N/B")


def test_hidden_rows_and_merged_headers_in_ods(tmp_path: Path) -> None:
    def hide(table: Table) -> None:
        table.getElementsByType(TableRow)[2].setAttribute("visibility", "collapse")

    def merge(table: Table) -> None:
        cell = table.getElementsByType(TableRow)[0].getElementsByType(TableCell)[2]
        cell.setAttribute("numbercolumnsspanned", 2)

    rows = vacancies({}, {})
    hidden = read(ods(tmp_path / "woningen.ods", rows, hide))
    assert "verborgen rijen zijn meegelezen: 3" in str(hidden.problems[0])
    merged = read(ods(tmp_path / "woningen.ods", rows, merge))
    assert "samengevoegde cel C1:D1" in str(merged.problems[0])


def test_a_cell_far_away_in_ods(tmp_path: Path) -> None:
    def far(table: Table) -> None:
        row = TableRow(numberrowsrepeated=1_000_000)
        row.addElement(ods_cell("x"))
        table.addElement(row)

    (problem,) = read(ods(tmp_path / "woningen.ods", vacancies(), far)).problems
    assert "valt buiten de grens van 200.000 rijen" in str(problem)


def test_a_hidden_sheet_in_ods(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    style = Style(name="ta2", family="table")
    style.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(style)
    table = Table(name="woningen", stylename=style)
    for row in vacancies():
        line = TableRow()
        for cell in row:
            line.addElement(ods_cell(cell))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(tmp_path / "woningen.ods")
    reading = read(tmp_path / "woningen.ods")
    assert "dit blad staat verborgen" in str(reading.problems[0])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_xls_ends_in_a_sentence(tmp_path: Path, share: float) -> None:
    path = xls(tmp_path / "woningen.xls", vacancies(*[{}] * 40))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    (problem,) = read(path).problems
    assert "beschadigd" in str(problem)


def xls_with(path: Path, change: Callable[[Any], None]) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("woningen", cell_overwrite_ok=True)
    for number, row in enumerate([["vhe_nummer", "corporatie", "beschikbaar_per", "lift"]]):
        for position, cell in enumerate(row):
            sheet.write(number, position, cell)
    for position, cell in enumerate(["1", "Havenhuis", "1-12-2026"]):
        sheet.write(1, position, cell)
    change(sheet)
    book.save(path)
    return path


def test_an_error_value_in_xls(tmp_path: Path) -> None:
    path = xls_with(tmp_path / "woningen.xls", lambda s: s.row(1).set_cell_error(3, 42))
    (problem,) = read(path).problems
    assert (problem.row, problem.column, problem.value) == (2, "lift", "#N/A")


def test_a_formula_that_failed_in_xls(tmp_path: Path) -> None:
    path = xls_with(tmp_path / "woningen.xls", lambda s: s.write(1, 3, xlwt.Formula("1/0")))
    # xlwt keeps an empty text as the outcome; Excel would have kept this error.
    empty, failed = b"\3\0\0\0\0\0\xff\xff", b"\2\0\7\0\0\0\xff\xff"
    path.write_bytes(path.read_bytes().replace(empty, failed))
    (problem,) = read(path).problems
    assert (problem.row, problem.column, problem.value) == (2, "lift", "#DIV/0!")


def test_hidden_rows_and_columns_in_xls(tmp_path: Path) -> None:
    def hide(sheet: Any) -> None:
        sheet.row(1).hidden = True
        sheet.col(3).hidden = True

    problems = read(xls_with(tmp_path / "woningen.xls", hide)).problems
    assert [problem.message for problem in problems] == [
        "verborgen rijen zijn meegelezen: 2; haal ze weg als ze er niet bij horen",
        "verborgen kolommen zijn meegelezen: D; haal ze weg als ze er niet bij horen",
    ]


def test_a_merged_header_in_xls(tmp_path: Path) -> None:
    def merge(sheet: Any) -> None:
        sheet.merge(0, 0, 2, 3)
        sheet.write(1, 3, "ja")

    reading = read(xls_with(tmp_path / "woningen.xls", merge))
    assert "samengevoegde cel C1:D1" in str(reading.problems[0])


def test_a_large_xls_and_one_with_other_letters(tmp_path: Path) -> None:
    path = xls(tmp_path / "woningen.xls", vacancies(*[{"straat": "Ğöř"}] * 300))
    reading = read(path)
    assert len(reading.records) == 300
    assert not reading.problems


def test_an_xls_with_a_password(tmp_path: Path) -> None:
    path = xls(tmp_path / "woningen.xls", vacancies())
    # The record after the first one (BOF) says how the rest is encrypted.
    content = path.read_bytes()
    start = content.index(b"\x09\x08\x10\x00") + 20
    path.write_bytes(content[:start] + b"\x2f\x00" + content[start + 2 :])
    assert "beveiligd met een wachtwoord" in str(read(path).problems[0])
