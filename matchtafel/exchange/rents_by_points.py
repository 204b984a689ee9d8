"""The table of highest rents by WWS points: a CSV file, read whole or refused."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from matchtafel.matching.norms import LEAST_POINTS, RentsByPoints

from . import values
from .characters import decode
from .grid import Refused
from .toml_file import FileRefused, found

_HEADER = ["punten", "bedrag"]
_NAME = re.compile(r"wws-(\d{4}-\d{2}-\d{2})\.csv", re.ASCII)
_EXAMPLE = "wws-2027-01-01.csv"
# Above the table its last step goes on: that takes two amounts.
_FEWEST = 2


def read_rents_by_points(content: bytes, file: str) -> RentsByPoints:
    """The table in a file named after its first day. Raises FileRefused at the first fault.

    Columns Punten and Bedrag with a comma or semicolon between; points from LEAST_POINTS, one
    a row; amounts that rise. A line that starts with # is a remark.
    """
    valid_from = _first_day(file)
    try:
        rows = list(_rows(decode(content)))
    except Refused as refusal:
        raise FileRefused([f"{file}: {refusal}."]) from None
    if not rows or [cell.casefold() for cell in rows[0][1]] != _HEADER:
        raise FileRefused([f"{file}: verwacht een kopregel met Punten en Bedrag."])
    amounts = tuple(_amounts(rows[1:], file))
    if len(amounts) < _FEWEST:
        raise FileRefused([f"{file}: verwacht ten minste {_FEWEST} regels onder de kopregel."])
    return RentsByPoints(valid_from, amounts)


def _first_day(file: str) -> date:
    try:
        return date.fromisoformat(match[1] if (match := _NAME.fullmatch(file)) else "")
    except ValueError:
        raise FileRefused([f"{file}: verwacht de eerste dag in de naam: {_EXAMPLE}."]) from None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every line that says something."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in re.split("[;,\t]", line, maxsplit=1)]


def _amounts(rows: list[tuple[int, list[str]]], file: str) -> Iterator[Decimal]:
    former = Decimal(0)
    for points, (number, cells) in enumerate(rows, LEAST_POINTS):
        if cells[0] != str(points):
            raise FileRefused([found(file, f"regel {number}, Punten", cells[0], str(points))])
        former = _amount(cells[1:], former, file, f"regel {number}, Bedrag")
        yield former


def _amount(cells: list[str], former: Decimal, file: str, place: str) -> Decimal:
    text = cells[0] if cells else ""
    try:
        amount = values.amount(text)
    except values.Unreadable as unreadable:
        raise FileRefused([found(file, place, text, str(unreadable))]) from None
    if amount <= former:
        raise FileRefused([found(file, place, text, f"meer dan {former}, het bedrag erboven")])
    return amount
