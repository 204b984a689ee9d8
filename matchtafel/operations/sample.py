"""The sample meeting: written as files, read back like anyone's, put on an agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.exchange.reading import read
from matchtafel.exchange.records import Kind, Problem, Record
from matchtafel.exchange.sample import Town, write_town
from matchtafel.models import (
    Client,
    Dwelling,
    Organisation,
    OrganisationKind,
    Vacancy,
)
from matchtafel.storage import Database

from .identities import take_names
from .intake import take_in
from .meeting import (
    Attendant,
    MeetingDraft,
    create_meeting,
    ensure_organisation,
    nominate,
    set_agenda,
    set_attendance,
)

BY = "voorbeeld"


@dataclass(frozen=True)
class Loaded:
    """The meeting that was made, and what was wrong in the files."""

    meeting_id: int
    problems: Sequence[Problem]


def load_sample(
    town: Town, folder: Path, database: Database, names: Database, *, now: datetime
) -> Loaded:
    """Write the town's files to `folder`, read them and make a meeting of them."""
    write_town(town, folder)
    records: list[Record] = []
    problems: list[Problem] = []
    for name in ("buurten.xlsx", "woningen.xlsx", "profielen.xlsx"):
        reading = read(folder / name)
        records += reading.records
        problems += reading.problems
    with database.act("voorbeeld gemaakt", by=BY, at=now) as session:
        meeting_id = _make_meeting(session, town, records, now)
    with names.act("voorbeeld gemaakt", by=BY, at=now) as session:
        take_names(session, read(folder / "namen.xlsx", kind=Kind.NAMES).records, now=now)
    return Loaded(meeting_id, problems)


def _make_meeting(session: Session, town: Town, records: Sequence[Record], now: datetime) -> int:
    for partner in town.partners:
        organisation = ensure_organisation(session, partner.kind, partner.name)
        organisation.kvk = partner.kvk
        organisation.representative = partner.representative
        organisation.representative_role = partner.representative_role
    take_in(session, records, by=BY, now=now)
    plan = town.meeting
    draft = MeetingDraft(
        table_name=plan.table_name,
        number=plan.number,
        held_on=plan.held_on,
        starts=plan.starts,
        place=plan.place,
        chair=plan.chair,
        minute_taker=plan.minute_taker,
        convener=plan.convener,
        is_sample=True,
    )
    meeting = create_meeting(session, draft, by=BY, now=now)
    set_attendance(session, meeting.id, _attendants(session, town))
    set_agenda(session, meeting.id, list(session.scalars(select(Vacancy.id).order_by(Vacancy.id))))
    for nominee in town.nominations:
        _nominate(session, nominee.vacancy, nominee.client, now)
    return meeting.id


def _attendants(session: Session, town: Town) -> list[Attendant]:
    ids = {o.name: o.id for o in session.scalars(select(Organisation))}
    return [
        Attendant(ids[line.organisation], line.person, line.presence, line.note)
        for line in town.meeting.attendance
    ]


def _nominate(
    session: Session, vacancy: tuple[str, str], client: tuple[str, str], now: datetime
) -> None:
    corporation, unit_number = vacancy
    provider, profile_number = client
    vacancy_id = session.scalar(
        select(Vacancy.id)
        .join(Dwelling, Dwelling.id == Vacancy.dwelling_id)
        .join(Organisation, Organisation.id == Vacancy.owner_id)
        .where(Organisation.name == corporation, Dwelling.unit_number == unit_number)
    )
    owner = ensure_organisation(session, OrganisationKind.PROVIDER, provider)
    client_id = session.scalar(
        select(Client.id).where(
            Client.owner_id == owner.id, Client.profile_number == profile_number
        )
    )
    if vacancy_id is not None and client_id is not None:
        nominate(session, vacancy_id, client_id, owner_id=owner.id, by=BY, now=now)
