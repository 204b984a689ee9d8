"""The process that reads one workbook, on its own: what a hostile file breaks is only this.

Prints JSON: {"sheets": […]} or {"refused": "why"}. A cell is null, a string, number or boolean,
["d", ISO date], ["t", ISO date and time] or ["e", what it shows, what is the matter].
"""

import json
import sys
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import python_calamine

from . import ods_scan, xls_scan, xlsx_scan
from .findings import NO_VALUE, Findings, Scan, Tally
from .gate import ASK_SENDER, OLE
from .grid import ERROR_VALUE, LONGEST_CELL, Refused, column_name, too_long
from .limits import limit_process
from .package import NO_WORKBOOK, PASSWORD, Package

_WHOLE = 1e15


def main() -> None:
    """Read the workbook that the command line names."""
    limit_process()
    try:
        answer: dict[str, Any] = {"sheets": read(Path(sys.argv[1]).read_bytes())}
    except Refused as refusal:
        answer = {"refused": str(refusal), "sheet": refusal.sheet}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def read(content: bytes) -> list[dict[str, Any]]:
    """The sheets of a workbook, in its own order. Raises Refused."""
    found = scan(content)
    tally = Tally()
    try:
        # Not by its path: the file's name would choose how it is read, and not what we saw.
        with python_calamine.CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            return [
                _sheet(book, meta, found.sheets.get(meta.name, Findings()), found, tally)
                for meta in book.sheets_metadata
                if meta.typ == python_calamine.SheetTypeEnum.WorkSheet
            ]
    except python_calamine.PasswordError:
        raise Refused(PASSWORD) from None
    except python_calamine.CalamineError:
        scan(content, closely=True)
        raise Refused(NO_WORKBOOK) from None


def scan(content: bytes, closely: bool = False) -> Scan:
    """The gate: what a workbook tells before a reader gets it. Raises Refused."""
    if content.startswith(OLE):
        return xls_scan.scan(content)
    package = Package(content)
    if package.has_any("workbook.bin"):
        raise Refused("dit is een binair werkboek (.xlsb): sla het op als .xlsx")
    is_ods, is_xlsx = package.has("content.xml"), package.has(xlsx_scan.RELATIONS)
    if is_ods and is_xlsx:
        raise Refused(f"dit bestand is twee soorten werkboek tegelijk: {ASK_SENDER}")
    if is_xlsx:
        return xlsx_scan.scan(package, closely)
    if is_ods:
        return Scan(ods_scan.scan(package))
    raise Refused("er zit geen spreadsheet in dit bestand: sla het op als .xlsx")


def _sheet(
    book: python_calamine.CalamineWorkbook,
    meta: python_calamine.SheetMetadata,
    findings: Findings,
    found: Scan,
    tally: Tally,
) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(meta.name)
    rows = [_cells(row) for row in sheet.to_python(skip_empty_area=False)]
    tally.add(0, sum(len(cell) for row in rows for cell in row if isinstance(cell, str)))
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or []]
    for first_row, first_column, last_row, last_column in merged or findings.merged:
        _mark_merged(rows, first_row, first_column, last_row, last_column)
    for (row, column), shown in findings.bad.items():
        _mark(rows, row, column, shown, _matter(shown))
    return {
        "name": meta.name,
        "hidden": meta.visible != python_calamine.SheetVisibleEnum.Visible,
        "counts_from_1904": found.counts_from_1904,
        "notes": _notes(findings, rows),
        "rows": rows,
    }


def _cells(row: list[Any]) -> list[Any]:
    cells = [_cell(value) for value in row]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        return int(value)
    if isinstance(value, datetime):
        return ["t", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    return value if isinstance(value, int | float) else str(value)


def _text(value: str) -> Any:
    if len(value) > LONGEST_CELL:
        return ["e", value[:40] + "…", too_long(value)]
    return value or None


def _matter(shown: str) -> str:
    if shown == NO_VALUE:
        return "open het bestand, laat het rekenen en sla het op"
    return ERROR_VALUE


def _mark(rows: list[list[Any]], row: int, column: int, shown: str, matter: str) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = ["e", shown, matter]


def _mark_merged(
    rows: list[list[Any]], first_row: int, first_column: int, last_row: int, last_column: int
) -> None:
    """Every cell under a merged one but the first, as far as the sheet is in use."""
    width = max(map(len, rows), default=0)
    start, end = column_name(first_column), column_name(last_column)
    shown = f"samengevoegde cel {start}{first_row + 1}:{end}{last_row + 1}"
    for row in range(first_row, min(last_row, len(rows) - 1) + 1):
        for column in range(first_column, min(last_column, width - 1) + 1):
            if (row, column) != (first_row, first_column):
                _mark(rows, row, column, shown, "geef elke rij een eigen waarde")


def _notes(findings: Findings, rows: list[list[Any]]) -> list[str]:
    width = max(map(len, rows), default=0)
    hidden_rows = _spans(findings.hidden_rows, len(rows), lambda i: str(i + 1))
    hidden_columns = _spans(findings.hidden_columns, width, column_name)
    return [
        f"verborgen {what} zijn meegelezen: {where}; haal ze weg als ze er niet bij horen"
        for what, where in (("rijen", hidden_rows), ("kolommen", hidden_columns))
        if where
    ]


def _spans(spans: Iterable[tuple[int, int]], size: int, name: Any) -> str:
    """Neighbouring spans as one, clipped to what is in use: 3, 5–8."""
    joined: list[list[int]] = []
    for first, last in sorted(spans):
        if first >= size:
            continue
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], min(last, size - 1))
        else:
            joined.append([first, min(last, size - 1)])
    return ", ".join(name(a) if a == b else f"{name(a)}–{name(b)}" for a, b in joined)


if __name__ == "__main__":
    main()
