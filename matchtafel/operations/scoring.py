"""From rows in the file to facts, scores and order: what one look at the table rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.matching.explain import Explainer, Judgement
from matchtafel.matching.facts import Facts, client_table, columns_of, vacancy_table
from matchtafel.matching.norms import Norms
from matchtafel.matching.policy import Policy
from matchtafel.matching.rank import order, waiting_days
from matchtafel.matching.score import Scores, evaluate
from matchtafel.models import (
    AgendaItem,
    Client,
    Decision,
    Dwelling,
    Neighbourhood,
    Placement,
    Profile,
    Vacancy,
    VacancyFacts,
)

Row = dict[str, Any]

_BOOKKEEPING = {
    "id",
    "owner_id",
    "version",
    "recorded_at",
    "recorded_by",
    "vacancy_id",
    "client_id",
}
VACANCY_FACTS = tuple(c.name for c in VacancyFacts.__table__.columns if c.name not in _BOOKKEEPING)
PROFILE_FACTS = tuple(c.name for c in Profile.__table__.columns if c.name not in _BOOKKEEPING)


@dataclass(frozen=True)
class Scoring:
    """Vacancies × clients, scored: rows as Python values, arrays of shape (V, C)."""

    facts: Facts
    policy: Policy
    vacancies: Sequence[Row]
    clients: Sequence[Row]

    @cached_property
    def scores(self) -> Scores:
        """Verdicts and scores of all pairs."""
        return evaluate(self.facts, self.policy)

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """Clients from first to last for each vacancy."""
        return order(self.facts, self.scores)

    @cached_property
    def waiting(self) -> NDArray[np.float64]:
        """Days waited, by client."""
        return waiting_days(self.facts)

    def judge(self, row: int, column: int) -> list[Judgement]:
        """Every criterion on one pair, in words."""
        facts = self.facts.take([row], [column])
        explainer = Explainer(facts, self.policy, [self.vacancies[row]], [self.clients[column]])
        return explainer.pair(0, 0)


def scoring_of(
    vacancies: Sequence[Row],
    clients: Sequence[Row],
    neighbourhoods: Mapping[str, Row],
    *,
    on: date,
    norms: Norms | None,
    policy: Policy,
) -> Scoring:
    """Score rows of facts (English fact names), whatever they came from."""
    joined = [_with_neighbourhood(row, neighbourhoods) for row in vacancies]
    facts = Facts(vacancy_table(columns_of(joined)), client_table(columns_of(clients)), on, norms)
    return Scoring(facts, policy, joined, clients)


def _with_neighbourhood(row: Row, neighbourhoods: Mapping[str, Row]) -> Row:
    found = neighbourhoods.get(row.get("neighbourhood_code") or "", {})
    named = {"neighbourhood_name": found.get("name"), "district": found.get("district")}
    return {**found, **named, **row}


def vacancy_row(vacancy: Vacancy) -> Row:
    """The newest facts of a vacancy, with its key."""
    facts = {name: getattr(vacancy.facts, name) for name in VACANCY_FACTS}
    facts["recorded_on"] = vacancy.facts.recorded_at.date()
    dwelling = vacancy.dwelling
    return {**facts, "corporation": dwelling.corporation.name, "unit_number": dwelling.unit_number}


def client_row(client: Client) -> Row:
    """The newest profile of a client, with its key."""
    facts = {name: getattr(client.profile, name) for name in PROFILE_FACTS}
    facts["recorded_on"] = client.profile.recorded_at.date()
    return {**facts, "provider": client.provider.name, "profile_number": client.profile_number}


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
    row: Row = {"name": hood.name, "district": hood.district}
    for indicator in hood.indicators:
        row[indicator.kind] = indicator.value
        row[f"{indicator.kind}_year"] = indicator.year
    if row.get("placements_12m") is not None or placed:
        row["placements_12m"] = (row.get("placements_12m") or 0) + placed
    if hood.judgements:
        judgement = hood.judgements[-1]
        row["carrying_capacity"] = judgement.colour
        row["carrying_capacity_date"] = judgement.judged_on
        row["carrying_capacity_valid_until"] = judgement.valid_until
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

    Who was withdrawn, or has a dwelling from another meeting, is not at this table.
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
            .options(selectinload(Client.versions), selectinload(Client.provider))
            .order_by(Client.id)
        )
    )


def agenda_options() -> tuple[Any, ...]:
    """What an agenda item needs to be shown."""
    vacancy = selectinload(AgendaItem.vacancy)
    return (
        vacancy.selectinload(Vacancy.versions),
        vacancy.selectinload(Vacancy.dwelling).selectinload(Dwelling.corporation),
        selectinload(AgendaItem.decisions).selectinload(Decision.conditions),
        selectinload(AgendaItem.decisions).selectinload(Decision.client),
        selectinload(AgendaItem.decisions).selectinload(Decision.policy_version),
    )
