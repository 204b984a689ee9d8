"""Reading a workbook in a process of its own; this side never touches the file's contents."""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from .gate import SAVE_AGAIN
from .grid import BadCell, GridCell, Refused, Sheet

MOST_SECONDS = 90
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def read_workbook(path: Path) -> list[Sheet]:
    """Every sheet of an .xlsx, .xls or .ods file, hidden ones too. Raises Refused."""
    try:
        # -P: a json.py that lies beside someone's workbook is not imported.
        done = subprocess.run(
            [sys.executable, "-P", "-m", "matchtafel.exchange.worker", str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            creationflags=_NO_WINDOW,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(
            f"het lezen duurde langer dan {MOST_SECONDS} seconden: bewaar alleen wat nodig is"
        ) from None
    except OSError:
        raise Refused(
            "het lezen kon niet beginnen: sluit andere programma's en lees het opnieuw"
        ) from None
    if done.returncode:
        raise Refused(f"het bestand is beschadigd of te groot om veilig te lezen: {SAVE_AGAIN}")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Refused(answer["refused"], answer["sheet"])
    return [_sheet(sheet) for sheet in answer["sheets"]]


def _sheet(sheet: dict[str, Any]) -> Sheet:
    rows = [[_cell(cell) for cell in row] for row in sheet["rows"]]
    return Sheet(
        sheet["name"], rows, sheet["hidden"], sheet["counts_from_1904"], tuple(sheet["notes"])
    )


def _cell(cell: Any) -> GridCell:
    if not isinstance(cell, list):
        return cell  # type: ignore[no-any-return]
    if cell[0] == "e":
        return BadCell(cell[1], cell[2])
    return date.fromisoformat(cell[1]) if cell[0] == "d" else datetime.fromisoformat(cell[1])
