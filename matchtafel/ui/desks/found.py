"""What a file holds, held against what is known: for the import page to show."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication

from matchtafel.exchange.records import Kind, Problem, Reading, Record, Severity
from matchtafel.models import VacancyFacts
from matchtafel.operations.intake import Change

from .rows import Shown
from .wording import columns_of, fact_label, value_text

_SIGNS = {Severity.ERROR: ("kruis", "danger"), Severity.WARNING: ("let", "warning")}


@dataclass(frozen=True)
class Found:
    """A reading and what taking it in would change; changes is empty for names."""

    reading: Reading
    changes: Sequence[Change] = field(default=())

    @property
    def to_take(self) -> tuple[Record, ...]:
        """The records that would change something; of names all that are good."""
        if self.reading.kind is Kind.NAMES:
            return self.reading.records
        return tuple(change.record for change in self.changes if not change.is_same)

    @property
    def new(self) -> int:
        """How many are not in the file yet."""
        return sum(change.is_new for change in self.changes)

    @property
    def changed(self) -> int:
        """How many are known and differ."""
        return len(self.to_take) - self.new if self.changes else 0

    @property
    def same(self) -> int:
        """How many are known just so."""
        return sum(change.is_same for change in self.changes)

    @property
    def warnings(self) -> int:
        """How many remarks there are on what was good enough."""
        return sum(p.severity is Severity.WARNING for p in self.reading.problems)

    @property
    def is_unreadable(self) -> bool:
        """Whether there is not one good row."""
        return not self.reading.records

    @property
    def lacks_owner(self) -> bool:
        """Whether it does not say whose dwellings these are (VERA)."""
        return self.reading.kind is Kind.VACANCIES and any(
            not record.key[0] for record in self.reading.records
        )

    @property
    def lacks_date(self) -> bool:
        """Whether it does not say from when the dwellings can be let (VERA)."""
        return self.lacks_owner and any(
            record.values.get("available_from") is None for record in self.reading.records
        )


@dataclass(frozen=True)
class ChangeLine:
    """One fact that changes, or one row that is new."""

    sort: str
    sign: tuple[str, str]
    what: str
    fact: str
    before: str
    after: str


def change_lines(changes: Sequence[Change]) -> list[ChangeLine]:
    """A line for each fact that changes, then one for each row that is new."""
    changed = [_changed(change, d) for change in changes for d in change.differences]
    return changed + [_new(change.record) for change in changes if change.is_new]


def _changed(change: Change, difference: Any) -> ChangeLine:
    columns, fact = columns_of(change.record.kind), difference.fact
    return ChangeLine(
        QCoreApplication.translate("desks", "gewijzigd"),
        ("pen", "accent"),
        _whole_name(change.record),
        fact_label(columns, fact),
        value_text(columns, fact, difference.before),
        value_text(columns, fact, difference.after),
    )


def _new(record: Record) -> ChangeLine:
    word = QCoreApplication.translate("desks", "nieuw")
    return ChangeLine(word, ("plus", "accent"), _whole_name(record), "", "", "")


def name_of(record: Record) -> str:
    """What a record is called in a sentence: the address, else the number."""
    if record.kind is Kind.VACANCIES:
        parts = ("street", "house_number", "house_letter", "house_addition")
        address = VacancyFacts(**{part: record.values.get(part) for part in parts}).address
        return address or record.key[1]
    if record.kind is Kind.NEIGHBOURHOODS:
        return record.values.get("name") or record.key[1]
    return record.key[1]


def _whole_name(record: Record) -> str:
    """Its name, its number where that is not the name, and whose it is."""
    owner, number = record.key
    name = name_of(record)
    return " · ".join(filter(None, (name, number if number != name else "", owner)))


def problem_columns() -> tuple[Shown, ...]:
    """Sort, place, what was found and what was expected."""

    def text(name: str) -> Any:
        return lambda problem: "" if getattr(problem, name) is None else str(getattr(problem, name))

    def tr(word: str) -> str:
        return QCoreApplication.translate("desks", word)

    return (
        Shown("sort", tr("Soort"), _word, icon=lambda problem: _SIGNS[problem.severity]),
        Shown("sheet", tr("Blad"), text("sheet")),
        Shown("row", tr("Rij"), text("row"), lambda problem: problem.row, number=True),
        Shown("column", tr("Kolom"), text("column")),
        Shown("found", tr("Gevonden"), text("value")),
        Shown("message", tr("Uitleg"), lambda problem: problem.message),
    )


def _word(problem: Problem) -> str:
    if problem.severity is Severity.ERROR:
        return QCoreApplication.translate("desks", "fout")
    return QCoreApplication.translate("desks", "let op")


def change_columns() -> tuple[Shown, ...]:
    """Sort, row, fact, was, becomes."""

    def tr(word: str) -> str:
        return QCoreApplication.translate("desks", word)

    return (
        Shown("sort", tr("Soort"), lambda line: line.sort, icon=lambda line: line.sign),
        Shown("what", tr("Rij"), lambda line: line.what),
        Shown("fact", tr("Gegeven"), lambda line: line.fact),
        Shown("before", tr("Was"), lambda line: line.before),
        Shown("after", tr("Wordt"), lambda line: line.after),
    )
