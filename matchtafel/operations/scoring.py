"""From rows in the file to facts, scores and order: what one look at the table rests on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchtafel.matching.explain import Explainer, Judgement
from matchtafel.matching.facts import Facts, client_table, columns_of, number, vacancy_table
from matchtafel.matching.norms import Norms
from matchtafel.matching.policy import Policy
from matchtafel.matching.rank import order, waiting_days
from matchtafel.matching.score import Scores, evaluate
from matchtafel.models import (
    Client,
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
    def vacancy_names(self) -> list[str]:
        """The number of each vacancy, with its corporation where that would be ambiguous."""
        return _names(self.facts.vacancies.keys)

    @cached_property
    def client_names(self) -> list[str]:
        """The number of each profile, with its provider where that would be ambiguous."""
        return _names(self.facts.clients.keys)

    @cached_property
    def waiting(self) -> NDArray[np.float64]:
        """Days waited, by client."""
        return waiting_days(self.facts)

    def judge(self, row: int, column: int) -> list[Judgement]:
        """Every criterion on one pair, in words."""
        if row not in self._explainers:
            everyone = range(len(self.clients))
            facts = self.facts.take([row], everyone)
            vacancy = [self.vacancies[row]]
            self._explainers[row] = Explainer(facts, self.policy, vacancy, self.clients)
        return self._explainers[row].pair(0, column)

    @cached_property
    def _explainers(self) -> dict[int, Explainer]:
        """One for each vacancy that was asked about: its rulings serve every client."""
        return {}


def _names(keys: Sequence[tuple[str, str]]) -> list[str]:
    """formats.md §2: a key is a number, "Corporatie/number" where two share it."""
    shared = Counter(number for _, number in keys)
    return [f"{owner}/{number}" if shared[number] > 1 else number for owner, number in keys]


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
    placed = {code: number(row.get("placements_12m")) for code, row in neighbourhoods.items()}
    tables = vacancy_table(columns_of(joined)), client_table(columns_of(clients))
    facts = Facts(*tables, on, norms, placed)
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
