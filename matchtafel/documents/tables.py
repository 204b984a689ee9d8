"""Ruled tables and blocks that stay together over a page break."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import CondPageBreak, Table

from .style import CELL, HAIRLINE, HEAD, REGULAR, RULE, TEXT_HEIGHT, TEXT_WIDTH, paragraph

# An empty page; a point less, so that one never breaks to the next.
ROOM = TEXT_HEIGHT - 1
# A table up to this height is not worth a page break, points.
SHORT = TEXT_HEIGHT / 5

Cell = Any
Command = tuple[Any, ...]

BARE: tuple[Command, ...] = (
    # Without it an unembedded Helvetica comes along.
    ("FONT", (0, 0), (-1, -1), REGULAR, 9.2, 11),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
)


def heads(*words: str) -> list[Cell]:
    """Column heads."""
    return [paragraph(word, HEAD) for word in words]


def cells(*texts: str) -> list[Cell]:
    """Data cells; a long text wraps."""
    return [paragraph(text, CELL) for text in texts]


def ruled(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *more: Command,
    first_column: int = 0,
) -> Any:
    """A table with horizontal rules only, its head repeated; rules start at `first_column`."""
    start = first_column
    table = Table(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=1,
        hAlign="LEFT",
        style=[
            *BARE,
            ("RIGHTPADDING", (0, 0), (-2, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 1.2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
            ("LINEBELOW", (start, 0), (-1, 0), RULE, black),
            ("LINEBELOW", (start, 1), (-1, -1), HAIRLINE, black),
            *more,
        ],
    )
    return breakable(table)


def breakable(table: Any) -> Any:
    """The table, measured; a row is split only when it fits on no page at all."""
    table.wrap(TEXT_WIDTH, TEXT_HEIGHT)
    head = table._rowHeights[0] if table.repeatRows else 0
    table.splitInRow = max(table._rowHeights) > TEXT_HEIGHT - head
    return table


def height(flowables: Sequence[Any]) -> float:
    """What the flowables need under one another, points; of two spaces the larger counts."""
    total = last = 0.0
    for part in flowables:
        before = max(part.getSpaceBefore() - last, 0)
        last = part.getSpaceAfter()
        total += before + part.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1] + last
    return total


def with_heading(heading: Sequence[Any], table: Any) -> list[Any]:
    """A heading and its table: a short one stays whole, a long one keeps its first two rows."""
    needed = height([*heading, table])
    if needed > SHORT:
        needed = height(heading) + sum(table._rowHeights[:3])
    return [_room_for(needed), *heading, table]


def whole(first: Sequence[Any], rest: Sequence[Any] = ()) -> list[Any]:
    """A block that stays whole when it fits on a page; else only `first` stays together."""
    needed = height([*first, *rest])
    return [_room_for(needed if needed <= ROOM else height(first)), *first, *rest]


def _room_for(needed: float) -> Any:
    """A new page when there is less room on this one."""
    return CondPageBreak(min(needed, ROOM))
