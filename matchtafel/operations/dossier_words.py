"""Facts as a client reads them: a label and a value in Dutch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from matchtafel.exchange.column import Column
from matchtafel.matching.dutch import NBSP, euro, long_date

UNKNOWN = "niet bekend"


@dataclass(frozen=True)
class Line:
    """One fact. origin: where it came from and when; "" where the heading says so."""

    label: str
    value: str
    origin: str = ""


def words(line: Line) -> str:
    """The line as text."""
    return f"{line.label}: {line.value}" + (f" ({line.origin})" if line.origin else "")


def moment(at: datetime) -> str:
    """24 november 2026, 9.45 uur."""
    return f"{long_date(at.date())}, {at.hour}.{at.minute:02d} uur"


def fact_lines(row: Any, columns: Sequence[Column]) -> Iterator[Line]:
    """Every fact of a row that a column holds; what is not known says so."""
    lapsed = getattr(row, "not_applicable", ())
    for column in columns:
        value = getattr(row, column.fact)
        if column.fact in lapsed:
            yield Line(column.label, "niet van toepassing")
        elif column.flag and value and getattr(row, column.flag):
            yield Line(column.label, f"{said(value, column)} (een eis)")
        else:
            yield Line(column.label, said(value, column))


def said(value: Any, column: Column | None = None) -> str:
    """A value in Dutch; its word where the column has a list, its unit where that has one."""
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or "geen"
    unit = column.unit if column else ""
    if unit.startswith("€"):
        return f"{euro(value)} {unit.removeprefix('€').strip()}".replace(NBSP, " ")
    if isinstance(value, int | float):
        return f"{value:g} {unit}".strip().replace(".", ",")
    return column.choices.get(str(value), str(value)) if column else str(value)
