"""What a workbook's own records tell beside its values, and how much a workbook may hold."""

from dataclasses import dataclass, field

from .grid import Refused, column_name, dotted

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 400, 2_000_000
# Readers keep a place for every cell between the first and the last, filled or not.
MOST_PLACES = 10_000_000
# A few shared texts can stand for much.
MOST_TEXT = 50_000_000
NO_VALUE = "formule zonder waarde"
_SMALLER = "bewaar alleen wat de tafel nodig heeft"


@dataclass
class Tally:
    """Filled cells and characters of text in all sheets of a workbook together."""

    cells: int = 0
    text: int = 0

    def add(self, cells: int, text: int = 0) -> None:
        """Count them. Raises Refused past a limit."""
        self.cells += cells
        self.text += text
        if self.cells > MOST_CELLS:
            raise Refused(
                f"het werkboek heeft minstens {dotted(self.cells)} gevulde cellen; "
                f"de grens is {dotted(MOST_CELLS)}: {_SMALLER}"
            )
        if self.text > MOST_TEXT:
            raise Refused(
                f"het werkboek heeft meer dan {dotted(MOST_TEXT)} tekens tekst, "
                f"dat is de grens: {_SMALLER}"
            )


@dataclass
class Findings:
    """What a sheet tells and its values do not. Positions count from 0.

    bad: (row, column) → what the cell shows. merged: first row, first column, last row, last
    column. Pairs are first and last, included.
    """

    tally: Tally = field(default_factory=Tally)
    bad: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    _rows: int = 0
    _columns: int = 0

    def add_cell(self, row: int, column: int, times: int = 1, text: int = 0) -> None:
        """Count a filled cell, repeated up to row and column. Raises Refused past a limit."""
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise Refused(
                f"cel {column_name(column)}{row + 1} valt buiten de grens van "
                f"{dotted(MOST_ROWS)} rijen en {MOST_COLUMNS} kolommen: maak die cel leeg"
            )
        self._rows = max(self._rows, row + 1)
        self._columns = max(self._columns, column + 1)
        if self._rows * self._columns > MOST_PLACES:
            raise Refused(
                f"de gevulde cellen liggen te ver uit elkaar, tot en met "
                f"{column_name(self._columns - 1)}{self._rows}: maak leeg wat buiten de lijst staat"
            )
        self.tally.add(times, text)


@dataclass
class Scan:
    """A workbook's sheets by name, and whether its day numbers count from 1904."""

    sheets: dict[str, Findings]
    counts_from_1904: bool = False
