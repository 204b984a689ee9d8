"""Reading a CSV file: which characters, which separator, and rows that do not fit."""

import contextlib
import csv
import io
import re
from pathlib import Path

from .grid import GridCell, Refused, Sheet
from .headers import best_row, fit
from .package import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, dotted
from .records import Kind

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = (";", ",", "\t")
_SEPARATOR_LINE = re.compile(r"sep=([;,\t|])\r?\n")
_HEAD = 64_000
# What é, ë, ï, ö, ü of an old DOS or Mac file look like when read as Windows text.
_WRONG_LETTERS = re.compile(r"\w*[a-z](?:[‚ƒ„†‡ˆ‰‹Ž‘“•—˜™›¡¢£¤](?=[a-z])|[‚‡‰Ž](?![a-z]))\w*")
_SAVE_AS = "sla het op als “CSV UTF-8”"


def read_csv(path: Path) -> Sheet:
    """The one sheet of a CSV file. Raises Refused."""
    try:
        text = decode(path.read_bytes())
    except OSError:
        raise Refused("het bestand is niet te lezen") from None
    rows, lines = _rows(text, _separator(text))
    return Sheet(None, rows, bad_rows=_ragged(rows, lines))


def decode(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or, failing those, Windows-1252. Raises Refused."""
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError:
        text = _windows_text(data)
    return text


def _encoding(data: bytes) -> str:
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return encoding
    # Western text in UTF-16 has a zero in every other byte.
    evens, odds = data[0:2000:2].count(0), data[1:2000:2].count(0)
    if max(evens, odds) > len(data[:2000]) // 5:
        return "utf-16-be" if evens > odds else "utf-16-le"
    return "utf-8"


def _windows_text(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(f"de tekens op regel {line} zijn niet te lezen: {_SAVE_AS}") from None
    if wrong := _WRONG_LETTERS.search(text):
        line = text.count("\n", 0, wrong.start()) + 1
        raise Refused(
            f"de tekens kloppen niet, op regel {line} staat bijvoorbeeld “{wrong[0]}”: {_SAVE_AS}"
        )
    return text


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
            rows.append([cell or None for cell in row])
            lines.append(line)
            line = reader.line_num + 1
            cells += len(row)
            _check_size(len(rows), len(row), cells)
    except csv.Error:
        raise Refused(
            f"op regel {line} staat een aanhalingsteken dat niet sluit of verkeerd staat"
        ) from None
    return rows, lines


def _check_size(rows: int, columns: int, cells: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS or cells > MOST_CELLS:
        raise Refused(
            f"het bestand heeft meer dan {dotted(MOST_ROWS)} rijen, {MOST_COLUMNS} kolommen of "
            f"{dotted(MOST_CELLS)} cellen, dat is de grens"
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
