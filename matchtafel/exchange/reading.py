"""Reading a file: spreadsheet, CSV or VERA JSON to records, and problems in plain Dutch."""

from datetime import date
from pathlib import Path

from .columns import TEMPLATES
from .csvfile import read_csv
from .gate import CHANGED, FileType, file_type, stamp
from .grid import BadCell, GridCell, Refused, Sheet, column_name
from .headers import Header, best_row, complete, fit, listed, understand
from .records import Kind, Problem, Reading, Record, Severity
from .rows import Rows
from .values import as_text
from .vera import read_vera
from .workbook import read_workbook

__all__ = ["Kind", "Problem", "Reading", "Record", "Severity", "read"]


def read(
    path: Path,
    *,
    kind: Kind | None = None,
    corporation: str | None = None,
    available_from: date | None = None,
    on: date | None = None,
    characters: str | None = None,
) -> Reading:
    """Everything in a file that can be used, and a problem for everything that cannot.

    kind: what the file should hold; None: the headers tell. corporation, available_from: for
    VERA JSON, which has neither. on: the reference date, or else available_from: the day by
    which WWS points are counted where VERA JSON gives none. characters: what the letters of a
    CSV file are, where someone chose (characters.CHOICES). Never raises for what is in a file:
    one that cannot be read is a Reading with one Problem and no records.
    """
    before = stamp(path)
    try:
        sort = file_type(path)
        if sort is FileType.JSON:
            reading = read_vera(path, kind, corporation, available_from, on or available_from)
        else:
            sheets = [read_csv(path, characters)] if sort is FileType.CSV else read_workbook(path)
            reading = _read_sheet(path.name, *_choose(sheets, kind))
    except Refused as refusal:
        reading = _refused(path.name, refusal.sheet, kind, None, str(refusal))
    # What was read may be half the old file and half the new one.
    return reading if stamp(path) == before else _refused(path.name, None, kind, None, CHANGED)


def _refused(
    file: str, sheet: str | None, kind: Kind | None, row: int | None, message: str
) -> Reading:
    problem = Problem(file, sheet, row, None, None, message)
    return Reading(file, sheet, kind, (), (problem,), 0, 0)


def _choose(sheets: list[Sheet], kind: Kind | None) -> tuple[Sheet, Kind, int]:
    """The sheet to read, what it holds and its header row. Raises Refused."""
    kinds = tuple(Kind) if kind is None else (kind,)
    found = [(sheet, *best) for sheet in sheets if (best := best_row(sheet.rows, kinds))]
    whole = [choice for choice in found if complete(*choice)]
    fitting = [choice for choice in whole if not choice[0].hidden] or whole
    if len(fitting) > 1:
        names = " en ".join(f"“{sheet.name}” ({fits.label})" for sheet, fits, _ in fitting)
        raise Refused(f"meer dan één blad past: {names}; bewaar er één per bestand")
    if fitting:
        return fitting[0]
    if kind is not None:
        _refuse_other_kind(sheets, kind)
    if not found:
        raise Refused(_no_header(sheets, kinds))
    return max(found, key=lambda choice: fit(choice[1], choice[0].rows[choice[2] - 1]))


def _refuse_other_kind(sheets: list[Sheet], kind: Kind) -> None:
    for sheet in sheets:
        other = best_row(sheet.rows, tuple(Kind))
        if other and complete(sheet, *other):
            raise Refused(f"hierin staan {other[0].label}, en hier zijn {kind.label} nodig")


def _no_header(sheets: list[Sheet], kinds: tuple[Kind, ...]) -> str:
    needed = "; ".join(
        f"voor {kind.label} " + ", ".join(c.header for c in TEMPLATES[kind] if c.required)
        for kind in kinds
    )
    names = listed(sheet.name for sheet in sheets if sheet.name)
    where = f"op geen blad ({names})" if names else "nergens"
    first = "" if names else _first_line(sheets[0])
    return f"er staat {where} een kopregel die past; {first}nodig zijn ten minste: {needed}"


def _first_line(sheet: Sheet) -> str:
    """Of a CSV file: how its first line was split shows what stands between the values."""
    for number, row in enumerate(sheet.rows, 1):
        if cells := [as_text(cell) for cell in row if cell and not isinstance(cell, BadCell)]:
            return (
                f"op rij {number} staat {listed(cells[:5])}, "
                "en tussen de waarden hoort ; of , of een tab; "
            )
    return ""


def _read_sheet(file: str, sheet: Sheet, kind: Kind, row: int) -> Reading:
    try:
        header = understand(sheet, kind, row)
    except Refused as refusal:
        return _refused(file, sheet.name, kind, row, str(refusal))
    rows = Rows(file, sheet, header)
    rows.gather()
    return Reading(
        file,
        sheet.name,
        kind,
        tuple(rows.records),
        (*_remarks(file, sheet, header, rows), *rows.problems),
        rows.read,
        rows.rejected,
        tuple(header.unknown.values()),
    )


def _remarks(file: str, sheet: Sheet, header: Header, rows: Rows) -> list[Problem]:
    """What a reader should know of the sheet and its columns."""

    def remark(column: str | None, message: str, severity: Severity = Severity.WARNING) -> Problem:
        row = header.row if column else None
        return Problem(file, sheet.name, row, column, None, message, severity)

    remarks = [remark(None, note) for note in sheet.notes]
    if not rows.read:
        remarks.append(remark(None, f"onder de kopregel (rij {header.row}) staan geen rijen"))
    if sheet.hidden:
        note = "dit blad staat verborgen; het is wel gelezen: kijk of dat klopt"
        remarks.append(remark(None, note))
    for text in header.refused.values():
        message = "een burgerservicenummer hoort hier niet en wordt nooit bewaard: haal het weg"
        remarks.append(remark(text, message, Severity.ERROR))
    for text, column in header.doubles:
        message = f"niet gelezen, want de kolom “{column.header}” is er ook"
        remarks.append(remark(text, message))
    unknown = [*header.unknown.values(), *_without_header(sheet, header)]
    if unknown:
        message = f"deze kolommen horen niet bij {header.kind.label} en zijn niet bewaard"
        remarks.append(remark(None, f"{message}: {listed(unknown)}"))
    return remarks


def _without_header(sheet: Sheet, header: Header) -> list[str]:
    """Columns that have values and no header."""

    def is_filled(cell: GridCell) -> bool:
        return cell is not None and cell != ""

    heading = sheet.rows[header.row - 1]
    named = {position for position, cell in enumerate(heading) if is_filled(cell)}
    used = {
        position
        for number, row in enumerate(sheet.rows[header.row :], header.row + 1)
        for position, cell in enumerate(row)
        if position not in named and is_filled(cell) and number not in sheet.bad_rows
    }
    return [f"kolom {column_name(position)} zonder kop" for position in sorted(used)]
