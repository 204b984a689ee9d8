"""The weekly meeting: who is there and what is on the agenda."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Owned, Recorded
from .dwelling import Vacancy
from .organisation import Organisation

if TYPE_CHECKING:
    from .decision import Decision


class MeetingState(StrEnum):
    """Open until the minutes are adopted (vastgesteld); then the meeting is locked."""

    OPEN = "open"
    ADOPTED = "vastgesteld"


class Presence(StrEnum):
    """How someone took part."""

    PRESENT = "aanwezig"
    PARTLY = "bij een deel"
    EXCUSED = "afgemeld"


class Meeting(Owned, Recorded, Base):
    """One meeting of the table; the organisation that convenes it owns it."""

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    number: Mapped[str | None]
    held_on: Mapped[date]
    starts: Mapped[str | None]
    ends: Mapped[str | None]
    place: Mapped[str | None]
    chair: Mapped[str | None]
    minute_taker: Mapped[str | None]
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.OPEN)
    adopted_at: Mapped[datetime | None]
    adopted_by: Mapped[str | None]
    remarks: Mapped[str | None]
    # The table first formed a view of its own, in order of waiting, without the ranking.
    own_view_first: Mapped[bool] = mapped_column(default=False)
    # Watermark VOORBEELD on screen and paper.
    is_sample: Mapped[bool] = mapped_column(default=False)
    # Where the table is, so that a program that was killed reopens at the same dwelling.
    current_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", use_alter=True)
    )

    convener: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    attendance: Mapped[list["Attendance"]] = relationship(
        lazy="raise_on_sql", order_by="Attendance.id"
    )
    agenda: Mapped[list["AgendaItem"]] = relationship(
        lazy="raise_on_sql",
        order_by="AgendaItem.position",
        foreign_keys="AgendaItem.meeting_id",
    )

    @property
    def is_open(self) -> bool:
        """Whether the minutes are not adopted yet."""
        return self.state is MeetingState.OPEN


class Attendance(Owned, Base):
    """A partner at this meeting; the partner owns the row."""

    __tablename__ = "attendance"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    person: Mapped[str | None]
    presence: Mapped[Presence] = mapped_column(default=Presence.PRESENT)
    note: Mapped[str | None]
    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


class AgendaItem(Owned, Base):
    """A vacancy on the agenda of a meeting."""

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("meeting_id", "vacancy_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    position: Mapped[int]
    vacancy: Mapped[Vacancy] = relationship(lazy="raise_on_sql")
    decisions: Mapped[list["Decision"]] = relationship(lazy="raise_on_sql", order_by="Decision.id")
