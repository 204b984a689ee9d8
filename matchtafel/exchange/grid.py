"""Sheets of cells, before anyone asks what they mean."""

from dataclasses import dataclass, field

from .values import Cell


class Refused(Exception):
    """A file that is not opened; its text is why, half a Dutch sentence."""


@dataclass(frozen=True)
class BadCell:
    """A cell that holds no value that one may use: an error value, part of a merged cell, …

    found: what the cell shows. message: what is the matter, half a Dutch sentence.
    """

    found: str
    message: str


GridCell = Cell | BadCell


@dataclass(frozen=True)
class Sheet:
    """One sheet; rows[0] is the spreadsheet's row 1.

    name: None in a CSV file. counts_from_1904: its day numbers are 1,462 too low.
    notes: what a reader should know, half sentences. bad_rows: row number → what is the matter.
    """

    name: str | None
    rows: list[list[GridCell]]
    hidden: bool = False
    counts_from_1904: bool = False
    notes: tuple[str, ...] = ()
    bad_rows: dict[int, str] = field(default_factory=dict)


def column_name(index: int) -> str:
    """0 → A, 26 → AA."""
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        name = chr(65 + letter) + name
    return name
