"""From the rows of one sheet to records: a row with an error is refused whole, with all of them."""

from dataclasses import dataclass, field
from typing import Any

from .column import Column
from .columns import KEYS, column_for, owner_and_number
from .formats import DATE, FREE_TEXT
from .grid import ERROR_VALUE, BadCell, GridCell, Sheet
from .headers import Header
from .privacy import may_be_citizen_number, personal_data
from .records import Problem, Record, Severity
from .values import Cell, Unreadable, as_text, has_unprintable, is_not_applicable

EXAMPLE = "VOORBEELD"
# Days between 1-1-1900 and 1-1-1904 as Excel counts them.
_FROM_1904 = 1462
_ERROR_VALUES = {
    *("#n/b", "#verw!", "#waarde!", "#deel/0!", "#naam?", "#leeg!", "#getal!"),
    *("#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#overloop!"),
}


@dataclass
class Rows:
    """Records and problems of a sheet, gathered row by row."""

    file: str
    sheet: Sheet
    header: Header
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    read: int = 0
    rejected: int = 0
    _seen: dict[tuple[str, str], int] = field(default_factory=dict)
    _good: dict[tuple[str, type, Cell], dict[str, Any]] = field(default_factory=dict)

    def gather(self) -> None:
        """Read every row below the header."""
        for index in range(self.header.row, len(self.sheet.rows)):
            row = self.sheet.rows[index]
            if any(cell is not None and cell != "" for cell in row) and not self._skips(row):
                self._take(index + 1, row)

    def _skips(self, row: list[GridCell]) -> bool:
        """The example row, and a total: a row that says so and has no other required value."""
        key = self._text(row, KEYS[self.header.kind][1])
        if key.upper().startswith(EXAMPLE):
            return True
        first = next((as_text(c) for c in row if not isinstance(c, BadCell) and as_text(c)), "")
        required = [c.fact for c in self.header.columns.values() if c.required]
        filled = [text for fact in required if (text := self._text(row, fact))]
        return first.casefold().startswith(("totaal", "total", "subtotaal")) and (
            not filled or filled == [first]
        )

    def _text(self, row: list[GridCell], fact: str) -> str:
        for position, column in self.header.columns.items():
            cell = row[position] if column.fact == fact and position < len(row) else None
            if cell is not None and not isinstance(cell, BadCell):
                return as_text(cell)
        return ""

    def _take(self, number: int, row: list[GridCell]) -> None:
        self.read += 1
        before = len(self.problems)
        if number in self.sheet.bad_rows:
            self._problem(number, None, None, self.sheet.bad_rows[number])
        else:
            self._parse(number, row)
        if any(p.severity is Severity.ERROR for p in self.problems[before:]):
            self.rejected += 1

    def _parse(self, number: int, row: list[GridCell]) -> None:
        before = len(self.problems)
        values: dict[str, Any] = {}
        not_applicable: list[str] = []
        for position, column in self.header.columns.items():
            cell = row[position] if position < len(row) else None
            values |= self._facts(number, column, cell, not_applicable)
        key = owner_and_number(self.header.kind, values)
        self._check_key(number, key)
        if not any(p.severity is Severity.ERROR for p in self.problems[before:]):
            source = f"{self.file}, rij {number}"
            self.records.append(
                Record(self.header.kind, key, number, values, tuple(not_applicable), source)
            )

    def _facts(
        self, number: int, column: Column, cell: GridCell, not_applicable: list[str]
    ) -> dict[str, Any]:
        if isinstance(cell, BadCell):
            self._problem(number, column, cell.found, cell.message)
            return {}
        if isinstance(cell, str) and cell.startswith("#") and cell.casefold() in _ERROR_VALUES:
            self._problem(number, column, cell, ERROR_VALUE)
            return {}
        if is_not_applicable(cell):
            if column.required or not column.may_not_apply:
                self._problem(number, column, as_text(cell), "hier kan dat niet")
            not_applicable.append(column.fact)
            return column.facts(None)
        # Most cells hold what another row has in the same column; 1, 1.0 and True are not alike.
        same = column.fact, type(cell), cell
        if same not in self._good:
            before = len(self.problems)
            facts = self._read(number, column, cell)
            if len(self.problems) > before:
                return facts
            self._good[same] = facts
        return self._good[same]

    def _read(self, number: int, column: Column, cell: Cell) -> dict[str, Any]:
        if self.sheet.counts_from_1904 and column.format is DATE and isinstance(cell, int | float):
            cell += _FROM_1904
        try:
            facts = column.facts(cell)
        except Unreadable as unreadable:
            empty = "" if column.required else ", of niets"
            self._problem(number, column, as_text(cell), f"verwacht {unreadable}{empty}")
            return {}
        if column.required and facts[column.fact] is None:
            self._problem(number, column, None, "hier staat niets, en dat is wel nodig")
        self._warn(number, column, cell)
        return facts

    def _warn(self, number: int, column: Column, cell: Cell) -> None:
        if has_unprintable(cell):
            message = "onzichtbare tekens zijn weggelaten"
            self._problem(number, column, as_text(cell), message, Severity.WARNING)
        if column.format is FREE_TEXT and isinstance(cell, str):
            for what in personal_data(cell):
                message = f"hier lijkt {what} in te staan: haal het weg"
                self._problem(number, column, None, message, Severity.WARNING)

    def _check_key(self, number: int, key: tuple[str, str]) -> None:
        if not key[1]:
            return
        if key in self._seen:
            column = column_for(self.header.kind, KEYS[self.header.kind][1])
            owner = f" bij {key[0]}" if key[0] else ""
            also = f"maar dat staat{owner} ook al op rij {self._seen[key]}"
            message = f"{also}, die wel is gelezen; houd er één over"
            self._problem(number, column, key[1], message)
        self._seen.setdefault(key, number)

    def _problem(
        self,
        row: int | None,
        column: Column | None,
        value: str | None,
        message: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        header = column.header if column else None
        if value and may_be_citizen_number(value):
            value = "…"
        self.problems.append(
            Problem(self.file, self.sheet.name, row, header, value, message, severity)
        )
