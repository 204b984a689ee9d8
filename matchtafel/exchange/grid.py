"""Sheets of cells, before anyone asks what they mean."""

from dataclasses import dataclass, field

from .values import Cell

# Excel's own limit, and more text than any table reads.
LONGEST_CELL = 32_767
ERROR_VALUE = "dat is een foutwaarde van het rekenblad: herstel de formule of vul een waarde in"


class Refused(Exception):
    """A file that is not opened; its text is why, half a Dutch sentence. sheet: where, if known."""

    def __init__(self, message: str, sheet: str | None = None) -> None:
        super().__init__(message)
        self.sheet = sheet


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


def dotted(number: int) -> str:
    """1234567 → 1.234.567."""
    return f"{number:,}".replace(",", ".")


def too_long(text: str) -> str:
    """What is the matter with a cell of more than LONGEST_CELL characters, half a sentence."""
    return (
        f"een cel heeft hoogstens {dotted(LONGEST_CELL)} tekens, "
        f"hier staan er {dotted(len(text))}: kort de tekst in"
    )
