"""Real files to read: sheets with defaults, and workbooks written by hand to be broken."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

VACANCY: dict[str, Any] = {
    "vhe_nummer": "1001",
    "corporatie": "Woningstichting Voorbeeld",
    "straat": "Kade",
    "huisnummer": 88,
    "kale_huur": 612.34,
    "beschikbaar_per": date(2026, 12, 1),
}
PROFILE: dict[str, Any] = {
    "profielnummer": "P-2026-0042",
    "zorgaanbieder": "Zorggroep Voorbeeld",
    "profieldatum": date(2026, 10, 1),
    "toestemming": date(2026, 10, 1),
}
NEIGHBOURHOOD: dict[str, Any] = {"buurtcode": "BU99990101", "naam": "Havenkwartier"}
NAME: dict[str, Any] = {
    "zorgaanbieder": "Zorggroep Voorbeeld",
    "profielnummer": "P-2026-0042",
    "achternaam": "Voorbeeld",
}
Rows = Sequence[Sequence[Any]]


def rows_of(*records: Mapping[str, Any]) -> list[list[Any]]:
    """A header row and a row for each record."""
    headers = list(dict.fromkeys(name for record in records for name in record))
    return [headers, *([record.get(name) for name in headers] for record in records)]


def vacancies(*changes: Mapping[str, Any]) -> list[list[Any]]:
    """Rows of vacancies: each change over the defaults, with unit numbers of their own."""
    return rows_of(
        *({**VACANCY, "vhe_nummer": str(1001 + i), **c} for i, c in enumerate(changes or ({},)))
    )


def xlsx(path: Path, *sheets: Rows, names: Sequence[str] = ("woningen", "toelichting")) -> Path:
    """A workbook with these rows, as people's programs write them."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for rows, name in zip(sheets, names, strict=False):
            fill(book.add_worksheet(name), rows, day)
    return path


def fill(sheet: Any, rows: Rows, day: Any = None) -> None:
    """Write rows to a sheet of xlsxwriter."""
    for number, row in enumerate(rows):
        for position, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, position, cell, day)
            elif cell is not None:
                sheet.write(number, position, cell)


def csv_text(rows: Rows, separator: str = ";") -> str:
    """The rows as Excel saves them."""
    return "".join(separator.join(map(_csv_cell, row)) + "\r\n" for row in rows)


def _csv_cell(cell: Any) -> str:
    if isinstance(cell, float):
        return f"{cell:.2f}".replace(".", ",")
    if isinstance(cell, date):
        return f"{cell.day}-{cell.month}-{cell.year}"
    return "" if cell is None else str(cell)


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def parts(sheet: str = "", *, shared: str | None = None, settings: str = "") -> dict[str, str]:
    """The parts of a workbook with one sheet, "woningen"; `sheet` is what is in its sheetData."""
    found = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">{settings}<sheets>'
        '<sheet name="woningen" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
    }
    if shared is not None:
        found["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{shared}</sst>'
    return found


def package(path: Path, content: Mapping[str, str]) -> Path:
    """A zip file of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in content.items():
            file.writestr(name, text)
    return path


def inline(rows: Rows) -> str:
    """The XML of rows of text and numbers."""
    return "".join(
        f'<row r="{r}">' + "".join(_inline_cell(cell) for cell in row) + "</row>"
        for r, row in enumerate(rows, 1)
    )


def _inline_cell(cell: Any) -> str:
    if cell is None:
        return "<c/>"
    if isinstance(cell, int | float):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr"><is><t>{cell}</t></is></c>'
