"""What looking at a workbook first costs, beside reading it."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import python_calamine

from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.records import Kind
from matchtafel.exchange.worker import scan
from tests.exchange.workbooks import xlsx

from .load import named, town_of
from .result import Result
from .timing import in_turns

ROWS, COLUMNS = 10_000, 20


def against_reading() -> Result:
    """Every check of the gate, beside the reader's making rows of the same bytes."""
    content = _workbook()
    gate, reading = in_turns(lambda: scan(content), lambda: _read(content))
    return Result(
        "gate beside reading a workbook", gate / reading, 1.5, "lower", named((ROWS, COLUMNS))
    )


def _workbook() -> bytes:
    """So many vacancies, as a corporation's program saves them."""
    columns = TEMPLATES[Kind.VACANCIES][:COLUMNS]
    rows = [[column.cell(row) for column in columns] for row in town_of((ROWS, 1)).vacancies]
    with TemporaryDirectory() as folder:
        headers = [column.header for column in columns]
        return xlsx(Path(folder) / "woningen.xlsx", [headers, *rows]).read_bytes()


def _read(content: bytes) -> None:
    with python_calamine.CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        book.get_sheet_by_index(0).to_python(skip_empty_area=False)
