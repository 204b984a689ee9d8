"""Reading a CSV file: which separator, and rows that do not fit."""

import contextlib
import csv
import io
import re
from pathlib import Path

from .characters import decode_with_doubt
from .findings import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from .gate import LOCKED
from .grid import LONGEST_CELL, BadCell, GridCell, Refused, Sheet, dotted, too_long
from .headers import best_row, fit
from .records import Kind

_SEPARATORS = (";", ",", "\t")
_SEPARATOR_LINE = re.compile(r"sep=([;,\t|])\r?\n")
_HEAD = 64_000
_TOO_LONG = "field larger"


def read_csv(path: Path, characters: str | None = None) -> Sheet:
    """The one sheet of a CSV file. characters: see characters.py. Raises Refused."""
    try:
        text, doubt = decode_with_doubt(path.read_bytes(), characters)
    except OSError:
        raise Refused(LOCKED) from None
    rows, lines = _rows(text, _separator(text))
    notes = () if doubt is None else (doubt,)
    return Sheet(None, rows, notes=notes, bad_rows=_ragged(rows, lines))


def _separator(text: str) -> str:
    """The one that Excel's first line names, else the one that shows the most headers."""
    if named := _SEPARATOR_LINE.match(text):
        return named[1]

    def headers(separator: str) -> tuple[int, int]:
        rows = _split(text[:_HEAD], separator)
        found = best_row(rows, tuple(Kind))
        return fit(found[0], rows[found[1] - 1]) if found else (0, 0)

    return max(_SEPARATORS, key=headers)


def _split(text: str, separator: str) -> list[list[GridCell]]:
    """The rows of a part of the text, as far as it can be split."""
    rows: list[list[GridCell]] = []
    with contextlib.suppress(csv.Error):
        rows.extend(list(row) for row in csv.reader(text.splitlines(True), delimiter=separator))
    return rows


def _rows(text: str, separator: str) -> tuple[list[list[GridCell]], list[int]]:
    """The rows, and the line of the file on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[GridCell]] = []
    lines: list[int] = []
    line, cells = 1, 0
    try:
        for row in reader:
            rows.append([_cell(cell) for cell in row])
            lines.append(line)
            line = reader.line_num + 1
            cells += len(row)
            _check_size(len(rows), len(row), cells)
    except csv.Error as error:
        raise Refused(_not_split(line, str(error))) from None
    return rows, lines


def _cell(text: str) -> GridCell:
    if len(text) > LONGEST_CELL:
        return BadCell(text[:40] + "…", too_long(text))
    return text or None


def _not_split(line: int, error: str) -> str:
    if error.startswith(_TOO_LONG):
        return (
            f"op regel {line} begint een waarde van meer dan {dotted(csv.field_size_limit())} "
            f"tekens, en {dotted(LONGEST_CELL)} is de grens: kort de tekst in, of kijk of er een "
            "aanhalingsteken staat dat niet sluit"
        )
    return (
        f"op regel {line} staat een aanhalingsteken dat niet sluit of verkeerd staat: "
        "haal het weg of sluit het"
    )


def _check_size(rows: int, columns: int, cells: int) -> None:
    for count, most, what in (
        (rows, MOST_ROWS, "rijen"),
        (columns, MOST_COLUMNS, "kolommen"),
        (cells, MOST_CELLS, "cellen"),
    ):
        if count > most:
            raise Refused(
                f"het bestand heeft meer dan {dotted(most)} {what}, dat is de grens: "
                "bewaar alleen wat de tafel nodig heeft"
            )


def _ragged(rows: list[list[GridCell]], lines: list[int]) -> dict[int, str]:
    """Rows with more or fewer values than there are headers; empty ones at the end do not count."""
    found = best_row(rows, tuple(Kind))
    if found is None:
        return {}
    header = found[1]
    width = len(rows[header - 1])
    bad: dict[int, str] = {}
    for number, row in enumerate(rows[header:], header + 1):
        filled = min(len(row), max(width, _last_filled(row)))
        if any(row) and (filled > width or len(row) < width):
            bad[number] = (
                f"regel {lines[number - 1]} van het bestand heeft {filled} waarden "
                f"en de kopregel {width}: kijk of er een scheidingsteken te veel of te weinig staat"
            )
    return bad


def _last_filled(row: list[GridCell]) -> int:
    return max((i for i, cell in enumerate(row, 1) if cell), default=0)
