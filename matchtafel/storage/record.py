"""Writing the record: one line an act, in the act's own transaction."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, func, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from matchtafel.models import Event, concerns

from . import chain
from .migrate import Schema

# Where the table is reading, so that a killed program reopens there: no fact about anyone.
_NOT_RECORDED = {("meeting", "current_item_id")}
# What stands at the foot of the minutes, or more of it.
_SEAL = re.compile(r"[0-9a-f]{16,64}")
_CHANGES = "changes for the record"
# As text: built anew from the models for each act they took most of its time.
_HEAD = "SELECT lines, seal FROM record_head"
_ADD_LINE = "INSERT INTO record_line VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_SET_HEAD = "INSERT OR REPLACE INTO record_head VALUES (1, ?, ?, ?)"


@dataclass(frozen=True)
class Entry:
    """What an act says of itself. what: a fixed phrase of the program, never data.

    more: stands with the changes.
    """

    event: Event
    what: str
    by: str
    at: datetime
    about: Sequence[int] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Changes:
    """What one transaction did, by table: ids, and names of fields."""

    added: dict[str, set[int]] = field(default_factory=dict)
    changed: dict[str, dict[int, set[str]]] = field(default_factory=dict)
    removed: dict[str, set[int]] = field(default_factory=dict)
    about: set[int] = field(default_factory=set)

    def as_json(self) -> dict[str, Any]:
        """table → what happened in it; runs of ids in short: "3-3002"."""
        found: dict[str, dict[str, Any]] = {}
        for word, tables in (("added", self.added), ("removed", self.removed)):
            for table, ids in tables.items():
                found.setdefault(table, {})[word] = runs(ids)
        for table, rows in self.changed.items():
            fields = {str(row): sorted(names) for row, names in rows.items()}
            found.setdefault(table, {})["changed"] = fields
        return found


def collect(session: Session, _context: UOWTransaction) -> None:
    """after_flush: note what went to the file, while the session still tells."""
    changes: Changes = session.info.setdefault(_CHANGES, Changes())
    for row in session.new:
        _note(changes, row, changes.added, session)
    for row in session.deleted:
        _note(changes, row, changes.removed, session)
    for row in session.dirty:
        table = _table(row)
        names = {a.key for a in inspect(row).attrs if a.history.has_changes()}
        names = {n for n in names if n in inspect(row).mapper.column_attrs}
        names = {n for n in names if (table, n) not in _NOT_RECORDED}
        if names:
            changes.changed.setdefault(table, {}).setdefault(_id(row), set()).update(names)
            _note_about(changes, row, session)


def _note(changes: Changes, row: object, tables: dict[str, set[int]], session: Session) -> None:
    tables.setdefault(_table(row), set()).add(_id(row))
    _note_about(changes, row, session)


def _note_about(changes: Changes, row: object, session: Session) -> None:
    with session.no_autoflush:
        client = concerns(row, session)
    if client is not None:
        changes.about.add(client)


def _table(row: object) -> str:
    return str(inspect(row).mapper.local_table.name)


def _id(row: Any) -> int:
    return int(row.id)


def refuse_bulk(state: ORMExecuteState) -> None:
    """do_orm_execute: rows change through the session, where the record sees it."""
    if state.is_update or state.is_delete:
        raise AssertionError("change rows one by one: a bulk statement escapes the record")


def append(session: Session, key: bytes, entry: Entry) -> None:
    """Add the act's line, unless it only would have changed something and did not."""
    session.flush()
    changes: Changes = session.info.pop(_CHANGES, Changes())
    content = {**changes.as_json(), **entry.more}
    if entry.event is Event.CHANGED and not content:
        return
    connection = session.connection()
    head = connection.exec_driver_sql(_HEAD).one_or_none()
    number, before = (head[0] + 1, head[1]) if head else (1, chain.BEGINNING)
    moment = entry.at.isoformat(timespec="seconds")
    about = sorted({*entry.about, *changes.about})
    fields = [number, moment, entry.by, str(entry.event), entry.what, about, content]
    seal = chain.seal(key, before, fields)
    *plain, about_, content_ = fields
    line = (*plain, json.dumps(about_), json.dumps(content_), seal)
    connection.exec_driver_sql(_ADD_LINE, line)
    connection.exec_driver_sql(_SET_HEAD, (number, seal, chain.proof(key, number, seal)))


def runs(numbers: Iterable[int]) -> str:
    """{1, 2, 3, 7} → "1-3,7"."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ",".join(f"{a}-{b}" if b > a else f"{a}" for a, b in spans)


# Reading it back


@dataclass(frozen=True)
class Fault:
    """The first line that is not as it was written; line 0 is the head."""

    line: int
    message: str


def verify(
    session: Session, schema: Schema, key: bytes, printed: str | None = None
) -> Fault | None:
    """Whether the record is whole and as written; else its first fault, as a Dutch sentence.

    printed: a seal from minutes on paper, whole or its first digits: it must be in the chain.
    """
    wanted = "".join((printed or "").lower().split())
    if printed is not None and not _SEAL.fullmatch(wanted):
        return Fault(0, "een kenmerk heeft minstens 16 tekens: cijfers en a tot en met f")
    before, number, seen = chain.BEGINNING, 0, printed is None
    for row in session.execute(select(schema.line.__table__).order_by(schema.line.number)):
        number += 1
        if row.number != number:
            return Fault(number, f"regel {number} ontbreekt")
        *fields, written = row
        if chain.seal(key, before, fields) != written:
            return Fault(number, f"regel {number} is veranderd")
        before = written
        seen = seen or before.startswith(wanted)
    fault = _head_fault(session, schema, key, number, before)
    if fault is None and not seen:
        return Fault(0, f"het kenmerk {printed} van de gedrukte notulen staat niet in het logboek")
    return fault


def _head_fault(
    session: Session, schema: Schema, key: bytes, number: int, last: str
) -> Fault | None:
    head = session.execute(select(schema.head.__table__)).one_or_none()
    if head is None:
        return None if number == 0 else Fault(0, "het slot van het logboek ontbreekt")
    if head.proof != chain.proof(key, head.lines, head.seal):
        return Fault(0, "het slot van het logboek is veranderd")
    if head.lines > number:
        return Fault(number + 1, f"regel {number + 1} ontbreekt: het einde is afgeknipt")
    if (head.lines, head.seal) != (number, last):
        return Fault(head.lines + 1, f"regel {head.lines + 1} is er later bij gezet")
    return None


@dataclass(frozen=True)
class PutBack:
    """A backup took the place of the file. lines, seal: how far the record was by then."""

    at: str
    lines: int
    seal: str


def put_back(session: Session, schema: Schema) -> list[PutBack]:
    """When the record itself went back; what came after the backup is in it no more."""
    line = schema.line
    query = select(line.at, line.changes).where(line.event == str(Event.RESTORED))
    told = [
        (at, changes.get("record", {}).get("before", {}))
        for at, changes in session.execute(query.order_by(line.number))
    ]
    return [PutBack(at, before.get("lines", 0), before.get("seal", "")) for at, before in told]


def head_of(session: Session, schema: Schema) -> tuple[int, str]:
    """How many lines there are and the seal of the last; (0, zeros) of an empty record."""
    head = session.execute(select(schema.head.lines, schema.head.seal)).one_or_none()
    return (head[0], head[1]) if head else (0, chain.BEGINNING)


def last_change(session: Session, schema: Schema) -> int:
    """The number of the newest line that changed something; 0 where nothing was changed."""
    line = schema.line
    filled = func.json(line.changes) != "{}"
    found = session.scalar(select(func.max(line.number)).where(filled))
    return found or 0


def seal_of_change(
    session: Session, schema: Schema, table: str, row: int, name: str
) -> tuple[int, str] | None:
    """Number and seal of the newest line in which this field was changed; None without one."""
    path = f'$."{table}"."changed"."{row}"'
    fields = func.json_extract(schema.line.changes, path)
    found = session.execute(
        select(schema.line.number, schema.line.seal)
        .where(fields.like(f'%"{name}"%'))
        .order_by(schema.line.number.desc())
        .limit(1)
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def seal_of_last_change(session: Session, schema: Schema) -> tuple[int, str]:
    """Number and seal of the newest line that changed something; (0, zeros) without one."""
    line = schema.line.__table__
    number = last_change(session, schema)
    seal = session.scalar(select(line.c.seal).where(line.c.number == number))
    return number, seal or chain.BEGINNING


def lines_about(session: Session, schema: Schema, clients: Iterable[int]) -> Sequence[RowMapping]:
    """The lines that concern any of these clients, oldest first."""
    wanted = set(clients)
    rows = session.execute(select(schema.line.__table__).order_by(schema.line.number))
    return [row._mapping for row in rows if wanted & set(row.about)]
