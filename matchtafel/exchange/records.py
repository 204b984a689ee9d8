"""What reading a file yields: records, and problems in plain Dutch."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_LONGEST_VALUE = 60


class Kind(StrEnum):
    """What a file holds, a record a row."""

    VACANCIES = "vacancies"
    PROFILES = "profiles"
    NEIGHBOURHOODS = "neighbourhoods"
    NAMES = "names"

    @property
    def label(self) -> str:
        """The Dutch word, which is also the name of the template's sheet."""
        return {
            Kind.VACANCIES: "woningen",
            Kind.PROFILES: "profielen",
            Kind.NEIGHBOURHOODS: "buurten",
            Kind.NAMES: "namen",
        }[self]


class Severity(StrEnum):
    """ERROR: the row, or the file, was not taken. WARNING: it was, but look at it."""

    ERROR = "fout"
    WARNING = "let op"


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file; row and column as the spreadsheet shows them.

    value: what was found. message: what was expected or is the matter, half a Dutch sentence.
    """

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        places = (
            self.file,
            self.sheet and f"blad “{self.sheet}”",
            self.row and f"rij {self.row}",
            self.column and f"kolom “{self.column}”",
        )
        place = ", ".join(part for part in places if part)
        if self.value is None:
            return f"{place}: {self.message}."
        value = self.value
        if len(value) > _LONGEST_VALUE:
            value = value[:_LONGEST_VALUE] + "…"
        return f"{place}: gevonden “{value}”, {self.message}."


@dataclass(frozen=True)
class Record:
    """One good row.

    key: owner (corporation, provider, "" for neighbourhoods) and number or code.
    values: fact → value, the key's too; None where the cell was empty. A fact that the source
    has no column for is not there.
    not_applicable: the facts that were said not to apply (nvt). row: None outside a sheet.
    derived: what was computed from the source instead of read in it, half a Dutch sentence.
    """

    kind: Kind
    key: tuple[str, str]
    row: int | None
    values: dict[str, Any]
    not_applicable: tuple[str, ...]
    source: str
    derived: str = ""

    @property
    def origin(self) -> str:
        """Where the facts come from, for who asks: "eenheden.json; WWS-punten berekend …"."""
        return "; ".join(part for part in (self.source, self.derived) if part)


@dataclass(frozen=True)
class Reading:
    """What one file gave. kind is None when nothing in the file tells what it holds."""

    file: str
    sheet: str | None
    kind: Kind | None
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    rows_read: int
    rows_rejected: int
    unknown_columns: tuple[str, ...] = ()
