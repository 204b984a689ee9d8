"""Before and around the decisions: a new meeting, who is there, what is on the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.models import (
    AgendaItem,
    Attendance,
    Decision,
    Dwelling,
    Meeting,
    MeetingState,
    Nomination,
    Organisation,
    OrganisationKind,
    Placement,
    Presence,
    Question,
    Vacancy,
)

from .refused import Refused


@dataclass(frozen=True)
class MeetingDraft:
    """What a form says of a meeting; convener: name of the municipality that convenes."""

    table_name: str
    held_on: date
    convener: str
    number: str | None = None
    starts: str | None = None
    ends: str | None = None
    place: str | None = None
    chair: str | None = None
    minute_taker: str | None = None
    is_sample: bool = False


@dataclass(frozen=True)
class Attendant:
    """One line of the attendance list."""

    organisation_id: int
    person: str | None = None
    presence: Presence = Presence.PRESENT
    note: str | None = None


def ensure_organisation(session: Session, kind: OrganisationKind, name: str) -> Organisation:
    """The organisation of this kind and name, added when it is new."""
    found = session.scalar(
        select(Organisation).where(Organisation.kind == kind, Organisation.name == name)
    )
    if found is None:
        found = Organisation(kind=kind, name=name)
        session.add(found)
        session.flush()
    return found


def organisations(session: Session) -> list[Organisation]:
    """All partners: municipality, welfare, corporations, providers; by name."""
    found = session.scalars(select(Organisation).order_by(Organisation.kind, Organisation.name))
    return list(found)


def meetings(session: Session) -> list[Meeting]:
    """All meetings of this file, newest first, with their agendas."""
    return list(
        session.scalars(
            select(Meeting)
            .options(selectinload(Meeting.agenda))
            .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        )
    )


def create_meeting(session: Session, draft: MeetingDraft, *, by: str, now: datetime) -> Meeting:
    """A new, open meeting. Raises Refused without a name for the table or a convener."""
    if not draft.table_name.strip() or not draft.convener.strip():
        raise Refused("Vul de naam van het overleg en de gemeente in.")
    convener = ensure_organisation(session, OrganisationKind.MUNICIPALITY, draft.convener.strip())
    meeting = Meeting(owner_id=convener.id, recorded_at=now, recorded_by=by)
    _fill(meeting, draft)
    session.add(meeting)
    session.flush()
    return meeting


def change_meeting(session: Session, meeting_id: int, draft: MeetingDraft) -> None:
    """Change date, place, chair and the like of an open meeting."""
    _fill(open_meeting(session, meeting_id), draft)


def _fill(meeting: Meeting, draft: MeetingDraft) -> None:
    for name in (field.name for field in fields(draft)):
        if name == "convener":
            continue
        setattr(meeting, name, getattr(draft, name))


def open_meeting(session: Session, meeting_id: int) -> Meeting:
    """The meeting, if it is not locked. Raises Refused when its minutes were adopted."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state is MeetingState.ADOPTED:
        raise Refused(
            "De notulen van dit overleg zijn vastgesteld. Een verbetering komt als aanvulling."
        )
    return meeting


def set_attendance(session: Session, meeting_id: int, attendants: Sequence[Attendant]) -> None:
    """Replace the attendance list of an open meeting."""
    open_meeting(session, meeting_id)
    for line in session.scalars(select(Attendance).where(Attendance.meeting_id == meeting_id)):
        session.delete(line)
    session.add_all(
        Attendance(
            meeting_id=meeting_id,
            owner_id=a.organisation_id,
            person=a.person,
            presence=a.presence,
            note=a.note,
        )
        for a in attendants
    )


def open_vacancies(session: Session) -> list[Vacancy]:
    """Vacancies that can be on an agenda: not withdrawn and not placed."""
    placed = select(Placement.vacancy_id)
    return list(
        session.scalars(
            select(Vacancy)
            .where(Vacancy.withdrawn_at.is_(None), Vacancy.id.not_in(placed))
            .options(
                selectinload(Vacancy.versions),
                selectinload(Vacancy.dwelling).selectinload(Dwelling.corporation),
            )
            .order_by(Vacancy.id)
        )
    )


def set_agenda(session: Session, meeting_id: int, vacancy_ids: Sequence[int]) -> None:
    """Put these vacancies on the agenda, in this order.

    Raises Refused when one that was decided on would be dropped.
    """
    open_meeting(session, meeting_id)
    items = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)).all()
    present = {item.vacancy_id: item for item in items}
    for vacancy_id, item in present.items():
        if vacancy_id not in vacancy_ids:
            _drop(session, item)
    for position, vacancy_id in enumerate(vacancy_ids, start=1):
        if vacancy_id in present:
            present[vacancy_id].position = position
        else:
            owner = session.get_one(Vacancy, vacancy_id).owner_id
            session.add(
                AgendaItem(
                    meeting_id=meeting_id, vacancy_id=vacancy_id, owner_id=owner, position=position
                )
            )
    session.flush()


def add_to_agenda(session: Session, meeting_id: int, vacancy_ids: Sequence[int]) -> None:
    """Put vacancies at the end of the agenda that are not on it yet."""
    items = session.scalars(
        select(AgendaItem.vacancy_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position)
    ).all()
    new = [vacancy_id for vacancy_id in vacancy_ids if vacancy_id not in items]
    if new:
        set_agenda(session, meeting_id, [*items, *new])


def drop_from_agenda(session: Session, meeting_id: int, vacancy_ids: Sequence[int]) -> None:
    """Take vacancies off the agenda; one that was decided on raises Refused."""
    open_meeting(session, meeting_id)
    for item in session.scalars(
        select(AgendaItem).where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.vacancy_id.in_(vacancy_ids)
        )
    ).all():
        _drop(session, item)


def _drop(session: Session, item: AgendaItem) -> None:
    if session.scalar(select(Decision.id).where(Decision.agenda_item_id == item.id).limit(1)):
        raise Refused("Over deze woning is aan tafel gesproken. Die blijft op de agenda staan.")
    meeting = session.get_one(Meeting, item.meeting_id)
    if meeting.current_item_id == item.id:
        meeting.current_item_id = None
        session.flush()
    session.delete(item)


def go_to(session: Session, meeting_id: int, item_id: int) -> None:
    """Remember where the table is, so that a killed program reopens at the same dwelling."""
    session.get_one(Meeting, meeting_id).current_item_id = item_id


def note_own_view(session: Session, meeting_id: int) -> None:
    """For the minutes: the table formed a view of its own before it saw the ranking."""
    open_meeting(session, meeting_id).own_view_first = True


def set_remarks(session: Session, meeting_id: int, remarks: str) -> None:
    """Remarks for the minutes."""
    open_meeting(session, meeting_id).remarks = remarks or None


def nominate(
    session: Session, vacancy_id: int, client_id: int, *, owner_id: int, by: str, now: datetime
) -> None:
    """A provider puts a client forward; once is enough."""
    found = session.scalar(
        select(Nomination.id).where(
            Nomination.vacancy_id == vacancy_id, Nomination.client_id == client_id
        )
    )
    if found is None:
        session.add(
            Nomination(
                vacancy_id=vacancy_id,
                client_id=client_id,
                owner_id=owner_id,
                recorded_at=now,
                recorded_by=by,
            )
        )


def ask(
    session: Session,
    item_id: int,
    *,
    client_id: int | None,
    fact: str,
    text: str,
    by: str,
    now: datetime,
) -> None:
    """Put a question out about an unknown fact (vraag uitzetten)."""
    item = session.get_one(AgendaItem, item_id)
    open_meeting(session, item.meeting_id)
    session.add(
        Question(
            owner_id=item.owner_id,
            recorded_at=now,
            recorded_by=by,
            agenda_item_id=item_id,
            client_id=client_id,
            fact=fact,
            text=text,
        )
    )
