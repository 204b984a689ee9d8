"""Which unknown facts to ask first: those that play in the most pairs."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .criteria.catalogue import CATALOGUE
from .criteria.criterion import Criterion
from .facts import NEIGHBOURHOOD_COLUMNS, Facts, Table
from .score import Scores
from .verdict import PairVerdict


@dataclass(frozen=True)
class Ask:
    """An unknown fact. side: "vacancy" or "client"; row: its place in that table."""

    side: str
    row: int
    fact: str
    pairs_affected: int


def ask_first(facts: Facts, scores: Scores) -> list[Ask]:
    """Unknown facts, most pairs first; excluded pairs do not count, nothing would change there."""
    undecided = scores.unknown | scores.undecided
    undecided[scores.verdict == PairVerdict.EXCLUDED] = 0
    keys = {"vacancy": facts.vacancies.keys, "client": facts.clients.keys}
    found = [ask for side in keys for ask in _asks(side, facts, scores, undecided)]
    return sorted(found, key=lambda a: (-a.pairs_affected, a.side, keys[a.side][a.row], a.fact))


def _asks(side: str, facts: Facts, scores: Scores, undecided: NDArray[np.uint64]) -> list[Ask]:
    table, axis = (facts.vacancies, 1) if side == "vacancy" else (facts.clients, 0)
    found: list[Ask] = []
    for fact, criteria in _readers(side).items():
        unknown = _unknown(table, fact)
        if not unknown.any():
            continue
        plays = np.zeros(undecided.shape, bool)
        for criterion in criteria:
            plays |= scores.has(undecided, criterion.id) & _could_tell(facts, criterion, fact)
        counts = plays.sum(axis=axis)
        rows = np.flatnonzero(unknown & (counts > 0))
        found += [Ask(side, int(row), fact, int(counts[row])) for row in rows]
    return found


# A demand or limit that is empty makes none; net_rent only stands in for the rekenhuur; what
# is known of a neighbourhood is not asked about one dwelling.
_NEVER_ASKED = {
    *NEIGHBOURHOOD_COLUMNS,
    "max_rent",
    "min_bedrooms",
    "min_rooms",
    "min_area_m2",
    "min_accessibility",
    "max_floor_without_lift",
    "wanted_areas",
    "wanted_areas_required",
    "anchor_areas",
    "min_age",
    "max_age",
    "max_persons",
    "net_rent",
}
_BY_NORMS = {"income_fits_rent", "income_within_daeb", "rent_within_points", "rent_allowance"}


def _readers(side: str) -> dict[str, list[Criterion]]:
    readers: dict[str, list[Criterion]] = {}
    for criterion in CATALOGUE:
        facts = criterion.vacancy_facts if side == "vacancy" else criterion.client_facts
        for fact in facts:
            if fact not in _NEVER_ASKED:
                readers.setdefault(fact, []).append(criterion)
    return readers


def _unknown(table: Table, fact: str) -> NDArray[np.bool_]:
    column = table.columns[fact]
    if column.dtype == object:
        return np.array([value is None for value in column], bool)
    return np.isnan(column)


def _could_tell(facts: Facts, criterion: Criterion, fact: str) -> Any:
    """For which clients, (1, C), this fact could settle the criterion.

    A postcode says nothing of a list of neighbourhoods, nor a neighbourhood code of PC4s;
    no answer settles a test for whose year there are no norms.
    """
    if criterion.id in _BY_NORMS:
        return facts.norms is not None
    if fact not in ("neighbourhood_code", "postcode"):
        return True
    lists = facts.clients.columns[criterion.client[0]]
    by_digits = fact == "postcode"
    return np.array([any(a[0].isdigit() == by_digits for a in areas or ()) for areas in lists])
