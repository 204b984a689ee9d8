"""The limits of every criterion that compares figures: which fact, and where it tips."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .builders import NORMS, ON, Row
from .cases import SIDES, Case

DAY, CENT = timedelta(1), 0.01
YEARS = sorted(NORMS)


@dataclass(frozen=True)
class Boundary:
    """A fact just below, at and just above a limit; beside those three it is also unknown.

    year: of the norm that gives the limit, None for any other limit.
    """

    criterion: str
    side: str
    fact: str
    values: tuple[Any, Any, Any]
    year: int | None = None

    @property
    def name(self) -> str:
        """As a test is named after it."""
        return " ".join(str(part) for part in (self.criterion, self.fact, self.values[1]))

    def missing(self, cases: list[Case]) -> set[Any]:
        """Which of the four no cases have that are the same but for this fact.

        The group of cases that has most of them counts; None: the fact is unknown.
        """
        seen: dict[str, set[Any]] = {}
        for case in cases:
            if self.year in (None, case.on.year):
                facts, rest = self._split(case)
                seen.setdefault(rest, set()).add(facts.get(self.fact))
        wanted = {*self.values, None}
        return min((wanted - values for values in seen.values()), key=len, default=wanted)

    def _split(self, case: Case) -> tuple[Row, str]:
        """The facts of this one's side, and all the others as text."""
        sides = {side: dict(getattr(case, side)) for side in SIDES}
        facts = dict(sides[self.side])
        sides[self.side].pop(self.fact, None)
        return facts, repr([case.on, *(sorted(known.items()) for known in sides.values())])


def around(limit: Any, step: Any) -> tuple[Any, Any, Any]:
    """Limit − 1, limit, limit + 1, in steps that the fact can take."""
    below, above = limit - step, limit + step
    if isinstance(limit, float):
        return round(below, 2), limit, round(above, 2)
    return below, limit, above


def _at(criterion: str, place: str, limit: Any, step: Any = 1) -> Boundary:
    side, fact = place.split(".")
    return Boundary(criterion, side, fact, around(limit, step))


def _of_norms() -> Iterator[Boundary]:
    """Every limit of every year; one that no source gave has none."""
    for year in YEARS:
        for criterion, place, step, names in _NORM_LIMITS:
            side, fact = place.split(".")
            for name in names:
                limit = getattr(NORMS[year], name)
                if limit is not None:
                    yield Boundary(criterion, side, fact, around(float(limit), step), year)


_RENT = "vacancy.calculation_rent"
_INCOMES = ("income_single", "income_multi", "income_single_pension", "income_multi_pension")
_NORM_LIMITS = (
    ("income_fits_rent", _RENT, CENT, ("rent_cap_low", "rent_cap_high")),
    ("income_fits_rent", "client.income", 1, _INCOMES),
    ("income_within_daeb", _RENT, CENT, ("social_rent_limit",)),
    ("income_within_daeb", "client.income", 1, ("daeb_income_single", "daeb_income_multi")),
    ("rent_allowance", _RENT, CENT, ("quality_discount_limit", "social_rent_limit")),
)
FREE = date(2026, 12, 1)
BOUNDARIES = [
    _at("consent", "client.consent_date", ON, DAY),
    _at("profile_valid", "client.valid_until", ON, DAY),
    _at("urgency_valid", "client.urgency_valid_until", ON, DAY),
    _at("available_in_time", "client.ready_from", FREE, DAY),
    _at("available_in_time", "client.ready_from", FREE + 30 * DAY, DAY),
    _at("rent_affordable", "vacancy.calculation_rent", 660.0, CENT),
    _at("rent_affordable", "vacancy.net_rent", 660.0, CENT),
    _at("bedrooms", "vacancy.bedrooms", 2, 1),
    _at("bedrooms", "vacancy.bedrooms", 3, 1),
    _at("rooms", "vacancy.rooms", 3),
    _at("area", "vacancy.area_m2", 50.0, 1.0),
    _at("occupancy", "client.children", 2),
    _at("age_label", "client.birth_year", 1971, 1),
    _at("age_label", "client.birth_year", 1998, 1),
    _at("stairs", "vacancy.floor", 2),
    _at("ground_floor", "vacancy.floor", 0, 1),
    _at("placements_cap", "neighbourhood.placements_12m", 8),
    _at("carrying_capacity", "neighbourhood.carrying_capacity_valid_until", ON, DAY),
    _at("liveability", "neighbourhood.liveability", 4),
    _at("offers_refused", "client.offers_refused", 2),
    # Domain.md §4.4: 120 points in the tables of July 2024, 2025 and 2026.
    Boundary("rent_within_points", "vacancy", "net_rent", around(730.69, CENT), 2024),
    Boundary("rent_within_points", "vacancy", "net_rent", around(747.65, CENT), 2025),
    Boundary("rent_within_points", "vacancy", "net_rent", around(774.94, CENT), 2026),
    Boundary("energy_costs", "vacancy", "energy_label", ("C", "D", "E")),
    *_of_norms(),
]
