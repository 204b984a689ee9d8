"""Bad inputs 16–25: sheets whose cells, rows or headers are not what they seem."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from tests.exchange.bad_inputs.case import BadInput
from tests.exchange.workbooks import PROFILE, VACANCY, fill, rows_of, vacancies, xlsx

FIRST = date(2026, 12, 1)


def file(folder: Path) -> Path:
    return folder / "woningen.xlsx"


def changed(folder: Path, change: Callable[[Any], object], *rows: dict[str, Any]) -> Path:
    """A workbook of vacancies that openpyxl saved once more."""
    book = openpyxl.load_workbook(xlsx(file(folder), vacancies(*rows)))
    change(book.active)
    book.save(file(folder))
    return file(folder)


def set_cell(place: str, value: Any) -> Callable[[Any], object]:
    return lambda sheet: sheet.__setitem__(place, value)


def error_value(sheet: Any) -> None:
    sheet["D2"].value, sheet["D2"].data_type = "#REF!", "e"


def hide(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


def hidden_sheet(folder: Path) -> Path:
    path = xlsx(file(folder), vacancies(), [["x"]], names=["woningen", "lees mij"])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].sheet_state = "veryHidden"
    book.active = 1
    book.save(path)
    return path


def dates(folder: Path, *, from_1904: bool) -> Path:
    """One real date, and one day number that nobody gave the look of a date."""
    with xlsxwriter.Workbook(file(folder), {"date_1904": from_1904}) as book:
        day = book.add_format({"num_format": "d-m-yyyy"})
        number = 46357 - (1462 if from_1904 else 0)
        rows = vacancies({}, {"beschikbaar_per": number})
        fill(book.add_worksheet("woningen"), rows, day)
    return file(folder)


def with_header(folder: Path, header: str, *, instead_of: str | None = None) -> Path:
    row = {k: v for k, v in VACANCY.items() if k != instead_of}
    return xlsx(file(folder), rows_of({**row, header: VACANCY.get(instead_of or "", "x")}))


def two_rents(folder: Path) -> Path:
    rows = vacancies()
    rows[0].append("kale_huur")
    rows[1].append(700)
    return xlsx(file(folder), rows)


def with_bsn(folder: Path) -> Path:
    return xlsx(folder / "profielen.xlsx", rows_of({**PROFILE, "BSN": "111222333"}))


CASES = (
    BadInput(16, "a formula without a value", lambda f: changed(f, set_cell("E2", "=600+12"))),
    BadInput(17, "an error value as text", lambda f: changed(f, set_cell("E2", "#N/B"))),
    BadInput(17, "an error value", lambda f: changed(f, error_value)),
    BadInput(18, "a merged header", lambda f: changed(f, lambda s: s.merge_cells("C1:D1"))),
    BadInput(
        18,
        "a merged cell below the header",
        lambda f: changed(f, lambda s: s.merge_cells("B2:B3"), {}, {}),
        ({"unit_number": "1001"},),
    ),
    BadInput(19, "hidden rows and columns", lambda f: changed(f, hide, {}, {}), ({}, {})),
    BadInput(19, "a sheet that is hidden even from the menu", hidden_sheet, ({},)),
    BadInput(
        20,
        "days that count from 1900",
        lambda f: dates(f, from_1904=False),
        ({"available_from": FIRST}, {"available_from": FIRST}),
    ),
    BadInput(
        20,
        "days that count from 1904",
        lambda f: dates(f, from_1904=True),
        ({"available_from": FIRST}, {"available_from": FIRST}),
    ),
    BadInput(21, "two equal headers", two_rents),
    BadInput(
        22,
        "a header with invisible signs and capitals",
        lambda f: with_header(f, "\u200bKALE\xa0Huur\ufeff", instead_of="kale_huur"),
        ({"net_rent": Decimal("612.34")},),
    ),
    BadInput(
        23,
        "a required column that is missing",
        lambda f: with_header(f, "buurt", instead_of="corporatie"),
    ),
    BadInput(
        24,
        "a column that nobody asked for",
        lambda f: with_header(f, "Vorige huurder"),
        ({"unit_number": "1001"},),
    ),
    BadInput(25, "a column of citizen numbers", with_bsn, ({"profile_number": "P-2026-0042"},)),
)
