"""A criterion asked of every pair, each different combination of facts once."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .criteria.catalogue import CATALOGUE
from .criteria.criterion import Criterion
from .criteria.pairing import Pairing
from .facts import Facts
from .policy import Kind, Policy, Rule
from .verdict import NOT_APPLICABLE, Degrees


@dataclass(frozen=True)
class Spread:
    """A criterion on the different facts only, and where each pair finds its own.

    degree: (u, w); required: (1, w), True where the criterion is a requirement for the client.
    rows: (V,), the place of each vacancy among the u; columns: (C,), of each client among the w.
    """

    degree: Degrees
    required: NDArray[np.bool_]
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]

    def over_all(self, small: NDArray[Any]) -> NDArray[Any]:
        """From the different facts (u, w) to all pairs (V, C); take, for rows in one piece."""
        return small.take(self.columns, axis=1).take(self.rows, axis=0)


def spreads(facts: Facts, policy: Policy) -> dict[str, Spread]:
    """Every criterion that counts in verdict or score, by its id."""
    return {c.id: spread(facts, c, policy) for c in CATALOGUE if counts(policy.rule(c.id))}


def counts(rule: Rule) -> bool:
    """Whether a criterion enters verdict or score, and is not only shown."""
    return rule.kind in (Kind.REQUIREMENT, Kind.PREFERENCE)


def spread(facts: Facts, criterion: Criterion, policy: Policy) -> Spread:
    """Ask a criterion of every pair: many share their facts, each combination is asked once."""
    rule = policy.rule(criterion.id)
    first_row, rows = facts.vacancies.distinct(criterion.vacancy_facts)
    first_column, columns = facts.clients.distinct(criterion.client_facts)
    pairing = Pairing(
        facts.vacancies.narrow(first_row, criterion.vacancy_facts),
        facts.clients.narrow(first_column, criterion.client_facts),
        float(facts.reference_date.toordinal()),
        facts.reference_date.year,
        facts.norms,
        criterion.limits_under(rule),
        demanded=rule.kind is Kind.REQUIREMENT,
    )
    degree, shape = criterion.degree(pairing), (len(first_row), len(first_column))
    if degree.shape != shape:
        degree = np.broadcast_to(degree, shape)
    skipped = facts.vacancies.skips(first_row, criterion.vacancy)
    if skipped is not None:
        degree = np.where(skipped[:, np.newaxis], NOT_APPLICABLE, degree)
    skipped = facts.clients.skips(first_column, criterion.client)
    softens = not (pairing.demanded and criterion.required)  # not what the policy demands
    if skipped is not None and softens:
        degree = np.where(skipped, NOT_APPLICABLE, degree)
    return Spread(degree, _required(criterion, pairing, len(first_column)), rows, columns)


def _required(criterion: Criterion, pairing: Pairing, clients: int) -> NDArray[np.bool_]:
    required = np.full((1, clients), pairing.demanded)
    return required if criterion.required is None else required | criterion.required(pairing)
