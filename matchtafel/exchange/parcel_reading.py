"""Reading a package: strictly, by the parsers and checks of a sheet.

A package is whole or it is not taken: the program made it, so what is wrong in it was not typed
by anyone who could mend a row.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from matchtafel.models import OrganisationKind

from . import jsontext, parcel_columns
from .column import Column
from .columns import KEYS
from .gate import ASK_SENDER
from .grid import LONGEST_CELL, BadCell, GridCell, Refused, Sheet, dotted, too_long
from .headers import Header, listed
from .parcel import FORMAT, Decided, Parcel, Partner
from .parcel_columns import KINDS, MAKER, Holds
from .privacy import may_be_citizen_number
from .records import Problem, Severity
from .rows import Rows
from .values import Unreadable, as_text

MOST_ROWS = 20_000
_ENVELOPE = "format parcel_id made_at made_by made_for holds left_out meeting rows".split()
_MOST_NAMED = 10
_NO_ROW = "hier hoort een rij met kolommen"
_OWNERS = {"provider": "zorgaanbieder", "corporation": "corporatie"}
Value = TypeVar("Value")


def read_parcel(content: bytes, file: str) -> Parcel:
    """A package; what is wrong in its rows is in its problems.

    Raises Refused, half a sentence, where it is no package of this version.
    """
    found = jsontext.loads(content)
    number = found.get("format") if isinstance(found, dict) else None
    if type(number) is not int or number < 1:
        raise Refused("dit is geen pakket van matchtafel")
    if number > FORMAT:
        raise Refused("het is gemaakt met een nieuwere versie van matchtafel: werk die bij")
    parcel = Parcel(
        _field(found, "parcel_id", lambda value: str(uuid.UUID(value))),
        _field(found, "made_at", _moment),
        _field(found, "made_by", _partner),
        _field(found, "made_for", lambda value: None if value is None else _partner(value)),
        _field(found, "holds", Holds),
        _field(found, "left_out", _count),
    )
    _check_roles(parcel)
    rows = _field(found, "rows", _list)
    reader = _Reader(file, parcel)
    reader.tell_unknown(found, _ENVELOPE)
    if parcel.holds is Holds.DECISIONS:
        return reader.decisions(_field(found, "meeting", _mapping), rows)
    return reader.records(rows)


def _field(content: Mapping[str, Any], name: str, parse: Callable[[Any], Value]) -> Value:
    try:
        return parse(content.get(name))
    except (ValueError, TypeError, AttributeError, LookupError):
        raise Refused(f"het onderdeel “{name}” ontbreekt of klopt niet: {ASK_SENDER}") from None


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is not None:
        raise ValueError("a local time")
    return moment.replace(microsecond=0)


def _partner(value: Mapping[str, Any]) -> Partner:
    if not isinstance(value["name"], str):
        raise TypeError("name")
    name = as_text(value["name"])
    if not 0 < len(name) <= 200 or not name.isprintable():  # no line of its own on a screen
        raise ValueError("name")
    return Partner(OrganisationKind(value["kind"]), name)


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("count")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("list")
    if len(value) > MOST_ROWS:
        raise Refused(f"het pakket heeft meer dan {dotted(MOST_ROWS)} rijen, dat is de grens")
    return value


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("mapping")
    return value


def _check_roles(parcel: Parcel) -> None:
    if parcel.made_by.kind is not MAKER[parcel.holds]:
        raise Refused(f"{parcel.holds} komen van een {MAKER[parcel.holds]}: {ASK_SENDER}")
    receivers = (OrganisationKind.PROVIDER, OrganisationKind.CORPORATION)
    receiver = parcel.made_for and parcel.made_for.kind
    if receiver not in (receivers if parcel.holds is Holds.DECISIONS else (None,)):
        raise Refused(f"dit pakket met {parcel.holds} is niet voor wie het zegt: {ASK_SENDER}")


@dataclass
class _Reader:
    """The rows of one package, and what is wrong in them."""

    file: str
    parcel: Parcel
    problems: dict[Problem, None] = field(default_factory=dict)

    def records(self, rows: list[Any]) -> Parcel:
        """Profiles or vacancies: read as the sheet that they are."""
        kind = KINDS[self.parcel.holds]
        columns = parcel_columns.ROWS[kind]
        named = {name for row in rows if isinstance(row, dict) for name in row}
        used = [c for c in columns if c.required or c.header in named]
        self.tell_unknown(sorted(named), [c.header for c in columns])
        cells = [_cells(row, used) for row in rows]
        bad = {n: _NO_ROW for n, row in enumerate(rows, 1) if not isinstance(row, dict)}
        sheet = Sheet(self.parcel.holds, cells, bad_rows=bad)
        sheet_rows = Rows(self.file, sheet, Header(kind, 0, dict(enumerate(used))))
        sheet_rows.gather()
        self.problems |= dict.fromkeys(sheet_rows.problems)
        if sheet_rows.read < len(rows):
            self.problem(None, None, None, "er staan rijen in die leeg zijn of een voorbeeld")
        for record in sheet_rows.records:
            self._check_owner(record.row, KEYS[kind][0], record.values, self.parcel.made_by)
        source = self.parcel.source
        taken = tuple(replace(record, source=source) for record in sheet_rows.records)
        return replace(self.parcel, records=taken, problems=tuple(self.problems))

    def decisions(self, meeting: dict[str, Any], rows: list[Any]) -> Parcel:
        """Decisions, each about a dwelling or a client of the receiver."""
        receiver = self.parcel.made_for
        assert receiver is not None
        provider = receiver.kind is OrganisationKind.PROVIDER
        taken = []
        for number, row in enumerate(rows, 1):
            facts = self._facts(number, row, parcel_columns.DECISION, tuple(parcel_columns.UNDER))
            self._check_owner(number, "provider" if provider else "corporation", facts, receiver)
            taken.append(Decided(facts, self._under(number, row)))
        return replace(
            self.parcel,
            meeting=self._facts(None, meeting, parcel_columns.MEETING),
            decisions=tuple(taken),
            problems=tuple(self.problems),
        )

    def _under(self, number: int, row: Any) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for name, columns in parcel_columns.UNDER.items():
            lines = row.get(name, []) if isinstance(row, dict) else []
            if not isinstance(lines, list):
                self.problem(number, name, None, "hier hoort een lijst")
                continue
            found[name] = [self._facts(number, line, columns) for line in lines]
        return found

    def _facts(
        self, number: int | None, row: Any, columns: Sequence[Column], also: Sequence[str] = ()
    ) -> dict[str, Any]:
        """What one row says, with the columns' own parsers."""
        if not isinstance(row, dict):
            self.problem(number, None, None, _NO_ROW)
            return {}
        self.tell_unknown(row, [*(c.header for c in columns), *also])
        values: dict[str, Any] = {}
        for column, cell in zip(columns, _cells(row, columns), strict=True):
            if isinstance(cell, BadCell):
                self.problem(number, column.header, cell.found, cell.message)
                continue
            try:
                values |= column.facts(cell)
            except Unreadable as unreadable:
                self.problem(number, column.header, as_text(cell), f"verwacht {unreadable}")
                continue
            if column.required and values[column.fact] is None:
                self.problem(number, column.header, None, "hier staat niets, en dat is wel nodig")
        return values

    def _check_owner(
        self, row: int | None, fact: str, values: Mapping[str, Any], owner: Partner
    ) -> None:
        if values.get(fact) != owner.name:
            found = values.get(fact)
            message = f"verwacht {owner.name}: een pakket gaat alleen over wat van die partner is"
            self.problem(row, _OWNERS[fact], found, message)

    def tell_unknown(self, names: Sequence[str] | Mapping[str, Any], known: Sequence[str]) -> None:
        """What the package has and this version does not know is told, not kept."""
        unknown = [as_text(name) for name in names if name not in known]
        if unknown:
            more = f" en nog {len(unknown) - _MOST_NAMED}" if len(unknown) > _MOST_NAMED else ""
            message = (
                f"dit hoort niet in een pakket en is niet bewaard: {listed(unknown[:_MOST_NAMED])}"
            )
            self.problem(None, None, None, f"{message}{more}", Severity.WARNING)

    def problem(
        self,
        row: int | None,
        column: str | None,
        value: str | None,
        message: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """One thing that is wrong."""
        value = "…" if value and may_be_citizen_number(value) else value
        place = (self.file, str(self.parcel.holds), row, column, value)
        self.problems[Problem(*place, message, severity)] = None  # once, whatever the rows


def _cells(row: Any, columns: Sequence[Column]) -> list[GridCell]:
    if not isinstance(row, dict):
        return [BadCell("", _NO_ROW)]
    return [_cell(row.get(column.header)) for column in columns]


def _cell(value: Any) -> GridCell:
    if isinstance(value, list | dict):
        return BadCell("een lijst", "verwacht één waarde")
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        return BadCell(value[:40] + "…", too_long(value))
    cell: GridCell = value
    return cell
