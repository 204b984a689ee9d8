"""An unknown fact makes a verdict unknown only where it could change it (formats.md §3)."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

import numpy as np
import pytest

from matchtafel.matching.criteria.catalogue import BY_ID, CATALOGUE
from matchtafel.matching.criteria.criterion import Criterion
from matchtafel.matching.spread import spread
from matchtafel.matching.verdict import Verdict, verdict_of
from tests.builders.policy import STANDARD

from . import builders as make

DAYS = (date(2026, 1, 1), date(2026, 11, 24), date(2026, 12, 10), date(2030, 1, 1))
# What an unknown fact may turn out to be: enough to fall on both sides of every limit.
VACANCY_COULD_BE: dict[str, tuple[Any, ...]] = {
    **make.VACANCY_VALUES,
    "available_from": DAYS,
    "rooms": (0, 2, 3, 9),
    "bedrooms": (0, 1, 2, 3, 9),
    "area_m2": (0.0, 50.0, 400.0),
    "floor": (0, 1, 9),
    "calculation_rent": (0.0, 640.0, 713.03, 764.15, 932.94, 2000.0),
    "neighbourhood_code": (*make.PLACES, "BU99999999"),
    "postcode": ("9991 AB", "9992 CD", "9993 EF"),
    "placements_12m": (0, 1, 8, 99),
}
CLIENT_COULD_BE: dict[str, tuple[Any, ...]] = {
    **make.CLIENT_VALUES,
    **dict.fromkeys(("valid_until", "urgency_valid_until", "ready_from"), DAYS),
    "adults": (0, 1, 2, 9),
    "children": (0, 1, 2, 9),
    "income": (0, 28776, 29401, 38651, 39926, 51538, 99999),
    "birth_year": (1930, 1990, 2006),
}
# Empty is no demand or no limit, not a question.
NO_QUESTION = {
    *("max_rent", "min_bedrooms", "min_rooms", "min_area_m2", "min_accessibility"),
    *("max_floor_without_lift", "wanted_areas", "anchor_areas", "max_persons", "min_age"),
    *("max_age", "placements_cap", "net_rent", "carrying_capacity_valid_until"),
}
# Not a question either, by formats.md: no date is no consent, half a household no demand.
NEVER = {("consent", "consent_date"), ("bedrooms", "adults"), ("bedrooms", "children")}


def completions(
    row: make.Row, names: Sequence[str], could_be: dict[str, tuple[Any, ...]]
) -> Iterator[make.Row]:
    """The row with every unknown fact of these filled in, in all ways."""
    open_ = [name for name in names if row.get(name) is None and name not in NO_QUESTION]
    if "calculation_rent" in open_ and row.get("net_rent") is not None:
        open_.remove("calculation_rent")
    values = [[value for value in could_be[name] if value is not None] for name in open_]
    for chosen in product(*values):
        yield {**row, **dict(zip(open_, chosen, strict=True))}


def degrees(criterion: Criterion, vacancies: list[make.Row], clients: list[make.Row]) -> set[float]:
    found = spread(make.facts_of(vacancies, clients), criterion, STANDARD)
    return {round(float(d), 6) for d in np.unique(found.degree)}


def agreed(possible: set[float]) -> Verdict:
    """What may be said when these degrees are still possible."""
    verdicts = {verdict_of(degree) for degree in possible}
    if verdicts <= {Verdict.FITS, Verdict.NOT_APPLICABLE} and Verdict.FITS in verdicts:
        return Verdict.FITS
    return verdict_of(possible.pop()) if len(possible) == 1 else Verdict.UNKNOWN


@pytest.mark.parametrize("name", [criterion.id for criterion in CATALOGUE])
def test_a_verdict_is_unknown_just_where_the_unknown_facts_could_change_it(name: str) -> None:
    criterion = BY_ID[name]
    pairs = zip(make.random_vacancies(4, 150), make.random_clients(4, 150), strict=True)
    for dwelling, person in pairs:
        now = verdict_of(degrees(criterion, [dwelling], [person]).pop())
        demanded = [n for n in criterion.client_facts if (name, n) not in NEVER]
        vacancies = completions(dwelling, criterion.vacancy_facts, VACANCY_COULD_BE)
        clients = completions(person, demanded, CLIENT_COULD_BE)
        facts = {n: dwelling.get(n) for n in criterion.vacancy_facts}
        demands = {n: person.get(n) for n in criterion.client_facts}
        assert now is agreed(degrees(criterion, [*vacancies], [*clients])), (facts, demands)
