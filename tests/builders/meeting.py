"""A meeting file with organisations, dwellings, clients, a meeting and its decisions.

Each function adds its row, flushes and returns it; whatever the test does not care about has
a default. All of it is fictional: Voorbeeldstad, municipality GM9999.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matchtafel.models import (
    Action,
    AgendaItem,
    Agreement,
    Attendance,
    Base,
    Client,
    Condition,
    Decision,
    DecisionKind,
    Dwelling,
    Meeting,
    MeetingState,
    Neighbourhood,
    Organisation,
    OrganisationKind,
    Placement,
    PolicyVersion,
    Presence,
    Profile,
    Vacancy,
    VacancyFacts,
)

Row = TypeVar("Row", bound=Base)

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, 0)
RECORDED = {"recorded_at": datetime(2026, 11, 24, 9, 45), "recorded_by": "M. de Groot"}

CORPORATION = OrganisationKind.CORPORATION
PROVIDER = OrganisationKind.PROVIDER
MUNICIPALITY = OrganisationKind.MUNICIPALITY
WELFARE = OrganisationKind.WELFARE

DWELLING_FACTS: dict[str, Any] = {
    "street": "Dorpsweg",
    "house_number": 3,
    "postcode": "1234 AB",
    "town": "Voorbeeldstad",
    "bag_id": "9999010000012231",
    "neighbourhood_code": "BU99990101",
    "dwelling_type": "POW",
    "rooms": 3,
    "bedrooms": 2,
    "area_m2": 61.0,
    "floor": 0,
    "lift": False,
    "outdoor_space": "tuin",
    "net_rent": Decimal("561.40"),
    "service_charges": Decimal("38.50"),
    "calculation_rent": Decimal("561.40"),
    "available_from": date(2026, 11, 30),
}
PROFILE_FACTS: dict[str, Any] = {
    "profile_date": date(2026, 9, 3),
    "valid_until": date(2027, 9, 3),
    "consent_date": date(2026, 9, 3),
    "origin": "MO",
    "urgency_date": date(2026, 9, 4),
    "adults": 1,
    "children": 0,
    "pension_age": False,
    "income": Decimal("18765.43"),
    "income_year": 2026,
}


def add(session: Session, row: Row) -> Row:
    session.add(row)
    session.flush()
    return row


def organisation(
    session: Session, name: str = "Woonstede", kind: OrganisationKind = CORPORATION, **more: Any
) -> Organisation:
    """The organisation of this name; made when it is not there yet."""
    known = session.scalar(select(Organisation).filter_by(kind=kind, name=name))
    return known or add(session, Organisation(kind=kind, name=name, **more))


def policy(session: Session, name: str = "standaard", version: str = "1") -> PolicyVersion:
    """The policy version; made when it is not there yet."""
    known = session.scalar(select(PolicyVersion).filter_by(name=name, version=version))
    owner = organisation(session, "Gemeente Voorbeeldstad", MUNICIPALITY)
    made = PolicyVersion(owner_id=owner.id, name=name, version=version, content={}, **RECORDED)
    return known or add(session, made)


def neighbourhood(
    session: Session, code: str = "BU99990101", name: str | None = "Dorpshart"
) -> Neighbourhood:
    owner = organisation(session, "Gemeente Voorbeeldstad", MUNICIPALITY)
    return add(session, Neighbourhood(owner_id=owner.id, code=code, name=name))


def vacancy(
    session: Session,
    unit_number: str = "10-0417",
    corporation: str = "Woonstede",
    **facts: Any,
) -> Vacancy:
    """A vacancy with one version of its facts; `facts` overrides DWELLING_FACTS."""
    owner = organisation(session, corporation).id
    dwelling = add(session, Dwelling(owner_id=owner, unit_number=unit_number))
    row = add(session, Vacancy(owner_id=owner, dwelling_id=dwelling.id))
    vacancy_facts(session, row, **facts)
    return row


def vacancy_facts(session: Session, row: Vacancy, **facts: Any) -> VacancyFacts:
    """The next version of a vacancy's facts."""
    known = select(func.count()).select_from(VacancyFacts).filter_by(vacancy_id=row.id)
    version = (session.scalar(known) or 0) + 1
    values = {**DWELLING_FACTS, **facts, **RECORDED}
    made = VacancyFacts(
        owner_id=row.owner_id, vacancy_id=row.id, version=version, source="test", **values
    )
    return add(session, made)


def client(
    session: Session, profile_number: str = "P-2026-0088", provider: str = "Opstap", **facts: Any
) -> Client:
    """A client with one profile; `facts` overrides PROFILE_FACTS."""
    owner = organisation(session, provider, PROVIDER).id
    row = add(session, Client(owner_id=owner, profile_number=profile_number))
    values = {**PROFILE_FACTS, **facts, **RECORDED}
    add(session, Profile(owner_id=owner, client_id=row.id, version=1, source="test", **values))
    return row


def meeting(
    session: Session, held_on: date = DAY, *, adopted: bool = False, **more: Any
) -> Meeting:
    owner = organisation(session, "Gemeente Voorbeeldstad", MUNICIPALITY)
    values: dict[str, Any] = {
        "table_name": "Matchtafel Voorbeeldstad",
        "number": "45",
        "starts": "9.30",
        "ends": "10.25",
        "place": "Stadskantoor, kamer 2.14",
        "chair": "M. de Groot",
        "minute_taker": "R. Bakker",
        **RECORDED,
        **more,
    }
    if adopted:
        values["state"] = MeetingState.ADOPTED
        values.setdefault("adopted_at", datetime(2026, 11, 24, 10, 41))
    return add(session, Meeting(owner_id=owner.id, held_on=held_on, **values))


def attendance(
    session: Session,
    at: Meeting,
    partner: Organisation,
    person: str | None = "S. Janssen",
    presence: Presence = Presence.PRESENT,
    note: str | None = None,
) -> Attendance:
    row = Attendance(
        owner_id=partner.id, meeting_id=at.id, person=person, presence=presence, note=note
    )
    return add(session, row)


def agenda_item(session: Session, at: Meeting, about: Vacancy) -> AgendaItem:
    """The next point of the agenda."""
    known = select(func.count()).select_from(AgendaItem).filter_by(meeting_id=at.id)
    position = (session.scalar(known) or 0) + 1
    row = AgendaItem(owner_id=at.owner_id, meeting_id=at.id, vacancy_id=about.id, position=position)
    return add(session, row)


def decision(
    session: Session,
    item: AgendaItem,
    kind: DecisionKind = DecisionKind.ALLOCATION,
    chosen: Client | None = None,
    *,
    sentence: str = "De tafel wijst Dorpsweg 3 toe, omdat dit profiel het best past.",
    conditions: Iterable[str] = (),
    **more: Any,
) -> Decision:
    """A decision about a point, with its placement when it is an allocation."""
    values: dict[str, Any] = {
        "follows": True if chosen else None,
        "reason_codes": ("MT.BESTE",) if chosen else (),
        "reason": "dit profiel het best past",
        "seen": {},
        **RECORDED,
        **more,
    }
    row = Decision(
        owner_id=item.owner_id,
        agenda_item_id=item.id,
        kind=kind,
        client_id=chosen.id if chosen else None,
        candidate_status="SEL" if chosen else None,
        sentence=sentence,
        policy_version_id=policy(session).id,
        **values,
    )
    add(session, row)
    for text in conditions:
        add(session, Condition(owner_id=item.owner_id, decision_id=row.id, text=text))
    if kind is DecisionKind.ALLOCATION and chosen:
        _place(session, item, chosen, row)
    return row


def _place(session: Session, item: AgendaItem, chosen: Client, row: Decision) -> None:
    place = {"vacancy_id": item.vacancy_id, "client_id": chosen.id, "decision_id": row.id}
    add(session, Placement(owner_id=item.owner_id, **place))


def withdrawal(session: Session, about: Decision, **more: Any) -> Decision:
    """The withdrawal of a decision; its placement goes."""
    for place in session.scalars(select(Placement).filter_by(decision_id=about.id)):
        session.delete(place)
    item = session.get_one(AgendaItem, about.agenda_item_id)
    more.setdefault("sentence", "Ingetrokken om 10.12 uur: het besluit. Reden: vergissing.")
    return decision(session, item, DecisionKind.WITHDRAWAL, about_id=about.id, **more)


def action(
    session: Session,
    about: Decision,
    text: str = "Bezichtiging afspreken",
    by: Organisation | None = None,
    *,
    person: str | None = "L. Vermeer",
    due: date | None = date(2026, 11, 26),
) -> Action:
    owner = by or organisation(session, "De Haven", PROVIDER)
    return add(
        session,
        Action(owner_id=owner.id, decision_id=about.id, text=text, person=person, due=due),
    )


def agreement(
    session: Session, about: Decision, number: str = "HZ-2026-0031", **more: Any
) -> Agreement:
    """The next version of the agreement that follows an allocation."""
    known = select(func.count()).select_from(Agreement).filter_by(decision_id=about.id)
    version = (session.scalar(known) or 0) + 1
    values = {**RECORDED, **more}
    row = Agreement(
        owner_id=about.owner_id, decision_id=about.id, version=version, number=number, **values
    )
    return add(session, row)
