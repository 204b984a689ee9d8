"""Writing a template, empty or filled: text stays text, so nothing in it is ever a formula."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from .column import Column
from .columns import TEMPLATES
from .formats import TEXT
from .records import Kind, Record
from .values import Cell

# Rows that get a drop-down: more than any table discusses in a week.
_DROP_DOWN_ROWS = 1_000
# A fixed day in the file's properties: same data, same bytes.
_CREATED = datetime(2026, 1, 1)
_NOTE_WIDTH = 38
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def write_template(kind: Kind, path: Path) -> None:
    """An empty sheet with drop-downs, a note on each header, and an example row. Raises OSError."""
    _write(kind, [[column.example for column in TEMPLATES[kind]]], path, is_example=True)


def write_rows(kind: Kind, rows: Iterable[Record | Mapping[str, Any]], path: Path) -> None:
    """A filled sheet, which reads back as the same values. Raises OSError.

    A row: a Record, or fact → value with the facts that do not apply under "not_applicable".
    """
    _write(kind, (_cells(kind, row) for row in rows), path, is_example=False)


def _cells(kind: Kind, row: Record | Mapping[str, Any]) -> list[Cell]:
    if isinstance(row, Record):
        row = {**row.values, "not_applicable": row.not_applicable}
    aside = row.get("not_applicable", ())
    return ["nvt" if c.fact in aside else c.cell(row) for c in TEMPLATES[kind]]


def _write(kind: Kind, rows: Iterable[list[Cell]], path: Path, is_example: bool) -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        book.set_properties({"created": _CREATED, "title": kind.label})
        sheet = book.add_worksheet(kind.label)
        sheet.freeze_panes(1, 1)
        columns = TEMPLATES[kind]
        styles = [_style(book, column.format.number_format, is_example) for column in columns]
        text = _style(book, TEXT, is_example)
        for position, column in enumerate(columns):
            _write_header(book, sheet, position, column)
        for number, cells in enumerate(rows, 1):
            for position, cell in enumerate(cells):
                # As text it stays what it is, also when someone edits the cell.
                style = text if isinstance(cell, str) else styles[position]
                _write_cell(sheet, number, position, cell, style)
    _save(content.getvalue(), path)


def _save(content: bytes, path: Path) -> None:
    """All or nothing: what stands there stays until the new file is whole. Raises OSError."""
    part = path.parent / f"{path.name}.deel"
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _style(book: xlsxwriter.Workbook, number_format: str, is_example: bool = False) -> Any:
    look = {"italic": True, "font_color": "#62686f"} if is_example else {}
    return book.add_format({"num_format": number_format, **look})


def _write_header(book: xlsxwriter.Workbook, sheet: Any, position: int, column: Column) -> None:
    bold = book.add_format({"bold": column.required, "bottom": 1, "bg_color": "#dce8e5"})
    sheet.write_string(0, position, column.header, bold)
    style = _style(book, column.format.number_format)
    sheet.set_column(position, position, max(len(column.header) + 2, 11), style)
    sheet.write_comment(0, position, note := note_of(column), _note_size(note))
    if column.choices:
        sheet.data_validation(
            *(1, position, _DROP_DOWN_ROWS, position),
            {
                "validate": "list",
                "source": list(column.choices),
                # Names are read too, so what is not in the list is asked about, not refused.
                "error_type": "warning",
                "error_title": column.header,
                "error_message": "Dit staat niet in de lijst. Toch zo laten?",
            },
        )


def _note_size(note: str) -> dict[str, float]:
    """A note does not scroll: twice as wide as usual, and as high as its lines need."""
    lines = sum(len(line) // _NOTE_WIDTH + 1 for line in note.splitlines())
    return {"x_scale": 2, "y_scale": max(1, lines / 4)}


def note_of(column: Column) -> str:
    """What the note on a header says: meaning, unit, choices, whether it must be filled."""
    unit = f" ({column.unit})" if column.unit else ""
    named = [
        code if code == label else f"{code} = {label}" for code, label in column.choices.items()
    ]
    lines = [
        f"{column.label[:1].upper()}{column.label[1:]}{unit}.",
        "Deze kolom is verplicht." if column.required else "",
        column.note,
        "\n".join(named),
    ]
    return "\n".join(line for line in lines if line)


def _write_cell(sheet: Any, row: int, position: int, cell: Cell, style: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, position, cell, style)
    elif isinstance(cell, date):
        sheet.write_datetime(row, position, cell, style)
    else:
        sheet.write_number(row, position, cell, style)
