"""What a workbook's XML tells beside its values: errors at their cell, merged and hidden parts."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from matchtafel.exchange.reading import Reading, read
from tests.exchange.workbooks import inline, package, parts, vacancies, xlsx

ROWS = inline(
    [["vhe_nummer", "corporatie", "beschikbaar_per"], ["1001", "Stichting Voorbeeld", "1-12-2026"]]
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "woningen.xlsx"


def refusal(path: Path) -> str:
    (problem,) = read(path).problems
    return str(problem)


def test_a_shared_text_that_is_not_there_names_sheet_and_cell(file: Path) -> None:
    cell = '<row r="1"><c r="B1" t="s"><v>7</v></c></row>'
    message = refusal(package(file, parts(cell, shared="<si><t>a</t></si>")))
    assert "blad “woningen”: cel B1 verwijst naar een tekst die er niet is" in message


def test_a_number_that_is_none_names_sheet_and_cell(file: Path) -> None:
    message = refusal(package(file, parts('<row r="3"><c r="B3" t="n"><v>abc</v></c></row>')))
    assert "blad “woningen”: cel B3 is geen getal maar “abc”" in message


def test_broken_xml_names_the_sheet(file: Path) -> None:
    message = refusal(package(file, parts(ROWS + "<row>")))
    assert "blad “woningen”: het bestand is beschadigd" in message


def reading_of(file: Path, extra: str) -> Reading:
    rows = inline([["vhe_nummer", "corporatie", "beschikbaar_per", "straat"]])
    first = (
        '<row r="2"><c t="inlineStr"><is><t>1</t></is></c><c t="inlineStr"><is><t>a</t></is></c>'
    )
    date_cell = '<c t="inlineStr"><is><t>1-12-2026</t></is></c>'
    return read(package(file, parts(f"{rows}{first}{date_cell}{extra}</row>")))


@pytest.mark.parametrize("formula", ["<f>A1</f>", "<f>A1</f><v></v>", "<f>A1</f><v/>", "<f/>"])
def test_a_formula_without_a_value_is_an_error_at_its_cell(file: Path, formula: str) -> None:
    reading = reading_of(file, f'<c r="D2">{formula}</c>')
    assert not reading.records
    assert str(reading.problems[0]).startswith(
        "woningen.xlsx, blad “woningen”, rij 2, kolom “straat”: gevonden “formule zonder waarde”"
    )


def test_a_formula_without_a_value_far_away_is_refused(file: Path) -> None:
    far = f'{ROWS}<row><c r="XFD1048576"><f>A1</f></c></row>'
    assert "XFD1048576" in refusal(package(file, parts(far)))


def test_a_formula_with_a_value_is_read_as_that_value(file: Path) -> None:
    reading = reading_of(file, '<c r="D2" t="str"><f>A1</f><v>Kade</v></c>')
    assert reading.records[0].values["street"] == "Kade"


def test_a_formula_that_gives_nothing_is_empty(file: Path) -> None:
    reading = reading_of(file, '<c r="D2" t="str"><f>A1</f><v></v></c>')
    assert reading.records[0].values["street"] is None


def test_a_formula_that_a_program_wrote_without_a_value(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["vhe_nummer", "corporatie", "beschikbaar_per", "kale_huur"])
    book.active.append(["1001", "Stichting Voorbeeld", date(2026, 12, 1), "=600+12"])
    book.save(tmp_path / "woningen.xlsx")
    (problem,) = read(tmp_path / "woningen.xlsx").problems
    assert (problem.row, problem.column, problem.value) == (2, "kale_huur", "formule zonder waarde")


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_value_is_an_error_at_its_cell(file: Path, error: str) -> None:
    reading = reading_of(file, f'<c r="D2" t="e"><v>{error}</v></c>')
    (problem,) = reading.problems
    assert (problem.row, problem.column, problem.value) == (2, "straat", error)


def merged(path: Path, place: str) -> Reading:
    book = openpyxl.load_workbook(xlsx(path, [["Titel"], *vacancies({}, {}, {})]))
    book.active.merge_cells(place)
    book.save(path)
    return read(path)


def test_a_merged_title_is_fine(file: Path) -> None:
    assert len(merged(file, "A1:F1").records) == 3


def test_a_merged_cell_in_the_header_row_is_refused_and_named(file: Path) -> None:
    reading = merged(file, "C2:D2")
    assert not reading.records
    assert "de kopregel (rij 2) bevat: samengevoegde cel C2:D2" in str(reading.problems[0])


def test_a_merged_cell_over_rows_is_not_guessed_to_hold_for_all(file: Path) -> None:
    reading = merged(file, "B3:B4")
    assert [record.row for record in reading.records] == [3, 5]
    assert "rij 4, kolom “corporatie”: gevonden “samengevoegde cel B3:B4”" in str(
        reading.problems[0]
    )


def hide_sheet(path: Path, *, hide: int) -> Reading:
    book = openpyxl.load_workbook(xlsx(path, vacancies(), [["x"]], names=["woningen", "anders"]))
    book.worksheets[hide].sheet_state = "hidden"
    book.active = 1 - hide
    book.save(path)
    return read(path)


def test_a_hidden_sheet_that_is_read_is_told(file: Path) -> None:
    reading = hide_sheet(file, hide=0)
    assert len(reading.records) == 1
    assert "dit blad staat verborgen" in str(reading.problems[0])


def test_a_hidden_sheet_that_is_not_read_is_no_matter(file: Path) -> None:
    assert not hide_sheet(file, hide=1).problems


@pytest.mark.parametrize("from_1904", [False, True])
def test_dates_are_right_in_either_date_system(file: Path, from_1904: bool) -> None:
    with xlsxwriter.Workbook(file, {"date_1904": from_1904}) as book:
        sheet = book.add_worksheet("woningen")
        day = book.add_format({"num_format": "d-m-yyyy"})
        sheet.write_row(0, 0, ["vhe_nummer", "corporatie", "beschikbaar_per"])
        sheet.write_row(1, 0, ["1", "a"])
        sheet.write_datetime(1, 2, date(2026, 12, 1), day)
        sheet.write_row(2, 0, ["2", "a"])
        # A day number that nobody gave the look of a date.
        sheet.write_number(2, 2, 46357 - (1462 if from_1904 else 0))
    days = [record.values["available_from"] for record in read(file).records]
    assert days == [date(2026, 12, 1)] * 2


def test_parts_with_a_prefix_are_looked_at_too(file: Path) -> None:
    content = parts(ROWS)
    sheet = content["xl/worksheets/sheet1.xml"]
    for tag in ("worksheet", "sheetData", "row", "c", "is", "t"):
        sheet = sheet.replace(f"<{tag}>", f"<x:{tag}>").replace(f"<{tag} ", f"<x:{tag} ")
        sheet = sheet.replace(f"</{tag}>", f"</x:{tag}>")
    sheet = sheet.replace("xmlns=", "xmlns:x=").replace(
        "</x:sheetData>",
        '<x:row r="9" hidden="1"><x:c r="XFD9"><x:v>1</x:v></x:c></x:row></x:sheetData>',
    )
    content["xl/worksheets/sheet1.xml"] = sheet
    assert "XFD9" in refusal(package(file, content))
