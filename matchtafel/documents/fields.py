"""Numbered fields of a form: underlined when known, an empty box to write in when not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Spacer, Table

from .marks import ticks
from .style import (
    HAIRLINE,
    LABEL,
    LABEL_BOLD,
    REGULAR,
    RULE,
    SEMIBOLD,
    TEXT_WIDTH,
    VALUES,
    VALUES_BOLD,
    paragraph,
)
from .tables import BARE, Command, breakable

GAP, PADDING, ROW_HEIGHT = 2 * mm, 1.2 * mm, 10.3 * mm


class Asked(Enum):
    """Who fills in what is not known yet."""

    LANDLORD = "verhuurder"
    PROVIDER = "zorgaanbieder"
    TOGETHER = "samen"


@dataclass(frozen=True)
class Field:
    """One field. value: None is not known yet.

    asked: who fills it in; None when it follows from other fields. short: its name in the
    list of what is missing. choices: tick boxes. hint: what stands in the box until then.
    """

    number: str
    label: str
    value: str | None
    asked: Asked | None = None
    short: str = ""
    choices: tuple[str, ...] = ()
    hint: str = ""
    strong: bool = False


# A field and its width; the widths of a row are parts of the whole.
FieldRow = Sequence[tuple[float, Field]]


def missing(rows: Iterable[FieldRow]) -> list[Field]:
    """The fields that someone must still fill in."""
    return [field for row in rows for _, field in row if field.value is None and field.asked]


def field_row(row: FieldRow, width: float = TEXT_WIDTH) -> Any:
    """A row of fields over `width` points."""
    share = (width - GAP * (len(row) - 1)) / sum(part for part, _ in row)
    cells: list[Any] = []
    widths: list[float] = []
    commands: list[Command] = [*BARE]
    for part, field in row:
        if cells:
            cells.append("")
            widths.append(GAP)
        commands += _edges(len(cells), boxed=field.value is None)
        widths.append(part * share)
        cells.append(_cell(field, part * share))
    table = Table(
        [cells],
        colWidths=widths,
        minRowHeights=[ROW_HEIGHT],
        hAlign="LEFT",
        spaceAfter=0.8 * mm,
        style=commands,
    )
    return breakable(table)


def _edges(column: int, *, boxed: bool) -> list[Command]:
    cell = (column, 0), (column, 0)
    padding: list[Command] = [("TOPPADDING", *cell, 1.6), ("BOTTOMPADDING", *cell, 1.8)]
    if not boxed:
        return [*padding, ("LINEBELOW", *cell, HAIRLINE, black)]
    sides: list[Command] = [("LEFTPADDING", *cell, PADDING), ("RIGHTPADDING", *cell, PADDING / 2)]
    return [*padding, *sides, ("BOX", *cell, RULE, black)]


def _cell(field: Field, width: float) -> list[Any]:
    label = paragraph(f"{field.number}\xa0 {field.label}", LABEL if field.value else LABEL_BOLD)
    if field.choices and (field.value is None or field.value in field.choices):
        return [label, Spacer(0, 3), ticks(field.choices, chosen=field.value, size=9.4)]
    text = field.value or field.hint
    if not text:
        return [label]
    value = fitted(text, width, strong=field.strong)
    # Values of any size stand on one line.
    return [label, Spacer(0, 12.6 - value.style.fontSize), value]


def fitted(text: str, width: float, *, strong: bool = False) -> Any:
    """The text as large as it fits on one line; the smallest size wraps."""
    font = SEMIBOLD if strong else REGULAR
    styles = VALUES_BOLD if strong else VALUES
    fits = (style for style in styles if stringWidth(text, font, style.fontSize) <= width - PADDING)
    return paragraph(text, next(fits, styles[-1]))
