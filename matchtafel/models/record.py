"""The record (logboek): what was done, seen or refused, by whom; lines are only ever added.

Each file has its own, the names file too. A line holds ids and names of fields, never what
stood in them and never who a client is: after a person is erased the record is still true.
Source: NEN 7513 as read in reliability.md §4.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from .agreement import Agreement
from .base import Base
from .client import Client
from .decision import Action, Condition, Decision
from .identity import Identity, NamesBase


class Event(StrEnum):
    """What sort of thing happened."""

    OPENED = "geopend"
    CHANGED = "gewijzigd"
    IMPORTED = "ingelezen"
    VIEWED = "ingezien"
    EXPORTED = "bewaard als bestand"
    PRINTED = "afgedrukt"
    REFUSED = "geweigerd"
    LOCKED = "vergrendeld"
    UNLOCKED = "ontgrendeld"
    SECURED = "beveiliging gewijzigd"
    BACKED_UP = "reservekopie gemaakt"
    RESTORED = "teruggezet"
    ERASED = "gewist"


class _Line:
    """at: ISO 8601, as the clock of the one who acted had it. what: a fixed phrase of the program.

    about: the clients that it concerns: Client.id in a meeting file, Identity.id of the first
    version in a names file. changes: table → {"added": ids, "changed": {id: fields}, "removed":
    ids}. seal: chains the line to all before it (storage/chain.py).
    """

    __tablename__ = "record_line"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    by: Mapped[str]
    event: Mapped[str]
    what: Mapped[str]
    about: Mapped[list[int]] = mapped_column(JSON)
    changes: Mapped[dict[str, Any]] = mapped_column(JSON)
    seal: Mapped[str]


class _Head:
    """One row: how many lines there are and the seal of the last, sealed itself.

    Without it the newest lines could be cut off unseen.
    """

    __tablename__ = "record_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lines: Mapped[int]
    seal: Mapped[str]
    proof: Mapped[str]


class RecordLine(_Line, Base):
    """A line in a meeting file."""


class RecordHead(_Head, Base):
    """The head of a meeting file's record."""


class NamesRecordLine(_Line, NamesBase):
    """A line in a names file."""


class NamesRecordHead(_Head, NamesBase):
    """The head of a names file's record."""


def concerns(row: object, session: Session) -> int | None:
    """The client that a row is about, as lines name it; None where it is about nobody."""
    if isinstance(row, Client):
        return row.id
    if isinstance(row, Identity):
        same = (Identity.provider == row.provider, Identity.profile_number == row.profile_number)
        first = session.scalar(select(func.min(Identity.id)).where(*same))
        # None: this was the first version, and it has just been erased.
        return row.id if first is None else first
    if isinstance(row, Agreement | Condition | Action):
        return session.scalar(select(Decision.client_id).where(Decision.id == row.decision_id))
    client_id: int | None = getattr(row, "client_id", None)
    return client_id
