"""From the file: a meeting, its clients and neighbourhoods, and the board they make."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.matching.norms import Norms
from matchtafel.matching.policy import Policy
from matchtafel.models import (
    AgendaItem,
    Attendance,
    Client,
    Decision,
    Dwelling,
    Meeting,
    Neighbourhood,
    Nomination,
    Placement,
    Vacancy,
    VacancyFacts,
)

from .board import Board
from .consent import consent_of
from .scoring import Row, client_row, scoring_of, vacancy_row


def load_meeting(session: Session, meeting_id: int) -> Meeting:
    """A meeting with its attendance and agenda, readable after the session is closed."""
    return session.scalars(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(
            selectinload(Meeting.convener),
            selectinload(Meeting.attendance).selectinload(Attendance.organisation),
            *(selectinload(Meeting.agenda).options(o) for o in _agenda_options()),
        )
    ).one()


def load_board(
    session: Session, meeting_id: int, *, policy: Policy, norms: Mapping[int, Norms]
) -> Board:
    """Everything the Overleg screen shows of a meeting, scored on the day it is held."""
    meeting = load_meeting(session, meeting_id)
    clients = load_clients(session, meeting_id)
    agenda = tuple(meeting.agenda)
    scoring = scoring_of(
        [vacancy_row(item.vacancy) for item in agenda],
        [_at_table(client, meeting.held_on) for client in clients],
        load_neighbourhoods(session, meeting.held_on),
        on=meeting.held_on,
        norms=norms.get(meeting.held_on.year),
        policy=policy,
    )
    nominations = session.execute(select(Nomination.vacancy_id, Nomination.client_id))
    return Board(
        meeting=meeting,
        scoring=scoring,
        client_ids=tuple(client.id for client in clients),
        placed=_placed(session, clients),
        nominated=frozenset((vacancy, client) for vacancy, client in nominations),
        proposal=None,
        agenda=agenda,
    )


def _at_table(client: Client, on: date) -> Row:
    """The newest profile, with the consent that counts: a withdrawal works at once."""
    return {**client_row(client), "consent_date": consent_of(client, on)}


def _placed(session: Session, clients: list[Client]) -> dict[int, str]:
    """Client id → address of the dwelling that the client has now."""
    rows = session.execute(
        select(Placement.client_id, Vacancy)
        .join(Vacancy, Vacancy.id == Placement.vacancy_id)
        .options(selectinload(Vacancy.versions), selectinload(Vacancy.dwelling))
    )
    return {
        client: vacancy.facts.address or vacancy.dwelling.unit_number for client, vacancy in rows
    }


def load_neighbourhoods(session: Session, on: date) -> dict[str, Row]:
    """Code → newest facts; placements in 12 months include every decision that stands now."""
    found = session.scalars(
        select(Neighbourhood).options(
            selectinload(Neighbourhood.indicators), selectinload(Neighbourhood.judgements)
        )
    )
    placed = _placements_since_counted(session, on)
    return {hood.code: _neighbourhood_row(hood, placed.get(hood.code, 0)) for hood in found}


def _neighbourhood_row(hood: Neighbourhood, placed: int) -> Row:
    origins: dict[str, tuple[str, date]] = {}
    row: Row = {"name": hood.name, "district": hood.district, "origins": origins}
    for indicator in hood.indicators:
        row[indicator.kind] = indicator.value
        row[f"{indicator.kind}_year"] = indicator.year
        origins[indicator.kind] = indicator.source, indicator.recorded_at.date()
    if row.get("placements_12m") is not None or placed:
        row["placements_12m"] = (row.get("placements_12m") or 0) + placed
    if hood.judgements:
        judgement = hood.judgements[-1]
        row["carrying_capacity"] = judgement.colour
        row["carrying_capacity_date"] = judgement.judged_on
        row["carrying_capacity_valid_until"] = judgement.valid_until
        judged_on = judgement.judged_on or judgement.recorded_at.date()
        origins["carrying_capacity"] = judgement.source, judged_on
    return row


def _placements_since_counted(session: Session, on: date) -> dict[str, int]:
    """Placements of the last 12 months made in this file, by neighbourhood code.

    plaatsingen_12m in a neighbourhood file counts what came before (formats.md §1.3).
    """
    rows = session.execute(
        select(VacancyFacts.neighbourhood_code, Placement.vacancy_id, Decision.recorded_at)
        .join(Placement, Placement.vacancy_id == VacancyFacts.vacancy_id)
        .join(Decision, Decision.id == Placement.decision_id)
        .order_by(VacancyFacts.vacancy_id, VacancyFacts.version)
    )
    newest = {vacancy: (code, at.date()) for code, vacancy, at in rows}
    counted: dict[str, int] = {}
    for code, day in newest.values():
        if code and on - timedelta(days=365) <= day:
            counted[code] = counted.get(code, 0) + 1
    return counted


def load_clients(session: Session, meeting_id: int) -> list[Client]:
    """Clients who can be matched at this meeting, with their newest profile, in a fixed order.

    Who was withdrawn or erased, or has a dwelling from another meeting, is not at this table.
    Who withdrew consent is here, to be counted: see consent_of.
    """
    elsewhere = (
        select(Placement.client_id)
        .join(Decision, Decision.id == Placement.decision_id)
        .join(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
        .where(AgendaItem.meeting_id != meeting_id)
    )
    return list(
        session.scalars(
            select(Client)
            .where(Client.withdrawn_at.is_(None), Client.id.not_in(elsewhere))
            .options(
                selectinload(Client.versions),
                selectinload(Client.consents),
                selectinload(Client.provider),
            )
            .order_by(Client.id)
        )
    )


def _agenda_options() -> tuple[Any, ...]:
    """What an agenda item needs to be shown."""
    vacancy = selectinload(AgendaItem.vacancy)
    return (
        vacancy.selectinload(Vacancy.versions),
        vacancy.selectinload(Vacancy.dwelling).selectinload(Dwelling.corporation),
        selectinload(AgendaItem.decisions).selectinload(Decision.conditions),
        selectinload(AgendaItem.decisions).selectinload(Decision.client),
        selectinload(AgendaItem.decisions).selectinload(Decision.policy_version),
    )
