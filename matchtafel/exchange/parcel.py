"""A package between desks as data: who made it, for whom, and its rows, written as JSON.

Rows have the canonical columns of the templates. parcel_reading.py reads it back.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from matchtafel.models import OrganisationKind

from . import parcel_columns
from .column import Column
from .parcel_columns import KINDS, Holds
from .records import Problem, Record, Severity

FORMAT = 1
_NVT = "nvt"


@dataclass(frozen=True)
class Partner:
    """An organisation at the table."""

    kind: OrganisationKind
    name: str


@dataclass(frozen=True)
class Decided:
    """A decision as it stood when the package was made; facts by the columns of DECISION.

    under: "voorwaarden", "aanvullingen", "acties" → their lines.
    """

    facts: Mapping[str, Any]
    under: Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Parcel:
    """One package. made_for: None is the table.

    left_out: how many of the maker's profiles are not in it, for want of consent.
    """

    parcel_id: str
    made_at: datetime
    made_by: Partner
    made_for: Partner | None
    holds: Holds
    left_out: int = 0
    records: tuple[Record, ...] = ()
    meeting: Mapping[str, Any] | None = None
    decisions: tuple[Decided, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Why it cannot be taken in; empty when it can."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def source(self) -> str:
        """How rows taken in say where they are from; `made` reads the moment back."""
        return f"pakket van {self.made_by.name}, gemaakt {self.made_at.isoformat(' ', 'seconds')}"


def made(source: str) -> datetime | None:
    """When the package was made that a row came in; None where it came otherwise."""
    start, between, moment = source.rpartition(", gemaakt ")
    if not between or not start.startswith("pakket van "):
        return None
    try:
        return datetime.fromisoformat(moment)
    except ValueError:
        return None


def to_json(parcel: Parcel) -> bytes:
    """The content of a package; no other column of a record gets into it."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "parcel_id": parcel.parcel_id,
        "made_at": parcel.made_at.isoformat(timespec="seconds"),
        "made_by": vars(parcel.made_by),
        "made_for": parcel.made_for and vars(parcel.made_for),
        "holds": parcel.holds,
        "left_out": parcel.left_out,
    }
    if parcel.meeting is not None:
        content["meeting"] = _row(parcel_columns.MEETING, parcel.meeting)
        content["rows"] = [_decision_row(decided) for decided in parcel.decisions]
    else:
        columns = parcel_columns.ROWS[KINDS[parcel.holds]]
        content["rows"] = [_row(columns, r.values, r.not_applicable) for r in parcel.records]
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode()


def _decision_row(decided: Decided) -> dict[str, Any]:
    under = {
        name: [_row(columns, line) for line in decided.under.get(name, ())]
        for name, columns in parcel_columns.UNDER.items()
    }
    return {**_row(parcel_columns.DECISION, decided.facts), **under}


def _row(
    columns: Sequence[Column], values: Mapping[str, Any], not_applicable: Sequence[str] = ()
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in columns:
        cell = _NVT if column.fact in not_applicable else column.cell(values)
        row[column.header] = cell.isoformat() if isinstance(cell, date) else cell
    return row
